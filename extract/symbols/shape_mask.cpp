// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/symbols/shape_mask.hpp"

#include <algorithm>
#include <cmath>

namespace scrutineer {

constexpr int mask_size = Symbol::mask_size;

Extent extent_of(const Figure& figure) {
    Extent e;
    const auto set = [](std::uint8_t bit) { return bit != 0; };
    for (int y = 0; y < figure.height; ++y) {
        const auto begin = figure.bits.begin() + static_cast<std::ptrdiff_t>(y) * figure.width;
        const auto end = begin + figure.width;
        const auto first = std::find_if(begin, end, set);
        if (first == end) continue;
        const auto last = std::find_if(std::make_reverse_iterator(end), std::make_reverse_iterator(first), set);
        e.x0 = std::min(e.x0, static_cast<int>(first - begin));
        e.x1 = std::max(e.x1, static_cast<int>(last.base() - begin) - 1);
        e.y0 = std::min(e.y0, y);
        e.y1 = y;
    }
    return e;
}

std::size_t Figure::count() const {
    return static_cast<std::size_t>(std::count_if(bits.begin(), bits.end(), [](std::uint8_t bit) { return bit != 0; }));
}

SymbolMask mask_of(const Figure& figure) {
    SymbolMask mask{};
    const Extent extent = extent_of(figure);
    if (extent.x1 < 0) return mask;
    const double side = std::max(extent.width(), extent.height());
    const double step = side / mask_size;
    const double left = extent.x0 + extent.width() / 2.0 - side / 2;
    const double top = extent.y0 + extent.height() / 2.0 - side / 2;
    constexpr int samples = 4;
    std::array<int, mask_size * samples> xs{}, ys{};
    for (int i = 0; i < mask_size; ++i)
        for (int s = 0; s < samples; ++s) {
            const double at = (i + (s + 0.5) / samples) * step;
            xs[static_cast<std::size_t>(i * samples + s)] = static_cast<int>(std::floor(left + at));
            ys[static_cast<std::size_t>(i * samples + s)] = static_cast<int>(std::floor(top + at));
        }
    for (std::size_t y = 0; y < mask_size; ++y)
        for (std::size_t x = 0; x < mask_size; ++x) {
            int hits = 0;
            for (std::size_t sy = 0; sy < samples; ++sy)
                for (std::size_t sx = 0; sx < samples; ++sx)
                    hits += figure.at(xs[x * samples + sx], ys[y * samples + sy]) ? 1 : 0;
            if (hits * 5 >= samples * samples * 2) mask[y] |= 1U << x;
        }
    return mask;
}

}  // namespace scrutineer
