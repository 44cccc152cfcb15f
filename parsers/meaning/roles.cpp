// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/meaning/roles.hpp"

#include <algorithm>
#include <cmath>

#include "parsers/meaning/repeated_headings.hpp"
#include "words/cell_kinds.hpp"

namespace scrutineer::meaning {
namespace {

/// Columns of which so many cells are texts may hold names, groups and fields.
constexpr double mostly_texts = 0.5;
/// Texts of which less than this share is different put rows together.
constexpr double few_different = 0.6;
/// Names of which fewer are different name nothing; some tables have "Total" or "Other" several times.
constexpr double least_distinct_names = 0.35;
/// Fewer rows than this say nothing of how often a text comes again.
constexpr int least_rows_for_groups = 4;
/// A column that holds no figure and so many ratings is one of ratings, whatever its heading compares.
constexpr double mostly_ratings = 0.8;
/// How sure it is that a table's only column of texts names its rows.
constexpr double name_at_all = 0.97;
/// A heading understood only in part names its role with at least this much force.
constexpr double least_force = 0.5;

double& at(Signals& signals, Signal signal) { return signals[static_cast<std::size_t>(signal)]; }
double at(const Signals& signals, Signal signal) { return signals[static_cast<std::size_t>(signal)]; }

bool has_figure_terms(const HeadingMeaning& heading) {
    return heading.measure || heading.basis || !heading.period_text.empty() || heading.area ||
           !heading.unit_text.empty() || heading.comparison != Comparison::none;
}

Signals signals_of(const HeadingMeaning& heading, const CellEvidence& cells) {
    Signals out{};
    at(out, Signal::always) = 1;
    at(out, Signal::figure_terms) = has_figure_terms(heading) ? 1 : 0;
    at(out, Signal::figures) = cells.figures;
    at(out, Signal::statuses) = cells.statuses;
    at(out, Signal::periods) = cells.periods;
    at(out, Signal::signs) = cells.signs;
    at(out, Signal::codes) = cells.codes;
    at(out, Signal::answers) = cells.answers;
    // Words that rate speak as ratings.
    at(out, Signal::words) = std::max(0.0, cells.words - std::max(0.0, cells.ratings - cells.signs));
    at(out, Signal::ratings) = cells.ratings;
    at(out, Signal::long_texts) = cells.long_texts;
    const bool texts = cells.words >= mostly_texts;
    if (texts && cells.cells >= least_rows_for_groups && cells.distinct < few_different)
        at(out, Signal::few_values) = 1 - cells.distinct;
    if (texts) at(out, Signal::distinct) = cells.distinct;
    at(out, Signal::polarities) = cells.polarities;
    at(out, Signal::frequencies) = cells.frequencies;
    // The first rank is one, the second two.
    at(out, Signal::rising) = cells.rising && heading.measure != Measure::rank ? 1 : 0;
    return out;
}

double force_of(const HeadingMeaning& heading) { return std::max(least_force, heading.known); }

/// The strength of a signal for one role.
double strength(Signal signal, Role role, const Column& column) {
    const HeadingMeaning& heading = column.heading;
    switch (signal) {
        case Signal::heading:
            return heading.role == role ? force_of(heading) : 0;
        case Signal::second_heading:
            return heading.other_role == role ? force_of(heading) : 0;
        case Signal::other_heading:
            return heading.role != Role::unknown && heading.role != role && heading.other_role != role
                       ? force_of(heading)
                       : 0;
        case Signal::words:
            // "80-100% by March" is no figure that can be read, and stands for one.
            return at(column.signals, signal) - (role == Role::figure ? column.cells.words_with_numbers : 0);
        default:
            return at(column.signals, signal);
    }
}

/// Role and runner-up, and how probable they are beside all others.
void decide(Column& column) {
    double sum = 0;
    std::vector<std::pair<double, Role>> all;
    for (const Role role : column_roles()) all.emplace_back(points_for(column, role), role);
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    const double best = all.front().first;
    for (const auto& [points, role] : all) sum += std::exp(points - best);
    column.role = all[0].second;
    column.probability = 1 / sum;
    column.runner_up = all[1].second;
    column.runner_up_probability = std::exp(all[1].first - best) / sum;
}

/// Gives a column a role that the table asks for: it is as probable as its evidence makes it beside what it was.
void force(Column& column, Role role) {
    if (column.role == role) return;
    const double before = points_for(column, column.role);
    const double now = points_for(column, role);
    column.runner_up = column.role;
    column.runner_up_probability = 1 / (1 + std::exp(now - before));
    column.probability = 1 - column.runner_up_probability;
    column.role = role;
}

bool holds_texts(const Column& column) {
    return column.cells.words >= mostly_texts || (column.cells.cells == 0 && column.heading.role == Role::name);
}

/// What names rows is not the same in most of them.
bool tells_rows_apart(const Column& column) {
    return column.cells.cells < least_rows_for_groups || column.cells.distinct >= least_distinct_names;
}

/// Texts that stand in few of the rows, before a column whose own texts stand in nearly all and may name them: they
/// head the rows below each of them.
bool heads_rows(const std::vector<Column>& columns, std::size_t c) {
    constexpr double few = 0.6;
    constexpr double nearly_all = 0.9;
    const Column& column = columns[c];
    int most = 0;
    for (const Column& other : columns) most = std::max(most, other.cells.cells);
    if (column.cells.cells < 2 || column.cells.cells > few * most) return false;
    return std::any_of(columns.begin() + static_cast<std::ptrdiff_t>(c) + 1, columns.end(), [&](const Column& other) {
        const HeadingMeaning& heading = other.heading;
        return (heading.role == Role::name || heading.other_role == Role::name || heading.role == Role::measure) &&
               holds_texts(other) && tells_rows_apart(other) && other.cells.cells >= nearly_all * most;
    });
}

/// The column of the names: the likeliest one of texts, the others become groups and fields.
int choose_name(std::vector<Column>& columns) {
    int best = -1;
    double most = 0;
    std::vector<double> margins;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const Column& column = columns[c];
        if (!holds_texts(column) && column.role != Role::name && column.cells.periods < mostly_texts) continue;
        if (!tells_rows_apart(column) || heads_rows(columns, c)) continue;
        // Beside what else it may be.
        const double points = points_for(column, Role::name);
        const double other = column.role == Role::name ? 0 : points_for(column, column.role);
        const double margin = points - 0.5 * other;
        margins.push_back(margin);
        if (best < 0 || margin > most) {
            best = static_cast<int>(c);
            most = margin;
        }
    }
    if (best < 0) return -1;
    Column& name = columns[static_cast<std::size_t>(best)];
    force(name, Role::name);
    // One column names the rows: how sure it is depends on the others that might.
    double sum = 0;
    for (const double margin : margins) sum += std::exp(margin - most);
    name.probability = name_at_all / sum;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        Column& column = columns[c];
        if (static_cast<int>(c) == best || column.role != Role::name) continue;
        const bool heads = at(column.signals, Signal::category) > 0 || heads_rows(columns, c);
        force(column, heads ? Role::group : Role::field);
    }
    return best;
}

