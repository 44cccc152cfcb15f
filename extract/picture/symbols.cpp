// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/picture/symbols.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "extract/symbols/shape.hpp"

namespace scrutineer::ocr {
namespace {

Figure figure_of(const Component& component) {
    Figure figure;
    figure.width = component.box.width();
    figure.height = component.box.height();
    figure.bits.assign(static_cast<std::size_t>(figure.width) * static_cast<std::size_t>(figure.height), 0);
    for (const Run& run : component.runs)
        std::fill_n(figure.bits.begin() + static_cast<std::ptrdiff_t>(run.y - component.box.y0) * figure.width +
                        (run.x0 - component.box.x0),
                    run.x1 - run.x0, std::uint8_t{1});
    return figure;
}

// What a black shape that stands by itself must be to be no letter: a solid triangle fills half of its box, and letters
// that resemble one ("A", "v", "4") score less (at most 0.80 on a page of scanned text, triangles 0.83 and more).
constexpr double sure_triangle = 0.82;
constexpr double likely_triangle = 0.74;  // below or above a sure one
constexpr double least_triangle = 3.8;    // points, its shorter side

bool is_solid_triangle(const Component& component, const ShapeReading& reading, double least_score,
                       double dots_per_point) {
    const double share = component.area / (static_cast<double>(component.box.width()) * component.box.height());
    return reading.shape == Shape::triangle && reading.score >= least_score && share > 0.42 && share < 0.66 &&
           std::min(component.box.width(), component.box.height()) >= least_triangle * dots_per_point;
}

// Whether one stands below or above another, as large as it.
bool in_column(const PixelBox& a, const PixelBox& b) {
    const int large = std::max(b.width(), b.height());
    return std::abs(a.x0 + a.x1 - b.x0 - b.x1) * 2 <= large &&
           std::abs(std::max(a.width(), a.height()) - large) * 4 <= large;
}

// Whether a dark colour has the hue of a ground that has one.
bool tinted_alike(Colour dark, Colour ground) {
    if (saturation(ground) <= 40) return false;
    const auto hue = [](Colour c) {
        const double mean = (c.red + c.green + c.blue) / 3.0;
        return std::array<double, 3>{c.red - mean, c.green - mean, c.blue - mean};
    };
    const auto a = hue(dark);
    const auto b = hue(ground);
    const auto product = [](const auto& p, const auto& q) { return p[0] * q[0] + p[1] * q[1] + p[2] * q[2]; };
    return product(a, b) > 0.9 * std::sqrt(product(a, a) * product(b, b));
}

}  // namespace

Colour colour_of(const ColourPicture& colours, int factor, const Component& component) {
    std::array<std::vector<std::uint8_t>, 3> values;
    const std::size_t step = 1 + component.runs.size() / 64;
    for (std::size_t i = 0; i < component.runs.size(); i += step) {
        const Run& run = component.runs[i];
        const int x = (run.x0 + run.x1) / 2 / factor;
        const int y = run.y / factor;
        if (x >= colours.width || y >= colours.height) continue;
        const Colour c = colours.at(x, y);
        values[0].push_back(c.red);
        values[1].push_back(c.green);
        values[2].push_back(c.blue);
    }
    if (values[0].empty()) return {};
    for (auto& v : values) std::nth_element(v.begin(), v.begin() + static_cast<std::ptrdiff_t>(v.size() / 2), v.end());
    const auto middle = values[0].size() / 2;
    return {values[0][middle], values[1][middle], values[2][middle]};
}

std::vector<Symbol> find_symbols(std::vector<Component>& ink, const ColourPicture& colours, int factor,
                                 const Ground& ground, double dots_per_point) {
    struct Candidate {
        std::size_t index;
        Colour colour;
        bool black;
    };
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < ink.size(); ++i) {
        const double w = ink[i].box.width() / dots_per_point;
        const double h = ink[i].box.height() / dots_per_point;
        if (std::max(w, h) < 4.5 || std::max(w, h) > 34 || std::min(w, h) < 2.5) continue;
        if (ink[i].mark != 1) continue;
        const Colour colour = colour_of(colours, factor, ink[i]);
        // The colour of a cell runs into the black letters on it.
        const PixelBox& b = ink[i].box;
        const Colour under = ground.at((b.x0 + b.x1) / 2, (b.y0 + b.y1) / 2);
        const bool black = saturation(colour) < 45 ||
                           (std::max({colour.red, colour.green, colour.blue}) < 125 && tinted_alike(colour, under));
        candidates.push_back({i, colour, black});
    }
    std::vector<Symbol> symbols;
    std::vector<std::size_t> used;
    std::vector<std::pair<std::size_t, ShapeReading>> likely;  // black triangles that their column has to speak for
    std::vector<PixelBox> sure;                                // black triangles
    const auto take = [&](std::size_t index, Colour colour, const Figure& figure, const ShapeReading& reading) {
        const PixelBox& b = ink[index].box;
        Symbol symbol;
        symbol.box = {static_cast<double>(b.x0), static_cast<double>(b.y0), static_cast<double>(b.x1),
                      static_cast<double>(b.y1)};
        symbol.colour = symbol.second_colour = colour;
        symbol.shape = reading.shape;
        symbol.angle = reading.angle;
        symbol.mask = mask_of(figure);
        symbol.origin = Symbol::Origin::ocr;
        symbol.confidence = reading.score;
        symbols.push_back(symbol);
        used.push_back(index);
    };
    for (const Candidate& c : candidates) {
        const PixelBox& b = ink[c.index].box;
        // A letter of a coloured word has another of its size beside it.
        const bool in_word = std::any_of(ink.begin(), ink.end(), [&](const Component& other) {
            const PixelBox& o = other.box;
            if (&other == &ink[c.index] || o.x0 > b.x1 + b.height() || o.x1 < b.x0 - b.height() || o.y0 > b.y1 ||
                o.y1 < b.y0)
                return false;
            const int shared = std::min(b.y1, o.y1) - std::max(b.y0, o.y0);
            const int gap = std::max(o.x0 - b.x1, b.x0 - o.x1);
            const int low = std::min(b.height(), o.height());
            const int high = std::max(b.height(), o.height());
            if (shared * 2 <= low || high >= 2 * low || o.height() * 6 <= o.width()) return false;
            if (gap * 10 < 4 * high) return true;
            // Between the figures of a number there may be a point.
            return gap * 10 < 8 * high && std::any_of(ink.begin(), ink.end(), [&](const Component& dot) {
                       const PixelBox& d = dot.box;
                       return d.x0 >= std::min(b.x1, o.x1) && d.x1 <= std::max(b.x0, o.x0) && d.height() * 3 < high &&
                              d.y1 * 4 > 3 * b.y1 + b.y0 && d.y0 < b.y1;
                   });
        });
        if (in_word) continue;
        const Figure figure = figure_of(ink[c.index]);
        const ShapeReading reading = classify(figure);
        if (reading.shape == Shape::other || reading.score < 0.55) continue;
        // In black most shapes are as likely a figure or a letter; an arrow as wide as no letter of a table, on a cell
        // whose colour is a rating, is one.
        if (c.black) {
            const bool arrow = reading.shape == Shape::arrow || reading.shape == Shape::double_arrow;
            const Colour under = ground.at((b.x0 + b.x1) / 2, (b.y0 + b.y1) / 2);
            const bool triangle = is_solid_triangle(ink[c.index], reading, sure_triangle, dots_per_point);
            if (triangle) sure.push_back(b);
            if (!triangle && is_solid_triangle(ink[c.index], reading, likely_triangle, dots_per_point))
                likely.emplace_back(c.index, reading);
            if (!triangle && (!arrow || reading.score < 0.85 || saturation(under) < 45 ||
                              std::min(b.width(), b.height()) < 6.5 * dots_per_point))
                continue;
        }
        take(c.index, c.colour, figure, reading);
    }
    for (const auto& [index, reading] : likely) {
        const PixelBox& b = ink[index].box;
        if (std::any_of(sure.begin(), sure.end(), [&](const PixelBox& other) { return in_column(b, other); }))
            take(index, colour_of(colours, factor, ink[index]), figure_of(ink[index]), reading);
    }
    for (const std::size_t i : used) ink[i] = Component{};
    return symbols;
}

}  // namespace scrutineer::ocr
