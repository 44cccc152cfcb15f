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
    std::string text;  ///< the words as printed
};

/// The rating that a text is. `expected`: ratings are known to stand here, so that a single letter is one.
/// `with_figure`: only words behind a figure are a rating ("89% (Amber)"). nullopt where the text is anything else.
std::optional<RatingPhrase> rating_of_phrase(std::string_view text, bool expected, bool with_figure);

}  // namespace scrutineer
