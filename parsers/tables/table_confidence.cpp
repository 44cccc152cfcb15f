// SPDX-License-Identifier: GPL-3.0-or-later
// Part of parsers/tables/cells.hpp: how sure a table is.
#include <algorithm>

#include "parsers/lines/table_text.hpp"
#include "parsers/tables/cells.hpp"

namespace scrutineer::table_finding {
namespace {

/// Text that runs out of the cell drawn for it may be partly a neighbour's.
bool overruns(const Cell& cell) {
    const double play = 0.35 * (cell.lines.empty() ? 0 : cell.lines.front().front().font_size);
    return cell.text_box.x0 < cell.box.x0 - play || cell.text_box.x1 > cell.box.x1 + play;
}

double drawn_cell(const Cell& cell) {
    if (overruns(cell)) return 0.85;
    return cell.column_span > 1 && !cell.header ? 0.97 : 0.99;
}

double aligned_cell(const Cell& cell, bool some_lines) {
    // Where lines were joined to a cell, or a heading laid over several columns, alignment had to decide.
    if (cell.header) return cell.lines.size() > 1 || cell.column_span > 1 ? 0.9 : (some_lines ? 0.94 : 0.9);
    if (cell.column_span > 1) return 0.85;
    if (cell.lines.size() > 1) return some_lines ? 0.92 : 0.85;
    return some_lines ? 0.98 : 0.96;
}

}  // namespace

void rate(Table& table) {
    std::size_t figures = 0;
    std::size_t texts = 0;
    std::vector<int> in_row(static_cast<std::size_t>(std::max(table.rows, 0)), 0);
    for (const Cell& cell : table.cells) {
        if (cell.text.empty()) continue;
        ++in_row[static_cast<std::size_t>(cell.row)];
        if (cell.column > 0 && cell.row >= table.header_rows) ++(is_figure(cell.text) ? figures : texts);
    }
    const bool drawn = table.ruling == Table::Ruling::full;
    double whole = drawn ? 0.99 : table.ruling == Table::Ruling::partial ? 0.97 : 0.93;
    // A table of words without all its lines is the hardest to tell from a list.
    if (!drawn && figures < texts) whole -= 0.12;
    if (!drawn && table.columns == 2) whole -= 0.05;
    const auto broken = std::count_if(in_row.begin(), in_row.end(), [](int n) { return n < 2; });
    if (!drawn && broken * 2 > table.rows) whole -= 0.1;
    table.confidence = whole;
    for (Cell& cell : table.cells) {
        const double own = drawn ? drawn_cell(cell) : aligned_cell(cell, table.ruling == Table::Ruling::partial);
        // What makes the table doubtful makes each cell so.
        cell.confidence *= whole < 0.9 ? std::min(own, whole) : own;
    }
}

}  // namespace scrutineer::table_finding
