// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "normalise/values/parsed_value.hpp"

namespace scrutineer {

/// Reads a figure as printed. Never throws; an empty text gives status blank.
///
/// - A dash is nil (0, reported) in a finance row, or where the heading says £ and the row is a breakdown; it is
///   not-available in the rows of indicators.
/// - Accounting negatives, `(2,391)` and `2,391-`, are read in money, variances and movements only.
/// - `<5` is value 5, less-than and suppressed; a target, budget or forecast of `<5` is reported.
/// - `95 [2,202 / 2,319]` has a numerator and a denominator, `18 [458]` and `51 (28)` a count. A bare `340 of 397` has
///   both parts and no value: the percentage is not printed.
/// - Words instead of a number are narrative; a number in other words (`5 by 2030`) is narrative and understood in a
///   target, and not understood in an actual.
/// - `Target: 97%, Floor: 90%` gives the one that the context's measure names.
ParsedValue parse_value(std::string_view text, const ValueContext& context = {});

}  // namespace scrutineer
