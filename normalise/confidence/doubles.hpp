// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "dataset/dataset.hpp"
#include "normalise/confidence/weigh.hpp"

namespace scrutineer::confidence {

/// A printed figure belongs to one record. Where grids that lie over one another gave it to two, the record whose
/// shared figures are the more probable keeps them, and a record that has nothing left goes. A cell that is merged over
/// several rows stands in each of them, and stays.
/// \param origins  one for each record; entries of records and observations that go, go too, as those of `evidence` do
void drop_doubles(Dataset& dataset, std::vector<Origin>& origins, PaperEvidence& evidence);

}  // namespace scrutineer::confidence
