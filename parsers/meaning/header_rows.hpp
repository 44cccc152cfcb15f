// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "parsers/data/table_grid.hpp"

/// Which rows of a table head its columns, told by meaning: words and periods over figures, terms of the trade, units.
/// A row with an amount is never one.
namespace scrutineer::meaning {

/// A stretch of grid rows under one heading. A table that was found as one may hold several, one under the other.
struct Section {
    int first = 0;         ///< its first row; rows up to header_first are titles
    int header_first = 0;  ///< rows [header_first, header_end) head the columns; none where they are equal
    int header_end = 0;
    int end = 0;  ///< one past its last row
    /// Its heading says word for word what the one before says: the same table goes on.
    bool repeated = false;

    bool headed() const { return header_end > header_first; }
};

/// A table's sections from top to bottom, at least one; together they cover all rows.
/// \param header_rows how many leading rows look like a heading by their place and style (Table::header_rows)
std::vector<Section> sections_of(const TableGrid& grid, int header_rows);

}  // namespace scrutineer::meaning
