// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/lines/text_lines.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/page_builder.hpp"

using namespace scrutineer;
using scrutineer::test::PageBuilder;

TEST_CASE("words painted in any order become a line") {
    PageBuilder writer;
    writer.text(130, 100, "covered").text(72, 100, "Period");
    const auto lines = text_lines(writer.page());
    REQUIRE(lines.size() == 2);  // far apart: two columns
    PageBuilder close;
    close.text(104, 100, "covered").text(72, 100, "Period");
    const auto one = text_lines(close.page());
    REQUIRE(one.size() == 1);
    CHECK(one[0].text == "Period covered");
}

TEST_CASE("a raised mark is read where it stands") {
    PageBuilder writer;
    writer.text(72, 100, "75").text(82.5, 96, "2", {6, false, {}}).text(90, 100, "[571/761]");
    const auto lines = text_lines(writer.page());
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].text == "75 2 [571/761]");
    CHECK(lines[0].font_size == 10);
}

TEST_CASE("a drawn line between two words divides them") {
    PageBuilder writer;
    writer.text(72, 100, "left").text(95, 100, "right");
    REQUIRE(text_lines(writer.page()).size() == 1);
    writer.page().rules.push_back({{93.5, 80, 93.5, 120}, 0.5, {}});
    CHECK(text_lines(writer.page()).size() == 2);
}

TEST_CASE("two columns of prose are read one after the other") {
    PageBuilder writer;
    for (int i = 0; i < 6; ++i) {
        writer.text(60, 100 + 12 * i, "left column text that runs on " + std::to_string(i));
        writer.text(320, 100 + 12 * i, "right column text that runs on " + std::to_string(i));
    }
    const auto lines = text_lines(writer.page());
    REQUIRE(lines.size() == 12);
    for (std::size_t i = 0; i < 6; ++i) {
        CHECK(lines[i].text == "left column text that runs on " + std::to_string(i));
        CHECK(lines[i + 6].text == "right column text that runs on " + std::to_string(i));
    }
}

TEST_CASE("a line knows the band it stands on, but not white paper") {
    PageBuilder writer;
    writer.fill({60, 88, 500, 104}, {90, 40, 120}).text(72, 100, "ALTOGETHER HEALTHIER");
    writer.fill({60, 188, 500, 204}, {255, 255, 255}).text(72, 200, "plain");
    const auto lines = text_lines(writer.page());
    REQUIRE(lines.size() == 2);
    REQUIRE(lines[0].band.has_value());
    CHECK(*lines[0].band == Colour{90, 40, 120});
    CHECK_FALSE(lines[1].band.has_value());
}
