// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/picture/black_and_white.hpp"

#include <algorithm>

#include "tests/support/catch.hpp"

using namespace scrutineer;

namespace {

// Strokes of letters three pixels wide on paper that is `level` grey, by error diffusion or by a threshold.
ocr::GreyPicture page(int level, bool dithered) {
    ocr::GreyPicture grey(400, 400, 255);
    int error = 0;
    for (int y = 0; y < 400; ++y)
        for (int x = 0; x < 400; ++x) {
            const int wanted = (y % 40 < 20 && x % 12 < 3 ? 20 : level) + (dithered ? error : 0);
            grey.row(y)[x] = wanted < 128 ? 0 : 255;
            error = wanted - grey.row(y)[x];
        }
    return grey;
}

}  // namespace

TEST_CASE("a picture is black and white where hardly a pixel is anything between") {
    ocr::GreyPicture grey = page(240, false);
    CHECK(ocr::is_black_and_white(grey));
    for (int x = 0; x < 400; ++x) grey.row(100)[x] = 200;
    CHECK_FALSE(ocr::is_black_and_white(grey));
}

TEST_CASE("dust on white paper and a line of specks are no dots") {
    ocr::GreyPicture grey = page(255, false);
    for (int i = 0; i < 60; ++i) grey.row(1 + (i * 37) % 398)[1 + (i * 151) % 398] = 0;
    for (int x = 5; x < 395; x += 9) grey.row(30)[x] = 0;
    CHECK_FALSE(ocr::without_dots(grey, 300));
}

TEST_CASE("only where there are dots is anything changed") {
    ocr::GreyPicture grey = page(255, false);
    const ocr::GreyPicture dotted = page(235, true);
    for (int y = 200; y < 400; ++y) std::copy_n(dotted.row(y), 400, grey.row(y));
    const auto greys = ocr::without_dots(grey, 300);
    REQUIRE(greys);
    for (int y = 0; y < 130; ++y) CHECK(std::equal(grey.row(y), grey.row(y) + 400, greys->row(y)));
    CHECK(greys->row(230)[200] > 150);
    CHECK(greys->row(230)[200] < 252);
}

TEST_CASE("without its dots paper is even and letters are dark") {
    const auto greys = ocr::without_dots(page(240, true), 300);
    REQUIRE(greys);
    const ocr::GreyPicture& grey = *greys;
    REQUIRE(grey.width == 400);
    REQUIRE(grey.height == 400);
    int lightest_letter = 0;
    int darkest_paper = 255;
    for (int y = 205; y < 215; ++y) lightest_letter = std::max<int>(lightest_letter, grey.row(y)[25]);
    for (int y = 225; y < 235; ++y)
        for (int x = 10; x < 390; ++x) darkest_paper = std::min<int>(darkest_paper, grey.row(y)[x]);
    CHECK(lightest_letter < 120);
    CHECK(darkest_paper > 190);
}
