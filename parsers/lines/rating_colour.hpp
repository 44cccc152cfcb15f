// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "dataset/roles.hpp"
#include "extract/page/geometry.hpp"

namespace scrutineer {

/// Which traffic light a person would call a colour: green, amber (yellow and orange too) or red, however pale or dark;
/// nullopt for greys, blues, purples and tints too weak to tell.
std::optional<RatingValue> rating_of_colour(Colour colour);

}  // namespace scrutineer
