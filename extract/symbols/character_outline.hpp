// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "extract/symbols/polygon.hpp"
#include "extract/symbols/symbol_characters.hpp"

namespace scrutineer {

/// The outline that a character of a symbol font would draw, as far as its character tells (`look`): filled polygons in
/// a unit square, origin at the top left, turned by the look's angle. A character whose shape is not known gives a
/// plain square, so that it is seen but taken for no sign.
std::vector<Polygon> character_outline(const SymbolCharacter& look);

}  // namespace scrutineer
