// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "parsers/data/row.hpp"
#include "parsers/lines/paper_text.hpp"

namespace scrutineer {

/// The footnotes of each table, in the order of `tables`: lines under it that begin with a mark (`*`, `**`, `[1]`, `²`,
/// a raised 1), then those under other tables and at the foot of the pages it is on whose mark it has not itself.
std::vector<std::vector<Footnote>> find_footnotes(const PaperText& text, const std::vector<Table>& tables);

}  // namespace scrutineer
