// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/unit.hpp"

#include <re2/re2.h>

#include <algorithm>

#include "normalise/text.hpp"

namespace scrutineer {
namespace {

#define BASE "(100|1,?000|10,?000|100,?000|1,?000,?000|hundred|thousand|million)"

std::optional<int> rate_base(std::string_view text) {
    static const RE2 per("(?i)\\b(?:rate|per|/|expressed)\\b.*?\\b" BASE "\\b(?:[^,\\d]|$)");
    static const RE2 per_base("(?i)(?:\\bper|/) ?" BASE "(?:[^,\\d]|,[^\\d]|$)");
    static const RE2 rate_word(
        "(?i)\\brates?\\b.*?\\b(1,?000|10,?000|100,?000|1,?000,?000) (?:of the )?(?:pop|people|residents|children)");
    static const RE2 not_digits("[^0-9]");
    std::string base;
    const re2::StringPiece piece(text.data(), text.size());
    if (!RE2::PartialMatch(piece, per_base, &base) && !RE2::PartialMatch(piece, rate_word, &base)) return std::nullopt;
    if (base[0] == 'h' || base[0] == 'H') return 100;
    if (base[0] == 't' || base[0] == 'T') return 1000;
    if (base[0] == 'm' || base[0] == 'M') return 1000000;
    RE2::GlobalReplace(&base, not_digits, "");
    return std::stoi(base);
}

std::string time_word(std::string_view text) {
    static const RE2 word(
        "(?i)\\b(working |calendar |school "
        ")?(days?|weeks?|months?|years?|yrs?|hours?|hrs?|minutes?|mins?|seconds?|secs?)\\b");
    std::string kind, unit;
    if (!RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), word, &kind, &unit)) return {};
    unit = lower_case(unit);
    if (unit[0] == 'd') return "day";
    if (unit[0] == 'w') return "week";
    if (unit[0] == 'y') return "year";
    if (unit[0] == 'h') return "hour";
    if (unit[0] == 's') return "second";
    return unit.substr(0, 2) == "mo" ? "month" : "minute";
}

UnitReading of(Unit unit) {
    UnitReading reading;
    reading.unit = unit;
    return reading;
}

