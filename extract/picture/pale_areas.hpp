// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "extract/picture/background.hpp"
#include "extract/picture/picture.hpp"

namespace scrutineer::ocr {

/// Shading so pale that block by block it cannot be told from paper that is not quite even: the stripes of every other
/// row, the band of a heading. What gives it away is its straight upper and lower edge, where the paper gets darker or
/// lighter by a few levels all at once over a length that no shadow's edge and no noise has.
///
/// `blocks` is the picture that `ground` was found in. Gives areas in full-size pixels, as Ground::areas has them, from
/// the top down; those that the ground has already are left out.
std::vector<Area> find_pale_areas(const ColourPicture& blocks, const Ground& ground);

}  // namespace scrutineer::ocr
