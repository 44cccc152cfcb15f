// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/picture/area_edges.hpp"

#include <algorithm>
#include <cmath>

#include "tests/support/catch.hpp"

using namespace scrutineer;

namespace {

constexpr double dpi = 150;
constexpr int block = 3;

struct Sheet {
    ocr::ColourPicture picture{900, 300, 250};
    void paint(int x0, int y0, int x1, int y1, Colour c) {
        for (int y = y0; y < y1; ++y)
            for (int x = x0; x < x1; ++x) {
                std::uint8_t* p = picture.row(y) + static_cast<std::ptrdiff_t>(x) * 3;
                p[0] = c.red;
                p[1] = c.green;
                p[2] = c.blue;
            }
    }
};

ocr::Area area(int x0, int y0, int x1, int y1, Colour colour) {
    ocr::Area a;
    a.box = {x0, y0, x1, y1};
    a.colour = colour;
    a.share = 1;
    return a;
}

bool has_line(const std::vector<ocr::Line>& lines, int at) {
    return std::any_of(lines.begin(), lines.end(),
                       [&](const ocr::Line& line) { return !line.horizontal && std::abs(line.middle - at) < 2; });
}

}  // namespace

TEST_CASE("the sides of an area are moved to where its colour ends, also where text stands on it") {
    const Colour pale{238, 242, 236};
    Sheet sheet;
    sheet.paint(100, 50, 700, 90, pale);
    for (int x = 104; x < 690; x += 12) sheet.paint(x, 60, x + 6, 80, {40, 40, 40});
    std::vector<ocr::Area> areas{area(96, 48, 705, 93, pale)};
    ocr::sharpen_edges(areas, sheet.picture, 1, block);
    CHECK(areas[0].box == ocr::PixelBox{100, 50, 700, 90});
}

TEST_CASE("a side without a step of colour stays where it was found") {
    const Colour pale{238, 242, 236};
    Sheet sheet;
    sheet.paint(0, 0, 900, 300, pale);
    std::vector<ocr::Area> areas{area(96, 48, 705, 93, pale)};
    ocr::sharpen_edges(areas, sheet.picture, 1, block);
    CHECK(areas[0].box == ocr::PixelBox{96, 48, 705, 93});
}

TEST_CASE("hairlines between the headings of a dark band are found, letters on it are none") {
    const Colour band{15, 77, 40};
    Sheet sheet;
    sheet.paint(50, 100, 850, 150, band);
    sheet.paint(300, 100, 301, 150, {69, 133, 96});
    sheet.paint(500, 100, 502, 150, {68, 68, 68});  // as dark as the band, in another hue
    for (int x = 80; x < 250; x += 14) sheet.paint(x, 115, x + 3, 132, {250, 250, 250});
    const auto lines = ocr::find_band_lines(sheet.picture, 1, {area(50, 100, 850, 150, band)}, {}, dpi);
    CHECK(lines.size() == 2);
    CHECK(has_line(lines, 300));
    CHECK(has_line(lines, 501));
    CHECK(ocr::find_band_lines(sheet.picture, 1, {area(50, 100, 850, 150, band)}, lines, dpi).empty());
    // What is pale is no heading's band.
    CHECK(ocr::find_band_lines(sheet.picture, 1, {area(50, 200, 850, 250, {250, 250, 250})}, {}, dpi).empty());
}
