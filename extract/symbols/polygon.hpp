// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include "extract/symbols/drawing.hpp"

/// Turning outlines into pixels, for pictures of a few dozen pixels across.
namespace scrutineer {

using Polygon = std::vector<Point>;

/// The outlines of a path with its curves as short straight lines.
std::vector<Polygon> flattened(const Path& path);

/// The outline of a straight stroke from `a` to `b`, `width` wide, ends square and half the width beyond the points.
Polygon stroke_outline(Point a, Point b, double width);

/// Calls `run(y, x_begin, x_end)` for every run of pixels whose centres lie inside; pixel (x, y) covers x..x+1, y..y+1.
void scan(const std::vector<Polygon>& polygons, bool even_odd, int width, int height,
          const std::function<void(int, int, int)>& run);

}  // namespace scrutineer
