// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/meaning/printed_period.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <initializer_list>
#include <utility>

namespace scrutineer::meaning {
namespace {

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> choices) {
    return std::find(choices.begin(), choices.end(), text) != choices.end();
}

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int to_number(std::string_view digits) {
    int number = -1;
    if (digits.size() <= 4) std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

/// The letters before a word's digits, and the digits: "apr24", "q2", "fy25". One of them may be empty.
std::pair<std::string_view, std::string_view> letters_and_digits(std::string_view word) {
    const std::size_t digits = std::min(word.find_first_of("0123456789"), word.size());
    return {word.substr(0, digits), word.substr(digits)};
}

bool is_month(std::string_view word) {
    static constexpr std::array<std::string_view, 24> full{
        "january",   "february", "march",      "april",    "may",    "june",     "july",     "august",
        "september", "october",  "november",   "december", "ionawr", "chwefror", "mawrth",   "ebrill",
        "mai",       "mehefin",  "gorffennaf", "awst",     "medi",   "hydref",   "tachwedd", "rhagfyr"};
    static constexpr std::array<std::string_view, 13> brief{"jan", "feb",  "mar", "apr", "jun", "jul", "aug",
                                                            "sep", "sept", "oct", "nov", "dec", "may"};
    return std::find(full.begin(), full.end(), word) != full.end() ||
           std::find(brief.begin(), brief.end(), word) != brief.end();
}

bool is_ordinal(std::string_view word) {
    return is_one_of(word, {"1", "2", "3", "4", "one", "two", "three", "four", "first", "second", "third", "fourth",
                            "1st", "2nd", "3rd", "4th"});
}

/// Whether a period can begin with a word: with a digit in it, or one of those that the reader below looks for first.
/// Most words of a heading are neither, and need no reader.
bool may_begin_period(std::string_view word) {
    static constexpr std::array<std::string_view, 59> openers{
        "academic", "after",  "as",     "at",     "autumn", "ay",        "before",   "between", "beyond", "calendar",
        "chwarter", "cy",     "end",    "ended",  "ending", "financial", "first",    "fiscal",  "four",   "fourth",
        "fy",       "half",   "hyd",    "last",   "latest", "mis",       "month",    "months",  "mth",    "on",
        "one",      "past",   "pd",     "period", "post",   "pre",       "previous", "q",       "qtr",    "quarter",
        "rolling",  "school", "second", "six",    "spring", "summer",    "third",    "three",   "to",     "twelve",
        "two",      "until",  "up",     "w/e",    "week",   "weeks",     "wk",       "year",    "yr"};
    return word.find_first_of("0123456789") != std::string_view::npos || is_month(word) ||
           std::binary_search(openers.begin(), openers.end(), word);
}

/// Reads a period from the left, piece by piece. A reading that fails leaves the place where it was.
class PeriodReader {
public:
    PeriodReader(std::string_view printed, const std::vector<TextWord>& words, std::size_t first)
        : printed_(printed), words_(words), first_(first), at_(first) {}

    std::optional<PrintedPeriod> read() {
        if (!(open_ended() || counted_up_to() || dated() || kind_of_year_first() || span())) return std::nullopt;
        trailing_kind_of_year();
        if (!(take_all({"and", "beyond"}) || take_all({"and", "later"}))) take({"onwards"});
        close_brackets();
        if (is_age()) return std::nullopt;
        out_.end = at_;
        out_.words = static_cast<std::size_t>(std::count_if(words_.begin() + static_cast<std::ptrdiff_t>(first_),
                                                            words_.begin() + static_cast<std::ptrdiff_t>(at_),
                                                            [](const TextWord& w) { return !w.sign; }));
        return out_;
    }

private:
    // The pieces.

    std::string_view word(std::size_t ahead = 0) const {
        return at_ + ahead < words_.size() ? std::string_view(words_[at_ + ahead].text) : std::string_view();
    }

    bool take(std::initializer_list<std::string_view> choices) {
        if (at_ >= words_.size() || !is_one_of(word(), choices)) return false;
        ++at_;
        return true;
    }

    /// Takes a run of words, as they stand.
    bool take_all(std::initializer_list<std::string_view> run) {
        std::size_t ahead = 0;
        for (const std::string_view expected : run)
            if (word(ahead++) != expected) return false;
        at_ += run.size();
        return true;
    }

    template <typename Read>
    bool attempt(Read read) {
        const std::size_t before = at_;
        const PrintedPeriod so_far = out_;
        if (read()) return true;
        at_ = before;
        out_ = so_far;
        return false;
    }

    bool dash() { return take({"-", "/"}); }
    void loose_signs() {
        while (take({"-", "/", ",", "'", ".", ":"})) {
        }
    }

    bool digits(std::size_t least, std::size_t most) {
        if (!all_digits(word()) || word().size() < least || word().size() > most) return false;
        ++at_;
        return true;
    }

    // Years.

    static bool is_year(int number) { return number >= 1980 && number < 2100; }

    /// "2025/26", "2025-2026", "23-24", "FY24/25", "2025-28".
    bool year_span() {
        return attempt([&] {
            const bool marked = take({"fy"});
            auto [letters, first] = letters_and_digits(word());
            if (!(letters.empty() || is_one_of(letters, {"fy", "ay"})) || !all_digits(first)) return false;
            const std::string_view from = first;
            ++at_;
            if (!dash()) return false;
            const std::string_view to = word();
            if (!all_digits(to)) return false;
            ++at_;
            const int a = to_number(from), b = to_number(to);
            const bool long_first = from.size() == 4 && is_year(a);
            if (!long_first && from.size() != 2) return false;
            if (to.size() != 2 && !(to.size() == 4 && is_year(b)) && !(long_first && to.size() == 1)) return false;
            const int gap = to.size() == 4 && from.size() == 4 ? b - a : (b % 100 - a % 100 + 100) % 100;
            // Two figures with a dash between are years only where one follows the other.
            const bool sure = long_first ? gap >= 0 && gap <= longest_span : gap == 1;
            const bool day_of_date = !long_first && is_one_of(word(), {"/", ".", "-"}) && all_digits(word(1));
            if (!(sure || (marked && gap == 1)) || day_of_date) return false;
            out_.has_year = true;
            return true;
        });
    }

    /// "2025", "FY25", "calendar year 2023".
    bool one_year() {
        return attempt([&] {
            const bool marked = take({"fy", "ay"});
            const auto [letters, number] = letters_and_digits(word());
            const bool glued = is_one_of(letters, {"fy", "ay", "cy"});
            if (!letters.empty() && !glued) return false;
            if (number.size() == 4 ? !is_year(to_number(number)) : !(number.size() == 2 && (glued || marked)))
                return false;
            ++at_;
            out_.has_year = true;
            return true;
        });
    }

    bool any_year() { return year_span() || one_year(); }

    /// The year behind a part of one: there two figures will do.
    bool year_behind() {
        return attempt([&] {
            const bool bracket = word() == "(" && take({"("});
            if (!bracket) loose_signs();
            take({"of"});
            take({"year"});
            if (!any_year() && !(word().size() == 2 && attempt([&] { return digits(2, 2) && !unit_follows(); })))
                return false;
            out_.has_year = true;
            return true;
        });
    }

    /// "Apr 24 hours": the figures count something else.
    bool unit_follows() const { return is_one_of(word(), {"days", "hours", "months", "weeks", "year", "years", "%"}); }

    // Parts of a year.

    bool month_name() {
        const auto [letters, number] = letters_and_digits(word());
        if (!is_month(letters)) return false;
        const bool verb = is_one_of(letters, {"may", "march", "mar"}) && !is_capital();
        if (verb || !(number.empty() || number.size() == 2 || number.size() == 4)) return false;
        ++at_;
        take({"."});
        out_.has_part = true;
        if (!number.empty()) out_.has_year = true;
        return true;
    }

    bool is_capital() const {
        const char c = printed_[words_[at_].begin];
        return c >= 'A' && c <= 'Z';
    }

    /// "31 March", "30th of September", "31/03/25", "31.3.2025", "2025-03-31".
    bool date() {
        return attempt([&] {
            if (word().size() == 4 && all_digits(word()) && word(1) == "-" && word(3) == "-" && all_digits(word(2)) &&
                all_digits(word(4)) && word(2).size() == 2 && word(4).size() == 2) {
                at_ += 5;
                out_.has_year = out_.has_part = true;
                return true;
            }
            const auto number = word();
            const bool day = all_digits(number)
                                 ? number.size() <= 2 && to_number(number) >= 1 && to_number(number) <= 31
                                 : is_day_ordinal(number);
            if (!day) return false;
            ++at_;
            const std::string_view sign = word();
            if (is_one_of(sign, {"/", ".", "-"}) && all_digits(word(1)) && word(2) == sign && all_digits(word(3))) {
                const int month = to_number(word(1));
                if (month < 1 || month > 12 || (word(3).size() != 2 && word(3).size() != 4)) return false;
                at_ += 4;
                out_.has_year = out_.has_part = true;
                return true;
            }
            take({"-"});
            take({"of"});
            if (!month_name()) return false;
            if (!out_.has_year) year_behind();
            return true;
        });
    }

    static bool is_day_ordinal(std::string_view word) {
        if (word.size() < 3 || word.size() > 4) return false;
        const std::string_view ending = word.substr(word.size() - 2);
        return is_one_of(ending, {"st", "nd", "rd", "th"}) && all_digits(word.substr(0, word.size() - 2));
    }

    bool month() {
        return attempt([&] {
            if (!month_name()) return false;
            if (!out_.has_year) year_behind();
            return true;
        });
    }

    /// "Q2", "Qtr 3", "Quarter Two", "2nd quarter", "Chwarter 3", "H1", "first half".
    bool quarter_or_half() {
        return attempt([&] {
            const auto [letters, number] = letters_and_digits(word());
            if (number.size() == 1 && number[0] >= '1' && number[0] <= '4' &&
                (is_one_of(letters, {"q", "qtr", "quarter", "ch", "qu"}) || (letters == "h" && number[0] <= '2'))) {
                ++at_;
            } else if (take({"q", "qtr", "quarter", "chwarter", "half"})) {
                loose_signs();
                if (!is_ordinal(word())) return false;
                ++at_;
            } else if (is_ordinal(word()) && is_one_of(word(1), {"quarter", "qtr", "half"})) {
                at_ += 2;
            } else {
                return false;
            }
            out_.has_part = true;
            return true;
        });
    }

    /// "Month 6", "Period 9", "P6", "M06", "Week 12", "Year 1".
    bool numbered() {
        return attempt([&] {
            const auto [letters, number] = letters_and_digits(word());
            if (is_one_of(letters, {"m", "p", "month", "period", "pd", "mth", "week", "wk", "year", "yr"}) &&
                !number.empty() && number.size() <= 2) {
                ++at_;
            } else if (take({"month", "period", "mth", "week", "wk", "year", "yr", "pd", "mis"})) {
                if (!digits(1, 2) && !(is_one_of(word(), {"one", "two", "three", "four", "five", "six", "seven",
                                                          "eight", "nine", "ten", "eleven", "twelve"}) &&
                                       take({word()})))
                    return false;
            } else {
                return false;
            }
            // "Year 1" counts from nobody knows when.
            out_.has_part = !is_one_of(letters, {"year", "yr"});
            return true;
        });
    }

    /// "autumn term 2023".
    bool school_term() {
        return attempt([&] {
            if (!take({"autumn", "spring", "summer"})) return false;
            const bool term = take({"term"});
            out_.has_part = true;
            return year_behind() || term;
        });
    }

    bool part_of_year() { return date() || quarter_or_half() || month() || numbered() || school_term(); }

    // Put together.

    /// A part of a year and its year in either order, or one of them.
    bool element() {
        const bool had_year = std::exchange(out_.has_year, false);
        const bool found = element_with_own_year();
        out_.has_year = out_.has_year || had_year;
        return found;
    }

    bool element_with_own_year() {
        if (part_of_year()) {
            if (!out_.has_year) year_behind();
            return true;
        }
        if (!any_year()) return false;
        attempt([&] {
            const bool bracket = take({"("});
            if (!bracket) loose_signs();
            // "2023/24 Q2", "2024 - March"; a day of its own begins another period.
            return quarter_or_half() || numbered() || month_of_year();
        });
        return true;
    }

    bool month_of_year() {
        return attempt([&] { return month_name() && (attempt([&] { return range_sign() && month_name(); }) || true); });
    }

    bool range_sign() { return take({"-", "/", "to", "until", "through", "i", "hyd"}); }

    bool span() {
        if (!element()) return false;
        attempt([&] { return range_sign() && element(); });
        return true;
    }

    /// "as at 30 September", "at end of March 2025", "to Month 6", "by 31 March".
    bool dated() {
        return attempt([&] {
            const bool up_to = take_all({"up", "to"}) || take({"to", "until", "hyd"});
            if (!up_to && !(take_all({"as", "at"}) || take_all({"as", "of"}) ||
                            take({"at", "on", "end", "ending", "ended"}) || take({"w/e"})))
                return false;
            take({"the"});
            if (take({"end"})) take({"of"});
            if (is_one_of(word(), {"month", "quarter", "year"}) && word(1) == "end") at_ += 2;
            if (!attempt([&] { return span() && out_.has_part; })) return false;
            out_.to_date = up_to;
            return true;
        });
    }

    /// "post 2032", "beyond 2028/29": years that have no end are no year, but the words belong together.
    bool open_ended() {
        return attempt([&] {
            if (!take({"post", "beyond", "after", "pre", "before", "between"})) return false;
            dash();
            return span();
        });
    }

    /// "12 months to June 2024", "rolling 12 months", "quarter ended 30 June", "year ending March 2025".
    bool counted_up_to() {
        return attempt([&] {
            bool rolling = take({"rolling", "last", "past", "latest", "previous"});
            const bool counted = (all_digits(word()) || is_one_of(word(), {"twelve", "six", "three"})) &&
                                 word().size() <= 6 &&
                                 is_one_of(word(word(1) == "-" ? 2 : 1), {"month", "months", "mth", "mths", "m"});
            const bool glued = is_one_of(word(), {"12m", "3m", "6m", "12mths", "12months"});
            if (counted || glued)
                at_ += glued ? 1 : word(1) == "-" ? 3 : 2;
            else if (!take({"year", "quarter", "month", "week", "half", "months", "qtr", "period", "weeks"}))
                return false;
            rolling = take({"rolling"}) || rolling;
            const bool ends = take({"to", "ending", "ended", "end"}) || (take_all({"up", "to"}));
            if (ends) {
                take({"the"});
                if (take({"end"})) take({"of"});
                if (attempt([&] { return span() && out_.has_part; })) return true;
                return false;
            }
            out_.has_part = true;
            return rolling && (counted || glued);
        });
    }

    /// "academic year 2023/24", "financial year 2024-25".
    bool kind_of_year_first() {
        return attempt([&] {
            return take({"academic", "school", "calendar", "financial", "fiscal"}) && take({"year", "yr"}) &&
                   any_year();
        });
    }

    /// "2023/24 academic year".
    void trailing_kind_of_year() {
        attempt([&] {
            take({"("});
            return take({"academic", "school", "calendar", "financial", "ac", "fiscal"}) &&
                   (take({"year", "yr"}) || true);
        });
    }

    /// A bracket that was opened within is closed within.
    void close_brackets() {
        int open = 0;
        for (std::size_t i = first_; i < at_; ++i) open += words_[i].text == "(" ? 1 : words_[i].text == ")" ? -1 : 0;
        for (; open > 0 && take({")"}); --open) {
        }
    }

    /// "16-17 year olds", "aged 18-19".
    bool is_age() const {
        if (is_one_of(word(), {"year", "yr", "yrs", "years"}) && is_one_of(word(1), {"old", "olds", "of", "-"}))
            return true;
        std::size_t before = first_;
        while (before > 0 && words_[before - 1].sign) --before;
        return before > 0 && is_one_of(words_[before - 1].text, {"aged", "age", "ages"});
    }

    /// How many years "2025-35" may span.
    static constexpr int longest_span = 15;

    std::string_view printed_;
    const std::vector<TextWord>& words_;
    std::size_t first_;
    std::size_t at_;
    PrintedPeriod out_;
};

}  // namespace

std::optional<PrintedPeriod> period_at(std::string_view printed, const std::vector<TextWord>& words,
                                       std::size_t first) {
    if (first >= words.size() || words[first].sign || !may_begin_period(words[first].text)) return std::nullopt;
    return PeriodReader(printed, words, first).read();
}

}  // namespace scrutineer::meaning
