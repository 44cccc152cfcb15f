// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dataset/roles.hpp"

namespace scrutineer {

/// A rating told by words.
struct RatingPhrase {
    RatingValue rating = RatingValue::none;
    std::string text;       ///< the words as printed, white space folded
    bool colour = false;    ///< the words name a colour
    double confidence = 1;  ///< lower where the words rate only because a rating is expected, or have a degree to weigh
};

/// The rating that a text is, all of it: a colour ("Green", "Gwyrdd / Green", "AMBER RAG"), a verdict with its degree
/// ("Met", "Slightly below target", "Not on target", "Within 5%"), a trend ("Improving").
/// `expected`: ratings are known to stand here, so that a letter ("R", "A/G") and a bare "Good" or "n/a" are ratings.
/// `with_figure`: only words behind or before a figure are ("89% (Amber)").
/// nullopt where the text is anything else, or says more than a rating.
std::optional<RatingPhrase> rating_of_phrase(std::string_view text, bool expected, bool with_figure);

}  // namespace scrutineer
