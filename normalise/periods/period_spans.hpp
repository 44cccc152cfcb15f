// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "normalise/periods/calendar.hpp"
#include "normalise/periods/period_context.hpp"
#include "normalise/periods/span.hpp"

/// The forms that a period's core is printed in, once notes and words around it are taken off. parse_period
/// (normalise/periods/period.hpp) is what the rest of the program calls. All texts here are folded and in lower case.
namespace scrutineer::printed_periods {

/// "27 sep 2021", "28/09/2017", "2017-09-28", with or without the day of the week.
std::optional<Span> date_span(std::string_view text);

/// A year, month, date, quarter, range of them, or a counted run of months ("12 months ending mar 2023").
std::optional<Span> core_span(const std::string& text, const Flags& flags, const PeriodContext& context);

/// The last day that "mar 2023", "31 march 2017" or "q1 2023/24" stands for when something ends with it.
std::optional<Day> closing_day(const std::string& text, const PeriodContext& context);

}  // namespace scrutineer::printed_periods
