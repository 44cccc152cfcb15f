// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "dataset/dataset.hpp"

/// The rule by which a paper rates, as its own key states it.
namespace scrutineer::checks {

/// Green: the same or better. Amber: worse, by no more than the tolerance. Red: worse by more.
struct RatingRuleOfPaper {
    double tolerance = 2;             ///< in per cent
    bool points = false;              ///< the key says percentage points
    const KeyEntry* entry = nullptr;  ///< the sentence that says so
};

/// What the key says of ratings against `against`; nullopt where it states no tolerance for it, or several.
std::optional<RatingRuleOfPaper> tolerance_rule(const Document& document, Against against);

/// Does the key rate against a floor under the target: amber where the floor is reached and the target is not?
const KeyEntry* floor_rule(const Document& document);

}  // namespace scrutineer::checks
