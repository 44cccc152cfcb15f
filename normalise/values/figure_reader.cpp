// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/values/figure_reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "normalise/periods/period.hpp"
#include "words/expression.hpp"
#include "words/text.hpp"

namespace scrutineer {
namespace {

/// More digits than this are not held exactly by a double, and no published figure has them.
constexpr std::size_t most_digits = 15;

#define DIGITS "(?:\\d{1,3}(?:,\\d{3})+|\\d+)"
#define NUMBER "(?:" DIGITS "(?:\\.\\d+)?|\\.\\d+)"

bool is_change(Measure measure) { return measure == Measure::variance || measure == Measure::movement; }

/// Reads one figure from the left, part by part. Each part is taken once it is understood; what nothing takes makes the
/// whole not understood.
class FigureReader {
public:
    FigureReader(std::string_view text, const ValueContext& context, const UnitReading& heading)
        : rest_(text.data(), text.size()), context_(context), heading_(heading) {
        money_ =
            context.kind == RecordKind::finance_row || context.unit == Unit::currency || heading.unit == Unit::currency;
    }

    /// nullopt where the text is not a figure from end to end.
    std::optional<ParsedValue> read() {
        leading_marks();
        lead();
        if (!clock_time() && !ratio() && !number()) return std::nullopt;
        while (!rest_.empty()) {
            const bool touches = rest_[0] != ' ';
            skip_space();
            if (rest_.empty()) break;
            if (!touches) bracket_closed_ = false;
            if (!(tail() || mark() || unit_word() || bracket() || loose_period())) return std::nullopt;
        }
        return finish() ? std::optional(std::move(out_)) : std::nullopt;
    }

private:
    template <typename... Captures>
    bool take(const Expression& pattern, Captures... captures) {
        return pattern.may_be_in(rest_) && RE2::Consume(&rest_, pattern.compiled(), captures...);
    }

    void skip_space() {
        while (!rest_.empty() && rest_[0] == ' ') rest_.remove_prefix(1);
    }

    void leading_marks() {
        static const Expression marks("([*†‡§#]+|[¹²³⁴⁵⁶⁷⁸⁹⁰]+|[↑↓↔→←⇑⇓⇔⬆⬇➔▲▼►◄△▽●■✓✔✗✘]+) ?");
        std::string found;
        while (take(marks, &found)) keep_mark(found);
    }

    void keep_mark(const std::string& found) {
        // Arrows and ticks set beside a figure rate it; ratings are read from the cell's symbols.
        static const Expression sign("[↑↓↔→←⇑⇓⇔⬆⬇➔▲▼►◄△▽●■✓✔✗✘]+");
        if (!sign.matches(found)) out_.marks.push_back(found);
    }

    void lead() {
        static const Expression approximate(
            "(?i)(?:c\\.? ?|ca\\.? |circa |approx(?:\\.|imately)? |about |around |[~≈] ?)");
        static const Expression less(
            "(?i)(?:< ?=? ?|≤ ?|(?:no more|not more|less|fewer|lower) than |under |below |at most |up to "
            "|max(?:imum)?(?: of)? )");
        static const Expression more(
            "(?i)(?:> ?=? ?|≥ ?|(?:no less|no fewer|not less|more|greater|higher) than |over |above |at least "
            "|min(?:imum)?(?: of)? )");
        if (take(approximate)) out_.approximate = true;
        if (take(less))
            out_.bound = Bound::less_than;
        else if (take(more))
            out_.bound = Bound::greater_than;
    }

