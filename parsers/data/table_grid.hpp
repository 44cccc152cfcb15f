// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "parsers/data/table.hpp"

namespace scrutineer {

/// A Table by position: which cell covers row and column. Rows and columns from 0. The Table must outlive it.
class TableGrid {
public:
    explicit TableGrid(const Table& table);

    int rows() const { return rows_; }
    int columns() const { return columns_; }
    /// The cell that covers the position; nullptr where none does.
    const Cell* at(int row, int column) const;
    /// The cell that covers the position and begins in this column (at whatever row); nullptr otherwise.
    const Cell* beginning(int row, int column) const;
    /// The cells with text or symbols that cover a row, left to right, each once.
    std::vector<const Cell*> row_cells(int row) const;
    /// The cells with text or symbols that begin in a row.
    std::vector<const Cell*> row_own_cells(int row) const;
    /// The column's heading in rows [first, end): the texts of its levels, outermost first, each once.
    std::vector<std::string> heading(int column, int first, int end) const;
    /// Left and right edge of a column on the page, from cells that span no other; (0, 0) for a column with none.
    std::pair<double, double> extent(int column) const;
    /// The smallest box over all cells of rows [first, end) that are on the same page as the first of them.
    Box box_of(int first, int end) const;

private:
    const Table& table_;
    int rows_ = 0;
    int columns_ = 0;
    std::vector<const Cell*> by_position_;
};

bool has_content(const Cell& cell);

}  // namespace scrutineer
