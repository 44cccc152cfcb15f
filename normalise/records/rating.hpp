// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "dataset/dataset.hpp"
#include "parsers/data/row.hpp"

namespace scrutineer {

/// The rating that a word is where the layout knows no better: "GREEN", "(amber)", "On track", "N/a".
std::optional<RatingValue> rating_of_words(std::string_view text);

/// The rating that a drawn symbol is by its colour and shape alone, where the paper has no key for it: a green tick, a
/// red cross; an arrow against a trend or a gap is improving or worsening.
std::optional<RatingValue> rating_of_symbol(const Symbol& symbol, Against against);

/// The assessment that a rating's cell gives: its words, else its fill's colour, else its symbol. Words stand where the
/// colour says otherwise, with the diagnostic `rating-disagreement`. nullopt where the cell says nothing.
std::optional<Assessment> assess(const RawRating& rating, int page, std::vector<Diagnostic>& diagnostics);

}  // namespace scrutineer
