// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/ocr/module/picture_layout.hpp"

#include <algorithm>

#include "extract/picture/line_heights.hpp"
#include "extract/picture/lines.hpp"
#include "extract/picture/ruling_lines.hpp"
#include "tests/support/catch.hpp"

using namespace scrutineer;

namespace {

// A white page at 150 dots an inch to draw on.
struct Sheet {
    ocr::ColourPicture picture{900, 600};
    Sheet() { std::fill(picture.pixels.begin(), picture.pixels.end(), std::uint8_t{250}); }
    void paint(int x0, int y0, int x1, int y1, std::uint8_t level) {
        for (int y = y0; y < y1; ++y)
            std::fill_n(picture.row(y) + static_cast<std::ptrdiff_t>(x0) * 3, (x1 - x0) * 3, level);
    }
    ocr::Layout laid_out() const { return ocr::lay_out(ocr::to_grey(picture), picture, 1, 150); }
};

bool has_rule(const ocr::Layout& layout, bool horizontal, int at, int from, int to) {
    return std::any_of(layout.rules.begin(), layout.rules.end(), [&](const ocr::Line& rule) {
        const int first = horizontal ? rule.box.x0 : rule.box.y0;
        const int last = horizontal ? rule.box.x1 : rule.box.y1;
        return rule.horizontal == horizontal && std::abs(rule.middle - at) < 3 && first <= from && last >= to;
    });
}

ocr::Component block(int x0, int y0, int x1, int y1) {
    ocr::Component component;
    component.box = {x0, y0, x1, y1};
    component.area = (x1 - x0) * (y1 - y0);
    component.mark = 1;
    for (int y = y0; y < y1; ++y) component.runs.push_back({y, x0, x1});
    return component;
}

ocr::Ground paper(int width, int height) {
    ocr::ColourPicture blocks(width / 3, height / 3);
    std::fill(blocks.pixels.begin(), blocks.pixels.end(), std::uint8_t{250});
    return ocr::find_ground(blocks, 3);
}

}  // namespace

TEST_CASE("a hairline that hardly shows is found by its length, and called faint") {
    ocr::GreyPicture grey(600, 300, 62);
    for (int x = 20; x < 580; ++x) grey.row(100)[x] = 76;   // grey on a dark heading
    for (int x = 200; x < 230; ++x) grey.row(200)[x] = 76;  // too short to be told from noise
    for (int y = 40; y < 260; ++y) grey.row(y)[300] = 76;
    const auto lines = ocr::find_lines(grey, 150);
    REQUIRE(lines.size() == 2);
    for (const ocr::Line& line : lines) {
        CHECK(line.faint);
        CHECK(line.light);
        CHECK(line.middle == Approx(line.horizontal ? 100.5 : 300.5));
    }
}

TEST_CASE("a dashed line is found across and down, a row of letters and stems over one another are not") {
    ocr::GreyPicture grey(900, 600, 245);
    const auto paint = [&](int x0, int y0, int x1, int y1) {
        for (int y = y0; y < y1; ++y) std::fill(grey.row(y) + x0, grey.row(y) + x1, std::uint8_t{180});
    };
    for (int x = 100; x < 800; x += 9) paint(x, 100, x + 4, 101);
    for (int y = 150; y < 500; y += 6) paint(300, y, 301, y + 3);
    for (int x = 100; x < 800; x += 11)
        for (int row = 0; row < 12; ++row) paint(x, 200 + 22 * row, x + 2, 213 + 22 * row);
    const auto lines = ocr::find_lines(grey, 150);
    const auto count = [&](bool horizontal) {
        return std::count_if(lines.begin(), lines.end(), [&](const ocr::Line& line) {
            return line.horizontal == horizontal && (horizontal ? line.box.width() : line.box.height()) > 150;
        });
    };
    CHECK(count(true) == 1);
    CHECK(count(false) == 1);
}

TEST_CASE("a bracket in a low row is no rule, a piece between two rules in one line with others is") {
    Sheet sheet;
    for (const int y : {100, 126, 152, 178, 204}) sheet.paint(100, y, 800, y + 2, 90);
    for (const int x : {100, 400, 798}) sheet.paint(x, 100, x + 2, 206, 90);
    sheet.paint(398, 129, 404, 132, 250);  // worn away at both ends
    sheet.paint(398, 148, 404, 152, 250);
    sheet.paint(600, 130, 602, 148, 90);  // as tall as the row allows, but by itself
    const ocr::Layout layout = sheet.laid_out();
    CHECK(has_rule(layout, true, 127, 110, 790));
    CHECK(has_rule(layout, false, 401, 133, 146));
    CHECK_FALSE(has_rule(layout, false, 601, 133, 146));
}

TEST_CASE("where upright rules end at a dark heading, its foot is a rule") {
    Sheet sheet;
    sheet.paint(100, 100, 800, 140, 60);
    for (const int x : {100, 300, 798}) sheet.paint(x, 140, x + 2, 300, 90);
    for (const int y : {180, 220, 260, 298}) sheet.paint(100, y, 800, y + 2, 90);
    const ocr::Layout layout = sheet.laid_out();
    CHECK(has_rule(layout, true, 140, 110, 790));
    // Nothing ends at its top.
    CHECK_FALSE(has_rule(layout, true, 100, 110, 790));
}

