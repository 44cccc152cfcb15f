// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "dataset/dataset.hpp"
#include "words/phrases.hpp"

/// Units printed with signs and figures in headings. Those that are words alone are in words/vocabulary/units.json.
namespace scrutineer::meaning {

struct PrintedUnit {
    std::size_t end = 0;    ///< behind its last word or sign
    std::size_t words = 0;  ///< how many words it has, signs not counted
    std::optional<Unit> unit;
    std::optional<int> per;  ///< base of a rate
    int power_of_ten = 0;
    std::string time_unit;
};

/// The unit that begins with the word or sign at `first`: "£'000", "£m", "£", "000s", "%", "per 10,000 population",
/// "(months)". nullopt for none.
std::optional<PrintedUnit> unit_at(const std::vector<TextWord>& words, std::size_t first);

}  // namespace scrutineer::meaning
