// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/picture/symbols.hpp"

#include <algorithm>
#include <vector>

#include "tests/support/catch.hpp"

using namespace scrutineer;

namespace {

ocr::Component with_rows(int x0, int y0, int width, int height, const std::vector<ocr::Run>& runs) {
    ocr::Component c;
    c.box = {x0, y0, x0 + width, y0 + height};
    c.mark = 1;
    c.runs = runs;
    for (const ocr::Run& run : runs) c.area += run.x1 - run.x0;
    return c;
}

// A solid triangle, or with `hollow` the outline of one with a bar across: a capital A.
ocr::Component triangle(int x0, int y0, int size, bool hollow) {
    std::vector<ocr::Run> runs;
    for (int y = 0; y < size; ++y) {
        const int half = (y + 1) * size / (2 * size);
        const int left = x0 + size / 2 - half;
        const int right = x0 + size / 2 + half + 1;
        if (!hollow || right - left <= 8 || (y > size / 2 && y < size / 2 + 4)) {
            runs.push_back({y0 + y, left, right});
        } else {
            runs.push_back({y0 + y, left, left + 3});
            runs.push_back({y0 + y, right - 3, right});
        }
    }
    return with_rows(x0, y0, size + 1, size, runs);
}

}  // namespace

TEST_CASE("a solid black triangle that stands by itself is a symbol, a letter of its outline is none") {
    const ocr::ColourPicture blocks(100, 60, 250);
    const ocr::Ground ground = ocr::find_ground(blocks, 4);
    ocr::ColourPicture colours(400, 240, 250);
    std::vector<ocr::Component> ink{triangle(100, 60, 20, false), triangle(100, 140, 20, true)};
    for (const ocr::Component& c : ink)
        for (const ocr::Run& run : c.runs)
            std::fill_n(colours.row(run.y) + static_cast<std::ptrdiff_t>(run.x0) * 3, (run.x1 - run.x0) * 3,
                        std::uint8_t{10});
    const std::vector<Symbol> symbols = ocr::find_symbols(ink, colours, 1, ground, 200 / 72.0);
    REQUIRE(symbols.size() == 1);
    CHECK(symbols[0].shape == Shape::triangle);
    CHECK(symbols[0].box.y0 == 60);
    CHECK(ink[0].runs.empty());
    CHECK_FALSE(ink[1].runs.empty());
}
