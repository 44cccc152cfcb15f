// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "parsers/data/table.hpp"

/// Codes and numbers that stand before the names in their own cells: "CS.PI.01 Percentage of …", "12. Number of …".
namespace scrutineer::meaning {

struct LeadingCode {
    std::string text;       ///< without the stop or colon behind it; empty for none
    std::size_t words = 0;  ///< how many words of the name it takes
    bool number = false;    ///< a number alone: a reference
};

/// The code that a name may begin with.
LeadingCode leading_code(std::string_view name);

/// Whether the names of a table begin with codes, nearly all of them: one alone may be part of its name.
bool begin_with_codes(const std::vector<std::string>& names);

/// Takes the first words off a cell: its lines and its text.
void drop_words(Cell& cell, std::size_t words);

}  // namespace scrutineer::meaning
