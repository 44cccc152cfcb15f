// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "dataset/roles.hpp"
#include "extract/page/geometry.hpp"

namespace scrutineer {

inline bool is_trend(RatingValue rating) {
    return rating == RatingValue::improving || rating == RatingValue::worsening || rating == RatingValue::stable;
}

inline bool is_traffic_light(RatingValue rating) {
    return rating == RatingValue::green || rating == RatingValue::amber || rating == RatingValue::red;
}

/// One rating as it shows on the page.
struct SeenRating {
    RatingValue rating = RatingValue::none;
    Evidence evidence = Evidence::text;
    std::string text;       ///< the printed word or character, empty where there is none
    Box box;                ///< of the sign; of the cell for a fill
    double confidence = 1;  ///< 0..1 that a person would read this rating here
    bool by_key = false;    ///< the paper's own key says what it means
    /// What it rates against where the sign itself or the key says so: a trend for an arrow.
    std::optional<Against> against;
    /// What another sign in the same cell says where it says otherwise: the colour under a word.
    std::optional<RatingValue> other_says;
};

}  // namespace scrutineer
