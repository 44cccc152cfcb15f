// SPDX-License-Identifier: GPL-3.0-or-later
// Part of validate/rules.hpp
#include <re2/re2.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "validate/figures.hpp"
#include "validate/precision.hpp"
#include "validate/rules.hpp"
#include "validate/slip.hpp"
#include "words/text.hpp"

namespace scrutineer::checks {
namespace {

bool is_total(const Record& record) {
    static const RE2 total(R"((?i)^\W*(?:(?:grand|sub|overall|net|gross|sum) ?-? ?)*totals?\b|\btotals?\W*$)");
    const std::string name = fold_text(record.indicator.name);
    return name.empty() || RE2::PartialMatch(name, total);
}

/// "Total", "TOTAL", "Total referrals": nothing but the sum of what stands above it.
bool is_plain_total(const Record& record) {
    static const RE2 plain(R"((?i)^\W*totals?(?: \(?[\w&£-]+\)?){0,3}\W*$)");
    return RE2::FullMatch(fold_text(record.indicator.name), plain);
}

/// Averages, rates and dates are not added up.
bool adds_up(const TableColumn& column) {
    static const RE2 no_sum(
        R"((?i)\b(?:averag\w*|mean|rates?|yield|returns?|maturity|weighted|ratio|per|percent\w*|days?|years|dates?|scores?|rank|index|fte|prices?|highest|lowest|maximum|minimum)\b)");
    const std::string label = fold_text(column.label);
    if (RE2::PartialMatch(label, no_sum) || label.find('%') != std::string::npos) return false;
    bool any = false;
    for (const Observation* cell : column.cells) {
        if (cell == nullptr || !cell->value) continue;
        if (cell->unit && *cell->unit != Unit::currency && *cell->unit != Unit::count) return false;
        any = true;
    }
    return any;
}

/// Things are counted exactly, unless a heading says that they are counted in thousands.
bool says_rounded(const std::string& text) {
    static const RE2 rounded(R"((?i)\b(?:thousands?|millions?|rounded|nearest)\b|000)");
    return RE2::PartialMatch(fold_text(text), rounded);
}

double half_unit(const TableColumn& column, const Observation& cell, bool rounded) {
    if (cell.unit != Unit::currency && !rounded) {
        // 111,800 may stand for any number from 111,750.
        double step = 1;
        while (*cell.value != 0 && std::fmod(*cell.value, step * 10) == 0 && step < 1e6) step *= 10;
        if (step >= 100) return step / 2;
        if (cell.unit == Unit::count) return 0;
    }
    if (const auto printed = printed_number(cell); printed && printed->number != 0) return printed->half_unit();
    // A nil has the precision of its column.
    double coarsest = 0;
    for (const Observation* other : column.cells) {
        if (other == nullptr || !other->value || *other->value == 0) continue;
        if (const auto printed = printed_number(*other)) coarsest = std::max(coarsest, printed->half_unit());
    }
    return coarsest;
}

enum class Outcome { holds, fails, cannot_tell };

struct Sum {
    Outcome outcome = Outcome::cannot_tell;
    double sum = 0, tolerance = 0;
    double least = 0, most = 0;  ///< of the rows
    std::size_t terms = 0;       ///< rows that are not nil
    bool telling = false;        ///< it could have failed: at least two rows that are not nil
};

Sum add_up(const TableView& table, const TableColumn& column, const std::vector<std::size_t>& rows, std::size_t total) {
    Sum result;
    bool rounded = says_rounded(column.label) || says_rounded(table.lines[total]->indicator.name);
    for (const std::string& heading : table.lines[total]->indicator.group) rounded = rounded || says_rounded(heading);
    const Observation* printed = column.cells[total];
    if (printed == nullptr || !is_sound(*printed)) return result;
    bool missing = false, first = true;
    double tolerance = half_unit(column, *printed, rounded);
    for (const std::size_t row : rows) {
        const Observation* cell = column.cells[row];
        if (cell == nullptr || !is_sound(*cell)) {
            missing = true;
            continue;
        }
        result.sum += *cell->value;
        tolerance += half_unit(column, *cell, rounded);
        if (*cell->value != 0) ++result.terms;
        result.least = first ? *cell->value : std::min(result.least, *cell->value);
        result.most = first ? *cell->value : std::max(result.most, *cell->value);
        first = false;
    }
    result.tolerance = tolerance;
    result.telling = result.terms >= 2;
    if (within(*printed->value, result.sum, tolerance))
        result.outcome = Outcome::holds;
    else if (!missing)
        result.outcome = Outcome::fails;
    return result;
}

/// What a Total row may be the sum of.
std::vector<std::vector<std::size_t>> hypotheses(const std::vector<bool>& totals, const TableView& table,
                                                 std::size_t total) {
    std::vector<std::vector<std::size_t>> found;
    const auto add = [&](std::vector<std::size_t> rows) {
        if (!rows.empty() && std::find(found.begin(), found.end(), rows) == found.end())
            found.push_back(std::move(rows));
    };
    std::vector<std::size_t> since_total, all, earlier_totals, same_group, after;
    for (std::size_t i = 0; i < total; ++i) {
        if (totals[i]) {
            since_total.clear();
            earlier_totals.push_back(i);
            continue;
        }
        since_total.push_back(i);
        all.push_back(i);
        if (table.lines[i]->indicator.group == table.lines[total]->indicator.group) same_group.push_back(i);
    }
    for (std::size_t i = total + 1; i < totals.size() && !totals[i]; ++i) after.push_back(i);
    const bool after_a_total = total > 0 && totals[total - 1];
    if (after_a_total) add(earlier_totals);
    add(since_total);
    add(same_group);
    add(all);
    std::vector<std::size_t> totals_and_rest = earlier_totals;
    totals_and_rest.insert(totals_and_rest.end(), since_total.begin(), since_total.end());
    add(totals_and_rest);
    add(earlier_totals);
    if (total == 0) add(after);
    // Of a longer list a total may sum the last rows alone: those of its own kind.
    for (std::size_t first = 1; first + 1 < since_total.size(); ++first)
        add({since_total.begin() + static_cast<std::ptrdiff_t>(first), since_total.end()});
    // And of several totals the last ones: what was invested, internally and in funds, after what was borrowed.
    for (std::size_t first = 1; first + 1 < earlier_totals.size(); ++first)
        add({earlier_totals.begin() + static_cast<std::ptrdiff_t>(first), earlier_totals.end()});
    return found;
}

struct Judged {
    std::vector<std::size_t> rows;
    std::map<std::size_t, Sum> sums;   ///< by column
    std::size_t holds = 0, fails = 0;  ///< holds that are telling
    std::size_t agrees = 0;            ///< all that hold
};

Judged judge(const TableView& table, const std::vector<std::size_t>& columns, std::vector<std::size_t> rows,
             std::size_t total) {
    Judged judged;
    for (const std::size_t c : columns) {
        const Sum sum = add_up(table, table.columns[c], rows, total);
        if (sum.outcome == Outcome::holds && sum.telling) ++judged.holds;
        if (sum.outcome == Outcome::holds) ++judged.agrees;
        if (sum.outcome == Outcome::fails) ++judged.fails;
        judged.sums[c] = sum;
    }
    judged.rows = std::move(rows);
    return judged;
}

void report(const TableView& table, std::size_t column, const Judged& judged, std::size_t total, Verdict verdict,
            Collector& collector) {
    const Sum& sum = judged.sums.at(column);
    const Observation& cell = *table.columns[column].cells[total];
    const auto printed = printed_number(cell);
    const double scale = printed ? std::fabs(printed->scale) : 1;
    // Sums are told at the finest precision of the rows.
    int decimals = printed ? printed->decimals : 0;
    for (const std::size_t row : judged.rows)
        if (const Observation* o = table.columns[column].cells[row]; o != nullptr && is_sound(*o))
            if (const auto p = printed_number(*o)) decimals = std::max(decimals, p->decimals);
    Finding finding = finding_about(Check::total, *table.lines[total], cell);
    finding.verdict = verdict;
    finding.expected = sum.sum;
    finding.difference = *cell.value - sum.sum;
    finding.tolerance = sum.tolerance;
    const std::string name = table.lines[total]->indicator.name;
    finding.explanation = "prints " + as_printed(cell) + " as a total, its " + std::to_string(judged.rows.size()) +
                          " rows sum to " + plain_number(sum.sum / scale, decimals) + ": " +
                          (name.empty() ? "a total without a name" : name) +
                          (table.columns[column].label.empty() ? "" : ", " + table.columns[column].label);
    for (const std::size_t row : judged.rows) {
        finding.records.push_back(table.lines[row]->id);
        if (const Observation* o = table.columns[column].cells[row]; o != nullptr)
            finding.sources.push_back(place_of(*table.lines[row], *o));
    }
    collector.add(std::move(finding));
}

/// A figure among its rows may be an average of them.
bool may_be_average(const Sum& sum, double published) {
    return published >= sum.least && published <= sum.most && sum.terms >= 2;
}

/// One slip in the total, or in one of its rows, would make them agree.
bool slip_mends(const TableColumn& column, const Judged& judged, const Sum& sum, std::size_t total) {
    const auto digits = [](const Observation& cell, double value) {
        const auto printed = printed_number(cell);
        return printed ? std::round(value / printed->scale * std::pow(10.0, printed->decimals)) : value;
    };
    const Observation& printed = *column.cells[total];
    const double off = *printed.value - sum.sum;
    if (one_slip(digits(printed, *printed.value), digits(printed, sum.sum))) return true;
    std::size_t ways = 0;
    for (const std::size_t row : judged.rows) {
        const Observation* cell = column.cells[row];
        if (cell != nullptr && is_sound(*cell) &&
            one_slip(digits(*cell, *cell->value), digits(*cell, *cell->value + off)))
            ++ways;
    }
    return ways == 1;
}

class TableTotals {
public:
    /// `goes_on`: it may be the rest of a table that the page before ends with.
    TableTotals(const TableView& table, bool goes_on, Collector& collector)
        : table_(table), goes_on_(goes_on), collector_(collector) {
        for (const Record* line : table.lines) totals_.push_back(is_total(*line));
        for (std::size_t c = 0; c < table.columns.size(); ++c)
            if (adds_up(table.columns[c])) columns_.push_back(c);
    }