    bool number() {
        // Sign, currency and an opening bracket in any of the orders they are printed in: -£5, £-5, £(5), (£5), (-5).
        static const Expression head("(\\(?) ?([-+]?) ?(£|€|\\$|GBP)? ?([-+]?)(\\(?) ?(" NUMBER ")");
        static const Expression spaced_thousands(
            "(\\(?) ?([-+]?) ?(£)? ?([-+]?)(\\(?) ?(\\d{1,3}(?: \\d{3})+)(?:[^\\d]|$)");
        std::string open, sign, currency, inner_sign, inner_open, digits;
        const re2::StringPiece before = rest_;
        if (money_ && take(spaced_thousands, &open, &sign, &currency, &inner_sign, &inner_open, &digits)) {
            // The pattern looked one character ahead; go back to right behind the digits.
            const char* end = rest_.data();
            const std::size_t used = static_cast<std::size_t>(end - before.data());
            const std::string_view taken(before.data(), used);
            const std::size_t last = taken.find_last_of("0123456789");
            rest_ = before;
            rest_.remove_prefix(last + 1);
        } else {
            rest_ = before;
            if (!take(head, &open, &sign, &currency, &inner_sign, &inner_open, &digits)) return false;
        }
        if (!rest_.empty() && (rest_[0] == ',' || rest_[0] == '.')) {
            // "1,23", "1.2.3" and "12," are no numbers; a full stop at the end is.
            if (rest_ != "." && !rest_.starts_with(". ")) return false;
            rest_.remove_prefix(1);
        }
        if (!sign.empty() && !inner_sign.empty()) return false;
        if (!open.empty() && !inner_open.empty()) return false;
        // 007 is a reference and 00:45 a time.
        if (digits.size() > 1 && digits[0] == '0' && digits[1] != '.') return false;
        open_ = !open.empty() || !inner_open.empty();
        negative_ = sign == "-" || inner_sign == "-";
        currency_ = !currency.empty();
        if (currency_) out_.unit = Unit::currency;
        digits_ = digits;
        attached_scale();
        if (open_) {
            // "(12.3)%", "(£2.4m)", "(0.3%)": the bracket holds the figure alone.
            percent_sign();
            skip_space();
            if (!take(close_bracket())) return false;
            accounting_ = true;
            attached_scale();
        }
        return true;
    }

    static const Expression& close_bracket() {
        static const Expression pattern("\\)");
        return pattern;
    }

    void attached_scale() {
        static const Expression million("(?i) ?(?:m|mn|mil|millions?)\\b");
        static const Expression million_word("(?i) ?(?:mn|millions?)\\b");
        static const Expression billion("(?i) ?(?:bn|billions?)\\b");
        static const Expression thousand("(?i)(?:k\\b| ?thousands?\\b| ?'?000s?\\b)");
        const bool count = context_.unit == Unit::count || heading_.unit == Unit::count;
        if (own_scale_) return;
        int power = 0;
        // A bare m is a million of money or of things counted, otherwise it may be metres, minutes or months.
        if ((currency_ || money_ || count) ? take(million) : take(million_word))
            power = 6;
        else if (take(billion))
            power = 9;
        else if (take(thousand))
            power = 3;
        if (power == 0) return;
        own_scale_ = true;
        power_ = power;
    }

    bool percent_sign() {
        static const Expression sign(
            "(?i) ?(?:% ?-?(?:age)? ?(?:points?|pts?|p\\.?p\\.?|p)?\\b\\.?|%|per ?cent(?:age)?(?: points?)?\\b|"
            "percentage points?\\b|p\\.?p\\.?ts?\\b|pp\\b|pct\\b|ppts?\\b)");
        if (percent_ || !take(sign)) return false;
        percent_ = true;
        return true;
    }

    /// What may stand behind the number in any order.
    bool tail() {
        static const Expression trailing_minus(" ?-");
        static const Expression plus("\\+");
        static const Expression or_more(
            "(?i)(?:or|and) (?:more|above|over|greater|higher|better)\\b|\\(?minimum\\)?|min\\b");
        static const Expression or_less("(?i)(?:or|and) (?:less|fewer|below|under|lower)\\b|\\(?maximum\\)?|max\\b");
        static const Expression credit("(?i)cr\\b\\.?");
        static const Expression provisional("(?:(?i:prov(?:isional|\\.|\\b)(?: data| figure)?)|P\\b)");
        static const Expression fraction("(?i)(/|of|out of) ?(" DIGITS ")\\b");
        static const Expression rating("(?i)[-/,:]? ?(green|amber|red)\\b");
        static const Expression stop("[.;]$");
        std::string found;
        if (percent_sign()) return true;
        if (!negative_ && !accounting_ && (money_ || is_change(context_.measure)) && rest_ == "-" &&
            take(trailing_minus)) {
            negative_ = true;
            return true;
        }
        if (out_.bound == Bound::exact && (take(plus) || take(or_more))) {
            out_.bound = Bound::greater_than;
            aim_words_ = true;
            return true;
        }
        if (out_.bound == Bound::exact && take(or_less)) {
            out_.bound = Bound::less_than;
            return true;
        }
        if (money_ && !negative_ && take(credit)) {
            negative_ = true;
            return true;
        }
        if (take(provisional)) {
            out_.provisional = true;
            return true;
        }
        if (std::string sign; !out_.denominator && take(fraction, &sign, &found)) {
            slash_ = sign == "/";
            return set_fraction(digits_, found, true);
        }
        if (!out_.rating && take(rating, &found)) {
            out_.rating = rating_word(found);
            out_.rating_text = found;
            return true;
        }
        return take(stop);
    }

