// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/picture/worn_lines.hpp"

#include <algorithm>

#include "tests/support/catch.hpp"

using namespace scrutineer;

namespace {

constexpr double dpi = 200;

void paint(ocr::GreyPicture& page, int x0, int y0, int x1, int y1) {
    for (int y = y0; y < y1; ++y) std::fill(page.row(y) + x0, page.row(y) + x1, std::uint8_t{0});
}

// Letters of a line of text: strokes 14 high.
void print(ocr::GreyPicture& page, int x0, int x1, int foot) {
    for (int x = x0; x < x1; x += 9) {
        paint(page, x, foot - 14, x + 2, foot);
        paint(page, x, foot - 14, x + 6, foot - 12);
    }
}

// Of 1,600 pixels of a hairline one in ten is left.
void wear(ocr::GreyPicture& page, int y) {
    for (int x = 100; x < 1700; x += 19 + (x * 7) % 11) paint(page, x, y, x + 2 + x % 2, y + 1);
}

}  // namespace

TEST_CASE("a hairline that black and white has worn down to specks is found between rows of text") {
    ocr::GreyPicture page(1800, 400);
    for (const int y : {60, 120, 180}) {
        print(page, 110, 500, y);
        print(page, 900, 960, y);
        wear(page, y + 25);
    }
    const auto lines = ocr::find_worn_lines(page, dpi);
    REQUIRE(lines.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(lines[i].horizontal);
        CHECK(std::abs(lines[i].middle - (85.5 + 60 * static_cast<double>(i))) <= 1.5);
        CHECK(lines[i].box.x0 <= 110);
        CHECK(lines[i].box.x1 >= 1650);
    }
}

TEST_CASE("the same down the page") {
    ocr::GreyPicture page(1800, 400);
    wear(page, 200);
    const auto lines = ocr::find_worn_lines(ocr::turned(page, 90), dpi);
    REQUIRE(lines.size() == 1);
    CHECK_FALSE(lines[0].horizontal);
    CHECK(std::abs(lines[0].middle - 199.5) <= 1.5);
    CHECK(lines[0].box.y0 <= 110);
    CHECK(lines[0].box.y1 >= 1650);
}

TEST_CASE("specks all over, dashes in cells, dots that lead to a figure and text are no lines") {
    ocr::GreyPicture page(1800, 400);
    for (int i = 0; i < 900; ++i)
        paint(page, (i * 977) % 1790, (i * 613) % 390, (i * 977) % 1790 + 2, (i * 613) % 390 + 1);
    CHECK(ocr::find_worn_lines(page, dpi).empty());

    page = ocr::GreyPicture(1800, 400);
    for (int x = 100; x < 1700; x += 60) paint(page, x, 100, x + 10, 102);
    print(page, 100, 400, 200);
    for (int x = 410; x < 1700; x += 12) paint(page, x, 198, x + 2, 200);
    print(page, 100, 1700, 300);
    CHECK(ocr::find_worn_lines(page, dpi).empty());
}
