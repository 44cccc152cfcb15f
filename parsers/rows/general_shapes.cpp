// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/rows/general_shapes.hpp"

#include "parsers/rows/lists.hpp"
#include "parsers/rows/measure_rows.hpp"
#include "parsers/rows/period_rows.hpp"
#include "parsers/rows/series_columns.hpp"
#include "parsers/shapes/labels.hpp"

namespace scrutineer {
namespace {

/// Columns headed "Actual" and "Target" are no indicators.
bool names_are_measures(const TableGrid& grid, const Match& match) {
    int columns = 0, measures = 0;
    for (int c = 0; c < grid.columns(); ++c) {
        const std::size_t index = static_cast<std::size_t>(c);
        if (!match.columns[index].known || match.columns[index].rule.role != ColumnRole::figure) continue;
        ++columns;
        const auto label = shapes::label_of(match.labels[index]);
        if (label && label->figure() && label->meaning.measure) ++measures;
    }
    return 2 * measures > columns;
}

Match match_of(const TableGrid& grid, int header_end) {
    Match match;
    match.header_end = header_end;
    match.columns.resize(static_cast<std::size_t>(grid.columns()));
    match.labels.resize(static_cast<std::size_t>(grid.columns()));
    return match;
}

void know(Match& match, int column, ColumnRole role) {
    ColumnUse& use = match.columns[static_cast<std::size_t>(column)];
    use.known = true;
    use.rule.role = role;
}

}  // namespace

std::optional<GeneralShape> read_general_shape(const TableContext& context, const Layout& series) {
    GeneralShape shape;
    if (const auto table = find_measure_rows(context)) {
        shape.kind = GeneralShape::Kind::measure_rows;
        shape.certain = true;
        shape.rows = read_measure_rows(context, *table);
        shape.match = match_of(context.grid, table->header_end);
        for (int c = 0; c <= table->label_column; ++c) know(shape.match, c, ColumnRole::name);
        if (!shape.rows.rows.empty()) return shape;
    }
    if (auto row = read_period_rows(context)) {
        shape.kind = GeneralShape::Kind::period_rows;
        shape.certain = true;
        shape.match = match_of(context.grid, row->row - 1);
        know(shape.match, 0, ColumnRole::period);
        shape.rows = {};
        shape.rows.rows.push_back(std::move(*row));
        return shape;
    }
    shape.match = match_series_columns(context, series);
    if (shape.match.score > 0 && !names_are_measures(context.grid, shape.match)) {
        shape.kind = GeneralShape::Kind::series;
        shape.certain = true;
        shape.rows = read_series_columns(context, series, shape.match);
        if (!shape.rows.rows.empty()) return shape;
    }
    if (const auto table = find_lists(context)) {
        shape.kind = GeneralShape::Kind::list;
        shape.certain = table->certain;
        shape.match = match_of(context.grid, table->header_end);
        for (const ListColumns& list : table->lists) {
            know(shape.match, list.name, ColumnRole::name);
            if (list.reference >= 0) know(shape.match, list.reference, ColumnRole::ref);
        }
        shape.rows = read_lists(context, *table);
        if (!shape.rows.rows.empty()) return shape;
    }
    return std::nullopt;
}

}  // namespace scrutineer
