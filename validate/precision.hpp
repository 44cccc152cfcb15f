// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dataset/dataset.hpp"

/// How exactly a figure is printed: what a tolerance is made of.
namespace scrutineer::checks {

/// A number as it stands in a text: "63,400" under a heading "£000" is number 63400, 0 decimals, scale 1000.
struct PrintedNumber {
    double number = 0;
    int decimals = 0;
    double scale = 1;  ///< a power of ten: base units = number * scale
    /// Half a unit of the last printed digit, in base units: 97.8 is anything from 97.75 to 97.85.
    double half_unit() const;
};

/// The number in `text` that gives `value` in base units; nullopt where none does (a duration in hours and minutes, a
/// ratio), or where the text has several that could.
std::optional<PrintedNumber> printed_number(std::string_view text, double value);

/// The same for an observation's value, where it has one that is exact.
std::optional<PrintedNumber> printed_number(const Observation& observation);

/// A figure for people, at most `decimals` places and thousands parted by commas: "1,439", "98.3".
std::string plain_number(double value, int decimals = 1);

/// Is `a` the same as `b`, give or take `tolerance` and what binary arithmetic adds?
bool within(double a, double b, double tolerance);

}  // namespace scrutineer::checks
