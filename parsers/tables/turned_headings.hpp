// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "parsers/tables/grid.hpp"

namespace scrutineer::table_finding {

/// Headings that are set at 90 degrees over the columns of a table told by alignment become its last heading row.
/// `used` marks words that are in tables already.
void add_turned_headings(const Page& page, Grid& grid, const std::vector<char>& used, Budget& budget);

}  // namespace scrutineer::table_finding
