// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "extract/picture/picture.hpp"
#include "extract/picture/ruling_lines.hpp"

namespace scrutineer::ocr {

/// Lines of which black and white has left no more than specks: a grey hairline that lay about the level where white
/// begins. One speck in ten of its length is enough, since there are hardly any others above and below. The picture
/// must be deskewed; for grey pictures `find_lines` is enough. Lines have `faint` unset and a thickness of about a
/// pixel.
std::vector<Line> find_worn_lines(const GreyPicture& grey, double dots_per_inch);

}  // namespace scrutineer::ocr
