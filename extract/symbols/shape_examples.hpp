// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "extract/symbols/polygon.hpp"
#include "extract/symbols/shape_mask.hpp"

/// The drawn examples that a shape is told by.
namespace scrutineer {

using Outline = std::vector<Polygon>;  ///< of any size, y downwards; filled by the non-zero rule

/// A shape in one of its proportions, and the directions to draw it in: from 0 below `turn` degrees, in steps.
struct ExampleOutline {
    Shape shape = Shape::other;
    Outline outline;
    double turn = 360;
    double step = 360;
};

std::vector<ExampleOutline> example_outlines();

/// Turned clockwise by so many degrees.
Outline turned(const Outline& outline, double degrees);
SymbolMask drawn(const Outline& outline);

/// An outline in one direction, as it is drawn.
struct ShapeExample {
    std::size_t outline;  ///< index into example_outlines()
    Shape shape;
    double angle;
    SymbolMask mask;
};

/// All of them. Drawing them takes longer than reading a page, so it was done when the program was built
/// (extract/symbols/draw_shape_examples.cpp).
std::span<const ShapeExample> shape_examples();

}  // namespace scrutineer
