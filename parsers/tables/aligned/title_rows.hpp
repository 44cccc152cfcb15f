// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "parsers/tables/grid.hpp"

namespace scrutineer::table_finding {

/// Lines at the head of a row's first cell that stand above all its other cells and are set apart from the rest of
/// their own by size, weight or colour are a heading of the rows that follow: they become a row of their own over all
/// columns. The first row of the grid is left as it is.
void part_title_rows(const Page& page, Grid& grid);

}  // namespace scrutineer::table_finding