/// The first column of that role; others of it become `instead`.
int only_one(std::vector<Column>& columns, Role role, Role instead) {
    int best = -1;
    for (std::size_t c = 0; c < columns.size(); ++c)
        if (columns[c].role == role &&
            (best < 0 || columns[c].probability > columns[static_cast<std::size_t>(best)].probability))
            best = static_cast<int>(c);
    for (std::size_t c = 0; c < columns.size(); ++c)
        if (columns[c].role == role && static_cast<int>(c) != best) force(columns[c], instead);
    return best;
}

}  // namespace

double points_of(const Weight& weight, const Column& column) {
    return weight.points * strength(weight.signal, weight.role, column);
}

double points_for(const Column& column, Role role) {
    double points = 0;
    for (const Weight& weight : weights())
        if (weight.role == role) points += points_of(weight, column);
    return points;
}

ColumnRoles roles_of(const TableGrid& grid, const Section& section, const std::vector<int>& body,
                     const std::function<bool(const Cell&)>& rates,
                     const std::vector<std::vector<std::string>>& carried) {
    ColumnRoles out;
    std::vector<std::vector<std::string>> headings;
    for (int c = 0; c < grid.columns(); ++c)
        headings.push_back(section.headed() ? grid.heading(c, section.header_first, section.header_end)
                           : static_cast<std::size_t>(c) < carried.size() ? carried[static_cast<std::size_t>(c)]
                                                                          : std::vector<std::string>());
    spread_periods_over_repeats(headings);
    bool texts_before = false, names_before = false;
    for (int c = 0; c < grid.columns(); ++c) {
        Column column;
        column.levels = headings[static_cast<std::size_t>(c)];
        for (const std::string& level : column.levels) column.label += (column.label.empty() ? "" : " ") + level;
        column.heading = parse_heading(column.levels);
        std::vector<const Cell*> cells;
        for (const int row : body)
            // A merged cell stands in each of its rows.
            if (const Cell* cell = grid.beginning(row, c); cell && cell->column_span == 1) cells.push_back(cell);
        column.cells = evidence_of(cells, rates);
        column.signals = signals_of(column.heading, column.cells);
        if (!texts_before && column.cells.words >= mostly_texts) {
            texts_before = true;
            at(column.signals, Signal::first_text) = 1;
        }
        // Behind the names of what is measured.
        if (names_before) at(column.signals, Signal::polarities) += column.cells.high_or_low;
        if (!names_before) at(column.signals, Signal::category) = at(column.signals, Signal::few_values);
        if (column.cells.words >= mostly_texts && at(column.signals, Signal::few_values) == 0) names_before = true;
        out.columns.push_back(std::move(column));
    }
    for (Column& column : out.columns) {
        if (at(column.signals, Signal::first_text) > 0) break;
        if (texts_before && column.cells.figures > 0 && (column.cells.whole == 1 || column.cells.paragraphs))
            at(column.signals, Signal::before_texts) = 1;
    }
    for (Column& column : out.columns) {
        decide(column);
        // "Since quarter 1" over "Better" and "Worse".
        const bool rates_alone = column.cells.figures == 0 && column.cells.ratings >= mostly_ratings;
        if (column.role == Role::figure && rates_alone) force(column, Role::rating);
        // "+7 months" under "Start": by how much a date has moved.
        if (column.role == Role::date && column.cells.figures >= mostly_texts && column.cells.signed_ >= 0.5)
            force(column, Role::figure);
    }
    out.name = choose_name(out.columns);
    out.reference = only_one(out.columns, Role::reference, Role::code);
    out.code = only_one(out.columns, Role::code, Role::field);
    return out;
}

}  // namespace scrutineer::meaning
