// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/picture/pale_areas.hpp"

#include <algorithm>

#include "tests/support/catch.hpp"

using namespace scrutineer;

namespace {

constexpr int block = 4;

// A page of 300 x 200 blocks (6 by 4 inches), as bright as scanned paper is and as uneven.
struct Paper {
    ocr::ColourPicture blocks{300, 200};
    Paper() { paint({0, 0, 300, 200}, 248); }
    void paint(const ocr::PixelBox& box, int level) {
        for (int y = box.y0; y < box.y1; ++y)
            for (int x = box.x0; x < box.x1; ++x) {
                const int noise = (x * 7 + y * 13) % 3 - 1;
                std::fill_n(blocks.row(y) + static_cast<std::ptrdiff_t>(x) * 3, 3,
                            static_cast<std::uint8_t>(level + noise));
            }
    }
    // Letters leave no bare paper here and there.
    void print(int y, int x0, int x1) {
        for (int x = x0; x < x1; x += 3) paint({x, y, x + 2, y + 5}, 90 + x % 40);
    }
    std::vector<ocr::Area> areas() const { return ocr::find_pale_areas(blocks, ocr::find_ground(blocks, block)); }
};

bool about(const ocr::PixelBox& box, const ocr::PixelBox& blocks) {
    const auto near = [](int pixels, int at) { return std::abs(pixels - at * block) <= block; };
    return near(box.x0, blocks.x0) && near(box.y0, blocks.y0) && near(box.x1, blocks.x1) && near(box.y1, blocks.y1);
}

}  // namespace

TEST_CASE("stripes eight levels darker than paper are found with text on them") {
    Paper paper;
    for (const int y : {40, 72, 104}) {
        paper.paint({20, y, 280, y + 16}, 240);
        paper.print(y + 5, 24, 120);
        paper.print(y + 21, 24, 120);
        paper.print(y + 5, 180, 200);
    }
    const auto areas = paper.areas();
    REQUIRE(areas.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        const int y = 40 + 32 * static_cast<int>(i);
        CHECK(about(areas[i].box, {20, y, 280, y + 16}));
        CHECK(std::abs(areas[i].colour.red - 240) <= 1);
    }
}

TEST_CASE("a shadow, a line of text and a rule are no stripes") {
    Paper paper;
    for (int y = 0; y < 60; ++y) paper.paint({0, y, 300, y + 1}, 188 + y);  // the lid was not closed
    paper.print(90, 20, 280);
    paper.paint({20, 120, 280, 121}, 200);
    paper.print(150, 20, 280);
    paper.print(157, 20, 280);
    CHECK(paper.areas().empty());
}
