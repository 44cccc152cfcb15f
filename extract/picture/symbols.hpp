// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "extract/page/page.hpp"
#include "extract/picture/background.hpp"
#include "extract/picture/picture.hpp"

namespace scrutineer::ocr {

/// The median colour of a component's inner pixels. `colours` is the picture at 1/factor of its size.
Colour colour_of(const ColourPicture& colours, int factor, const Component& component);

/// Drawings that stand by themselves: coloured discs, arrows and ticks, and solid triangles and
/// arrows in black. Boxes are in full-size
/// pixels. What became a symbol is taken out of `ink` (an empty component stays in its place).
std::vector<Symbol> find_symbols(std::vector<Component>& ink, const ColourPicture& colours, int factor,
                                 const Ground& ground, double dots_per_point);

}  // namespace scrutineer::ocr
