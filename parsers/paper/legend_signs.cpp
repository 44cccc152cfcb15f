// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/paper/legend_signs.hpp"

#include <algorithm>
#include <cmath>

#include "extract/symbols/shape.hpp"
#include "parsers/lines/rating_colour.hpp"
#include "parsers/paper/legend_words.hpp"

namespace scrutineer::legend {
namespace {

double turned_by(double a, double b) {
    const double d = std::fabs(std::fmod(a - b, 360.0));
    return std::min(d, 360 - d);
}

bool points(Shape shape) { return shape == Shape::arrow || shape == Shape::double_arrow; }

}  // namespace

double sameness(const Symbol& sign, const Symbol& seen) {
    double score = 0;
    const double alike = likeness(sign.mask, seen.mask);
    if (points(sign.shape) || points(seen.shape)) {
        if (sign.shape != seen.shape) return 0;
        double turn = turned_by(sign.angle, seen.angle);
        if (sign.shape == Shape::double_arrow) turn = std::min(turn, 180 - turn);
        if (turn > 30) return 0;
        score = 0.9 - turn / 100;
    } else if (sign.shape == Shape::triangle && seen.shape == Shape::triangle &&
               turned_by(sign.angle, seen.angle) > 30) {
        return 0;
    } else if (sign.shape == seen.shape && sign.shape != Shape::other) {
        score = 0.8 + 0.2 * alike;
    } else if (!sign.text.empty() && sign.text == seen.text) {
        score = 0.9;
    } else {
        // One of them was not told, or told otherwise: the silhouettes must be nearly one.
        const bool one_unknown = sign.shape == Shape::other || seen.shape == Shape::other;
        if (alike < (one_unknown ? 0.6 : 0.85)) return 0;
        score = 0.9 * alike;
    }
    const auto first = rating_of_colour(sign.colour), second = rating_of_colour(seen.colour);
    if (first && second) {
        // Discs of two lights are two signs; an arrow that a column's colours show is still the key's.
        if (*first != *second && !points(sign.shape)) return 0;
        score += *first == *second ? 0.3 : -0.5;
    }
    return std::max(0.0, score);
}

bool same_sign(const LegendEntry& a, const LegendEntry& b) {
    if (a.symbol.has_value() != b.symbol.has_value() || folded(a.word) != folded(b.word)) return false;
    if (a.symbol) {
        const auto first = rating_of_colour(a.symbol->colour), second = rating_of_colour(b.symbol->colour);
        return first == second && sameness(*a.symbol, *b.symbol) >= 0.8;
    }
    if (!a.word.empty()) return true;
    return a.fill && b.fill && rating_of_colour(*a.fill) == rating_of_colour(*b.fill);
}

bool repeats_a_sign(const std::vector<LegendEntry>& entries) {
    return std::any_of(entries.begin(), entries.end(), [&](const LegendEntry& a) {
        return std::any_of(entries.begin(), entries.end(), [&](const LegendEntry& b) {
            return &a != &b && a.heading == b.heading && same_sign(a, b) && folded(a.text) != folded(b.text);
        });
    });
}

}  // namespace scrutineer::legend
