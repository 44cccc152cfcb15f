// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "normalise/periods/calendar.hpp"
#include "normalise/periods/period.hpp"

/// The forms that a period's core is printed in, once notes and words around it are taken off. parse_period
/// (normalise/periods/period.hpp) is what the rest of the program calls. All texts here are folded and in lower case.
namespace scrutineer::printed_periods {

struct Span {
    PeriodKind kind = PeriodKind::range;
    std::optional<Day> start;
    std::optional<Day> end;
};

/// Words around a period that say what sort it is, taken off before its core is read.
struct Flags {
    bool academic = false;
    bool calendar = false;
    bool financial = false;
    bool to_date = false;  ///< "YTD", "year to date"
};

/// The first of a month; nullopt where the year is out of range.
std::optional<Day> first_of(int year, int month);

/// Whole months from one to another, with the kind that they are by their dates.
Span months(int from_year, int from_month, int to_year, int to_month);

/// One day.
Span point(Day day);

/// Takes white space and loose signs off both ends, and doubled blanks out.
void trim(std::string& text);

/// "27 sep 2021", "28/09/2017", "2017-09-28", with or without the day of the week.
std::optional<Span> date_span(std::string_view text);

/// A year, month, date, quarter, range of them, or a counted run of months ("12 months ending mar 2023").
std::optional<Span> core_span(const std::string& text, const Flags& flags, const PeriodContext& context);

/// The last day that "mar 2023", "31 march 2017" or "q1 2023/24" stands for when something ends with it.
std::optional<Day> closing_day(const std::string& text, const PeriodContext& context);

}  // namespace scrutineer::printed_periods
