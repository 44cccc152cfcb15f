// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "dataset/dataset.hpp"

namespace scrutineer {

/// Gives units to indicators whose own name and figures tell none, where the rest of their table does:
///
/// - In a table that prints a % sign with every share, a whole number without one is a count.
/// - In a small table of parts, figures that sum to 100 are percentages, and whole figures that sum to the table's own
///   total are counts.
///
/// What the table does not settle stays without a unit.
void infer_units_from_tables(std::vector<Record>& records);

}  // namespace scrutineer