    bool mark() {
        static const Expression marks("([*†‡§#^]+|[¹²³⁴⁵⁶⁷⁸⁹⁰]+|[↑↓↔→←⇑⇓⇔⬆⬇➔▲▼►◄△▽●■✓✔✗✘]+)");
        std::string found;
        if (!take(marks, &found)) return bracket_closed_ && figure_mark();
        keep_mark(found);
        return true;
    }

    /// A digit that touches the closing bracket, "26.2 [121/461]3": a raised mark that the font prints as a figure of
    /// its own and names as a plain one.
    bool figure_mark() {
        static const Expression digit("(\\d)$");
        std::string found;
        if (!take(digit, &found)) return false;
        out_.marks.push_back(found);
        return true;
    }

    bool unit_word() {
        static const Expression points("(?i)(?:points?|pts)\\b");
        static const Expression rate(
            "(?i)(?:rate )?per ((?:1|10|100),?000|1,?000,?000|100|hundred|thousand|million)\\b"
            "(?: (?:of )?(?:the )?(?:population|people|residents|children|pupils|households|births))?");
        static const Expression counted(
            "(?i)(?:fte'?s?|people|persons|children|young people|pupils|families|cases|households|homes|"
            "properties|visits|visitors|schools|residents|customers|complaints|employees|staff|incidents|units|places)"
            "\\b");
        static const Expression time(
            "(?i)(?:(?:working|calendar|school) )?(days?|weeks?|wks?|months?|mths?|years?|yrs?|hours?|hrs?|h|"
            "minutes?|mins?|seconds?|secs?)\\b\\.?");
        static const Expression minute_or_second("(?i)([ms])\\b");
        std::string found;
        if (!out_.unit && !percent_ && take(points)) {
            out_.unit = Unit::score;
            return true;
        }
        if (take(rate, &found)) return set_rate(found);
        if (!out_.unit && !percent_ && take(counted)) {
            out_.unit = Unit::count;
            return true;
        }
        if (percent_ || currency_) return false;
        const bool known_time = context_.unit == Unit::duration || !out_.time_unit.empty();
        if (take(time, &found) || (known_time && take(minute_or_second, &found))) return set_time(found);
        return false;
    }

    bool set_rate(const std::string& base) {
        static const Expression comma(",");
        std::string digits = lower_case(base);
        RE2::GlobalReplace(&digits, comma.compiled(), "");
        out_.unit = Unit::rate;
        out_.per = digits == "hundred"    ? 100
                   : digits == "thousand" ? 1000
                   : digits == "million"  ? 1000000
                                          : std::stoi(digits);
        return true;
    }

