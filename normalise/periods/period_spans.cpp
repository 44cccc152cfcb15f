// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/periods/period_spans.hpp"

#include <array>

#include "normalise/periods/period_words.hpp"
#include "normalise/periods/year_parts.hpp"
#include "words/expression.hpp"

namespace scrutineer::printed_periods {
namespace {

/// "31 dec" of a paper whose date is known: the last one by then.
std::optional<Span> day_without_year(const std::string& text, const PeriodContext& context) {
    static const Expression pattern(DAY_OF_MONTH " ?" MONTH);
    const auto known = known_day(context);
    int day = 0;
    std::string name;
    if (!known || !pattern.matches(text, &day, &name)) return std::nullopt;
    const int year = static_cast<int>(known->year()), month = month_number(name);
    auto made = make_day(year, month, day);
    if (!made || *made > *known) made = make_day(year - 1, month, day);
    return made ? std::optional(point(*made)) : std::nullopt;
}

std::optional<Span> day_range(const std::string& text) {
    static const Expression full("(.*[a-z0-9]) ?(?:-|to|until) ?(\\d.*)");
    static const Expression shared_year(DAY_OF_MONTH " ?" MONTH TO DAY_OF_MONTH " ?" MONTH "[ ,-]{0,2}" YEAR);
    static const Expression shared_month(DAY_OF_MONTH TO DAY_OF_MONTH " ?" MONTH "[ ,-]{0,2}" YEAR);
    std::string first, second, first_month, last_month, year;
    int from_day = 0, to_day = 0;
    std::optional<Day> start, end;
    if (shared_year.matches(text, &from_day, &first_month, &to_day, &last_month, &year)) {
        const int from = month_number(first_month), to = month_number(last_month), last = year_number(year);
        start = make_day(from > to ? last - 1 : last, from, from_day);
        end = make_day(last, to, to_day);
    } else if (shared_month.matches(text, &from_day, &to_day, &last_month, &year)) {
        start = make_day(year_number(year), month_number(last_month), from_day);
        end = make_day(year_number(year), month_number(last_month), to_day);
    } else {
        // A dash may stand inside the dates too, so each place where the text can be cut is tried.
        static constexpr std::array<std::string_view, 3> cuts{" to ", " until ", "-"};
        for (std::string_view cut : cuts) {
            for (std::size_t at = text.find(cut); at != std::string::npos; at = text.find(cut, at + 1)) {
                first = text.substr(0, at);
                second = text.substr(at + cut.size());
                trim(first);
                trim(second);
                const auto a = date_span(first), b = date_span(second);
                if (a && b) {
                    start = a->start;
                    end = b->end;
                }
            }
        }
    }
    if (!start || !end || *start > *end) return std::nullopt;
    if (static_cast<unsigned>(start->day()) == 1 && is_month_end(*end))
        return months(static_cast<int>(start->year()), static_cast<int>(static_cast<unsigned>(start->month())),
                      static_cast<int>(end->year()), static_cast<int>(static_cast<unsigned>(end->month())));
    return Span{PeriodKind::range, start, end};
}

std::optional<Span> month_span(const std::string& text, const PeriodContext& context) {
    static const Expression one(MONTH GAP YEAR);
    // A dash that the font has no sign for leaves a space: two months with one year behind them are still a range.
    static const Expression two_years(MONTH GAP YEAR "(?: ?/ ?|" TO "| )" MONTH GAP YEAR);
    static const Expression two_months(MONTH "(?: ?/ ?|" TO "| )" MONTH GAP YEAR);
    static const Expression in_financial_year(MONTH "(?:" TO MONTH ")?" GAP TWO_PART_YEAR);
    static const Expression of_financial_year("(?:fy ?)?" TWO_PART_YEAR "[ ,:(-]+" MONTH "(?:" TO MONTH ")?\\)?");
    static const Expression year_first(LONG_YEAR "[ -]" MONTH);
    static const Expression bare(MONTH "(?:" TO MONTH ")?");
    std::string first, second, from_year, to_year;
    if (one.matches(text, &first, &from_year) || year_first.matches(text, &from_year, &first)) {
        const int year = year_number(from_year), month = month_number(first);
        return months(year, month, year, month);
    }
    if (two_years.matches(text, &first, &from_year, &second, &to_year)) {
        const Span span =
            months(year_number(from_year), month_number(first), year_number(to_year), month_number(second));
        return *span.start < *span.end ? std::optional(span) : std::nullopt;
    }
    if (two_months.matches(text, &first, &second, &to_year)) {
        const int from = month_number(first), to = month_number(second), year = year_number(to_year);
        return months(from > to ? year - 1 : year, from, year, to);
    }
    if (in_financial_year.matches(text, &first, &second, &from_year, &to_year) ||
        of_financial_year.matches(text, &from_year, &to_year, &first, &second)) {
        const auto year = consecutive_years(from_year, to_year);
        if (!year) return std::nullopt;
        const int from = month_number(first), to = second.empty() ? from : month_number(second);
        const auto in_year = [&](int month) { return month < 4 ? *year + 1 : *year; };
        const Span span = months(in_year(from), from, in_year(to), to);
        return *span.start < *span.end ? std::optional(span) : std::nullopt;
    }
    // Months without a year: the last ones that had ended by the day known.
    if (const auto known = known_day(context); known && bare.matches(text, &first, &second)) {
        const int from = month_number(first), to = second.empty() ? from : month_number(second);
        int year = static_cast<int>(known->year());
        if (month_end(year, to) > *known) --year;
        return months(from > to ? year - 1 : year, from, year, to);
    }
    return std::nullopt;
}

std::optional<Span> year_span(const std::string& text, const Flags& flags) {
    // "Year 2023/24", "full year 2023/24", "year end 2023/24", "2023/24 year end".
    static const Expression one("(?:fy|(?:full |end of |whole )?(?:year|yr)(?:[- ]?end)?)? ?" TWO_PART_YEAR
                                "(?: (?:full year|year[- ]?end|year))?");
    static const Expression several(TWO_PART_YEAR TO TWO_PART_YEAR);
    static const Expression calendar("(?:cy ?)?" LONG_YEAR);
    static const Expression pooled(LONG_YEAR TO "(\\d{2}|(?:19|20)\\d{2})");
    // "FY25" ends in 2025.
    static const Expression ends_in("fye? ?'?(\\d{2}|(?:19|20)\\d{2})");
    std::string a, b, c, d;
    if (calendar.matches(text, &a)) {
        // "2017 (academic year)" could begin or end in 2017.
        if (flags.academic || flags.financial) return std::nullopt;
        return months(year_number(a), 1, year_number(a), 12);
    }
    if (ends_in.matches(text, &a)) return year_of(year_number(a) - 1, flags);
    if (one.matches(text, &a, &b))
        if (const auto year = consecutive_years(a, b)) return year_of(*year, flags);
    if (several.matches(text, &a, &b, &c, &d)) {
        const auto from = consecutive_years(a, b), to = consecutive_years(c, d);
        if (!from || !to || *from >= *to) return std::nullopt;
        return Span{PeriodKind::range, year_of(*from, flags).start, year_of(*to, flags).end};
    }
    if (pooled.matches(text, &a, &b)) {
        const int from = year_number(a);
        const int to = b.size() == 2 ? from / 100 * 100 + year_number(b) % 100 : year_number(b);
        // "2023 to 2024" is one year in plain English, as "2023/24" is; longer ones are pooled calendar years.
        if (to == from + 1 && text.find("to") != std::string::npos) return year_of(from, flags);
        if (from < to && to - from < 20) return Span{PeriodKind::range, first_of(from, 1), month_end(to, 12)};
    }
    return std::nullopt;
}

Day months_before(Day end, int count) {
    // The day after the same day so many months ago: 31 March back twelve months is 1 April.
    const auto day = std::chrono::year_month(end.year(), end.month()) - std::chrono::months(count);
    if (is_month_end(end)) {
        const auto next = day + std::chrono::months(1);
        return {next.year(), next.month(), std::chrono::day(1)};
    }
    Day start{day.year(), day.month(), end.day()};
    if (!start.ok()) start = Day{day.year() / day.month() / std::chrono::last};
    return Day{std::chrono::sys_days(start) + std::chrono::days(1)};
}

std::optional<Span> counted_span(const std::string& text, const PeriodContext& context) {
    static const Expression counted(
        "(?:(?:last|latest|previous|past|rolling|the|full|in|for|over|during) )*"
        "(?:(\\d{1,2}|twelve|nine|six|three)[- ]?(?:months?|mths?|m)"
        "(?: rolling)?(?: period)?|(year|annual|quarter|half[- ]year|month))"
        "(?: (?:average|return|rate|total|figure|performance|change|movement))? ?"
        "(?:ending|ended|end|to|up to)(?: on| in)?(?: the)?(?: end of)? (.+)");
    static const Expression week("(?:week|w/e|wk) ?(?:ending|ended|to)? (.+)");
    std::string count, annual, rest;
    if (counted.matches(text, &count, &annual, &rest)) {
        const auto end = closing_day(rest, context);
        if (!end) return std::nullopt;
        int length = 12;
        if (count == "six" || annual.starts_with("half"))
            length = 6;
        else if (annual == "quarter")
            length = 3;
        else if (annual == "month")
            length = 1;
        else if (count == "three")
            length = 3;
        else if (count == "nine")
            length = 9;
        else if (!count.empty() && count != "twelve")
            length = std::stoi(count);
        if (length < 1 || length > 60) return std::nullopt;
        const Day start = months_before(*end, length);
        if (is_month_end(*end) && start.day() == std::chrono::day(1))
            return months(static_cast<int>(start.year()), static_cast<int>(static_cast<unsigned>(start.month())),
                          static_cast<int>(end->year()), static_cast<int>(static_cast<unsigned>(end->month())));
        return Span{PeriodKind::range, start, end};
    }
    // "March 2023 (12 month rolling)", and "rolling 12 months" of a paper whose period is known.
    static const Expression rolling(
        "(.*?)[ ,(-]*(?:(?:rolling|last|latest) )?(?:(\\d{1,2})[- ]?(?:months?|mths?|m)|year)(?: rolling)?(?: period| "
        "average| total| figure)?[) ]*");
    if (rolling.matches(text, &rest, &count)) {
        std::optional<Day> end = closing_day(rest, context);
        if (rest.empty() && context.reported && !context.reported->end.empty())
            end = day_from_iso(context.reported->end);
        const int length = count.empty() ? 12 : std::stoi(count);
        if (!end || length < 2 || length > 60 || !is_month_end(*end)) return std::nullopt;
        const Day start = months_before(*end, length);
        return months(static_cast<int>(start.year()), static_cast<int>(static_cast<unsigned>(start.month())),
                      static_cast<int>(end->year()), static_cast<int>(static_cast<unsigned>(end->month())));
    }
    if (week.matches(text, &rest))
        if (const auto end = date_span(rest))
            return Span{PeriodKind::range, Day{std::chrono::sys_days(*end->end) - std::chrono::days(6)}, end->end};
    return std::nullopt;
}

/// "q3 october to december 2024", "q3 2024/25 (oct-dec)", "oct-dec 2024 q3": the same part of a year said in two ways.
/// They must not disagree.
std::optional<Span> said_twice(const std::string& text, const PeriodContext& context) {
#define QUARTER "(q(?:uarter|tr)?\\.? ?[1-4a-z]+(?:[ ,]+" TWO_PART_YEAR ")?)"
#define MONTHS "((?:" DAY_OF_MONTH " ?)?" MONTH "\\b.*?)"
    static const Expression quarter_first(QUARTER "[ ,:;(-]+" MONTHS "\\)?");
    static const Expression months_first(MONTHS "[ ,:;(-]+" QUARTER "\\)?");
#undef QUARTER
#undef MONTHS
    std::string quarter, first_year, second_year, named, unused;
    if (!quarter_first.matches(text, &quarter, &first_year, &second_year, &named, &unused, &unused) &&
        !months_first.matches(text, &named, &unused, &unused, &quarter, &first_year, &second_year))
        return std::nullopt;
    const auto counted = year_part_span(quarter, {}, context);
    auto by_name = month_span(named, context);
    if (!by_name) by_name = day_range(named);
    const auto same_months = [](const Span& a, const Span& b) {
        return a.start->month() == b.start->month() && a.end->month() == b.end->month();
    };
    if (counted && (!by_name || !same_months(*counted, *by_name))) return std::nullopt;
    // Whichever prints a year is right about it.
    return first_year.empty() ? by_name : counted;
}

}  // namespace

std::optional<Span> date_span(std::string_view text) {
    static const Expression day_month_year(
        "(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? ?)?" DAY_OF_MONTH "[ -]?" MONTH
        "[ ,-]{0,2}" YEAR);
    static const Expression month_day_year(MONTH " (\\d{1,2})(?:st|nd|rd|th)?,? " LONG_YEAR);
    static const Expression numeric("(\\d{1,2})[/.-](\\d{1,2})[/.-]" YEAR);
    static const Expression iso("(\\d{4})-(\\d{2})-(\\d{2})");
    const re2::StringPiece piece(text.data(), text.size());
    int day = 0, month = 0, year = 0;
    std::string name, printed_year;
    std::optional<Day> made;
    if (day_month_year.matches(piece, &day, &name, &printed_year) ||
        month_day_year.matches(piece, &name, &day, &printed_year))
        made = make_day(year_number(printed_year), month_number(name), day);
    else if (numeric.matches(piece, &day, &month, &printed_year))
        made = make_day(year_number(printed_year), month, day);
    else if (iso.matches(piece, &year, &month, &day))
        made = make_day(year, month, day);
    return made ? std::optional(point(*made)) : std::nullopt;
}

std::optional<Span> core_span(const std::string& text, const Flags& flags, const PeriodContext& context) {
    if (auto span = year_span(text, flags)) return span;
    if (auto span = month_span(text, context)) return span;
    if (auto span = date_span(text)) return span;
    if (auto span = day_without_year(text, context)) return span;
    if (auto span = year_part_span(text, flags, context)) return span;
    if (auto span = day_range(text)) return span;
    if (auto span = counted_span(text, context)) return span;
    return said_twice(text, context);
}

std::optional<Day> closing_day(const std::string& text, const PeriodContext& context) {
    for (const auto& span : {month_span(text, context), date_span(text), day_without_year(text, context),
                             year_part_span(text, {}, context), year_span(text, {})})
        if (span && span->end) return span->end;
    return std::nullopt;
}

}  // namespace scrutineer::printed_periods
