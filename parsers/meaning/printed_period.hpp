// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "words/phrases.hpp"

/// Where in a text a period is printed. What days it stands for is for normalise/periods to say: here it is only told
/// apart from the words around it.
namespace scrutineer::meaning {

struct PrintedPeriod {
    std::size_t end = 0;    ///< behind its last word or sign
    std::size_t words = 0;  ///< how many words it has, signs not counted
    bool has_year = false;  ///< "Q2 2023/24", "March 2024"
    bool has_part = false;  ///< a part of a year is named: a quarter, a month, a day
    bool to_date = false;   ///< "to 30 September", "to Month 6": from the year's beginning
};

/// The longest period that begins with the word at `first`: "2025/26", "Q2 23-24", "Apr-Jun 2024", "as at 30 Sep",
/// "12 months to June 2024", "Month 6", "31.03.25", "Chwarter 3". nullopt for none.
/// \param printed the text that the words were cut from: capitals tell the month from the verb "may"
std::optional<PrintedPeriod> period_at(std::string_view printed, const std::vector<TextWord>& words, std::size_t first);

}  // namespace scrutineer::meaning
