// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

/// Days as the dataset writes them: ISO text outside, std::chrono inside.
namespace scrutineer {

using Day = std::chrono::year_month_day;

/// "2019-06-30".
std::string iso_text(Day day);

/// nullopt where the text is not a day of the calendar in ISO form.
std::optional<Day> day_from_iso(std::string_view text);

/// nullopt where there is no such day, or the year is outside 1800 to 2199.
std::optional<Day> make_day(int year, int month, int day);

/// The last day of a month; `month` is 1 to 12.
Day month_end(int year, int month);

bool is_month_end(Day day);

/// The same day so many years later (earlier where negative); a month's last day stays its last day.
Day shift_years(Day day, int years);

/// The year in which the day's financial year (1 April to 31 March) began.
int financial_year_of(Day day);

}  // namespace scrutineer
