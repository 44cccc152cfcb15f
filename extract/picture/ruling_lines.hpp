// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "extract/picture/picture.hpp"

namespace scrutineer::ocr {

/// A straight line seen in a picture.
struct Line {
    PixelBox box;  ///< its ink; a horizontal line is `box.height()` thick at most
    bool horizontal = true;
    double thickness = 0;  ///< pixels, the mean over its length
    double middle = 0;     ///< y of a horizontal line's middle, x of a vertical one's
    bool light = false;    ///< lighter than its ground (white rules in a dark header)
    bool faint = false;    ///< hardly told from its ground: a rule only where it is long or goes on from one
};

/// Finds straight horizontal and vertical lines: ridges that are darker (or lighter) than both of their sides over a
/// length that no letter has. Works on the grey picture itself and not on ink, since a hairline of a table is often
/// fainter than noise and only its length gives it away. The picture must be deskewed to within about 0.2 degrees.
std::vector<Line> find_lines(const GreyPicture& grey, double dots_per_inch);

}  // namespace scrutineer::ocr
