// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/ocr/module/reading.hpp"

#include "tests/support/catch.hpp"

using namespace scrutineer;

TEST_CASE("what the recogniser is sure of is believed in order, and never for certain") {
    double last = 0;
    for (int i = 0; i <= 100; ++i) {
        const double right = ocr::share_right(i / 100.0);
        CHECK(right >= last);
        CHECK(right < 1);
        last = right;
    }
    CHECK(ocr::share_right(0.5) < 0.7);
}

TEST_CASE("a point that touches a figure is told by the figure's foot") {
    ocr::GreyPicture mask(30, 20, 0);
    const auto block = [&](int x0, int y0, int x1, int y1) {
        for (int y = y0; y < y1; ++y)
            for (int x = x0; x < x1; ++x) mask.row(y)[x] = 1;
    };
    block(10, 0, 18, 16);
    CHECK_FALSE(ocr::reaches_out(ocr::components(mask).at(0), true));
    block(7, 14, 10, 16);
    CHECK(ocr::reaches_out(ocr::components(mask).at(0), true));
    CHECK_FALSE(ocr::reaches_out(ocr::components(mask).at(0), false));
    block(18, 14, 21, 16);
    CHECK(ocr::reaches_out(ocr::components(mask).at(0), false));
}

TEST_CASE("a point before three figures may be a comma") {
    for (const char* text : {"3.852", "(3.852)", "(149.617)"}) CHECK(ocr::like_thousands(text));
    for (const char* text : {"3.85", "3,852", "3.8521", "3.852%", ".852", "852", "a.852", ""})
        CHECK_FALSE(ocr::like_thousands(text));
}