    /// The first unit of time, or the next smaller one of a compound ("1h 20m").
    bool set_time(const std::string& word) {
        static constexpr std::array<std::pair<std::string_view, double>, 4> sizes{
            {{"day", 86400}, {"hour", 3600}, {"minute", 60}, {"second", 1}}};
        const std::string lower = lower_case(word);
        std::string unit;
        switch (lower[0]) {
            case 'd':
                unit = "day";
                break;
            case 'w':
                unit = "week";
                break;
            case 'y':
                unit = "year";
                break;
            case 'h':
                unit = "hour";
                break;
            case 's':
                unit = "second";
                break;
            default:
                unit = lower.substr(0, 2) == "mo" || lower.substr(0, 2) == "mt" ? "month" : "minute";
                break;
        }
        if (!out_.time_unit.empty()) return false;
        out_.time_unit = unit;
        out_.unit = unit == "day" ? Unit::days : Unit::duration;
        // A smaller part behind it.
        static const Expression next(
            "(?i)(?:,? (?:and )?|)(\\d{1,4}) ?(h|hrs?|hours?|m|mins?|minutes?|s|secs?|seconds?)\\b\\.?");
        auto size_of = [](std::string_view name) {
            for (const auto& [known, size] : sizes)
                if (known == name) return size;
            return 0.0;
        };
        std::string amount, name;
        double total = 0;
        bool compound = false;
        while (size_of(out_.time_unit) > 0 && take(next, &amount, &name)) {
            const char first = lower_case(name)[0];
            const std::string smaller = first == 'h' ? "hour" : first == 'm' ? "minute" : "second";
            const double larger_size = size_of(out_.time_unit), smaller_size = size_of(smaller);
            const auto part = decimal(amount);
            if (!part || smaller_size >= larger_size || *part >= larger_size / smaller_size) return false;
            if (!compound) {
                if (digits_.find('.') != std::string::npos) return false;
                total = decimal(digits_).value_or(0);
            }
            compound = true;
            total = total * (larger_size / smaller_size) + *part;
            out_.time_unit = smaller;
        }
        if (compound) {
            value_ = total;
            out_.unit = Unit::duration;
        }
        return true;
    }

    /// "00:45" and "1:20:05", where the heading or the indicator says that they are times.
    bool clock_time() {
        static const Expression pattern("(\\d{1,3}):([0-5]\\d)(?::([0-5]\\d))?(?:$|[^\\d:])");
        const bool timed = context_.unit == Unit::duration || heading_.unit == Unit::duration;
        const re2::StringPiece before = rest_;
        std::string first, second, third;
        if (!timed || !take(pattern, &first, &second, &third)) {
            rest_ = before;
            return false;
        }
        rest_ = before;
        rest_.remove_prefix(first.size() + second.size() + 1 + (third.empty() ? 0 : third.size() + 1));
        out_.unit = Unit::duration;
        const double a = *decimal(first), b = *decimal(second);
        if (!third.empty()) {
            value_ = a * 3600 + b * 60 + *decimal(third);
            out_.time_unit = "second";
            return true;
        }
        // Hours and minutes, or minutes and seconds: only the heading can tell.
        static const Expression minutes_seconds("(?i)m+i?n?s?(?:utes?)? ?: ?s");
        static const Expression hours_minutes("(?i)h+o?u?r?s? ?: ?m");
        const bool seconds = minutes_seconds.found_in(context_.unit_text);
        if (seconds == hours_minutes.found_in(context_.unit_text)) {
            ambiguous_ = true;
            return true;
        }
        value_ = a * 60 + b;
        out_.time_unit = seconds ? "second" : "minute";
        return true;
    }

    bool ratio() {
        static const Expression pattern("(" NUMBER ") ?: ?(" NUMBER ")");
        const re2::StringPiece before = rest_;
        std::string first, second;
        if (!take(pattern, &first, &second)) {
            rest_ = before;
            return false;
        }
        // 1:20 could be a time as well.
        const bool clock =
            second.size() == 2 && second < "60" && context_.unit != Unit::ratio && heading_.unit != Unit::ratio;
        const auto a = decimal(first), b = decimal(second);
        if (!a || !b || *b == 0 || clock)
            ambiguous_ = true;
        else {
            value_ = *a / *b;
            out_.numerator = a;
            out_.denominator = b;
        }
        out_.unit = Unit::ratio;
        return true;
    }

    bool set_fraction(const std::string& top, const std::string& bottom, bool bare) {
        const auto a = decimal(top), b = decimal(bottom);
        if (!a || !b || *b < *a || own_scale_ || negative_ || accounting_ || top.find('.') != std::string::npos)
            return false;
        out_.numerator = a;
        out_.denominator = b;
        bare_fraction_ = bare;
        return true;
    }

