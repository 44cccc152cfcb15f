// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "dataset/dataset.hpp"
#include "normalise/periods/calendar.hpp"

/// Days from one to another, as the grammar of printed periods makes them. All texts there are folded and in lower case.
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

}  // namespace scrutineer::printed_periods
