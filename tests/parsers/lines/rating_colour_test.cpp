// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/lines/rating_colour.hpp"

#include "tests/support/catch.hpp"

using namespace scrutineer;

TEST_CASE("traffic lights are told in the colours that papers use") {
    for (const Colour c : {Colour{0, 255, 0}, {146, 208, 80}, {0, 128, 0}, {198, 239, 206}, {84, 130, 53}})
        CHECK(rating_of_colour(c) == RatingValue::green);
    for (const Colour c : {Colour{255, 192, 0}, {255, 204, 0}, {255, 255, 0}, {255, 235, 156}, {237, 125, 49}})
        CHECK(rating_of_colour(c) == RatingValue::amber);
    for (const Colour c : {Colour{255, 0, 0}, {192, 0, 0}, {255, 80, 80}, {255, 199, 206}})
        CHECK(rating_of_colour(c) == RatingValue::red);
    for (const Colour c :
         {Colour{255, 255, 255}, {0, 0, 0}, {217, 217, 217}, {79, 45, 127}, {0, 112, 192}, {232, 242, 236}})
        CHECK_FALSE(rating_of_colour(c).has_value());
}
