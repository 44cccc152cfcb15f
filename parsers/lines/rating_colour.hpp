// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "dataset/roles.hpp"
#include "extract/page/geometry.hpp"

namespace scrutineer {

/// Which traffic light a person would call a colour: green, amber (yellow and orange too) or red, however pale or dark;
/// nullopt for greys, blues, purples and tints too weak to tell.
std::optional<RatingValue> rating_of_colour(Colour colour);

/// The family of hues that a colour belongs to, as far as ratings tell them apart.
enum class Hue { none, red, amber, green, blue, purple };

/// A colour as people compare it.
struct ColourLook {
    Hue hue = Hue::none;  ///< none for white, black and greys
    double angle = 0;     ///< on the colour wheel, 0..360: 0 red, 60 yellow, 120 green, 240 blue
    double chroma = 0;    ///< 0..1: how far from grey, the strongest screen colours 1
};

/// How a colour looks. Paler tints get a hue here than `rating_of_colour` names: where such a tint stands, and beside
/// which others, says whether it rates.
ColourLook look_of(Colour colour);

/// Whether a person takes two colours for one: a printer's rounding, the edge of a picture.
bool same_colour(Colour a, Colour b);

}  // namespace scrutineer
