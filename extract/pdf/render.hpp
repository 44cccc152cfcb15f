// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "extract/page/raster.hpp"

class PDFDoc;

namespace scrutineer::pdf {

/// Draws the part of a page inside `region` (points as displayed) at `dpi` pixels an inch, `width` times `height` of
/// them. Stops after `budget` drawing operators.
Raster render(PDFDoc& document, int number, double dpi, const Box& region, int width, int height, long budget);

}  // namespace scrutineer::pdf
