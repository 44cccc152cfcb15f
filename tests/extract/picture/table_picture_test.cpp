// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/picture/table_picture.hpp"

#include <cmath>
#include <cstdint>
#include <string>

#include "extract/pdf/document.hpp"
#include "tests/support/catch.hpp"

using namespace scrutineer;
using ocr::GreyPicture;

namespace {

constexpr double dpi = 100;

// Something of the size of a word: upright strokes beside one another.
void write(GreyPicture& picture, int x, int y, int letters, std::uint8_t ink = 20) {
    for (int letter = 0; letter < letters; ++letter)
        for (int row = y; row < y + 8; ++row)
            for (const int stroke : {0, 3}) picture.row(row)[x + letter * 6 + stroke] = ink;
    for (int letter = 0; letter < letters; ++letter)
        for (int i = 0; i < 4; ++i) picture.row(y + 4)[x + letter * 6 + i] = ink;
}

void fill(GreyPicture& picture, int x0, int y0, int x1, int y1, std::uint8_t level) {
    for (int y = y0; y < y1; ++y) std::fill(picture.row(y) + x0, picture.row(y) + x1, level);
}

GreyPicture table(int columns, int rows) {
    GreyPicture picture(700, 40 + rows * 24);
    fill(picture, 10, 10, 690, 34, 60);
    for (int row = 0; row <= rows; ++row) {
        for (int column = 0; column < columns; ++column)
            write(picture, 20 + column * 660 / columns, 17 + row * 24, column == 0 ? 12 : 4,
                  row == 0 ? std::uint8_t{250} : std::uint8_t{20});
        fill(picture, 10, 34 + row * 24, 690, 35 + row * 24, 0);
    }
    return picture;
}

GreyPicture chart(bool curve) {
    GreyPicture picture(700, 300);
    for (int label = 0; label < 6; ++label) {
        write(picture, 10, 20 + label * 40, 3);
        fill(picture, 40, 24 + label * 40, 580, 25 + label * 40, 200);
        write(picture, 60 + label * 90, 250, 6);
        write(picture, 620, 20 + label * 40, 7);
        if (!curve) fill(picture, 60 + label * 90, 60 + label * 20, 100 + label * 90, 224, 120);
    }
    if (curve)
        for (int x = 50; x < 570; ++x) {
            const int y = 120 + static_cast<int>(80 * std::sin(x / 60.0));
            fill(picture, x, y, x + 2, y + 3, 60);
        }
    return picture;
}

}  // namespace

TEST_CASE("rows of texts below one another are a table, of two columns or many, with rules or without") {
    CHECK(ocr::looks_like_table(table(6, 5), dpi));
    CHECK(ocr::looks_like_table(table(3, 12), dpi));
    CHECK(ocr::looks_like_table(table(2, 8), dpi));
    GreyPicture bare(700, 200);
    for (int row = 0; row < 6; ++row)
        for (int column = 0; column < 4; ++column) write(bare, 20 + column * 160, 20 + row * 20, 5);
    CHECK(ocr::looks_like_table(bare, dpi));
}

TEST_CASE("the upper half tells most charts and no table") {
    const auto upper_half = [](const GreyPicture& picture) {
        GreyPicture half(picture.width, picture.height / 2);
        std::copy_n(picture.pixels.begin(), half.pixels.size(), half.pixels.begin());
        return half;
    };
    for (const int columns : {2, 3, 6})
        for (const int rows : {4, 12}) CHECK(ocr::may_begin_table(upper_half(table(columns, rows)), dpi));
    GreyPicture labels(700, 300);
    for (int label = 0; label < 6; ++label) {
        write(labels, 10, 20 + label * 40, 4);
        fill(labels, 40, 24 + label * 40, 580, 25 + label * 40, 200);
    }
    CHECK_FALSE(ocr::may_begin_table(upper_half(labels), dpi));
    CHECK_FALSE(ocr::may_begin_table(GreyPicture(700, 100), dpi));
}

TEST_CASE("charts are no tables") {
    CHECK_FALSE(ocr::looks_like_table(chart(true), dpi));
    CHECK_FALSE(ocr::looks_like_table(chart(false), dpi));
}

TEST_CASE("figures in discs are no table") {
    GreyPicture picture(700, 300);
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 5; ++column) {
            const int x = 80 + column * 130;
            const int y = 55 + row * 95;
            for (int dy = -40; dy <= 40; ++dy) {
                const int half = static_cast<int>(std::sqrt(1600 - dy * dy));
                fill(picture, x - half, y + dy, x + half + 1, y + dy + 1, 120);
            }
            write(picture, x - 12, y - 4, 4, 250);
        }
    CHECK_FALSE(ocr::looks_like_table(picture, dpi));
}

TEST_CASE("lines of prose, a photo and an empty picture are no tables") {
    GreyPicture prose(700, 200);
    for (int row = 0; row < 8; ++row)
        for (int word = 0; word < 12; ++word) write(prose, 10 + word * 55, 10 + row * 20, 9);
    CHECK_FALSE(ocr::looks_like_table(prose, dpi));
    GreyPicture photo(700, 300);
    std::uint32_t state = 1;
    for (std::uint8_t& pixel : photo.pixels) {
        state = state * 1664525U + 1013904223U;
        pixel = static_cast<std::uint8_t>(state >> 24);
    }
    CHECK_FALSE(ocr::looks_like_table(photo, dpi));
    CHECK_FALSE(ocr::looks_like_table(GreyPicture(700, 300), dpi));
    CHECK_FALSE(ocr::looks_like_table(GreyPicture(), dpi));
}

TEST_CASE("pictures of a paper are told apart") {
    const std::string folder = std::string(SCRUTINEER_SOURCE_DIR) + "/corpus/";
    const auto looks = [](const std::string& path, int number) {
        PdfDocument document = PdfDocument::open(path);
        const Page page = document.read_page(number);
        std::vector<Box> places;
        for (const Picture& picture : page.pictures)
            if (picture.box.width() > 200) places.push_back(picture.box);
        const std::vector<Raster> rasters = document.pictures(number, places, dpi);
        std::string told;
        for (std::size_t i = 0; i < rasters.size(); ++i) {
            ocr::ColourPicture picture(rasters[i].width, rasters[i].height);
            picture.pixels = rasters[i].rgb;
            const double own = rasters[i].width * 72 / places[i].width();
            CHECK(own >= dpi);
            CHECK(own < 2 * dpi);
            told += ocr::looks_like_table(ocr::to_grey(picture), own) ? 't' : '-';
        }
        return told;
    };
    CHECK(looks(folder + "scans/communities-2021-q3.picture.pdf", 1) == "t");
    CHECK(looks(folder + "papers/cards-2023-q2.pdf", 2) == "---");
}