TEST_CASE("a shaded cell reaches to the rules around it, also where letters part it") {
    Sheet sheet;
    for (const int y : {100, 140}) sheet.paint(100, y, 500, y + 2, 60);
    for (const int x : {100, 300, 498}) sheet.paint(x, 100, x + 2, 142, 60);
    sheet.paint(102, 102, 300, 140, 190);
    sheet.paint(190, 104, 206, 138, 20);  // a letter from edge to edge
    const ocr::Layout layout = sheet.laid_out();
    REQUIRE(layout.ground.areas.size() == 1);
    const ocr::PixelBox& box = layout.ground.areas[0].box;
    CHECK(std::abs(box.x0 - 101) <= 1);
    CHECK(std::abs(box.x1 - 301) <= 1);
    CHECK(std::abs(box.y0 - 101) <= 1);
    CHECK(std::abs(box.y1 - 141) <= 1);
}

TEST_CASE("figures that touch are no dash") {
    std::vector<ocr::Component> ink{block(10, 10, 40, 14), block(60, 10, 90, 12)};
    ink[1].box = {60, 10, 90, 22};  // the outline of figures that run into each other
    ink[1].area = 150;
    ocr::TextLine line;
    line.parts = {0};
    CHECK(ocr::is_stroke(ink, line));
    line.parts = {1};
    CHECK_FALSE(ocr::is_stroke(ink, line));
    line.parts = {0, 1};
    CHECK_FALSE(ocr::is_stroke(ink, line));
}

TEST_CASE("a dot between two close lines belongs to the lower one and does not make them one") {
    std::vector<ocr::Component> ink;
    for (int x = 20; x < 200; x += 14) ink.push_back(block(x, 20, x + 9, 34));
    for (int x = 20; x < 200; x += 14) ink.push_back(block(x, 42, x + 9, 56));
    ink.push_back(block(92, 37, 95, 40));
    const auto lines = ocr::find_text_lines(ink, {}, paper(300, 120), 150);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].box == ocr::PixelBox{20, 20, 197, 34});
    CHECK(lines[1].box == ocr::PixelBox{20, 37, 197, 56});
}

TEST_CASE("the stem of a broken letter is no raised mark, a small figure behind its word is") {
    std::vector<ocr::Component> ink;
    for (int x = 20; x < 104; x += 14) ink.push_back(block(x, 20, x + 10, 40));
    ink.push_back(block(104, 26, 114, 40));  // the belly of a "d"
    ink.push_back(block(111, 14, 114, 25));  // and the head of its stem
    const auto broken = ocr::find_text_lines(ink, {}, paper(300, 120), 200);
    REQUIRE(broken.size() == 1);
    ink.back() = block(118, 14, 124, 25);
    const auto marked = ocr::find_text_lines(ink, {}, paper(300, 120), 200);
    REQUIRE(marked.size() == 2);
    CHECK(std::any_of(marked.begin(), marked.end(), [](const ocr::TextLine& line) { return line.raised; }));
}

TEST_CASE("light specks between dark letters are no line of their own") {
    std::vector<ocr::Component> ink;
    for (int x = 20; x < 104; x += 14) ink.push_back(block(x, 20, x + 10, 40));
    for (const int x : {31, 45}) {
        ink.push_back(block(x, 24, x + 2, 36));
        ink.back().mark = 2;
    }
    const auto lines = ocr::find_text_lines(ink, {}, paper(300, 120), 200);
    REQUIRE(lines.size() == 1);
    CHECK_FALSE(lines[0].light);
    CHECK(lines[0].parts.size() == 6);
}

TEST_CASE("a comma that hangs below its line belongs to it") {
    std::vector<ocr::Component> ink;
    for (const int x : {20, 34, 54, 68}) ink.push_back(block(x, 20, x + 10, 40));
    ink.push_back(block(47, 36, 50, 46));
    const auto lines = ocr::find_text_lines(ink, {}, paper(300, 120), 200);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].parts.size() == 5);
    CHECK(lines[0].baseline == 40);
}

TEST_CASE("a cell of a row that a speck makes taller is as high as the row's others") {
    std::vector<ocr::Component> ink;
    for (const int cell : {20, 140, 260, 380})
        for (int x = cell; x < cell + 60; x += 14) ink.push_back(block(x, 30, x + 10, 50));
    for (int x = 380; x < 440; x += 14) ink.push_back(block(x + 2, 24, x + 6, 30));  // the rest of a rule
    for (int x = 20; x < 300; x += 26) ink.push_back(block(x, 90, x + 20, 130));     // a heading
    auto lines = ocr::find_text_lines(ink, {}, paper(480, 180), 200);
    ocr::settle_heights(lines);
    REQUIRE(lines.size() == 5);
    for (std::size_t i = 0; i < 4; ++i) CHECK(lines[i].cap_height == 20);
    CHECK(lines[4].cap_height == 40);
}

TEST_CASE("pieces of one rule that overlap are one, and a rule that is seen twice ends where it is surest") {
    Sheet sheet;
    for (int y = 100; y < 500; y += 50) {
        sheet.paint(40, y, 500, y + 2, 60);
        sheet.paint(420, y + 1, 860, y + 3, 60);
    }
    const ocr::Layout layout = sheet.laid_out();
    for (int y = 100; y < 500; y += 50) {
        CHECK(has_rule(layout, true, y + 1, 45, 855));
        CHECK(std::count_if(layout.rules.begin(), layout.rules.end(), [&](const ocr::Line& rule) {
                  return rule.horizontal && std::abs(rule.middle - y - 1) < 5;
              }) == 1);
    }
}