    void check() {
        // First what holds: that says how this table adds up.
        std::map<std::size_t, Judged> best;
        for (std::size_t t = 0; t < totals_.size(); ++t) {
            if (!totals_[t]) continue;
            for (std::vector<std::size_t>& rows : hypotheses(totals_, table_, t)) {
                Judged judged = judge(table_, columns_, std::move(rows), t);
                const auto known = best.find(t);
                if (known == best.end() ||
                    std::pair(judged.holds, judged.agrees) > std::pair(known->second.holds, known->second.agrees))
                    best.insert_or_assign(t, judged);
            }
        }
        for (const auto& [t, judged] : best)
            for (const auto& [c, sum] : judged.sums)
                if (sum.outcome == Outcome::holds && sum.telling) {
                    collector_.held(Check::total);
                    ++held_in_column_[c];
                }
        for (const auto& [t, judged] : best) tell(t, judged);
    }

private:
    void tell(std::size_t total, const Judged& judged) {
        for (const auto& [c, sum] : judged.sums) {
            if (sum.outcome != Outcome::fails) continue;
            const double published = *table_.columns[c].cells[total]->value;
            const bool average = may_be_average(sum, published) && held_in_column_.count(c) == 0 &&
                                 !slip_mends(table_.columns[c], judged, sum, total);
            if (average) continue;
            // Rows of it may stand on the page before.
            if (goes_on_ && reaches_up(judged.rows)) {
                report(table_, c, judged, total, Verdict::cannot_tell, collector_);
                continue;
            }
            // Other columns of the row add up so: this one does not.
            if (judged.holds >= 1 && judged.fails <= 2 * judged.holds) {
                report(table_, c, judged, total, Verdict::contradiction, collector_);
                continue;
            }
            if (judged.holds > 0) continue;
            // Other totals of the column do, and this is the next of its kind.
            if (judged.rows.size() >= 2 && held_in_column_.count(c) != 0 && judged.fails == 1) {
                report(table_, c, judged, total, Verdict::contradiction, collector_);
                continue;
            }
            // One plain Total under one list: near to the sum it is a slip, else the list may not be all of it.
            if (judged.fails > 1 || judged.rows.size() < 3 || !is_plain_total(*table_.lines[total])) continue;
            if (std::count(totals_.begin(), totals_.end(), true) != 1) continue;
            const bool near =
                std::fabs(published - sum.sum) <= 0.1 * std::fabs(sum.sum) || one_slip(published, sum.sum);
            report(table_, c, judged, total, near ? Verdict::contradiction : Verdict::cannot_tell, collector_);
        }
    }

