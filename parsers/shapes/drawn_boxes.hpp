// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "extract/page/page.hpp"

namespace scrutineer::shapes {

/// The boxes drawn on a page that may hold a tile or a card: filled areas, rectangles of lines (their corners may be
/// round), and filled areas set one on the other without a gap (a title bar, a body, a coloured foot) as one. Smallest
/// first. Left out are those lower or narrower than some ems of the page's text, `em` points, and those that cover half
/// of the page. Empty for a page that draws too many to be looked at.
std::vector<Box> drawn_boxes(const Page& page, double em);

}  // namespace scrutineer::shapes
