// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "dataset/dataset.hpp"
#include "parsers/data/row.hpp"

namespace scrutineer {

/// The assessment that a rating's cell gives. Where its signs disagree, the diagnostic `rating-disagreement` or
/// `symbol-disagreement` says so; where nothing in the cell is a rating, `rating-not-understood` or
/// `symbol-not-understood`, and nullopt.
std::optional<Assessment> assess(const RawRating& rating, int page, std::vector<Diagnostic>& diagnostics);

}  // namespace scrutineer
