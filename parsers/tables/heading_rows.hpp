// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "parsers/lines/table_text.hpp"
#include "parsers/tables/grid.hpp"

/// Headings that stand outside the lines or colours of their table.
namespace scrutineer::table_finding {

/// Takes the lines of headings right above a grid into it as its first rows: texts that stand in its columns, or over
/// several that have headings of their own, over most of those that hold figures. Where the grid's first row is no row
/// of figures, only headings of several columns are taken. `taken` marks words of the page that are other tables'.
void add_heading_rows(const Page& page, Grid& grid, const std::vector<TextLine>& lines,
                      const std::vector<Segment>& across, const std::vector<char>& taken, Budget& budget);

}  // namespace scrutineer::table_finding
