// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "parsers/rows/row_shape.hpp"

namespace scrutineer {

/// The title that stands right above a table and is no sentence, its lines joined: the name of the one indicator that
/// the table is about. nullopt where there is none.
std::optional<Cell> title_above(const TableContext& context);

/// The table's headings without a text that is now something else.
std::vector<std::string> headings_without(std::vector<std::string> headings, const std::string& text);

}  // namespace scrutineer
