// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "parsers/data/table.hpp"
#include "parsers/data/table_grid.hpp"

namespace scrutineer::ratings {

/// Where in its table a coloured cell stands: what tells a heading's or stripe's tint from a rating, whatever the
/// colour's strength.
enum class FillPlace {
    heading,  ///< in a header row, or in a band over several rows: a tint
    row,      ///< the row is tinted from its first cell on: a stripe, a total
    column,   ///< nearly all cells of the column are tinted alike
    free,     ///< its own
};

struct PlacedFill {
    const Cell* cell = nullptr;
    FillPlace place = FillPlace::free;
};

/// The cells of a table that have a fill with a hue, in the table's order, each with its place.
std::vector<PlacedFill> placed_fills(const Table& table, const TableGrid& grid);

}  // namespace scrutineer::ratings
