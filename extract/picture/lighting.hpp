// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "extract/picture/picture.hpp"

namespace scrutineer::ocr {

/// How a page was lit: where its spine or an edge did not lie on the glass, paper gets darker towards it.
struct Lighting {
    /// Brightness of paper as a share of what most of the page has, by columns and by rows of blocks; empty where it is
    /// the same everywhere.
    std::vector<double> across;
    std::vector<double> down;
    bool even() const { return across.empty() && down.empty(); }
};

/// Tells it from the lightest parts of each column and row of blocks: a shadow begins at a side of the page and fades
/// away inwards by small steps, as no printed area does. `blocks` is the picture, as it was scanned,
/// at one pixel a block.
Lighting find_lighting(const GreyPicture& blocks);

/// Makes the picture as bright everywhere as most of it is. `block` is the side of a block in pixels of this picture.
void even_out(GreyPicture& picture, const Lighting& lighting, double block);
void even_out(ColourPicture& picture, const Lighting& lighting, double block);

}  // namespace scrutineer::ocr
