// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/ratings/fill_places.hpp"

#include <algorithm>
#include <map>

#include "parsers/lines/rating_colour.hpp"

namespace scrutineer::ratings {
namespace {

/// A row is tinted where at least this share of its columns has the colour of its first cell.
constexpr double row_share = 0.5;
/// A column is tinted where at least this share of its cells has one colour, and at least so many cells.
constexpr double column_share = 0.8;
constexpr int column_cells = 3;
/// A column of more colours than this is a heat map.
constexpr std::size_t most_colours = 24;

bool has_hue(const Cell& cell) { return cell.fill && look_of(*cell.fill).hue != Hue::none; }

/// The fill that runs through a row from its first cell on; nullopt for none. A band over all columns is one, too.
std::optional<Colour> row_tint(const TableGrid& grid, int row) {
    const Cell* first = nullptr;
    int columns = 0, tinted = 0;
    for (int c = 0; c < grid.columns(); ++c) {
        const Cell* cell = grid.at(row, c);
        if (cell == nullptr) continue;
        if (first == nullptr && (has_content(*cell) || cell->fill)) first = cell;
        if (first == nullptr) continue;
        ++columns;
        if (first->fill && cell->fill && same_colour(*first->fill, *cell->fill)) ++tinted;
    }
    if (first == nullptr || !first->fill || tinted < 2 || tinted < row_share * columns) return std::nullopt;
    return first->fill;
}

/// The fill that nearly all of a column's own cells have; nullopt for none. Cells of tinted rows are left out.
std::optional<Colour> column_tint(const TableGrid& grid, int column, int first_row,
                                  const std::vector<std::optional<Colour>>& rows) {
    std::vector<std::pair<Colour, int>> colours;
    int cells = 0;
    for (int r = first_row; r < grid.rows(); ++r) {
        const Cell* cell = grid.beginning(r, column);
        if (cell == nullptr || cell->row != r) continue;
        const auto& row = rows[static_cast<std::size_t>(r)];
        if (row && cell->fill && same_colour(*row, *cell->fill)) continue;
        if (!has_content(*cell) && !cell->fill) continue;
        ++cells;
        if (!cell->fill) continue;
        const auto known = std::find_if(colours.begin(), colours.end(),
                                        [&](const auto& entry) { return same_colour(entry.first, *cell->fill); });
        if (known != colours.end())
            ++known->second;
        else if (colours.size() < most_colours)
            colours.emplace_back(*cell->fill, 1);
    }
    for (const auto& [colour, count] : colours)
        if (count >= column_cells && count >= column_share * cells) return colour;
    return std::nullopt;
}

}  // namespace

std::vector<PlacedFill> placed_fills(const Table& table, const TableGrid& grid) {
    std::vector<PlacedFill> out;
    if (std::none_of(table.cells.begin(), table.cells.end(), has_hue)) return out;
    std::vector<std::optional<Colour>> rows;
    for (int r = 0; r < grid.rows(); ++r) rows.push_back(row_tint(grid, r));
    std::vector<std::optional<Colour>> columns;
    for (int c = 0; c < grid.columns(); ++c) columns.push_back(column_tint(grid, c, table.header_rows, rows));
    for (const Cell& cell : table.cells) {
        if (!has_hue(cell) || cell.row < 0 || cell.row >= grid.rows() || cell.column < 0 ||
            cell.column >= grid.columns())
            continue;
        const auto& row = rows[static_cast<std::size_t>(cell.row)];
        const auto& column = columns[static_cast<std::size_t>(cell.column)];
        FillPlace place = FillPlace::free;
        if (cell.header || cell.row < table.header_rows)
            place = FillPlace::heading;
        else if (row && same_colour(*row, *cell.fill))
            place = FillPlace::row;
        else if (column && same_colour(*column, *cell.fill))
            place = FillPlace::column;
        out.push_back({&cell, place});
    }
    return out;
}

}  // namespace scrutineer::ratings