    bool reaches_up(const std::vector<std::size_t>& rows) const {
        return std::find(rows.begin(), rows.end(), std::size_t{0}) != rows.end() ||
               std::all_of(rows.begin(), rows.end(), [this](std::size_t row) { return totals_[row]; });
    }

    const TableView& table_;
    bool goes_on_;
    Collector& collector_;
    std::vector<bool> totals_;
    std::vector<std::size_t> columns_;
    std::map<std::size_t, std::size_t> held_in_column_;
};

/// Shares of one whole sum to 100%. A list that names what is left over, or its own total, is whole; any other may not
/// be, or its parts may overlap.
void check_shares(const TableView& table, Collector& collector) {
    static const RE2 rest(R"((?i)^\W*(?:all )?others?\b|\bother\W*$|^\W*(?:not (?:known|stated|recorded)|unknown)\b)");
    for (const TableColumn& column : table.columns) {
        double least = 0, most = 0, printed_sum = 0;
        std::vector<std::size_t> rows;
        bool whole = false, clean = true;
        for (std::size_t i = 0; i < column.cells.size(); ++i) {
            const Observation* cell = column.cells[i];
            if (cell == nullptr) continue;
            if (cell->unit != Unit::percent || !cell->value || !can_judge(*cell) || *cell->value < 0) {
                clean = false;
                continue;
            }
            const std::string name = fold_text(table.lines[i]->indicator.name);
            if (is_total(*table.lines[i])) {
                whole = whole || *cell->value == 100;
                continue;
            }
            whole = whole || RE2::PartialMatch(name, rest);
            rows.push_back(i);
            if (cell->bound == Bound::less_than) {
                most += *cell->value;
                continue;
            }
            const auto printed = printed_number(*cell);
            const double half = printed ? printed->half_unit() : 0.5;
            least += *cell->value - half;
            most += *cell->value + half;
            printed_sum += *cell->value;
        }
        if (!clean || rows.size() < 3) continue;
        if (least <= 100 + 1e-9 && most >= 100 - 1e-9) {
            if (std::fabs(printed_sum - 100) <= 5) collector.held(Check::total);
            continue;
        }
        const double off = printed_sum - 100;
        constexpr double near = 20;
        if (std::fabs(off) > near) continue;
        const std::size_t last = rows.back();
        Finding finding = finding_about(Check::total, *table.lines[last], *column.cells[last]);
        finding.published = printed_sum;
        finding.expected = 100.0;
        finding.difference = off;
        finding.tolerance = (most - least) / 2;
        finding.verdict = whole ? Verdict::contradiction : Verdict::cannot_tell;
        finding.explanation = "the " + std::to_string(rows.size()) + " shares sum to " + plain_number(printed_sum, 2) +
                              "%, not 100%" + (whole ? "" : ", and nothing says that they are all") + ": " +
                              table.lines[rows.front()]->indicator.name + " to " + table.lines[last]->indicator.name;
        finding.records.clear();
        finding.sources.clear();
        for (const std::size_t row : rows) {
            finding.records.push_back(table.lines[row]->id);
            finding.sources.push_back(place_of(*table.lines[row], *column.cells[row]));
        }
        collector.add(std::move(finding));
    }
}

/// A table at the head of a page, headed as the one that ends the page before, may be the rest of that. In scans what
/// would tell it is easily lost.
bool may_go_on(const TableView& before, const TableView& table) {
    const Record& last = *before.lines.back();
    const Record& first = *table.lines.front();
    if (last.document != first.document || first.source.page != last.source.page + 1) return false;
    return std::equal(before.columns.begin(), before.columns.end(), table.columns.begin(), table.columns.end(),
                      [](const TableColumn& a, const TableColumn& b) { return a.label == b.label; });
}

}  // namespace

void check_totals(const Material& material, Collector& collector) {
    const Dataset& dataset = material.dataset;
    for (const RecordKind kind : {RecordKind::finance_row, RecordKind::breakdown_row}) {
        const std::vector<TableView> tables = tables_of(dataset, kind);
        for (std::size_t i = 0; i < tables.size(); ++i) {
            TableTotals(tables[i], i > 0 && may_go_on(tables[i - 1], tables[i]), collector).check();
            if (kind == RecordKind::breakdown_row) check_shares(tables[i], collector);
        }
    }
}

}  // namespace scrutineer::checks
