// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/units/table_units.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "words/expression.hpp"
#include "words/text.hpp"

namespace scrutineer {
namespace {

/// Shares printed to a whole number each sum to 100 within this.
constexpr double share_rounding = 1.0;
/// Fewer signs than this may be chance.
constexpr int enough_signs = 3;

bool is_figure(const Observation& o) {
    return o.value && o.area.kind == AreaKind::authority && o.measure != Measure::target && o.measure != Measure::floor;
}

/// A change in per cent or a place among others says nothing of what is counted.
bool is_difference(const Observation& o) {
    return o.measure == Measure::variance || o.measure == Measure::movement || o.measure == Measure::rank;
}

bool is_whole(double value) { return value >= 0 && value == std::trunc(value); }

void give(Record& record, Unit unit) {
    record.indicator.unit = unit;
    for (Observation& o : record.observations)
        if (o.value && !o.unit) o.unit = unit;
}

bool is_total(const Record& record) {
    static const Expression total("(?i)(?:grand |overall )?totals?\\b.*|all\\b.*|.*\\btotal");
    return total.matches(record.indicator.name);
}

/// The value of a part: its only figure.
std::optional<double> part_of(const Record& record) {
    std::optional<double> value;
    for (const Observation& o : record.observations) {
        if (!is_figure(o)) continue;
        if (value || o.bound != Bound::exact || (o.unit && o.unit != Unit::count)) return std::nullopt;
        value = o.value;
    }
    return value;
}

void settle_parts(const std::vector<Record*>& rows) {
    double sum = 0;
    std::optional<double> total;
    bool whole = true;
    int parts = 0;
    for (const Record* row : rows) {
        // The total's name may say that it counts ("Total referrals").
        if (row->indicator.unit && !(is_total(*row) && row->indicator.unit == Unit::count)) return;
        const auto value = part_of(*row);
        if (!value) return;
        whole = whole && is_whole(*value);
        if (is_total(*row)) {
            if (total) return;
            total = value;
            continue;
        }
        sum += *value;
        ++parts;
    }
    if (parts < 3) return;
    const bool shares = std::fabs(sum - 100) <= share_rounding && (!total || std::fabs(*total - 100) <= share_rounding);
    // A hundred things counted look like shares.
    const bool counted = total && std::any_of(rows.begin(), rows.end(),
                                              [](const Record* row) { return row->indicator.unit.has_value(); });
    if (shares && whole && total && !counted) return;
    if (shares && !counted)
        for (Record* row : rows) give(*row, Unit::percent);
    else if (whole && total && *total == sum)
        for (Record* row : rows) give(*row, Unit::count);
}

/// Does an indicator's own name say that it is a share?
bool names_a_share(const Record& record) {
    static const Expression share("(?i)%|\\bper ?cent(?:age)?s?\\b|\\bpercentages?\\b|\\bproportion\\b|\\bpct\\b");
    return share.found_in(record.indicator.name);
}

/// A name of what is measured, weighed or paid and not counted: a rate or an average is no count, however whole its
/// figures are.
bool names_no_count(const Record& record) {
    static const Expression measured(
        "(?i)\\b(?:rates?|average|mean|median|scores?|index|ratio|per|for "
        "(?:each|every)|cost|value|rank|price|points?)\\b|£|"
        "^(?:time|days|weeks|months|hours|minutes|length|duration|speed|wait)\\b|\\btime "
        "(?:taken|to|between|from|for)\\b|"
        "\\b(?:days|weeks|months|hours|minutes) (?:to|taken|lost|between|from|waited)\\b|"
        "\\((?:working |calendar )?(?:days|weeks|months|years|hours|hrs|minutes|mins|seconds|secs)\\)|"
        "\\b(?:turnaround|(?:waiting|processing|response|completion|handling|re-?let) times?)\\b");
    return measured.found_in(record.indicator.name);
}

/// A name of money or of an amount of something, which papers print without a sign.
bool names_an_amount(const Record& record) {
    static const Expression amount(
        "(?i)\\b(?:income|spend(?:ing)?|expenditure|debts?|arrears|savings?|budgets?|fees|revenue|kgs?|kilogram(?:me)?"
        "s?|"
        "tonnes|tonnage|tons|emissions|carbon|kwh|mwh|litres|miles|km|hectares|waste|energy|gas|electricity|pay|salar(?"
        ":y|ies)|"
        "wages?|earnings|hours|minutes|days|weeks|pressure|attainment)\\b");
    return amount.found_in(record.indicator.name);
}

/// Whole figures, as one counts: "1,204", "6.2m".
bool has_whole_figures(const Record& record) {
    static const Expression scaled("(?i)\\d\\.\\d+ ?(?:k|m|mn|million|thousand)\\b");
    int figures = 0;
    for (const Observation& o : record.observations) {
        if (!o.value || is_difference(o)) continue;
        if (!is_whole(*o.value) || o.unit) return false;
        if (o.text.find('.') != std::string::npos && !scaled.found_in(o.text)) return false;
        ++figures;
    }
    return figures > 0;
}

/// Whether a paper marks every share as one: by a sign in its figures, or in its name.
bool marks_its_shares(const std::vector<Record*>& rows) {
    constexpr int enough_names = 2;  // what a name says is no chance
    constexpr int few = 10;          // one unmarked in so many is a slip
    int marked = 0, named = 0, unmarked = 0;
    for (const Record* row : rows) {
        if (row->indicator.unit != Unit::percent) continue;
        if (names_a_share(*row)) ++named;
        const bool sign = std::any_of(row->observations.begin(), row->observations.end(),
                                      [](const Observation& o) { return o.text.find('%') != std::string::npos; });
        (sign || names_a_share(*row) ? marked : unmarked)++;
    }
    return (marked >= enough_signs || named >= enough_names) && unmarked * few <= marked;
}

/// Larger than a share is printed without its sign: what passes a whole by more than half is a change or a rate, and
/// those have one.
bool is_beyond_shares(const Record& record) {
    constexpr double largest_share = 150;
    return std::any_of(record.observations.begin(), record.observations.end(),
                       [](const Observation& o) { return o.value && *o.value > largest_share && !is_difference(o); });
}

void settle_indicators(const std::vector<Record*>& rows) {
    const bool marked = marks_its_shares(rows);
    for (Record* row : rows) {
        if (row->indicator.unit || names_no_count(*row) || !has_whole_figures(*row)) continue;
        if (marked || (is_beyond_shares(*row) && !names_an_amount(*row))) give(*row, Unit::count);
    }
}

}  // namespace

void infer_units_from_tables(std::vector<Record>& records) {
    // One table may be read by several layouts (its parts side by side), so the kind is part of the key; the indicators
    // of a report share their way of printing, whatever shape they stand in.
    std::map<std::tuple<int, int, std::string>, std::vector<Record*>> parts;
    std::map<int, std::vector<Record*>> indicators;
    for (Record& record : records) {
        if (record.kind == RecordKind::breakdown_row)
            parts[{record.source.page, record.source.table, record.layout}].push_back(&record);
        else if (record.kind != RecordKind::finance_row)
            indicators[record.report].push_back(&record);
    }
    for (const auto& [key, rows] : parts) settle_parts(rows);
    for (const auto& [key, rows] : indicators) settle_indicators(rows);
}

}  // namespace scrutineer
