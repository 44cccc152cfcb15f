// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/picture/lighting.hpp"

#include <algorithm>

#include "tests/support/catch.hpp"

using namespace scrutineer;

namespace {

ocr::GreyPicture page() { return {300, 400, 240}; }

void paint(ocr::GreyPicture& blocks, int x, int y0, int y1, int level) {
    for (int y = y0; y < y1; ++y) blocks.row(y)[x] = static_cast<std::uint8_t>(level);
}

}  // namespace

TEST_CASE("the shadow at a spine is evened out, with what is printed in it") {
    ocr::GreyPicture blocks = page();
    for (int x = 0; x < 60; ++x) paint(blocks, x, 0, 400, 120 + 2 * x);
    paint(blocks, 20, 100, 180, 80);  // half as bright as the paper there
    const ocr::Lighting lighting = ocr::find_lighting(blocks);
    REQUIRE_FALSE(lighting.even());
    CHECK(lighting.down.empty());
    ocr::even_out(blocks, lighting, 1);
    CHECK(std::abs(blocks.row(50)[10] - 240) < 12);
    CHECK(std::abs(blocks.row(50)[40] - 240) < 12);
    CHECK(std::abs(blocks.row(150)[20] - 120) < 12);
    CHECK(blocks.row(50)[200] == 240);
}

TEST_CASE("a printed band at the side of a page, and even light, are left alone") {
    ocr::GreyPicture blocks = page();
    CHECK(ocr::find_lighting(blocks).even());
    for (int x = 0; x < 60; ++x) paint(blocks, x, 0, 400, 150);
    CHECK(ocr::find_lighting(blocks).even());
}
