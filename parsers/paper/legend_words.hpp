// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/paper/legend_entry.hpp"

/// What the words of a paper's key mean: "Within 2% of target" is amber, "Performance has improved" a trend.
namespace scrutineer::legend {

/// Letters in lower case, signs at either end taken off.
std::string folded(std::string_view text);

/// A sign printed as a character: an arrow, a tick, a disc of the usual symbol blocks.
bool is_sign_character(std::string_view text);

/// The rating that a word of a colour is: "GREEN", "(amber)", "Red RAG".
std::optional<RatingValue> rating_of_word(std::string_view text);

/// Whether a text may be a key's: it says what is good, near or bad, or where things go.
bool speaks_of_ratings(const std::string& text);

/// Gives the entries of one key what they rate against and what they mean. A section, the entries under one heading
/// (arrows by themselves where there is none), speaks of one thing: of trends where all its texts do, else of lights.
void give_meanings(std::vector<LegendEntry>& entries);

}  // namespace scrutineer::legend
