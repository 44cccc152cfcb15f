// SPDX-License-Identifier: GPL-3.0-or-later
// Part of validate/rules.hpp
#include <algorithm>
#include <cmath>

#include "validate/figures.hpp"
#include "validate/precision.hpp"
#include "validate/rules.hpp"

namespace scrutineer::checks {
namespace {

/// One way in which a column may follow from others: the sum of some less the sum of others, or what one is more than
/// another in per cent of it.
struct Formula {
    std::vector<std::size_t> plus, minus;
    bool relative = false;
};

struct Result {
    double value = 0;
    double tolerance = 0;
    bool telling = false;  ///< another formula would give something else: the terms are not all nil
};

double half_unit(const Observation& cell) {
    const auto printed = printed_number(cell);
    return printed ? printed->half_unit() : 0;
}

std::optional<Result> apply(const Formula& formula, const TableView& table, std::size_t line, double nil_half) {
    Result result;
    std::size_t terms = 0;
    const auto add = [&](std::size_t column, double sign, bool may_be_blank) {
        const Observation* cell = table.columns[column].cells[line];
        if (cell == nullptr) return may_be_blank;
        if (!is_sound(*cell)) return false;
        result.value += sign * *cell->value;
        result.tolerance += *cell->value == 0 ? nil_half : half_unit(*cell);
        if (*cell->value != 0) ++terms;
        return true;
    };
    // A blank among many terms is nothing; a difference needs both of its sides.
    const bool many = formula.plus.size() + formula.minus.size() > 2;
    for (const std::size_t c : formula.plus)
        if (!add(c, 1, many && c != formula.plus.front())) return std::nullopt;
    for (const std::size_t c : formula.minus)
        if (!add(c, -1, false)) return std::nullopt;
    result.telling = terms >= 2;
    if (formula.relative) {
        const Observation& base = *table.columns[formula.minus.front()].cells[line];
        const Observation& now = *table.columns[formula.plus.front()].cells[line];
        if (*base.value == 0) return std::nullopt;
        const double size = std::fabs(*base.value);
        result.value *= 100 / size;
        result.tolerance = 100 * (half_unit(now) + half_unit(base) * std::fabs(*now.value) / size) / size;
    }
    return result;
}

bool is_percent(const TableColumn& column) {
    return std::any_of(column.cells.begin(), column.cells.end(),
                       [](const Observation* o) { return o != nullptr && o->unit == Unit::percent; });
}

std::vector<Formula> formulas(const TableView& table, std::size_t target) {
    std::vector<Formula> found;
    const TableColumn& column = table.columns[target];
    const bool percent = is_percent(column);
    std::vector<std::size_t> levels, parts;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (c == target) continue;
        switch (table.columns[c].measure) {
            case Measure::actual:
            case Measure::target:
            case Measure::budget:
            case Measure::outturn:
            case Measure::forecast:
            case Measure::balance:
                levels.push_back(c);
                break;
            case Measure::other:
            case Measure::movement:
            case Measure::variance:
                if (c < target) parts.push_back(c);
                break;
            case Measure::floor:
            case Measure::limit:
            case Measure::rank:
                break;
        }
    }
    constexpr std::size_t most_columns = 12;
    if (levels.size() > most_columns || parts.size() > most_columns) return found;
    for (const std::size_t a : levels)
        for (const std::size_t b : levels) {
            if (a == b) continue;
            const bool percents = is_percent(table.columns[a]);
            if (percents != is_percent(table.columns[b])) continue;
            if (percent == percents) found.push_back({{a}, {b}, false});
            if (percent) found.push_back({{a}, {b}, true});
        }
    // A second variance is the first one and what is put to it: items outside the limit, reserves.
    if (column.measure == Measure::variance)
        for (const std::size_t first : parts) {
            if (table.columns[first].measure != Measure::variance) continue;
            std::vector<std::size_t> between;
            for (const std::size_t c : parts)
                if (c > first && table.columns[c].measure != Measure::variance) between.push_back(c);
            if (between.empty() || between.size() > 4) continue;
            for (std::size_t chosen = 1; chosen < (std::size_t{1} << between.size()); ++chosen) {
                Formula formula{{first}, {}, false};
                for (std::size_t i = 0; i < between.size(); ++i)
                    if ((chosen >> i & 1U) != 0) formula.plus.push_back(between[i]);
                found.push_back(std::move(formula));
            }
        }
    return found;
}

std::string words(const Formula& formula, const TableView& table, std::size_t line) {
    std::string text;
    const auto add = [&](std::size_t c, const char* sign) {
        const Observation* cell = table.columns[c].cells[line];
        if (cell == nullptr) return;
        text += (text.empty() ? "" : std::string(" ") + sign + " ") + as_printed(*cell);
    };
    for (const std::size_t c : formula.plus) add(c, "and");
    for (const std::size_t c : formula.minus) add(c, "less");
    return text;
}

void report(const Formula& formula, const TableView& table, std::size_t target, std::size_t line,
            const Result& expected, double tolerance, Collector& collector) {
    const TableColumn& column = table.columns[target];
    const Observation& cell = *column.cells[line];
    const auto printed = printed_number(cell);
    const double scale = printed && printed->number != 0 ? std::fabs(printed->scale) : 1;
    Finding finding =
        finding_about(column.measure == Measure::movement ? Check::change : Check::variance, *table.lines[line], cell);
    finding.expected = expected.value;
    finding.difference = *cell.value - expected.value;
    finding.tolerance = tolerance;
    const int decimals = (printed ? printed->decimals : 0) + (formula.relative ? 1 : 0);
    finding.explanation = "prints " + as_printed(cell) + " under " + column.label + ", " + words(formula, table, line) +
                          " is " + plain_number(expected.value / scale, decimals) + (formula.relative ? "%" : "") +
                          ": " + table.lines[line]->indicator.name;
    for (const auto& side : {formula.plus, formula.minus})
        for (const std::size_t c : side)
            if (const Observation* o = table.columns[c].cells[line]; o != nullptr)
                finding.sources.push_back(place_of(*table.lines[line], *o));
    collector.add(std::move(finding));
}

/// What a variance is by its name: forecast or outturn less budget.
bool is_usual(const Formula& formula, const TableView& table) {
    if (formula.relative || formula.plus.size() != 1 || formula.minus.size() != 1) return false;
    const Measure a = table.columns[formula.plus.front()].measure, b = table.columns[formula.minus.front()].measure;
    return b == Measure::budget && (a == Measure::forecast || a == Measure::outturn);
}

void check_column(const TableView& table, std::size_t target, Collector& collector) {
    const TableColumn& column = table.columns[target];
    double nil_half = 0;
    for (const Observation* cell : column.cells)
        if (cell != nullptr && is_sound(*cell)) nil_half = std::max(nil_half, half_unit(*cell));

    struct Line {
        std::size_t line;
        Result expected;
        double tolerance;
        bool holds;
    };
    const Formula* best = nullptr;
    std::vector<Line> best_lines;
    std::size_t best_holds = 0, best_fails = 0;
    const std::vector<Formula> all = formulas(table, target);
    for (const Formula& formula : all) {
        std::vector<Line> lines;
        std::size_t holds = 0, fails = 0;
        for (std::size_t i = 0; i < table.lines.size(); ++i) {
            const Observation* cell = column.cells[i];
            if (cell == nullptr || !is_sound(*cell)) continue;
            const auto expected = apply(formula, table, i, nil_half);
            if (!expected) continue;
            const double tolerance = expected->tolerance + (*cell->value == 0 ? nil_half : half_unit(*cell));
            const bool ok = within(*cell->value, expected->value, tolerance);
            if (ok && expected->telling && *cell->value != 0) ++holds;
            if (!ok) ++fails;
            lines.push_back({i, *expected, tolerance, ok});
        }
        if (best == nullptr || holds > best_holds || (holds == best_holds && fails < best_fails)) {
            best = &formula;
            best_lines = std::move(lines);
            best_holds = holds;
            best_fails = fails;
        }
    }
    // What the column is must be beyond doubt before a row is wrong.
    const std::size_t least_holds = best != nullptr && is_usual(*best, table) ? 2 : 3;
    if (best == nullptr || best_holds < least_holds || best_fails * 4 > best_holds) return;
    const Check check = column.measure == Measure::movement ? Check::change : Check::variance;
    for (const Line& line : best_lines) {
        if (line.holds)
            collector.held(check);
        else
            report(*best, table, target, line.line, line.expected, line.tolerance, collector);
    }
}

}  // namespace

void check_variances(const Material& material, Collector& collector) {
    const Dataset& dataset = material.dataset;
    for (const RecordKind kind : {RecordKind::finance_row, RecordKind::kpi_row})
        for (const TableView& table : tables_of(dataset, kind))
            for (std::size_t c = 0; c < table.columns.size(); ++c)
                if (table.columns[c].measure == Measure::variance || table.columns[c].measure == Measure::movement)
                    check_column(table, c, collector);
}

}  // namespace scrutineer::checks
