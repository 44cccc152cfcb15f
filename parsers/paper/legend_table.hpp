// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "parsers/data/table.hpp"
#include "parsers/paper/legend_entry.hpp"

namespace scrutineer::legend {

/// Entries of a table if it is a key: signs beside words about ratings, and hardly anything else.
std::vector<LegendEntry> key_in_table(const Table& table, const std::vector<Page>& pages);

}  // namespace scrutineer::legend
