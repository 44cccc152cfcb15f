// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/lines/rating_colour.hpp"

#include <algorithm>
#include <cmath>

namespace scrutineer {

namespace {

/// The weakest tint that has a hue to the eye: #f4f7f2 (0.02) is white paper's, #e2efda (0.08) is a pale green.
constexpr double weakest_tint = 0.045;
/// Darker than this, everything is black.
constexpr double darkest = 0.25;

struct Wheel {
    double angle = 0;
    double high = 0;
    double spread = 0;
};

Wheel wheel_of(Colour colour) {
    const double red = colour.red / 255.0, green = colour.green / 255.0, blue = colour.blue / 255.0;
    Wheel wheel;
    wheel.high = std::max({red, green, blue});
    wheel.spread = wheel.high - std::min({red, green, blue});
    if (wheel.spread <= 0) return wheel;
    if (wheel.high == red)
        wheel.angle = 60 * ((green - blue) / wheel.spread);
    else if (wheel.high == green)
        wheel.angle = 60 * ((blue - red) / wheel.spread) + 120;
    else
        wheel.angle = 60 * ((red - green) / wheel.spread) + 240;
    if (wheel.angle < 0) wheel.angle += 360;
    return wheel;
}

Hue hue_at(double angle) {
    if (angle <= 16 || angle >= 335) return Hue::red;
    if (angle <= 68) return Hue::amber;
    if (angle <= 170) return Hue::green;
    if (angle <= 255) return Hue::blue;
    return Hue::purple;
}

}  // namespace

std::optional<RatingValue> rating_of_colour(Colour colour) {
    const Wheel wheel = wheel_of(colour);
    // Spreadsheets' pale "good / neutral / bad" fills have a saturation of 0.17 to 0.39; tinted headings stay below
    // 0.14.
    if (wheel.high < darkest || wheel.spread / wheel.high < 0.14) return std::nullopt;
    switch (hue_at(wheel.angle)) {
        case Hue::red:
            return RatingValue::red;
        case Hue::amber:
            return RatingValue::amber;
        case Hue::green:
            return RatingValue::green;
        case Hue::none:
        case Hue::blue:
        case Hue::purple:
            break;
    }
    return std::nullopt;
}

ColourLook look_of(Colour colour) {
    const Wheel wheel = wheel_of(colour);
    ColourLook look{Hue::none, wheel.angle, wheel.spread};
    if (wheel.high >= darkest && wheel.spread >= weakest_tint) look.hue = hue_at(wheel.angle);
    return look;
}

bool same_colour(Colour a, Colour b) {
    constexpr int play = 6;  // of 255 in each part: what rounding between colour spaces makes of one colour
    return std::abs(a.red - b.red) <= play && std::abs(a.green - b.green) <= play && std::abs(a.blue - b.blue) <= play;
}

}  // namespace scrutineer
