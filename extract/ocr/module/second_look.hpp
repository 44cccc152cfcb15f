// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "extract/ocr/module/picture_layout.hpp"
#include "extract/ocr/module/reading.hpp"
#include "extract/page/page.hpp"

namespace scrutineer::ocr {

/// Once all lines of a page have been read, looks again at those that stand in columns of figures: what was read as
/// letters where all around are figures is read as figures, and strokes that somebody's pen left beside a figure are
/// left out. `words` has the words of each line of the layout, in pixels; a figure is never changed into another.
void look_again(LineReader& reader, const Layout& layout, std::vector<std::vector<Word>>& words,
                Engine::Clock::time_point deadline);

}  // namespace scrutineer::ocr