    bool bracket() {
        static const Expression pattern("(?:\\(([^()]*)\\)|\\[([^\\[\\]]*)\\])");
        std::string round, square;
        const re2::StringPiece before = rest_;
        if (!take(pattern, &round, &square)) return false;
        bracket_closed_ = true;
        const std::string printed(before.data(), static_cast<std::size_t>(rest_.data() - before.data()));
        return inside(round.empty() ? square : round, printed);
    }

    /// What a bracket behind a figure says.
    bool inside(std::string text, const std::string& printed) {
        static const Expression spaces("^ +| +$");
        RE2::GlobalReplace(&text, spaces.compiled(), "");
        static const Expression fraction("(?i)(?:n ?= ?)?(" DIGITS ") ?(?:/|of|out of) ?(" DIGITS ")(?: [a-z ]+)?");
        static const Expression whole(
            "(?i)(?:n ?= ?|no\\.? ?|number: ?)?(" DIGITS
            ")(?: (?:children|people|young people|cases|pupils|families|households|episodes))?");
        static const Expression share("(" NUMBER ") ?%");
        static const Expression interval("(?i)(?:(?:95% )?ci:? ?)?[-+]?" NUMBER "%? ?(?:-|to|,) ?[-+]?" NUMBER "%?");
        static const Expression change("[-+] ?£?" NUMBER " ?(?:%|m|k|pp|%pts)?|[↑↓▲▼] ?" NUMBER "%?");
        static const Expression provisional("(?i)p|prov\\.?|provisional(?: data| figures?)?|unvalidated|unaudited");
        static const Expression note(
            "(?i)r|e|f|final|revised|rev\\.?|est\\.?|estimated?|actual|cumulative|cum\\.?|ytd|year to "
            "date|target|annual|"
            "monthly|quarterly|average|rolling(?: year| 12 months?)?|validated|audited|tracker|national|new|aggregate");
        std::string first, second;
        if (text.empty()) return true;
        // In money (A) and (F) are adverse and favourable.
        const bool letter = text.size() == 1;
        if (letter && context_.kind == RecordKind::finance_row && text != "p" && text != "P")
            return mark_in_bracket(text, printed);
        if (const auto rating = rating_word(text); rating && !out_.rating) {
            out_.rating = rating;
            out_.rating_text = printed;
            return true;
        }
        const auto& known = context_.footnote_marks;
        if (std::find(known.begin(), known.end(), printed) != known.end()) {
            out_.marks.push_back(printed);
            return true;
        }
        if (provisional.matches(text)) return out_.provisional = true;
        if (note.matches(text)) return true;
        // In money a second figure is a second figure.
        if (context_.kind == RecordKind::finance_row) return take_period(text);
        if (!out_.denominator && fraction.matches(text, &first, &second) && !take_period(text))
            return set_fraction(first, second, false);
        if (!out_.period_text.empty()) return true;
        if (!out_.count && whole.matches(text, &first)) {
            if (currency_ || own_scale_) return false;
            out_.count = decimal(first);
            return out_.count.has_value();
        }
        if (share.matches(text, &first)) return swapped_share(first);
        if (interval.matches(text) || change.matches(text)) return true;
        return mark_in_bracket(text, printed) || take_period(text);
    }

    bool mark_in_bracket(const std::string& text, const std::string& printed) {
        static const Expression mark("[*†‡§#]+|[a-z]|note \\d{1,2}");
        if (!mark.matches(text)) return false;
        out_.marks.push_back(printed);
        return true;
    }

    bool take_period(const std::string& text) {
        // "Q1" and "June" are periods too, of a year that the paper tells.
        PeriodContext some_year;
        some_year.year_hint = "2000-12-31";
        if (!out_.period_text.empty() || !parse_period(text, some_year)) return false;
        out_.period_text = text;
        return true;
    }

    /// A period behind a figure without a bracket: "64.5% 2022/23". A year alone could be another figure.
    bool loose_period() {
        static const Expression year_in_it("(?i)(?:.*[a-z].*\\d{2}|(?:19|20)\\d{2} ?[/-] ?\\d{2,4})");
        if (!year_in_it.matches(rest_) || !parse_period(std::string_view(rest_.data(), rest_.size()))) return false;
        if (!take_period(std::string(rest_.data(), rest_.size()))) return false;
        rest_ = {};
        return true;
    }

