// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/units/unit.hpp"

#include <algorithm>

#include "words/expression.hpp"
#include "words/text.hpp"

namespace scrutineer {
namespace {

#define BASE "(100|1,?000|10,?000|100,?000|1,?000,?000|hundred|thousand|million)"

std::optional<int> rate_base(std::string_view text) {
    static const Expression per("(?i)\\b(?:rate|per|/|expressed)\\b.*?\\b" BASE "\\b(?:[^,\\d]|$)");
    static const Expression per_base("(?i)(?:\\b(?:per|each|every)|/) ?" BASE "(?:[^,\\d]|,[^\\d]|$)");
    static const Expression rate_word(
        "(?i)\\brates?\\b.*?\\b(1,?000|10,?000|100,?000|1,?000,?000) (?:of the )?(?:pop|people|residents|children)");
    static const Expression not_digits("[^0-9]");
    std::string base;
    const re2::StringPiece piece(text.data(), text.size());
    if (!per_base.found_in(piece, &base) && !rate_word.found_in(piece, &base)) return std::nullopt;
    if (base[0] == 'h' || base[0] == 'H') return 100;
    if (base[0] == 't' || base[0] == 'T') return 1000;
    if (base[0] == 'm' || base[0] == 'M') return 1000000;
    RE2::GlobalReplace(&base, not_digits.compiled(), "");
    return std::stoi(base);
}

std::string time_word(std::string_view text) {
    static const Expression word(
        "(?i)\\b(working |calendar |school "
        ")?(days?|weeks?|months?|years?|yrs?|hours?|hrs?|minutes?|mins?|seconds?|secs?)\\b");
    std::string kind, unit;
    if (!word.found_in(re2::StringPiece(text.data(), text.size()), &kind, &unit)) return {};
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
    static const Expression percent("(?i)%|\\bper ?cent(?:age)?s?\\b|\\bpercentages?\\b|\\bproportion\\b|\\bpct\\b");
    static const Expression top_share(
        "(?i)\\b(?:top|bottom|lowest|highest|least|most|at least|over|under|above|below|more than|less than) "
        "\\d+(?:\\.\\d+)? ?%");
    static const Expression money(
        "(?i)£|\\b(?:cost|price|spend|expenditure|income|savings?|value|debt|arrears|budget|investment)\\b.*\\(£");
    static const Expression ratio("(?i)\\bratio\\b");
    static const Expression mean("(?i)\\b(?:average|mean|median|typical)\\b");
    static const Expression elapsed(
        "(?i)\\b(?:time|days|weeks|months|hours|minutes|seconds|duration|length of (?:time|stay)|wait)\\b");
    static const Expression days(
        "(?i)\\b(?:number of |no\\.? of |average |mean |median )*(?:working |calendar |school "
        ")?days\\b.*\\b(?:lost|taken|to|between|from|per|sickness|absence|wait)|\\(days\\)|\\bin "
        "days\\b|\\btime\\b.*\\bdays\\b|"
        "\\b(?:average|mean|median)(?: number of| no\\.? of)? (?:working |calendar |school )?days\\b");
    static const Expression score(
        "(?i)\\bscores?\\b|\\battainment (?:tracker )?[58]\\b|\\bprogress 8\\b|\\bpoints? "
        "per\\b|\\(points\\)|\\bSDQ\\b|"
        "\\baverage grade\\b|\\bindex\\b|\\brat(?:ing|ed)\\b.*\\bout of\\b|\\(out of "
        "(?:4|5|7|10|four|five|seven|ten)\\)");
    static const Expression leading_count(
        "(?i)^(?:(?:the|a|total|overall|monthly|quarterly|annual|weekly|cumulative|net|actual|individual|new) )*"
        "(?:(?:numbers?|no\\.?|nos\\.?|count|volume) of\\b|(?:number|no\\.)(?::| )|(?:number|no\\.?|count)$)");
    static const Expression count("(?i)\\bnumber of\\b|\\bno\\.? of\\b|\\((?:number|no\\.?|#|count)\\)|^#");

    if (const auto base = rate_base(name)) {
        UnitReading reading = of(Unit::rate);
        reading.per = base;
        return reading;
    }
    // "registered in the top 30%" is not what is measured, "% of children ..." is.
    std::string without_bands(name);
    RE2::GlobalReplace(&without_bands, top_share.compiled(), "");
    if (percent.found_in(without_bands)) {
        // "Number of schools with more than 10% ..." counts, "Number (%) of ..." may be either: its figures tell.
        static const Expression share_first("(?i)\\(%\\)|\\band (?:%|percentage)");
        if (!leading_count.found_in(without_bands) || share_first.found_in(without_bands)) return of(Unit::percent);
    }
    static const Expression counted_days("(?i)\\b(?:number|no\\.?) of (?:working |calendar |school )?days\\b");
    const bool counts = leading_count.found_in(text);
    if (counts && !counted_days.found_in(text)) return of(Unit::count);
    if (score.found_in(text)) return of(Unit::score);
    if (ratio.found_in(text)) return of(Unit::ratio);
    if (days.found_in(text)) {
        UnitReading reading = of(Unit::days);
        reading.time_unit = "day";
        return reading;
    }
    if (mean.found_in(text) && elapsed.found_in(text)) {
        UnitReading reading = of(Unit::duration);
        static const Expression stated(
            "(?i)\\((working days|calendar days|days|weeks|months|hours|hrs|minutes|mins|seconds|secs)\\)|\\bin "
            "(days|weeks|months|hours|minutes|seconds)\\b|\\b(?:average|mean|median) (?:number of "
            ")?(days|weeks|months|hours|minutes|seconds)\\b");
        std::string a, b, c;
        if (stated.found_in(text, &a, &b, &c)) reading.time_unit = time_word(a.empty() ? b.empty() ? c : b : a);
        if (reading.time_unit == "day") reading.unit = Unit::days;
        return reading;
    }
    if (money.found_in(text)) return of(Unit::currency);
    if (count.found_in(text)) return of(Unit::count);
    return {};
}

/// Figures that can only be counts: whole, none below nought, and at least one grouped in thousands or with its own
/// count of fewer behind it ("51 (28)": episodes and children).
bool all_counts(const std::vector<std::string>& figures) {
    static const Expression whole("(\\d{1,3}(?:,\\d{3})+|\\d+)(?: ?\\((\\d+)\\))?[ *]*");
    bool sure = false;
    for (const std::string& figure : figures) {
        if (figure.find_first_of("0123456789") == std::string::npos || figure[0] == '<') continue;
        std::string first, second;
        if (!whole.matches(figure, &first, &second)) return false;
        sure =
            sure || first.find(',') != std::string::npos ||
            (!second.empty() && (second.size() < first.size() || (second.size() == first.size() && second <= first)));
    }
    return sure;
}

}  // namespace

UnitReading read_unit_text(std::string_view printed) {
    const std::string text = fold_text(printed);
    static const Expression millions(
        "(?i)[£€$] ?'?(?:m|mn|mil|millions?)\\b|[£€$]'?s? ?'?000,000|\\bmillions? of pounds|\\(m\\)");
    static const Expression billions("(?i)[£€$] ?'?(?:bn|billions?)\\b");
    static const Expression thousands(
        "(?i)[£€$] ?'?s? ?\\(?(?:'?000'?s?|0{3}'?s?|k|thousands?)\\b|[£€$] ?in thousands|\\bthousands of pounds");
    static const Expression pounds("£|\\bGBP\\b|(?i:\\bpounds\\b)");
    static const Expression percent("(?i)%|\\bper ?cent(?:age)?\\b|\\bpct\\b");
    static const Expression count(
        "(?i)^(?:no\\.?s?|nos\\.?|number|count|#|volume|total (?:number|no\\.?)|fte'?s?)$|\\(no\\.?\\)|\\bnumber "
        "of\\b|\\bno\\. of\\b|\\bnumber$|^number\\b|\\bno\\.$");
    static const Expression thousand_count("(?i)^\\(?'?000'?s?\\)?$");
    static const Expression score("(?i)^(?:score|points?|pts)$|\\(score\\)|\\baverage score\\b");
    static const Expression ratio("(?i)^ratio$|\\(ratio\\)");
    static const Expression clock(
        "(?i)\\bh+(?:ou)?r?s? ?: ?m+|\\bm+(?:in)?s? ?: ?s+|hours ?: ?minutes|minutes ?: ?seconds");
    static const Expression time(
        "(?i)^\\(?(?:(?:working|calendar) "
        ")?(?:days?|weeks?|months?|years?|hours?|hrs?|minutes?|mins?|seconds?|secs?)\\)?$|\\((?:(?:working|calendar) "
        ")?(?:days|weeks|months|hours|hrs|minutes|mins|seconds|secs)\\)|\\b(?:life|term|duration|time|length|maturity),"
        "? "
        "(?:in )?\\(?(?:days|weeks|months|years|yrs|hours|hrs|minutes|mins|seconds|secs)\\)?$");
    UnitReading reading;
    if (thousands.found_in(text)) {
        reading.unit = Unit::currency;
        reading.power_of_ten = 3;
    } else if (billions.found_in(text)) {
        reading.unit = Unit::currency;
        reading.power_of_ten = 9;
    } else if (millions.found_in(text)) {
        reading.unit = Unit::currency;
        reading.power_of_ten = 6;
    } else if (const auto base = rate_base(text)) {
        reading.unit = Unit::rate;
        reading.per = base;
    } else if (percent.found_in(text)) {
        reading.unit = Unit::percent;
    } else if (pounds.found_in(text)) {
        reading.unit = Unit::currency;
    } else if (thousand_count.matches(text)) {
        reading.power_of_ten = 3;
    } else if (clock.found_in(text)) {
        reading.unit = Unit::duration;
    } else if (time.found_in(text)) {
        reading.time_unit = time_word(text);
        reading.unit = reading.time_unit == "day" ? Unit::days : Unit::duration;
    } else if (count.found_in(text)) {
        reading.unit = Unit::count;
    } else if (score.found_in(text)) {
        reading.unit = Unit::score;
    } else if (ratio.found_in(text)) {
        reading.unit = Unit::ratio;
    }
    return reading;
}

std::string scale_in_name(std::string_view name) {
    static const Expression scale("(?i)\\((£ ?(?:'?000'?s?|k|m|mn|millions?)|'?000'?s?|(?:in )?thousands)\\)$");
    std::string found;
    if (!scale.found_in(fold_text(name), &found)) return {};
    return found.find("housand") == std::string::npos ? found : "000";
}

UnitReading infer_unit(std::string_view printed, const std::vector<std::string>& headings,
                       const std::vector<std::string>& figures) {
    const std::string name = fold_text(printed);
    static const Expression share("(?:^|[^\\d])[-+<>]? ?[\\d,.]+ ?%");
    static const Expression in_bracket("\\([^)]*%[^)]*\\)|\\[[^\\]]*\\]");
    static const Expression money("£");
    std::size_t shares = 0, amounts = 0, printed_figures = 0;
    for (std::string figure : figures) {
        figure = fold_text(figure);
        RE2::GlobalReplace(&figure, in_bracket.compiled(), "");
        if (figure.find_first_of("0123456789") == std::string::npos) continue;
        ++printed_figures;
        shares += share.found_in(figure);
        amounts += money.found_in(figure);
    }
    // Cells of one column are often printed with and without the sign.
    if (shares > 0 && amounts == 0) return of(Unit::percent);
    if (amounts > 0 && shares == 0) return of(Unit::currency);
    if (const std::string scale = scale_in_name(name); !scale.empty())
        return of(scale.starts_with("£") ? Unit::currency : Unit::count);
    UnitReading reading = unit_of_name(name);
    // A name that says "number" over figures such as 3.2 is mistaken, or the figures are: neither is taken on trust.
    static const Expression part_of_a_thing("^[-+<>]?[\\d,]+\\.\\d*[1-9]");
    static const Expression may_be_part("(?i)\\b(?:fte|equivalent|average|mean)\\b");
    if (reading.unit == Unit::count && !may_be_part.found_in(name) &&
        std::any_of(figures.begin(), figures.end(), [](const std::string& f) { return part_of_a_thing.found_in(f); }))
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
