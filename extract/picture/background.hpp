// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "extract/picture/picture.hpp"

/// What lies under the text of a scanned page: paper, and areas of one colour.
namespace scrutineer::ocr {

/// An area of one colour that is not paper: a cell's shading, a band, a bar of a chart.
struct Area {
    PixelBox box;      ///< full-size pixels
    Colour colour;     ///< the median of its blocks, so that noise and text on it do not tint it
    double share = 0;  ///< of its box, how much it covers once what is drawn on it is counted in
};

/// The ground of a page in square blocks, about 1/50 inch each.
struct Ground {
    int block = 1;  ///< full-size pixels a side
    int width = 0;  ///< blocks
    int height = 0;
    std::vector<Colour> colour;       ///< of the ground at each block, under whatever is printed there
    std::vector<std::uint8_t> known;  ///< 1 where the block itself is bare ground, 0 where it was inferred from near by
    Colour paper;
    std::vector<Area> areas;
    Colour at(int pixel_x, int pixel_y) const;
};

/// Finds the ground. `blocks` is the page with one pixel a block, every pixel the mean of its block; `dots_per_block`
/// is the side of a block in full-size pixels.
///
/// Bare ground is where neighbouring blocks have nearly the same colour over an area larger than a letter's stroke;
/// under print the ground is what surrounds it. Shadows and yellowed paper are paper: colour may drift slowly.
Ground find_ground(const ColourPicture& blocks, int dots_per_block);

/// What is printed on the ground: 0 ground, 1 darker than the ground under it, 2 lighter (white letters on a dark
/// cell). Edges between two grounds are neither.
GreyPicture find_ink(const GreyPicture& grey, const Ground& ground);

}  // namespace scrutineer::ocr
