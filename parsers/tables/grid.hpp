// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "parsers/data/budget.hpp"
#include "parsers/data/table.hpp"
#include "parsers/lines/drawn_lines.hpp"

/// A grid on its way to being a Table: where the cells are and which words each holds.
namespace scrutineer::table_finding {

struct GridCell {
    int row = 0;
    int column = 0;
    int row_span = 1;
    int column_span = 1;
    Box box;
    std::vector<std::uint32_t> words;    ///< indices into the page's words
    std::vector<std::uint32_t> symbols;  ///< indices into the page's symbols
    bool blank() const { return words.empty() && symbols.empty(); }
};

struct Grid {
    Box box;
    int rows = 0;
    int columns = 0;
    std::vector<GridCell> cells;  ///< by row, then column; they never overlap
    Table::Ruling ruling = Table::Ruling::none;
    int header_rows = -1;  ///< -1 where the gridding did not need to know
    /// Leading rows that are headings at least: the paper's tags call them so, as far as these are believed, or they
    /// stand under headings of several columns.
    int tagged_header_rows = 0;
};

/// The cells that an area's lines draw. Cells without a line between them are one merged cell; the outside is closed
/// whether a line is drawn there or not. Gives a grid without rows where the lines draw no two cells, or too many.
Grid ruled_grid(const RuledArea& area, Budget& budget);

/// Puts the page's words and symbols into the cells that their centres are in; words marked in `taken` are left out.
void fill_grid(Grid& grid, const Page& page, const std::vector<char>& taken);

/// Takes out rows and columns that hold nothing and are too thin to be meant (`thinnest` points), and those at which
/// no cell starts. A row of colours that rate holds something.
void drop_thin_bands(Grid& grid, const Page& page, double thinnest);

}  // namespace scrutineer::table_finding
