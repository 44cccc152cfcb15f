// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/periods/year_parts.hpp"

#include "normalise/periods/period_words.hpp"
#include "words/expression.hpp"

namespace scrutineer::printed_periods {
namespace {

#define QUARTER "q(?:uarter|tr|t|u)?s?\\.? ?0?"
#define MONTH_NUMBER "(?:month|mth|mnth|period|pd|p|m)\\.? ?-? ?0?(\\d{1,2})"
#define OF "(?: of| for| in)?"
// What may stand between a part and its year.
#define GAP_TO_YEAR "[ ,:/(-]+"

/// Months `from` to `to` of a financial year, April the first, and the year as it is printed.
struct Part {
    int from = 0, to = 0;
    std::string year;
};

/// Those months of the financial year that begins in `year`.
Span months_of_year(int year, int from, int to) {
    const int first = from + 3, last = to + 3;
    return months(year + (first > 12), first > 12 ? first - 12 : first, year + (last > 12),
                  last > 12 ? last - 12 : last);
}

/// The part in the year that is printed beside it, or in the last one by what is known.
std::optional<Span> placed(const Part& part, const PeriodContext& context) {
    static const Expression two_part_year("(?:fy|f/y|financial year|year|yr)? ?" TWO_PART_YEAR "\\)?");
    static const Expression ends_in("fy ?'?(\\d{2}|(?:19|20)\\d{2})");
    static const Expression one_year(LONG_YEAR "\\)?");
    std::string a, b;
    if (two_part_year.matches(part.year, &a, &b)) {
        const auto year = consecutive_years(a, b);
        return year ? std::optional(months_of_year(*year, part.from, part.to)) : std::nullopt;
    }
    if (ends_in.matches(part.year, &a)) return months_of_year(year_number(a) - 1, part.from, part.to);
    const auto known = known_day(context);
    if (one_year.matches(part.year, &a)) {
        // The year that the financial year began in; January to March could as well be in the one that it ends in.
        const int year = year_number(a);
        const Span span = months_of_year(year, part.from, part.to);
        constexpr int december = 9;
        if (part.to <= december) return span;
        if (!known) return std::nullopt;
        return *span.end <= *known ? span : months_of_year(year - 1, part.from, part.to);
    }
    if (!part.year.empty() || !known) return std::nullopt;
    const Span span = months_of_year(financial_year_of(*known), part.from, part.to);
    return *span.end <= *known ? span : months_of_year(financial_year_of(*known) - 1, part.from, part.to);
}

std::optional<Part> quarters(const std::string& text) {
    static const Expression first_word(QUARTER ORDINAL "(?:" TO "(?:" QUARTER ")?" ORDINAL ")?" OF "(?:" GAP_TO_YEAR
                                                       "(.+))?");
    static const Expression last_word("(.*?)" GAP_TO_YEAR QUARTER ORDINAL "(?:" TO "(?:" QUARTER ")?" ORDINAL ")?\\)?");
    static const Expression ordinal_first("(.*?)[ ,:/(-]*\\b" ORDINAL " (?:quarter|qtr)\\)?" OF "(?:[ ,/-]+(.+))?");
    std::string first, second, before;
    Part part;
    if (!first_word.matches(text, &first, &second, &part.year) &&
        !last_word.matches(text, &part.year, &first, &second)) {
        if (!ordinal_first.matches(text, &before, &first, &part.year)) return std::nullopt;
        if (!before.empty() && !part.year.empty()) return std::nullopt;
        if (part.year.empty()) part.year = before;
    }
    const int from = ordinal_number(first), to = second.empty() ? from : ordinal_number(second);
    if (to < from) return std::nullopt;
    part.from = 3 * from - 2;
    part.to = 3 * to;
    return part;
}

std::optional<Part> halves(const std::string& text) {
#define HALF "(?:h([12])|(first|second|1st|2nd) half(?:[- ]year)?|half[- ]?year(?:ly)? ?([12]?)|mid[- ]?year)"
    static const Expression first_word(HALF OF "(?:" GAP_TO_YEAR "(.+))?");
    static const Expression last_word("(.+?)" GAP_TO_YEAR HALF "\\)?");
#undef HALF
    // "First nine months of 2024/25".
    static const Expression counted("(?:the )?(?:first )?(three|six|nine|[369])[- ]months?" OF GAP_TO_YEAR "(.+)");
    std::string by_letter, by_word, by_number;
    Part part;
    if (counted.matches(text, &by_number, &part.year)) {
        part.from = 1;
        part.to = by_number == "three" || by_number == "3" ? 3 : by_number == "six" || by_number == "6" ? 6 : 9;
        return part;
    }
    if (!first_word.matches(text, &by_letter, &by_word, &by_number, &part.year) &&
        !last_word.matches(text, &part.year, &by_letter, &by_word, &by_number))
        return std::nullopt;
    const bool second = by_letter == "2" || by_word == "second" || by_word == "2nd" || by_number == "2";
    part.from = second ? 7 : 1;
    part.to = second ? 12 : 6;
    return part;
}

std::optional<Part> numbered_month(const std::string& text) {
    static const Expression first_word(MONTH_NUMBER "(?:[ (,:-]+" MONTH "[ ,]*" YEAR "?\\)?)?" OF "(?:" GAP_TO_YEAR
                                                    "(.+))?");
    static const Expression last_word("(.+?)" GAP_TO_YEAR MONTH_NUMBER "\\)?(?:[ (,:-]+" MONTH "\\)?)?");
    static const Expression name_first(MONTH "[ (,:-]+" MONTH_NUMBER "\\)?" OF "(?:" GAP_TO_YEAR "(.+))?");
    std::string number, name, own_year;
    Part part;
    if (!first_word.matches(text, &number, &name, &own_year, &part.year) &&
        !last_word.matches(text, &part.year, &number, &name) && !name_first.matches(text, &name, &number, &part.year))
        return std::nullopt;
    const int count = std::stoi(number);
    if (count < 1 || count > 12) return std::nullopt;
    const int month = count > 9 ? count - 9 : count + 3;
    if (!name.empty() && month_number(name) != month) return std::nullopt;
    if (!own_year.empty() && part.year.empty()) {
        // The month's own year, as in "month 10 (january 2025)".
        const int year = year_number(own_year) - (month < 4 ? 1 : 0);
        part.year = std::to_string(year) + "/" + std::to_string(year + 1);
    }
    part.from = part.to = count;
    return part;
}

/// The terms of English and Welsh schools; their holidays are counted to the term before.
std::optional<Span> term(const std::string& text) {
#define TERM "(autumn|spring|summer) terms?(?: ?[12])?"
    static const Expression year_last(TERM OF GAP_TO_YEAR "(?:" TWO_PART_YEAR "|" LONG_YEAR ")\\)?");
    static const Expression year_first(TWO_PART_YEAR GAP_TO_YEAR TERM);
#undef TERM
    std::string name, a, b, single;
    if (!year_last.matches(text, &name, &a, &b, &single) && !year_first.matches(text, &a, &b, &name))
        return std::nullopt;
    int year = 0;
    if (!single.empty()) {
        year = year_number(single);
    } else {
        const auto first = consecutive_years(a, b);
        if (!first) return std::nullopt;
        year = name == "autumn" ? *first : *first + 1;
    }
    Span span = name == "autumn"   ? months(year, 9, year, 12)
                : name == "spring" ? months(year, 1, year, 3)
                                   : months(year, 4, year, 8);
    span.kind = PeriodKind::range;
    return span;
}

#undef QUARTER
#undef MONTH_NUMBER
#undef OF
#undef GAP_TO_YEAR

}  // namespace

std::optional<Span> year_part_span(const std::string& text, const Flags& flags, const PeriodContext& context) {
    if (auto span = term(text)) return span;
    auto part = quarters(text);
    if (!part) part = halves(text);
    if (!part) part = numbered_month(text);
    if (!part) return std::nullopt;
    if (flags.to_date) part->from = 1;
    return placed(*part, context);
}

}  // namespace scrutineer::printed_periods
