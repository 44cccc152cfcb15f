// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/rows/period_rows.hpp"

#include <algorithm>

#include "parsers/rows/series_labels.hpp"
#include "parsers/rows/titles.hpp"
#include "parsers/shapes/labels.hpp"
#include "words/cell_kinds.hpp"

namespace scrutineer {
namespace {

using shapes::Label;

const Cell* own_cell(const TableGrid& grid, int row, int column) {
    const Cell* cell = grid.beginning(row, column);
    return cell && cell->row == row && has_content(*cell) ? cell : nullptr;
}

/// Rows whose first cell is a period, from the first of them to the table's end; empty where other rows stand between.
std::vector<int> period_rows(const TableGrid& grid, const Layout& series) {
    std::vector<int> rows;
    std::vector<std::string> labels;
    for (int r = 0; r < grid.rows(); ++r) {
        const Cell* cell = own_cell(grid, r, 0);
        const auto label = cell ? series_label(series, cell->text) : std::nullopt;
        if (label && (!label->period_text.empty() || !rows.empty())) {
            rows.push_back(r);
            labels.push_back(cell->text);
        } else if (cell && !rows.empty()) {
            return {};
        }
    }
    return makes_series(series, labels) ? rows : std::vector<int>{};
}

/// The measures over the columns behind the first; empty where a column's heading is anything else.
std::vector<std::optional<Label>> measures_of(const TableGrid& grid, int first, int end) {
    std::vector<std::optional<Label>> out;
    bool any = false;
    for (int c = 1; c < grid.columns(); ++c) {
        std::string text;
        for (const std::string& level : grid.heading(c, first, end)) text += (text.empty() ? "" : " ") + level;
        auto label = shapes::label_of(text);
        const bool figures = label && label->figure() && (label->meaning.measure || label->meaning.basis);
        if (!text.empty() && !figures && !(label && label->rating())) return {};
        any = any || figures;
        out.push_back(std::move(label));
    }
    return any ? out : std::vector<std::optional<Label>>{};
}

/// The row's own period with what the column says.
RawFigure figure_from(const Label& measure, const RawFigure& period, const Cell& cell) {
    RawFigure figure = shapes::figure_from(measure);
    figure.label = period.label + " " + measure.text;
    if (figure.period_text.empty()) figure.period_text = period.period_text;
    figure.of_no_period = period.of_no_period;
    if (!figure.aspect) figure.aspect = period.aspect;
    if (!measure.meaning.basis) {
        figure.basis = period.basis;
        figure.basis_by_period = true;
    }
    figure.cell = cell;
    return figure;
}

}  // namespace

std::optional<Row> read_period_rows(const TableContext& context) {
    const TableGrid& grid = context.grid;
    if (grid.columns() < 2) return std::nullopt;
    const Layout series = general_series();
    const std::vector<int> rows = period_rows(grid, series);
    if (rows.empty() || rows.front() == 0) return std::nullopt;
    // A title over the whole table is its name.
    const std::vector<const Cell*> top = grid.row_own_cells(0);
    const bool titled = top.size() == 1 && top.front()->column_span == grid.columns() && rows.front() > 1;
    const auto measures = measures_of(grid, titled ? 1 : 0, rows.front());
    if (measures.empty()) return std::nullopt;
    const auto name = titled ? std::optional<Cell>(*top.front()) : title_above(context);
    if (!name || !looks_like_words(name->text)) return std::nullopt;
    Row row;
    row.kind = RecordKind::kpi_card;
    row.layout = "general";
    row.relative_times = true;
    row.name = *name;
    row.group = headings_without(context.headings, name->text);
    row.page = context.table.page;
    row.table = context.number;
    row.row = rows.front() + 1;
    row.footnotes = context.footnotes;
    row.confidence = context.table.confidence;
    row.source = context.table.source;
    row.box = united(name->box, grid.box_of(rows.front(), rows.back() + 1));
    for (std::size_t c = 0; c < measures.size(); ++c) {
        if (!measures[c]) continue;
        const Cell* last_rating = nullptr;
        for (const int r : rows) {
            const Cell* cell = own_cell(grid, r, static_cast<int>(c) + 1);
            if (!cell) continue;
            if (measures[c]->rating())
                last_rating = cell;
            else
                row.figures.push_back(
                    figure_from(*measures[c], *series_label(series, own_cell(grid, r, 0)->text), *cell));
        }
        if (!last_rating) continue;
        RawRating rating;
        rating.against = measures[c]->meaning.against.value_or(Against::target);
        rating.cell = *last_rating;
        rating.label = measures[c]->text;
        row.ratings.push_back(std::move(rating));
    }
    if (row.figures.empty()) return std::nullopt;
    return row;
}

}  // namespace scrutineer
