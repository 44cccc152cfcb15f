// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/ratings/rating_columns.hpp"

#include <cmath>
#include <map>

#include "parsers/ratings/rating_words.hpp"
#include "words/cell_kinds.hpp"

namespace scrutineer::ratings {
namespace {

/// Of a column's cells that are neither blank nor a status, at least this share rates.
constexpr double share = 0.8;
constexpr int least = 2;

}  // namespace

RatingColumns::Corner RatingColumns::corner_of(const Cell& cell) {
    return {cell.page, std::lround(cell.box.x0 * 2), std::lround(cell.box.y0 * 2)};
}

RatingColumns::RatingColumns(const std::vector<Table>& tables) {
    for (const Table& table : tables) take(table);
}

void RatingColumns::take(const Table& table) {
    struct Column {
        int filled = 0;
        int rated = 0;
        std::set<RatingValue> ratings;
        std::vector<Corner> cells;
    };
    std::map<int, Column> columns;
    for (const Cell& cell : table.cells) {
        if (cell.header || cell.column_span > 1) continue;
        Column& column = columns[cell.column];
        column.cells.push_back(corner_of(cell));
        if (cell.text.empty()) continue;
        const auto said = rating_of_phrase(cell.text, true, false);
        if (said && said->rating != RatingValue::none) {
            ++column.rated;
            column.ratings.insert(said->rating);
        } else if (said || looks_like_status(cell.text)) {
            continue;
        }
        ++column.filled;
    }
    for (const auto& [number, column] : columns)
        if (column.rated >= least && column.ratings.size() >= 2 && column.rated >= share * column.filled)
            cells_.insert(column.cells.begin(), column.cells.end());
}

bool RatingColumns::holds(const Cell& cell) const { return cells_.count(corner_of(cell)) > 0; }

}  // namespace scrutineer::ratings
