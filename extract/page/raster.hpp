// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "extract/page/geometry.hpp"

namespace scrutineer {

/// A picture in memory: rows from the top, three bytes (red, green, blue) a pixel, no padding.
struct Raster {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgb;
};

/// An image that covers a page, at the resolution it was scanned at.
struct ScanImage {
    Raster raster;  ///< turned as displayed
    Box box;        ///< where it lies on the page
};

/// Most pixels that one picture may have.
constexpr long most_pixels = 60'000'000;

}  // namespace scrutineer
