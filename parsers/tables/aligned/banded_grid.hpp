// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "parsers/lines/drawn_lines.hpp"
#include "parsers/lines/table_text.hpp"
#include "parsers/tables/grid.hpp"

/// Tables whose rows lie between lines drawn right across, with no line down the page: a name, figures, and a text of
/// several paragraphs perhaps. The lines say where the rows are, the white space that runs down through all of them
/// where the columns are.
namespace scrutineer::table_finding {

/// The grids of such tables, top to bottom. Only those whose lines bound rows of several lines of text are given, each
/// with at most one figure in a column: others are told as well by alignment.
std::vector<Grid> banded_grids(const Page& page, const Ruling& ruling, const std::vector<TextLine>& lines,
                               Budget& budget);

}  // namespace scrutineer::table_finding
