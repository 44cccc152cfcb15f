// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "normalise/periods/period_context.hpp"
#include "normalise/periods/span.hpp"

namespace scrutineer::printed_periods {

/// Parts of a year that are counted: "q3 2024/25", "quarters 1 to 3", "h1", "mid-year 2024/25", "month 9 (december)",
/// "p6 24/25", "autumn term 2023". Month and period 1 are April. One that prints no year is the last that had ended by
/// the day that the context knows.
std::optional<Span> year_part_span(const std::string& text, const Flags& flags, const PeriodContext& context);

}  // namespace scrutineer::printed_periods