/// The unit in which an indicator's name says it is measured.
UnitReading unit_of_name(std::string_view name) {
    const re2::StringPiece text(name.data(), name.size());
    static const RE2 percent("(?i)%|\\bper ?cent(?:age)?s?\\b|\\bpercentages?\\b|\\bproportion\\b|\\bpct\\b");
    static const RE2 top_share(
        "(?i)\\b(?:top|bottom|lowest|highest|least|most|at least|over|under|above|below|more than|less than) "
        "\\d+(?:\\.\\d+)? ?%");
    static const RE2 money(
        "(?i)£|\\b(?:cost|price|spend|expenditure|income|savings?|value|debt|arrears|budget|investment)\\b.*\\(£");
    static const RE2 ratio("(?i)\\bratio\\b");
    static const RE2 mean("(?i)\\b(?:average|mean|median|typical)\\b");
    static const RE2 elapsed(
        "(?i)\\b(?:time|days|weeks|months|hours|minutes|seconds|duration|length of (?:time|stay)|wait)\\b");
    static const RE2 days(
        "(?i)\\b(?:number of |no\\.? of |average |mean |median )*(?:working |calendar |school "
        ")?days\\b.*\\b(?:lost|taken|to|between|from|per|sickness|absence|wait)|\\(days\\)|\\bin "
        "days\\b|\\btime\\b.*\\bdays\\b");
    static const RE2 score(
        "(?i)\\bscores?\\b|\\battainment (?:tracker )?[58]\\b|\\bprogress 8\\b|\\bpoints? "
        "per\\b|\\(points\\)|\\bSDQ\\b|"
        "\\baverage grade\\b|\\bindex\\b|\\brating out of\\b");
    static const RE2 leading_count(
        "(?i)^(?:(?:the|a|total|overall|monthly|quarterly|annual|weekly|cumulative|net|actual|individual|new) )*"
        "(?:(?:numbers?|no\\.?|nos\\.?|count|volume) of\\b|(?:number|no\\.)(?::| )|(?:number|no\\.?|count)$)");
    static const RE2 count("(?i)\\bnumber of\\b|\\bno\\.? of\\b|\\((?:number|no\\.?|#|count)\\)|^#");

    if (const auto base = rate_base(name)) {
        UnitReading reading = of(Unit::rate);
        reading.per = base;
        return reading;
    }
    // "registered in the top 30%" is not what is measured, "% of children ..." is.
    std::string without_bands(name);
    RE2::GlobalReplace(&without_bands, top_share, "");
    if (RE2::PartialMatch(without_bands, percent)) {
        // "Number of schools with more than 10% ..." counts, "Number (%) of ..." may be either: its figures tell.
        static const RE2 share_first("(?i)\\(%\\)|\\band (?:%|percentage)");
        if (!RE2::PartialMatch(without_bands, leading_count) || RE2::PartialMatch(without_bands, share_first))
            return of(Unit::percent);
    }
    static const RE2 counted_days("(?i)\\b(?:number|no\\.?) of (?:working |calendar |school )?days\\b");
    const bool counts = RE2::PartialMatch(text, leading_count);
    if (counts && !RE2::PartialMatch(text, counted_days)) return of(Unit::count);
    if (RE2::PartialMatch(text, score)) return of(Unit::score);
    if (RE2::PartialMatch(text, ratio)) return of(Unit::ratio);
    if (RE2::PartialMatch(text, days)) {
        UnitReading reading = of(Unit::days);
        reading.time_unit = "day";
        return reading;
    }
    if (RE2::PartialMatch(text, mean) && RE2::PartialMatch(text, elapsed)) {
        UnitReading reading = of(Unit::duration);
        static const RE2 stated(
            "(?i)\\((working days|calendar days|days|weeks|months|hours|hrs|minutes|mins|seconds|secs)\\)|\\bin "
            "(days|weeks|months|hours|minutes|seconds)\\b|\\b(?:average|mean|median) (?:number of "
            ")?(days|weeks|months|hours|minutes|seconds)\\b");
        std::string a, b, c;
        if (RE2::PartialMatch(text, stated, &a, &b, &c))
            reading.time_unit = time_word(a.empty() ? b.empty() ? c : b : a);
        if (reading.time_unit == "day") reading.unit = Unit::days;
        return reading;
    }
    if (RE2::PartialMatch(text, money)) return of(Unit::currency);
    if (RE2::PartialMatch(text, count)) return of(Unit::count);
    return {};
}

/// Figures that can only be counts: whole, none below nought, and at least one grouped in thousands or with its own
/// count of fewer behind it ("51 (28)": episodes and children).
bool all_counts(const std::vector<std::string>& figures) {
    static const RE2 whole("(\\d{1,3}(?:,\\d{3})+|\\d+)(?: ?\\((\\d+)\\))?[ *]*");
    bool sure = false;
    for (const std::string& figure : figures) {
        if (figure.find_first_of("0123456789") == std::string::npos || figure[0] == '<') continue;
        std::string first, second;
        if (!RE2::FullMatch(figure, whole, &first, &second)) return false;
        sure =
            sure || first.find(',') != std::string::npos ||
            (!second.empty() && (second.size() < first.size() || (second.size() == first.size() && second <= first)));
    }
    return sure;
}

}  // namespace

