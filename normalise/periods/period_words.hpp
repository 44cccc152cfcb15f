// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "normalise/periods/period_context.hpp"
#include "normalise/periods/span.hpp"

/// What the patterns of printed periods are put together from. Text is folded and in lower case when they meet it.
namespace scrutineer::printed_periods {

#define MONTH                                                                                                     \
    "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|" \
    "nov(?:ember)?|dec(?:ember)?)\\.?"
#define YEAR "((?:19|20)\\d{2}|'?\\d{2})"
#define LONG_YEAR "((?:19|20)\\d{2})"
/// A financial or academic year: its two calendar years.
#define TWO_PART_YEAR YEAR " ?[/-] ?(\\d{2}|(?:19|20)\\d{2})"
#define DAY_OF_MONTH "(\\d{1,2})(?:st|nd|rd|th)?(?: of)?"
#define TO " ?(?:-+|to|until|till|through|and|&) ?"
#define GAP "[ ,/'-]{0,3}"
#define ORDINAL "(1|2|3|4|one|two|three|four|first|second|third|fourth|1st|2nd|3rd|4th)"

/// 1 to 12 for a month's name or the beginning of one; 0 for any other word.
int month_number(std::string_view word);

/// 1 to 4 for what ORDINAL matches.
int ordinal_number(std::string_view word);

/// "2018", "18", "'18" as a number: two digits are of this century up to 79.
int year_number(std::string_view text);

/// Is `second` the year after `first`, both as printed ("2018", "19")? Gives the first one's number.
std::optional<int> consecutive_years(std::string_view first, std::string_view second);

/// The financial year that begins in a year.
Span financial_year(int year);

/// The year that begins in `year`: an academic one where the flags say so, otherwise a financial one.
Span year_of(int year, const Flags& flags);

/// The latest day that a period without a year can have had behind it.
std::optional<Day> known_day(const PeriodContext& context);

}  // namespace scrutineer::printed_periods
