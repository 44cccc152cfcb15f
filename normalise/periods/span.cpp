// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/periods/span.hpp"

#include <string_view>

#include "words/expression.hpp"

namespace scrutineer::printed_periods {

std::optional<Day> first_of(int year, int month) { return make_day(year, month, 1); }

Span months(int from_year, int from_month, int to_year, int to_month) {
    Span span{PeriodKind::range, first_of(from_year, from_month), month_end(to_year, to_month)};
    const int length = (to_year - from_year) * 12 + to_month - from_month + 1;
    if (length == 1)
        span.kind = PeriodKind::month;
    else if (length == 3 && from_month % 3 == 1)
        span.kind = PeriodKind::quarter;
    else if (length == 6 && (from_month == 4 || from_month == 10))
        span.kind = PeriodKind::half_year;
    else if (length == 12 && from_month == 4)
        span.kind = PeriodKind::financial_year;
    else if (length == 12 && from_month == 1)
        span.kind = PeriodKind::calendar_year;
    return span;
}

Span point(Day day) { return {PeriodKind::point, day, day}; }

void trim(std::string& text) {
    static const Expression repeated(" {2,}");
    RE2::GlobalReplace(&text, repeated.compiled(), " ");
    static constexpr std::string_view loose = " ,;:.-";
    const std::size_t first = text.find_first_not_of(loose);
    if (first == std::string::npos) {
        text.clear();
        return;
    }
    text.erase(text.find_last_not_of(loose) + 1);
    text.erase(0, first);
}

}  // namespace scrutineer::printed_periods