UnitReading read_unit_text(std::string_view printed) {
    const std::string text = fold_text(printed);
    static const RE2 millions(
        "(?i)[£€$] ?(?:m|mn|mil|millions?)\\b|[£€$]'?s? ?'?000,000|\\bmillions? of pounds|\\(m\\)");
    static const RE2 billions("(?i)[£€$] ?(?:bn|billions?)\\b");
    static const RE2 thousands(
        "(?i)[£€$] ?'?s? ?\\(?(?:'?000'?s?|0{3}'?s?|k|thousands?)\\b|[£€$] ?in thousands|\\bthousands of pounds");
    static const RE2 pounds("£|\\bGBP\\b|(?i:\\bpounds\\b)");
    static const RE2 percent("(?i)%|\\bper ?cent(?:age)?\\b|\\bpct\\b");
    static const RE2 count(
        "(?i)^(?:no\\.?s?|nos\\.?|number|count|#|volume|total (?:number|no\\.?)|fte'?s?)$|\\(no\\.?\\)|\\bnumber "
        "of\\b|\\bno\\. of\\b|\\bnumber$|^number\\b|\\bno\\.$");
    static const RE2 thousand_count("(?i)^\\(?'?000'?s?\\)?$");
    static const RE2 score("(?i)^(?:score|points?|pts)$|\\(score\\)|\\baverage score\\b");
    static const RE2 ratio("(?i)^ratio$|\\(ratio\\)");
    static const RE2 clock("(?i)\\bh+(?:ou)?r?s? ?: ?m+|\\bm+(?:in)?s? ?: ?s+|hours ?: ?minutes|minutes ?: ?seconds");
    static const RE2 time(
        "(?i)^\\(?(?:(?:working|calendar) "
        ")?(?:days?|weeks?|months?|years?|hours?|hrs?|minutes?|mins?|seconds?|secs?)\\)?$|\\((?:(?:working|calendar) "
        ")?(?:days|weeks|months|hours|hrs|minutes|mins|seconds|secs)\\)|\\b(?:life|term|duration|time|length|maturity),"
        "? "
        "(?:in )?\\(?(?:days|weeks|months|years|yrs|hours|hrs|minutes|mins|seconds|secs)\\)?$");
    UnitReading reading;
    if (RE2::PartialMatch(text, thousands)) {
        reading.unit = Unit::currency;
        reading.power_of_ten = 3;
    } else if (RE2::PartialMatch(text, billions)) {
        reading.unit = Unit::currency;
        reading.power_of_ten = 9;
    } else if (RE2::PartialMatch(text, millions)) {
        reading.unit = Unit::currency;
        reading.power_of_ten = 6;
    } else if (const auto base = rate_base(text)) {
        reading.unit = Unit::rate;
        reading.per = base;
    } else if (RE2::PartialMatch(text, percent)) {
        reading.unit = Unit::percent;
    } else if (RE2::PartialMatch(text, pounds)) {
        reading.unit = Unit::currency;
    } else if (RE2::FullMatch(text, thousand_count)) {
        reading.power_of_ten = 3;
    } else if (RE2::PartialMatch(text, clock)) {
        reading.unit = Unit::duration;
    } else if (RE2::PartialMatch(text, time)) {
        reading.time_unit = time_word(text);
        reading.unit = reading.time_unit == "day" ? Unit::days : Unit::duration;
    } else if (RE2::PartialMatch(text, count)) {
        reading.unit = Unit::count;
    } else if (RE2::PartialMatch(text, score)) {
        reading.unit = Unit::score;
    } else if (RE2::PartialMatch(text, ratio)) {
        reading.unit = Unit::ratio;
    }
    return reading;
}

UnitReading infer_unit(std::string_view printed, const std::vector<std::string>& headings,
                       const std::vector<std::string>& figures) {
    const std::string name = fold_text(printed);
    static const RE2 share("(?:^|[^\\d])[-+<>]? ?[\\d,.]+ ?%");
    static const RE2 in_bracket("\\([^)]*%[^)]*\\)|\\[[^\\]]*\\]");
    static const RE2 money("£");
    std::size_t shares = 0, amounts = 0, printed_figures = 0;
    for (std::string figure : figures) {
        figure = fold_text(figure);
        RE2::GlobalReplace(&figure, in_bracket, "");
        if (figure.find_first_of("0123456789") == std::string::npos) continue;
        ++printed_figures;
        shares += RE2::PartialMatch(figure, share);
        amounts += RE2::PartialMatch(figure, money);
    }
    // Cells of one column are often printed with and without the sign.
    if (shares > 0 && amounts == 0) return of(Unit::percent);
    if (amounts > 0 && shares == 0) return of(Unit::currency);
    UnitReading reading = unit_of_name(name);
    // A name that says "number" over figures such as 3.2 is mistaken, or the figures are: neither is taken on trust.
    static const RE2 part_of_a_thing("^[-+<>]?[\\d,]+\\.\\d*[1-9]");
    static const RE2 may_be_part("(?i)\\b(?:fte|equivalent|average|mean)\\b");
    if (reading.unit == Unit::count && !RE2::PartialMatch(name, may_be_part) &&
        std::any_of(figures.begin(), figures.end(),
                    [](const std::string& f) { return RE2::PartialMatch(f, part_of_a_thing); }))
        return {};
    if (reading.unit) return reading;
    if (all_counts(figures)) return of(Unit::count);
    for (auto heading = headings.rbegin(); heading != headings.rend(); ++heading) {
        const UnitReading stated = read_unit_text(*heading);
        if (stated.unit) return stated;
    }
    return {};
}

}  // namespace scrutineer
