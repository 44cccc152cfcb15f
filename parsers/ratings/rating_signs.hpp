// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "dataset/roles.hpp"
#include "parsers/data/table.hpp"

namespace scrutineer {

/// The symbols of a cell, left to right, and the signs printed in it as characters ("▲") as the symbols they look like.
std::vector<Symbol> sign_symbols(const Cell& cell);

struct TrendOfSign {
    RatingValue rating = RatingValue::stable;
    bool coloured = false;  ///< told by its colour as well as by its direction
};

/// The trend that a symbol shows where no key explains it. An arrow or triangle that points up is improving unless it
/// is red, one that points down is worsening unless it is green; what points nowhere is stable, or what its colour
/// says. nullopt for a drawing of no simple shape.
std::optional<TrendOfSign> trend_of_sign(const Symbol& symbol);

/// The colour that a symbol shows: its main one, else the one drawn on it, else the one that its character has by name
/// (U+1F7E2 is a green circle, whatever ink it is printed in).
Colour colour_of_sign(const Symbol& symbol);

/// The light that a symbol is without colour: a tick or a smile is green, a cross or a frown red, a warning sign amber;
/// nullopt for any other.
std::optional<RatingValue> light_of_mark(const Symbol& symbol);

}  // namespace scrutineer
