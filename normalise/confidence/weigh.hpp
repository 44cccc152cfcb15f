// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "dataset/dataset.hpp"
#include "normalise/confidence/signs.hpp"
#include "parsers/data/row.hpp"

/// How sure a figure is: the probability that its value, name, meaning, unit and period are all right.
namespace scrutineer::confidence {

/// What a record was made from: for each of its observations the figure of its row.
struct Origin {
    const Row* row = nullptr;
    std::vector<const RawFigure*> figures;
};

/// For each record the evidence for each of its observations.
using PaperEvidence = std::vector<std::vector<Evidence>>;

/// Weighs the evidence for every figure of one paper and sets its `confidence`, and that of each record: its least sure
/// figure's.
/// \param origins one for each record of the dataset, in their order
PaperEvidence weigh(const Paper& paper, const std::vector<Origin>& origins, Dataset& dataset);

}  // namespace scrutineer::confidence
