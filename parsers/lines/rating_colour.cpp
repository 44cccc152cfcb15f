// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/lines/rating_colour.hpp"

#include <algorithm>

namespace scrutineer {

std::optional<RatingValue> rating_of_colour(Colour colour) {
    const double red = colour.red / 255.0, green = colour.green / 255.0, blue = colour.blue / 255.0;
    const double high = std::max({red, green, blue}), low = std::min({red, green, blue});
    const double spread = high - low;
    // Spreadsheets' pale "good / neutral / bad" fills have a saturation of 0.17 to 0.39; tinted headings stay below
    // 0.14.
    if (high < 0.25 || spread / high < 0.14) return std::nullopt;
    double hue = 0;
    if (high == red)
        hue = 60 * ((green - blue) / spread);
    else if (high == green)
        hue = 60 * ((blue - red) / spread) + 120;
    else
        hue = 60 * ((red - green) / spread) + 240;
    if (hue < 0) hue += 360;
    if (hue <= 16 || hue >= 335) return RatingValue::red;
    if (hue <= 68) return RatingValue::amber;
    if (hue <= 170) return RatingValue::green;
    return std::nullopt;
}

}  // namespace scrutineer
