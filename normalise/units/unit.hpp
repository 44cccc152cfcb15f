// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dataset/dataset.hpp"

namespace scrutineer {

/// What a unit is, and what figures printed in it are to be multiplied by.
struct UnitReading {
    std::optional<Unit> unit;
    std::optional<int> per;  ///< base of a rate
    int power_of_ten = 0;    ///< 3 for "£000", 6 for "£m": figures are to be multiplied by ten to this
    std::string time_unit;   ///< "day", "minute", … for days and durations
};

/// Reads a unit from a column heading or a unit column: "£000", "£'000", "£m", "%", "No.", "Rate per 10,000", "Days",
/// "Original Budget £000". A heading that names no unit gives an empty reading.
UnitReading read_unit_text(std::string_view text);

/// The scale that an indicator's name ends with: "000" of "Passengers (000)", "£m" of "Income (£m)"; empty for none.
std::string scale_in_name(std::string_view name);

/// An indicator's unit as its name and the texts of its figures tell it. The figures come first: one that is printed
/// with a % sign says more than any name. Empty where nothing tells: no unit is better than a wrong one.
///
/// \param name     the indicator's name, without footnote marks
/// \param headings the headings above it, outermost first
/// \param figures  the texts of its own figures (not of targets that are words)
UnitReading infer_unit(std::string_view name, const std::vector<std::string>& headings,
                       const std::vector<std::string>& figures);

}  // namespace scrutineer
