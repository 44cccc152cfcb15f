// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "extract/page/page.hpp"
#include "extract/symbols/shape_mask.hpp"

/// What a small drawing looks like, told from its pixels alone: the same for a path, a glyph, a picture in the file and
/// a piece of a scan.
namespace scrutineer {

struct ShapeReading {
    Shape shape = Shape::other;
    double angle = 0;  ///< for arrows and triangles: clockwise degrees from pointing up; for double arrows 0..180
    double score = 0;  ///< 0..1: how well the shape fits
};

/// Names the shape by comparing it with drawn examples of each in many proportions and directions. A figure that is
/// only outlined counts as what the outline encloses (a circle as a ring), and a disc or box with a tick, cross or
/// arrow cut out of it as that tick, cross or arrow.
ShapeReading classify(const Figure& figure);
ShapeReading classify(const SymbolMask& mask);

/// How alike two silhouettes are, 0..1; a shift of one pixel and a slightly thicker pen cost little. From about 0.85 on
/// they are the same symbol.
double likeness(const SymbolMask& a, const SymbolMask& b);

/// A symbol's picture: what of the colour `paint` says was drawn where, on nothing.
class SymbolCanvas {
public:
    static constexpr int size = 96;
    /// Shows `area` of the page, with its proportions kept, centred.
    explicit SymbolCanvas(const Box& area);

    void set(int x, int y, Colour colour);
    bool drawn(int x, int y) const { return index(x, y) != 0; }
    Colour colour(int x, int y) const;
    /// Where a point of the page lies on the canvas, and back.
    Point to_canvas(Point page) const;
    Point to_page(Point canvas) const;
    double scale() const { return scale_; }
    const Box& area() const { return area_; }
    /// Whether the same is drawn on both, wherever they are on the page and however large.
    bool same_picture(const SymbolCanvas& other) const { return pixels_ == other.pixels_; }

    /// Box, colours, mask, shape, angle and confidence of what is drawn; a symbol with a mask of zeroes for nothing.
    Symbol describe() const;

private:
    std::uint32_t index(int x, int y) const { return pixels_[static_cast<std::size_t>(y * size + x)]; }
    Box area_;
    double scale_ = 1;
    Point offset_;
    std::vector<std::uint32_t> pixels_;  ///< 0 for nothing, otherwise 0x1rrggbb
};

}  // namespace scrutineer
