// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "extract/picture/picture.hpp"

namespace scrutineer::ocr {

/// How far the lines of a bound page hang lower (or, negative, higher) near its spine than where it lay flat: pixels,
/// at equal steps from the left edge of the picture to its right edge, both included. Empty where the page lay flat.
using Bend = std::vector<double>;

/// Measures the bend of a level picture by the slope that its lines of text and rules have in upright strips.
Bend find_bend(const GreyPicture& grey, double dots_per_inch);

/// How much lower the bend has put what is at x on a picture of this width.
double drop_at(const Bend& bend, double x, double width);

/// The picture with its columns moved up by what the bend has lowered them; `scale` is the picture's size as a share of
/// the one that was measured.
GreyPicture unbent(const GreyPicture& picture, const Bend& bend, double scale = 1);
ColourPicture unbent(const ColourPicture& picture, const Bend& bend, double scale = 1);

}  // namespace scrutineer::ocr
