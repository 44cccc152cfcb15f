// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "parsers/tables/grid.hpp"

/// Tables that the paper's tags tell of, as far as the page bears them out.
namespace scrutineer::table_finding {

/// The page's tagged tables as grids, in the tags' order. One whose cells do not stand on the page as its tags say (a
/// row below the next, columns across one another, words between its cells that are in none) is left out: tags are
/// often wrong. Cells have the boxes of their text. `header_rows` counts the leading rows tagged as headings, -1 where
/// none is, or all are.
std::vector<Grid> tagged_grids(const Page& page, Budget& budget);

/// How a grid told from the page and one told by tags go together.
enum class Accord {
    apart,  ///< they hold different words
    same,   ///< the same words in the same cells
    finer,  ///< the tags part cells of the grid and join none
    other,  ///< the same words, but in cells of another kind
};
Accord accord_of(const Page& page, const Grid& grid, const Grid& tagged);

/// The number of the grid's leading rows that hold what the tags call headings; for grids of `Accord::same`.
int heading_rows_by(const Grid& grid, const Grid& tagged);

}  // namespace scrutineer::table_finding
