// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/periods/period_words.hpp"

#include <array>

namespace scrutineer::printed_periods {

int month_number(std::string_view word) {
    static constexpr std::array<std::string_view, 12> names{"jan", "feb", "mar", "apr", "may", "jun",
                                                            "jul", "aug", "sep", "oct", "nov", "dec"};
    for (std::size_t i = 0; i < names.size(); ++i)
        if (word.substr(0, 3) == names[i]) return static_cast<int>(i) + 1;
    return 0;
}

int ordinal_number(std::string_view word) {
    if (word[0] >= '1' && word[0] <= '4') return word[0] - '0';
    if (word == "one" || word == "first") return 1;
    if (word == "two" || word == "second") return 2;
    if (word == "three" || word == "third") return 3;
    return 4;
}

int year_number(std::string_view text) {
    int year = 0;
    for (char c : text)
        if (c >= '0' && c <= '9') year = year * 10 + (c - '0');
    if (year < 80) return 2000 + year;
    return year < 100 ? 1900 + year : year;
}

std::optional<int> consecutive_years(std::string_view first, std::string_view second) {
    const int from = year_number(first);
    int to = year_number(second);
    if (second.size() == 2 && first.size() == 4) to = from / 100 * 100 + to % 100 + (to % 100 < from % 100 ? 100 : 0);
    return to == from + 1 ? std::optional(from) : std::nullopt;
}

Span financial_year(int year) { return months(year, 4, year + 1, 3); }

Span year_of(int year, const Flags& flags) {
    if (!flags.academic) return financial_year(year);
    Span span = months(year, 9, year + 1, 8);
    span.kind = PeriodKind::academic_year;
    return span;
}

std::optional<Day> known_day(const PeriodContext& context) {
    if (context.reported && !context.reported->end.empty()) return day_from_iso(context.reported->end);
    if (context.reported && !context.reported->start.empty()) return day_from_iso(context.reported->start);
    return day_from_iso(context.year_hint);
}

}  // namespace scrutineer::printed_periods
