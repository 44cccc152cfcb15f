// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/ocr/content_bytes.hpp"

#include "tests/support/catch.hpp"

using namespace scrutineer;

TEST_CASE("what was found in a picture passes from the module to the program exactly") {
    ocr::Content content;
    Word word;
    word.text = "80.4%";
    word.box = {1.0 / 3, 2, 30.25, 12};
    word.baseline = 11.1;
    word.font_size = 10;
    word.rotation = 90;
    word.confidence = 0.123456789;
    word.source = TextSource::ocr;
    word.colour = {200, 10, 10};
    content.words = {word};
    content.rules.push_back({{0, 5, 100, 5}, 0.7, {1, 2, 3}});
    Fill fill;
    fill.box = {1, 2, 3, 4};
    fill.colour = {9, 8, 7};
    content.fills = {fill};
    Symbol symbol;
    symbol.box = {5, 6, 7, 8};
    content.symbols = {symbol};
    content.width = 2480;
    content.height = 3508;
    content.turn = 270;
    content.skew = -0.61;
    content.bend = {0, -0.4, 2.75};
    content.timed_out = content.grey = true;

    const ocr::Content back = ocr::content_from_bytes(ocr::to_bytes(content));
    REQUIRE(back.words.size() == 1);
    CHECK(back.words[0].text == word.text);
    CHECK(back.words[0].box.x0 == word.box.x0);
    CHECK(back.words[0].baseline == word.baseline);
    CHECK(back.words[0].rotation == 90);
    CHECK(back.words[0].confidence == word.confidence);
    CHECK(back.words[0].source == TextSource::ocr);
    CHECK(back.words[0].colour == word.colour);
    REQUIRE(back.rules.size() == 1);
    CHECK(back.rules[0].thickness == 0.7);
    REQUIRE(back.fills.size() == 1);
    CHECK(back.fills[0].colour == fill.colour);
    REQUIRE(back.symbols.size() == 1);
    CHECK(back.symbols[0].box.x1 == 7);
    CHECK(back.width == 2480);
    CHECK(back.height == 3508);
    CHECK(back.turn == 270);
    CHECK(back.skew == -0.61);
    CHECK(back.bend == content.bend);
    CHECK(back.timed_out);
    CHECK(back.grey);
    CHECK(ocr::to_bytes(back) == ocr::to_bytes(content));
    CHECK_THROWS(ocr::content_from_bytes("anything else"));
}
