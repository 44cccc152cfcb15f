// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "extract/page/page.hpp"

/// Figures as bits, and as the small masks that symbols are compared by.
namespace scrutineer {

using SymbolMask = std::array<std::uint32_t, Symbol::mask_size>;

/// A figure as bits of any size: `bits[y * width + x]` is not 0 where the figure is.
struct Figure {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> bits;

    bool at(int x, int y) const {
        return x >= 0 && y >= 0 && x < width && y < height &&
               bits[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)] != 0;
    }
    std::size_t count() const;
};

/// The figure cut to what is set, scaled with its proportions kept so that its longer side fills the mask, and centred.
/// All zero for an empty figure.
SymbolMask mask_of(const Figure& figure);

/// The pixels that a figure reaches to; x1 and y1 are the last ones, -1 for an empty figure.
struct Extent {
    int x0 = 1 << 20, y0 = 1 << 20, x1 = -1, y1 = -1;
    int width() const { return x1 - x0 + 1; }
    int height() const { return y1 - y0 + 1; }
};

Extent extent_of(const Figure& figure);

}  // namespace scrutineer
