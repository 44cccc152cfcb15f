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

void settle_indicators(const std::vector<Record*>& rows) {
    int with_sign = 0, without_sign = 0;
    for (const Record* row : rows) {
        if (row->indicator.unit != Unit::percent) continue;
        for (const Observation& o : row->observations) {
            if (!o.value) continue;
            (o.text.find('%') != std::string::npos ? with_sign : without_sign)++;
        }
    }
    if (with_sign < enough_signs || without_sign > 0) return;
    for (Record* row : rows) {
        // A rate or an average is no count, however whole its figures are.
        static const Expression no_count(
            "(?i)\\b(?:rates?|average|mean|median|scores?|index|ratio|per|time|days|cost|value|rank)\\b|£");
        if (row->indicator.unit || no_count.found_in(row->indicator.name)) continue;
        int figures = 0;
        const bool whole = std::all_of(row->observations.begin(), row->observations.end(), [&](const Observation& o) {
            if (!o.value || is_difference(o)) return true;
            ++figures;
            return is_whole(*o.value) && !o.unit && o.text.find('.') == std::string::npos;
        });
        if (whole && figures > 0) give(*row, Unit::count);
    }
}

}  // namespace

void infer_units_from_tables(std::vector<Record>& records) {
    // One table may be read by several layouts (its parts side by side), so the kind is part of the key; indicators of
    // one layout share their way of printing over all the tables of a report.
    std::map<std::tuple<int, int, std::string>, std::vector<Record*>> parts;
    std::map<std::tuple<int, std::string>, std::vector<Record*>> indicators;
    for (Record& record : records) {
        if (record.kind == RecordKind::breakdown_row)
            parts[{record.source.page, record.source.table, record.layout}].push_back(&record);
        else if (record.kind == RecordKind::kpi_row)
            indicators[{record.report, record.layout}].push_back(&record);
    }
    for (const auto& [key, rows] : parts) settle_parts(rows);
    for (const auto& [key, rows] : indicators) settle_indicators(rows);
}

}  // namespace scrutineer
