// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/periods/period.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "normalise/periods/calendar.hpp"
#include "normalise/periods/period_spans.hpp"
#include "normalise/periods/period_words.hpp"
#include "normalise/periods/welsh_periods.hpp"
#include "words/expression.hpp"
#include "words/text.hpp"

namespace scrutineer {
namespace {

using namespace printed_periods;

// Texts longer than this are prose, not a period.
constexpr std::size_t longest_period_text = 120;

/// Cuts a word or phrase out and says whether it was there.
bool take_out(std::string& text, const Expression& pattern) {
    return pattern.may_be_in(text) && RE2::Replace(&text, pattern.compiled(), " ");
}

std::optional<Span> to_date_span(const std::string& core, Flags flags, const PeriodContext& context) {
    std::optional<Day> reported;
    if (context.reported && !context.reported->end.empty()) reported = day_from_iso(context.reported->end);
    if (core.empty()) {
        if (!reported) return std::nullopt;
        return Span{PeriodKind::range, first_of(financial_year_of(*reported), 4), reported};
    }
    auto span = core_span(core, flags, context);
    if (!span) return std::nullopt;
    if (span->kind == PeriodKind::financial_year || span->kind == PeriodKind::academic_year ||
        span->kind == PeriodKind::calendar_year) {
        const bool inside = reported && *reported >= *span->start && *reported <= *span->end;
        // The period reported on begins after this year ended: then the year is over.
        const bool over = reported && *reported > *span->end;
        return Span{PeriodKind::range, span->start, inside ? reported : over ? span->end : std::nullopt};
    }
    if (!span->end) return std::nullopt;
    const Day start = *first_of(financial_year_of(*span->end), 4);
    return Span{PeriodKind::range, std::min(start, *span->start), span->end};
}

/// One reading of text that is folded, in lower case and free of notes.
std::optional<Span> read_span(std::string text, Flags flags, const PeriodContext& context) {
    static const Expression at(
        "^(?:(?:position|snapshot|balance|taken|data|figures?|performance|status|correct|forecast|held) )?"
        "(?:as (?:at|of|on)|at|on|as|snapshot|end(?: of)?|at end(?: of)?|at the end of)"
        "(?: the)?(?: end of| end)? (.+)");
    static const Expression month_close("(.+) (?:month end|snapshot)$");
    // "End of year 2023/24" is about the year, "as at the end of the year" about its last day.
    static const Expression whole_year("^end of(?: the)? (?:financial )?year ((?:19|20)?\\d{2} ?[/-] ?\\d{2,4})");
    static const Expression until(
        "^(?:(?:data|performance|position|spend) )?(?:up )?(?:to|until)(?: the)?(?: end of)? (.+)");
    static const Expression until_in_year(
        "^(?:fy ?)?((?:(?:19|20)\\d{2}|\\d{2}) ?[/-] ?\\d{2,4}) (?:up )?to(?: the)?(?: end of)? (.+)");
    static const Expression since("(.+) to date$");
    std::string rest;
    trim(text);
    if (flags.to_date) return to_date_span(text, flags, context);
    if (whole_year.matches(text, &rest)) return core_span(rest, flags, context);
    if (at.matches(text, &rest) || month_close.matches(text, &rest)) {
        if (auto span = date_span(rest)) return span;
        if (const auto day = closing_day(rest, context)) return point(*day);
        return std::nullopt;
    }
    if (until.matches(text, &rest)) {
        const auto end = closing_day(rest, context);
        if (!end) return std::nullopt;
        const Span span{PeriodKind::range, first_of(financial_year_of(*end), 4), end};
        if (is_month_end(*end)) {
            const int year = financial_year_of(*end);
            return months(year, 4, static_cast<int>(end->year()),
                          static_cast<int>(static_cast<unsigned>(end->month())));
        }
        return span;
    }
    // "2024/25 to december": the year's first months.
    if (std::string year, last; until_in_year.matches(text, &year, &last)) {
        const auto span = core_span(last + " " + year, flags, context);
        if (!span || !span->end) return std::nullopt;
        const int from = financial_year_of(*span->end);
        return months(from, 4, static_cast<int>(span->end->year()),
                      static_cast<int>(static_cast<unsigned>(span->end->month())));
    }
    if (since.matches(text, &rest)) {
        const auto from = core_span(rest, flags, context);
        if (!from || !from->start) return std::nullopt;
        std::optional<Day> end;
        if (context.reported && !context.reported->end.empty()) end = day_from_iso(context.reported->end);
        if (end && *end < *from->start) end.reset();
        return Span{PeriodKind::range, from->start, end};
    }
    return core_span(text, flags, context);
}

Flags take_flags(std::string& text) {
    static const Expression academic(
        "\\b(?:academic|school|ac\\.?|a) ?(?:years?|yrs?\\.?)\\b|\\bacademic\\b|\\bay\\b|\\ba/y\\b|\\bac\\b\\.?");
    static const Expression financial("\\b(?:financial|fin\\.?|fiscal) ?(?:years?|yrs?\\.?)\\b|\\bf/y\\b");
    static const Expression calendar("\\b(?:calendar|cal\\.?) ?(?:years?|yrs?\\.?)\\b");
    static const Expression to_date(
        "\\bytd\\b|\\byear[- ]to[- ]date\\b|\\bcumulative(?:ly)?(?: to date)?\\b|\\bto[- ]date\\b$");
    Flags flags;
    if (text.find('a') != std::string::npos) {
        // "AY21/22"
        static const Expression glued("\\bay ?(\\d)");
        flags.academic = glued.may_be_in(text) && RE2::Replace(&text, glued.compiled(), "\\1");
        flags.academic = take_out(text, academic) || flags.academic;
        flags.calendar = take_out(text, calendar);
        flags.financial = take_out(text, financial);
    }
    static const Expression since("(?:19|20)\\d{2} to date$");
    if (!since.found_in(text)) flags.to_date = take_out(text, to_date);
    return flags;
}

/// A table says the same periods in each of its rows: what they were read as is remembered. The reading depends on
/// nothing but the text and its context.
class Remembered {
public:
    template <typename Read>
    std::optional<Period> operator()(std::string_view text, const PeriodContext& context, Read read) {
        std::string key(text);
        key.append(1, '\0').append(context.year_hint).append(1, '\0');
        if (context.reported) {
            const Period& reported = *context.reported;
            key.append(to_text(reported.kind)).append(reported.start).append(1, '\0').append(reported.end);
            key.append(1, '\0').append(reported.label).append(reported.derived ? "derived" : "");
        }
        if (const auto known = periods_.find(key); known != periods_.end()) return known->second;
        if (periods_.size() >= most) periods_.clear();
        return periods_.emplace(std::move(key), read(text, context)).first->second;
    }

private:
    static constexpr std::size_t most = 1000;
    std::unordered_map<std::string, std::optional<Period>> periods_;
};

/// Does "month 9" or "period 6" count the months of a year here? "Period 1 April to 30 June" begins with a date.
bool counts_a_month(const std::string& text) {
    static const Expression numbered(
        "\\b(?:month|mth|period|pd)\\.? ?-? ?0?(\\d{1,2})(?:[^0-9a-z]+([a-z]{3}))?(?:[^0-9/]|$)");
    std::string number, name;
    if (!numbered.found_in(text, &number, &name)) return false;
    const int count = std::stoi(number), month = month_number(name);
    if (month > 0 && text.find(" to ") != std::string::npos) return false;
    return count >= 1 && count <= 12 && (month == 0 || (month + 8) % 12 + 1 == count);
}

/// A period printed in one way, in English, folded and in lower case.
std::optional<Span> read_one(std::string text, const PeriodContext& context) {
    static const Expression hint("\\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|quarter|year|ytd|half|month");
    if (!hint.found_in(text)) return std::nullopt;
    static const Expression notes(
        "[\\[(]? "
        "?\\b(?:provisional|prov\\.?|final|unvalidated|validated|unaudited|audited|estimated?|revised|latest|actuals?|"
        "rolling|pooled|period|month|q?tr?ly|quarterly|monthly|annual(?:ly)? data|data|figures?)\\b\\.?:? ?[\\])]?"
        "|\\((?:p|r|e|f)\\)|\\[(?:p|r|\\d{1,2})\\]|[*†‡§#^¹²³⁴⁵⁶⁷⁸⁹]+");
    static const Expression counts_months(
        "(?:\\d|three|six|nine|twelve)[ -]?(?:months?|mths?|m)\\b|week|month end|^year|^annual to|^(?:the "
        ")?(?:quarter|month|half[- ]year) (?:to|end)");
    const bool counted = counts_months.found_in(text) || counts_a_month(text);
    if (!counted)
        RE2::GlobalReplace(&text, notes.compiled(), " ");
    else {
        static const Expression only_marks(
            "[\\[(]? ?\\b(?:provisional|prov\\.?|final)\\b\\.?:? ?[\\])]?|[*†‡§#^¹²³⁴⁵⁶⁷⁸⁹]+");
        RE2::GlobalReplace(&text, only_marks.compiled(), " ");
    }
    static const Expression year_ending("\\b(?:fye|y/e|ye|year[- ]end) ((?:\\d{1,2}(?:st|nd|rd|th)? ?)?[a-z]{3,})");
    RE2::Replace(&text, year_ending.compiled(), "year ending \\1");
    // "R12M to Dec 24", "for the period April to June 2024", "Reporting period: Q3".
    static const Expression rolling_letters("\\br ?12 ?m?\\b|\\b12 ?m ?r\\b");
    RE2::Replace(&text, rolling_letters.compiled(), "rolling 12 months");
    static const Expression lead(
        "^[ -]*(?:(?:for|during|over|covering|covers?|in|from|the|reporting|reported|review|period "
        "covered|covered)\\b[: ]*)+");
    RE2::Replace(&text, lead.compiled(), "");
    const Flags flags = take_flags(text);
    static const Expression empty_brackets("\\(\\s*\\)|\\[\\s*\\]");
    RE2::GlobalReplace(&text, empty_brackets.compiled(), " ");

    std::optional<Span> span = read_span(text, flags, context);
    if (!span) {
        // "Quarter Two, 2021/22 (July to September 2021)": either half says it; they must not disagree.
        static const Expression bracketed("(.*?) ?[\\[(](.+)[\\])] ?(.*)");
        std::string before, inside, after;
        if (bracketed.matches(text, &before, &inside, &after)) {
            std::string outside = before.empty() ? after : after.empty() ? before : before + " " + after;
            std::string whole = before + " " + inside + " " + after;
            if (auto joined = read_span(whole, flags, context)) {
                span = joined;
            } else {
                const auto outer = read_span(outside, flags, context), inner = read_span(inside, flags, context);
                // What prints no year has it from the context alone and may be wrong about it.
                static const Expression no_year("[^0-9]*[1-4]?[^0-9]*");
                const bool sure = !no_year.matches(inside) && !no_year.matches(outside);
                if (sure && outer && inner && (outer->start != inner->start || outer->end != inner->end))
                    return std::nullopt;
                trim(outside);
                static const Expression says_nothing("[a-z ]*");
                if (outer && (!inner || !no_year.matches(outside)))
                    span = outer;
                else if (inner && outer && !no_year.matches(inside))
                    span = inner;
                else if (outer)
                    span = outer;
                else if (inner && says_nothing.matches(outside))
                    span = inner;
            }
        }
    }
    return span;
}

std::optional<Period> read_period(std::string_view printed, const PeriodContext& context) {
    const std::string text = in_english(lower_case(fold_text(printed)));
    std::optional<Span> span;
    // Two languages, or two ways, side by side: "Ch3 2023/24 / Q3 2023/24".
    if (const std::size_t bar = text.find(" / "); bar != std::string::npos) {
        const auto left = read_one(text.substr(0, bar), context), right = read_one(text.substr(bar + 3), context);
        if (left && right && left->start == right->start && left->end == right->end) span = left;
    }
    if (!span) span = read_one(text, context);
    if (!span) return std::nullopt;
    Period period;
    period.label = fold_space(printed);
    period.kind = span->kind;
    if (span->start) period.start = iso_text(*span->start);
    if (span->end) period.end = iso_text(*span->end);
    return period;
}

/// The words of a folded text.
std::vector<std::string_view> words_of(std::string_view all) {
    std::vector<std::string_view> words;
    constexpr std::size_t most_words = 60;
    for (std::size_t at = 0; at < all.size() && words.size() < most_words;) {
        const std::size_t end = std::min(all.find(' ', at), all.size());
        if (end > at) words.push_back(all.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

/// May words first to last of a text be looked at as a period by themselves?
bool may_be_a_period(const std::vector<std::string_view>& words, std::size_t first, std::string_view run,
                     std::string_view before) {
    const re2::StringPiece piece(run.data(), run.size());
    static const Expression ages("(?i)(?:[a-z. ]*)'?\\d{2} ?[-/] ?\\d{2}[^0-9]*");
    // A heading's "QTR3" or "May" alone says too little: a year has to be there.
    static const Expression has_year(
        "(?i)(?:19|20)\\d{2}|\\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ "
        "'-]*\\d{2}\\b|\\d[/.]\\d{1,2}[/.]\\d|\\d/\\d{2}\\b");
    static const Expression part_of_year("(?i)\\b(?:q|qtr|quarter|ch|chwarter|fy|h[12]|month|period)\\b ?[1-9]?");
    if (!has_year.found_in(piece) && !(part_of_year.found_in(piece) && run.find_first_of("/-") != std::string::npos))
        return false;
    if (ages.matches(piece) && !part_of_year.found_in(piece)) return false;
    if (first == 0) return true;
    // "Quarter 4 Mar 2017" has no fourth of March in it.
    static const Expression numbered(
        "(?i)^(?:q|qtr|quarter|month|week|period|table|part|appendix|section|stage|phase|level|item|no\\.?)$");
    const bool number_of_something =
        run[0] >= '0' && run[0] <= '9' && numbered.matches(words[first - 1]) && words[first].size() < 3;
    if (number_of_something) return false;
    // "return to 30 June": what goes before says how long.
    static const Expression to("(?i)^(?:to|until|ending|ended)$");
    static const Expression length_before("(?i)\\b(?:months?|mths?|quarter|weeks?|year|rolling|days)\\b");
    return !to.matches(words[first]) || !length_before.found_in(before);
}

/// The periods in a text, the longest runs of words first; at most `most`.
std::vector<std::pair<std::size_t, Period>> search_periods(std::string_view printed, const PeriodContext& context,
                                                           std::size_t most) {
    std::vector<std::pair<std::size_t, Period>> found;
    const std::string folded = fold_text(printed);
    if (folded.find_first_of("0123456789") == std::string::npos) return found;
    const std::string_view all = folded;
    const std::vector<std::string_view> words = words_of(all);
    std::vector<bool> taken(words.size(), false);
    constexpr std::size_t longest_run = 9;
    for (std::size_t length = std::min(longest_run, words.size()); length > 0; --length) {
        for (std::size_t first = 0; first + length <= words.size() && found.size() < most; ++first) {
            const auto from = taken.begin() + static_cast<std::ptrdiff_t>(first);
            if (std::find(from, from + static_cast<std::ptrdiff_t>(length), true) !=
                from + static_cast<std::ptrdiff_t>(length))
                continue;
            const std::size_t begin = static_cast<std::size_t>(words[first].data() - all.data());
            const std::size_t end = static_cast<std::size_t>(words[first + length - 1].data() - all.data()) +
                                    words[first + length - 1].size();
            const std::string_view run = all.substr(begin, end - begin);
            if (!may_be_a_period(words, first, run, all.substr(0, begin))) continue;
            // "2025-28" in a heading may be calendar or financial years.
            static const Expression pooled("(?:19|20)\\d{2} ?(?:-|to) ?(?:(?:19|20)\\d{2}|\\d{2})");
            auto period = parse_period(run, context);
            if (!period || (period->kind == PeriodKind::range && pooled.matches(run))) continue;
            std::fill(from, from + static_cast<std::ptrdiff_t>(length), true);
            // "for the 2025/26," is labelled "2025/26".
            static const Expression loose(R"((?i)^(?:(?:for|in|from|during|over|the|of|on)\s+|[\s,;:-]+)+|[\s,;:-]+$)");
            RE2::GlobalReplace(&period->label, loose.compiled(), "");
            found.emplace_back(begin, std::move(*period));
        }
    }
    return found;
}

std::optional<Period> look_for_period(std::string_view printed, const PeriodContext& context) {
    auto found = search_periods(printed, context, 1);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front().second));
}

}  // namespace

std::optional<Period> parse_period(std::string_view printed, const PeriodContext& context) {
    if (printed.empty() || printed.size() > longest_period_text) return std::nullopt;
    thread_local Remembered remembered;
    return remembered(printed, context, read_period);
}

std::optional<Period> find_period(std::string_view printed, const PeriodContext& context) {
    thread_local Remembered remembered;
    return remembered(printed, context, look_for_period);
}

std::vector<Period> find_periods(std::string_view printed, const PeriodContext& context) {
    constexpr std::size_t most = 12;
    auto found = search_periods(printed, context, most);
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Period> periods;
    for (auto& [begin, period] : found) periods.push_back(std::move(period));
    return periods;
}

Period one_year_before(const Period& period) {
    Period before = period;
    before.derived = true;
    if (const auto start = day_from_iso(period.start)) {
        // A first day goes to the first day; only points care for the month's end on this side.
        const bool whole_month = period.kind == PeriodKind::point || period.start == period.end;
        const Day plain{start->year() - std::chrono::years(1), start->month(), start->day()};
        before.start = iso_text(whole_month || !plain.ok() ? shift_years(*start, -1) : plain);
    }
    if (const auto end = day_from_iso(period.end)) before.end = iso_text(shift_years(*end, -1));
    return before;
}

std::string parse_date(std::string_view printed) {
    if (printed.empty() || printed.size() > longest_period_text) return {};
    std::string text = in_english(lower_case(fold_text(printed)));
    static const Expression time(
        "[ ,-]*(?:\\bat |@ ?)?\\b\\d{1,2}(?:[.:]\\d{2})? ?(?:[ap]\\.?m\\.?|noon|hrs|hours)\\b.*$|[ ,-]*(?:\\bat |@ "
        "?)\\d{1,2}[.:]\\d{2}$");
    RE2::Replace(&text, time.compiled(), "");
    static const Expression lead("^(?:(?:meeting|held|dated?|of|on|the)\\b[: ]*)+");
    RE2::Replace(&text, lead.compiled(), "");
    trim(text);
    // "8 Chwefror 2024 / 8 February 2024" is one date in two languages.
    std::string both;
    if (const std::size_t bar = text.find(" / "); bar != std::string::npos && bar + 3 < text.size()) {
        both = text.substr(bar + 3);
        text.resize(bar);
    }
    const auto span = date_span(text);
    if (!span || (!both.empty() && (!date_span(both) || date_span(both)->start != span->start))) return {};
    return iso_text(*span->start);
}

}  // namespace scrutineer
