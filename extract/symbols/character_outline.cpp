// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/symbols/character_outline.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace scrutineer {

// The numbers are corners of drawings in a unit square, not measures: each sign is drawn as fonts commonly do.
// NOLINTBEGIN(readability-magic-numbers)

std::vector<Polygon> character_outline(const SymbolCharacter& look) {
    const auto turned = [&look](std::vector<Polygon> outline) {
        const double radians = look.angle * std::numbers::pi / 180;
        const double c = std::cos(radians);
        const double s = std::sin(radians);
        for (Polygon& polygon : outline)
            for (Point& p : polygon) {
                const double x = p.x - 0.5;
                const double y = p.y - 0.5;
                p = {0.5 + c * x - s * y, 0.5 + s * x + c * y};
            }
        return outline;
    };
    const auto round = [](double radius) {
        Polygon polygon;
        constexpr int corners = 36;
        constexpr double step = 2 * std::numbers::pi / corners;
        for (int i = 0; i < corners; ++i)
            polygon.push_back({0.5 + radius * std::cos(i * step), 0.5 + radius * std::sin(i * step)});
        return polygon;
    };
    switch (look.shape) {
        case Shape::tick:
            return {stroke_outline({0.1, 0.6}, {0.38, 0.88}, 0.16), stroke_outline({0.38, 0.88}, {0.9, 0.15}, 0.16)};
        case Shape::cross:
            return {stroke_outline({0.12, 0.12}, {0.88, 0.88}, 0.16), stroke_outline({0.12, 0.88}, {0.88, 0.12}, 0.16)};
        case Shape::arrow:
            return turned({{{0.5, 0}, {0.88, 0.45}, {0.65, 0.45}, {0.65, 1}, {0.35, 1}, {0.35, 0.45}, {0.12, 0.45}}});
        case Shape::double_arrow:
            return turned({{{0.5, 0},
                            {0.78, 0.32},
                            {0.6, 0.32},
                            {0.6, 0.68},
                            {0.78, 0.68},
                            {0.5, 1},
                            {0.22, 0.68},
                            {0.4, 0.68},
                            {0.4, 0.32},
                            {0.22, 0.32}}});
        case Shape::circle:
            return {round(0.45)};
        case Shape::ring: {
            Polygon hole = round(0.33);
            std::reverse(hole.begin(), hole.end());
            return {round(0.45), hole};
        }
        case Shape::triangle:
            return turned({{{0.5, 0.06}, {1, 0.93}, {0, 0.93}}});
        case Shape::square:
            return {{{0.08, 0.08}, {0.92, 0.08}, {0.92, 0.92}, {0.08, 0.92}}};
        case Shape::bar:
            return turned({{{0.35, 0}, {0.65, 0}, {0.65, 1}, {0.35, 1}}});
        case Shape::diamond:
            return {{{0.5, 0}, {1, 0.5}, {0.5, 1}, {0, 0.5}}};
        case Shape::star: {
            Polygon polygon;
            for (int i = 0; i < 10; ++i) {
                const double radius = i % 2 == 0 ? 0.5 : 0.2;
                polygon.push_back({0.5 + radius * std::sin(i * std::numbers::pi / 5),
                                   0.5 - radius * std::cos(i * std::numbers::pi / 5)});
            }
            return {polygon};
        }
        case Shape::other:
            break;
    }
    return {{{0.2, 0.2}, {0.8, 0.2}, {0.8, 0.8}, {0.2, 0.8}}};
}

// NOLINTEND(readability-magic-numbers)

}  // namespace scrutineer
