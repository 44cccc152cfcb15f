// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "dataset/dataset.hpp"

namespace scrutineer {

/// Gives units to indicators whose own name and figures tell none, where the rest of their table does:
///
/// - In a report that marks every share as one (by a % sign, or in its name), a whole number without a mark is a count.
/// - Whole figures beyond any share are counts, unless their name is one of money, weight or time.
/// - In a small table of parts, figures that sum to 100 are percentages, and whole figures that sum to the table's own
///   total are counts.
///
/// What the table does not settle stays without a unit.
void infer_units_from_tables(std::vector<Record>& records);

}  // namespace scrutineer
