// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "extract/picture/lines.hpp"

namespace scrutineer::ocr {

/// Corrects the cap heights of a page's lines, as find_text_lines gives them, by the lines around them. A line of few
/// letters measures its own height badly: it may hold no capital, or a speck; the longer lines near by and the cells on
/// the same baseline know better. Sets TextLine::cap_height_near, too. Raised marks are left alone.
void settle_heights(std::vector<TextLine>& lines);

}  // namespace scrutineer::ocr
