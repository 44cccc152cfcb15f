// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/symbols/shape_examples.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace scrutineer {
namespace {

/// `notch` is how far the barbs of the head are swept back.
Outline block_arrow(double aspect, double head, double shaft, double notch = 0) {
    const double middle = aspect / 2;
    const double half = shaft * aspect / 2;
    const double neck = head - notch;
    return {{{middle, 0},
             {aspect, head},
             {middle + half, neck},
             {middle + half, 1},
             {middle - half, 1},
             {middle - half, neck},
             {0, head}}};
}

Outline line_arrow(double reach, double pen) {
    return {stroke_outline({0, 0.02}, {0, 1}, pen), stroke_outline({0, 0}, {-reach, reach}, pen),
            stroke_outline({0, 0}, {reach, reach}, pen)};
}

Outline chevron(double height, double pen) {
    return {stroke_outline({0, 0}, {-0.5, height}, pen), stroke_outline({0, 0}, {0.5, height}, pen)};
}

Outline double_arrow(double width, double head, double shaft) {
    const double middle = width / 2;
    const double half = shaft * width / 2;
    return {{{middle, 0},
             {width, head},
             {middle + half, head},
             {middle + half, 1 - head},
             {width, 1 - head},
             {middle, 1},
             {0, 1 - head},
             {middle - half, 1 - head},
             {middle - half, head},
             {0, head}}};
}

Outline tick(double corner, double left, double top, double pen) {
    return {stroke_outline({0, left}, {corner, 1}, pen), stroke_outline({corner, 1}, {1, top}, pen)};
}

Outline cross(double pen) { return {stroke_outline({0, 0}, {1, 1}, pen), stroke_outline({0, 1}, {1, 0}, pen)}; }

Outline regular(int corners, double inner) {
    Polygon polygon;
    const int points = inner < 1 ? corners * 2 : corners;
    for (int i = 0; i < points; ++i) {
        const double angle = 2 * std::numbers::pi * i / points;
        const double radius = inner < 1 && i % 2 == 1 ? inner : 1;
        polygon.push_back({radius * std::sin(angle), -radius * std::cos(angle)});
    }
    return {polygon};
}

Outline rounded_square(double radius) {
    Polygon polygon;
    for (int corner = 0; corner < 4; ++corner) {
        const double x = corner == 0 || corner == 3 ? 1 - radius : radius;
        const double y = corner < 2 ? 1 - radius : radius;
        for (int step = 0; step <= 4; ++step) {
            const double angle = std::numbers::pi / 2 * (corner + step / 4.0);
            polygon.push_back({x + radius * std::cos(angle), y + radius * std::sin(angle)});
        }
    }
    return {polygon};
}

}  // namespace

Outline turned(const Outline& outline, double degrees) {
    const double radians = degrees * std::numbers::pi / 180;
    const double c = std::cos(radians);
    const double s = std::sin(radians);
    Outline result = outline;
    for (Polygon& polygon : result)
        for (Point& p : polygon) p = {c * p.x - s * p.y, s * p.x + c * p.y};
    return result;
}

SymbolMask drawn(const Outline& outline) {
    Box box{1e9, 1e9, -1e9, -1e9};
    for (const Polygon& polygon : outline)
        for (const Point& p : polygon) box = united(box, {p.x, p.y, p.x, p.y});
    const double side = std::max({box.width(), box.height(), 1e-9});
    constexpr int fine = 4;
    constexpr int size = Symbol::mask_size * fine;
    Outline scaled = outline;
    for (Polygon& polygon : scaled)
        for (Point& p : polygon)
            p = {((p.x - box.centre().x) / side + 0.5) * size, ((p.y - box.centre().y) / side + 0.5) * size};
    Figure figure{size, size, std::vector<std::uint8_t>(static_cast<std::size_t>(size) * size, 0)};
    scan(scaled, false, size, size, [&figure](int y, int begin, int end) {
        std::fill(figure.bits.begin() + y * size + begin, figure.bits.begin() + y * size + end, std::uint8_t{1});
    });
    return mask_of(figure);
}

std::vector<ExampleOutline> example_outlines() {
    std::vector<ExampleOutline> all;
    const auto add = [&all](Shape shape, Outline outline, double turn = 360, double step = 360) {
        all.push_back({shape, std::move(outline), turn, step});
    };
    for (const double aspect : {0.72, 1.0})
        for (const double head : {0.38, 0.55})
            for (const double shaft : {0.32, 0.52}) add(Shape::arrow, block_arrow(aspect, head, shaft), 360, 15);
    for (const double aspect : {0.72, 1.0})
        for (const double head : {0.55, 0.68}) add(Shape::arrow, block_arrow(aspect, head, 0.27, 0.14), 360, 15);
    for (const double reach : {0.28, 0.42}) {
        add(Shape::arrow, line_arrow(reach, 0.1), 360, 15);
        add(Shape::arrow, line_arrow(reach, 0.19), 360, 15);
    }
    add(Shape::arrow, chevron(0.5, 0.2), 360, 45);
    add(Shape::arrow, chevron(0.32, 0.22), 360, 90);
    add(Shape::double_arrow, double_arrow(0.55, 0.32, 0.36), 180, 15);
    add(Shape::double_arrow, double_arrow(0.75, 0.35, 0.4), 180, 15);
    add(Shape::double_arrow, double_arrow(0.4, 0.22, 0.3), 180, 15);
    for (const double pen : {0.1, 0.18, 0.27}) {
        add(Shape::tick, tick(0.33, 0.62, 0.1, pen));
        add(Shape::tick, tick(0.4, 0.66, 0.3, pen));
        add(Shape::tick, tick(0.28, 0.7, -0.1, pen));
    }
    for (const double pen : {0.1, 0.2, 0.3, 0.4}) add(Shape::cross, cross(pen));
    add(Shape::circle, regular(48, 1));
    add(Shape::square, rounded_square(0.02));
    add(Shape::square, rounded_square(0.18));
    add(Shape::diamond, regular(4, 1));
    add(Shape::diamond, {{{0.38, 0}, {0.76, 0.5}, {0.38, 1}, {0, 0.5}}});
    add(Shape::star, regular(5, 0.4));
    add(Shape::star, regular(5, 0.52));
    add(Shape::triangle, {{{0.5, 0}, {1, 0.87}, {0, 0.87}}}, 360, 15);
    add(Shape::triangle, {{{0.5, 0}, {1, 0.6}, {0, 0.6}}}, 360, 45);
    add(Shape::triangle, {{{0.4, 0}, {0.8, 1}, {0, 1}}}, 360, 45);
    return all;
}

}  // namespace scrutineer
