// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "dataset/dataset.hpp"
#include "normalise/confidence/signs.hpp"
#include "parsers/data/row.hpp"

namespace scrutineer::confidence {

/// What the figures around a figure say of it: its row, its column, its table, the paper.
/// \param paper    its tables
/// \param dataset  one document and its records
/// \param evidence for each record one entry for each observation, in their order: what is found is put there
void add_neighbours(const Paper& paper, const Dataset& dataset, std::vector<std::vector<Evidence>>& evidence);

}  // namespace scrutineer::confidence
