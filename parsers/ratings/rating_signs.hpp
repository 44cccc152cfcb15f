// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "dataset/roles.hpp"
#include "parsers/data/table.hpp"

namespace scrutineer {

/// The symbols of a cell, left to right, and the signs printed in it as characters ("▲") as the symbols they look like.
std::vector<Symbol> sign_symbols(const Cell& cell);

/// The rating that a symbol is by its colour and shape alone, where the paper has no key for it: a green tick, a red
/// cross; an arrow against a trend or a gap is improving or worsening. nullopt where neither tells.
std::optional<RatingValue> rating_of_sign(const Symbol& symbol, Against against);

}  // namespace scrutineer
