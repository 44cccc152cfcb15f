// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "normalise/units/unit.hpp"
#include "normalise/values/parsed_value.hpp"

/// The grammar of printed figures; parse_value (normalise/values/value.hpp) is what the rest of the program calls.
namespace scrutineer {

/// The number that digits with thousands separators print, times ten to a power; nullopt for more digits than a double
/// holds exactly.
std::optional<double> decimal(std::string_view printed, int power_of_ten = 0);

/// "red", "AMBER", "G"; nullopt for any other word.
std::optional<RatingValue> rating_word(std::string_view word);

/// Is it a column of what should be (a target, a budget), not of what was found?
bool is_aim(Measure measure);

/// Reads a folded text that is one figure from end to end: a number with its sign, currency, scale, unit, bound, marks
/// and brackets. nullopt where it is anything else, or could be two things.
std::optional<ParsedValue> read_figure(std::string_view text, const ValueContext& context, const UnitReading& heading);

}  // namespace scrutineer
