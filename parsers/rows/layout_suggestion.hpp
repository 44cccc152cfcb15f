// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "parsers/meaning/explanation.hpp"

namespace scrutineer {

/// What the general reader inferred of a table, as a layout file to correct: `scrutineer layouts suggest`. A rule for
/// each column with a heading, what is not read as `ignore`.
/// \param title for people: what the layout is for
/// \return JSON that parse_layout takes; nullopt for a table without headings
std::optional<std::string> suggested_layout(const meaning::ExplainedTable& table, const std::string& title);

/// The table of a page that a layout is most likely wanted for: table `number` of it, or where that is 0 the one with
/// the most columns of figures. nullptr where there is none.
const meaning::ExplainedTable* table_to_suggest(const std::vector<meaning::ExplainedTable>& tables, int page,
                                                int number);

}  // namespace scrutineer
