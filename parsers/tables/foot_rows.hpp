// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "parsers/data/table.hpp"
#include "parsers/lines/paper_text.hpp"

namespace scrutineer {

/// Gives totals that are set apart under a table back to it. Rows of figures without headings and names, just under a
/// table and each column of theirs under one of its own, are its last rows: their names stand on the same lines at the
/// left, too far away to be taken for a column.
/// \param tables by page, then from top to bottom
std::vector<Table> with_foot_rows(std::vector<Table> tables, const PaperText& text);

}  // namespace scrutineer