    /// `684 (75%)`, `340 of 397 (86%)`: the share stands in the bracket, what is counted before it.
    bool swapped_share(const std::string& share) {
        if (percent_ || currency_ || own_scale_ || negative_ || swapped_) return false;
        if (!bare_fraction_) {
            if (digits_.find('.') != std::string::npos) return false;
            // Of an indicator that counts, the count is the figure.
            if (context_.unit == Unit::count || heading_.unit == Unit::count) return true;
            out_.count = decimal(digits_);
            if (!out_.count) return false;
        }
        bare_fraction_ = false;
        swapped_ = true;
        value_ = decimal(share);
        percent_ = true;
        return value_.has_value();
    }

    bool finish() {
        if (ambiguous_) return false;
        if (accounting_) {
            // A bracketed figure is negative where money or a difference is meant; elsewhere it may be a count.
            if (!(money_ || currency_ || is_change(context_.measure)) || negative_) return false;
            negative_ = true;
        }
        if (percent_) out_.unit = Unit::percent;
        if (bare_fraction_) {
            // "10/12" is a day as much as a share.
            if (*out_.numerator <= 31 && *out_.denominator <= 12 && slash_ && !context_.unit) return false;
            // Both parts are there and the percentage is not: what was not printed is not made up.
            out_.status = Status::narrative;
            return true;
        }
        if (!out_.unit && !swapped_) {
            out_.unit = heading_.unit;
            out_.per = heading_.per;
            out_.time_unit = heading_.time_unit;
        }
        if (!value_) {
            const bool scaled_by_heading =
                !own_scale_ && !percent_ && (!out_.unit || out_.unit == Unit::currency || out_.unit == Unit::count);
            value_ = decimal(digits_, own_scale_ ? power_ : scaled_by_heading ? heading_.power_of_ten : 0);
            if (!value_) return false;
        }
        out_.value = negative_ && *value_ != 0 ? -*value_ : *value_;
        if (out_.bound == Bound::less_than && !is_aim(context_.measure) && !money_ && !currency_ && !aim_words_)
            out_.status = Status::suppressed;
        return true;
    }

    re2::StringPiece rest_;
    const ValueContext& context_;
    const UnitReading& heading_;
    ParsedValue out_;
    bool money_ = false;
    std::string digits_;
    std::optional<double> value_;  ///< where it is not simply the digits
    int power_ = 0;
    bool own_scale_ = false;  ///< "1.2m" whatever the heading says
    bool open_ = false;
    bool accounting_ = false;      ///< the figure stood in brackets
    bool bracket_closed_ = false;  ///< what was taken last ended in a bracket, and no space came behind it
    bool negative_ = false;
    bool currency_ = false;
    bool percent_ = false;
    bool bare_fraction_ = false;
    bool slash_ = false;  ///< the bare fraction is printed with a slash
    bool swapped_ = false;
    bool aim_words_ = false;
    bool ambiguous_ = false;
};

}  // namespace

std::optional<double> decimal(std::string_view printed, int power_of_ten) {
    std::string digits;
    std::size_t count = 0;
    for (char c : printed) {
        if (c == ',' || c == ' ') continue;
        digits += c;
        if (c != '.' && (count > 0 || c != '0')) ++count;
    }
    if (count > most_digits) return std::nullopt;
    if (power_of_ten != 0) digits += "e" + std::to_string(power_of_ten);
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

bool is_aim(Measure measure) {
    return measure == Measure::target || measure == Measure::floor || measure == Measure::budget ||
           measure == Measure::forecast;
}

std::optional<RatingValue> rating_word(std::string_view word) {
    const std::string lower = lower_case(word);
    if (lower == "green" || word == "G") return RatingValue::green;
    if (lower == "amber" || word == "A") return RatingValue::amber;
    if (lower == "red" || word == "R") return RatingValue::red;
    return std::nullopt;
}

std::optional<ParsedValue> read_figure(std::string_view text, const ValueContext& context, const UnitReading& heading) {
    return FigureReader(text, context, heading).read();
}

}  // namespace scrutineer
