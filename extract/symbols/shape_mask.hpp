// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "extract/symbols/shape.hpp"

namespace scrutineer {

/// The pixels that a figure reaches to; x1 and y1 are the last ones, -1 for an empty figure.
struct Extent {
    int x0 = 1 << 20, y0 = 1 << 20, x1 = -1, y1 = -1;
    int width() const { return x1 - x0 + 1; }
    int height() const { return y1 - y0 + 1; }
};

Extent extent_of(const Figure& figure);

}  // namespace scrutineer
