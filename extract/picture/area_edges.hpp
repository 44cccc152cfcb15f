// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "extract/picture/background.hpp"
#include "extract/picture/picture.hpp"
#include "extract/picture/ruling_lines.hpp"

namespace scrutineer::ocr {

/// Moves the sides of areas, which are known to a block, to the pixel where their colour ends. A side that no step of
/// colour shows near by stays. `colours` is the deskewed picture at 1/factor of its size.
void sharpen_edges(std::vector<Area>& areas, const ColourPicture& colours, int factor, int block);

/// Hairlines from the top to the foot of dark bands, lighter, darker or of another hue: what parts the headings of a
/// table's columns. They may be thinner than a pixel, so they are found by what nearly all rows of the band have in
/// common. Those that `known` has are left out. `colours` is as above; lines are given in full-size pixels.
std::vector<Line> find_band_lines(const ColourPicture& colours, int factor, const std::vector<Area>& areas,
                                  const std::vector<Line>& known, double dots_per_inch);

}  // namespace scrutineer::ocr
