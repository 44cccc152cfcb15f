// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>

namespace scrutineer {

/// A point on a page: PDF points (1/72 inch), origin at the top left of the page as displayed, y downwards.
struct Point {
    double x = 0;
    double y = 0;
};

/// An upright rectangle in the same coordinates as Point; x0 <= x1 and y0 <= y1.
struct Box {
    double x0 = 0;
    double y0 = 0;
    double x1 = 0;
    double y1 = 0;

    double width() const { return x1 - x0; }
    double height() const { return y1 - y0; }
    double area() const { return width() * height(); }
    Point centre() const { return {(x0 + x1) / 2, (y0 + y1) / 2}; }
    bool contains(Point p) const { return p.x >= x0 && p.x <= x1 && p.y >= y0 && p.y <= y1; }
    bool intersects(const Box& other) const { return x0 < other.x1 && other.x0 < x1 && y0 < other.y1 && other.y0 < y1; }
    bool operator==(const Box&) const = default;
};

/// The smallest box that covers both.
inline Box united(const Box& a, const Box& b) {
    return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

/// What two boxes share; a box of no area at the nearest corner where they share nothing.
inline Box intersection(const Box& a, const Box& b) {
    Box r{std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
    r.x1 = std::max(r.x0, r.x1);
    r.y1 = std::max(r.y0, r.y1);
    return r;
}

/// A colour as seen on a screen: sRGB, eight bits each.
struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    bool operator==(const Colour&) const = default;
};

}  // namespace scrutineer
