// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/paper/legend_lines.hpp"

#include "parsers/paper/legend.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/page_builder.hpp"
#include "tests/support/paper_text.hpp"

using namespace scrutineer;
using scrutineer::test::make_symbol;
using scrutineer::test::PageBuilder;
using scrutineer::test::text_of;

namespace {

const Colour kGreen{0, 160, 60}, kAmber{255, 170, 0}, kRed{200, 20, 20}, kBlack{0, 0, 0};

}  // namespace

TEST_CASE("signs between the words of one line each explain themselves") {
    PageBuilder page;
    page.symbol({40, 93, 47, 100}, Shape::circle, kGreen).text(50, 100, "better than target");
    page.symbol({145, 93, 152, 100}, Shape::circle, kAmber).text(155, 100, "within 5% of target");
    page.symbol({255, 93, 262, 100}, Shape::circle, kRed).text(265, 100, "worse than target by more than 5%. Other");
    const Legend legend = read_legend(text_of({page.page()}), {});
    REQUIRE(legend.entries.size() == 3);
    CHECK(legend.entries[0].text == "better than target");
    CHECK(legend.entries[1].text == "within 5% of target");
    CHECK(legend.entries[2].text == "worse than target by more than 5%");
    CHECK(legend.entries[1].meaning == RatingValue::amber);
    CHECK(legend.entries[2].meaning == RatingValue::red);
    CHECK(legend.meaning_of(make_symbol({}, Shape::circle, kAmber), "", Against::target) == RatingValue::amber);
}

TEST_CASE("the words before the first sign of a line head them all") {
    PageBuilder page;
    page.text(40, 100, "Direction of travel:");
    page.symbol({140, 93, 147, 100}, Shape::triangle, kBlack).text(150, 100, "better than last quarter");
    page.symbol({275, 93, 282, 100}, Shape::triangle, kBlack, 90).text(285, 100, "no change");
    page.symbol({340, 93, 347, 100}, Shape::triangle, kBlack, 180).text(350, 100, "worse than last quarter");
    const Legend legend = read_legend(text_of({page.page()}), {});
    REQUIRE(legend.entries.size() == 3);
    for (const LegendEntry& entry : legend.entries) CHECK(entry.heading == "Direction of travel:");
    CHECK(legend.entries[0].meaning == RatingValue::improving);
    CHECK(legend.entries[1].meaning == RatingValue::stable);
    CHECK(legend.entries[2].meaning == RatingValue::worsening);
}

TEST_CASE("coloured boxes before words are a key") {
    PageBuilder page;
    page.fill({40, 90, 100, 104}, {198, 239, 206}).text(104, 100, "At or better than target");
    page.fill({40, 104, 100, 118}, {255, 235, 156}).text(104, 114, "Within 5% of target");
    page.fill({40, 118, 100, 132}, {155, 194, 230}).text(104, 128, "Completed or target exceeded");
    const Legend legend = read_legend(text_of({page.page()}), {});
    REQUIRE(legend.entries.size() == 3);
    CHECK(legend.entries[0].fill == Colour{198, 239, 206});
    CHECK(legend.entries[2].meaning == RatingValue::green);
}

TEST_CASE("bullets before sentences, and one sign beside one line, are no key") {
    PageBuilder bullets;
    for (int i = 0; i < 3; ++i) {
        const double y = 100 + 14.0 * i;
        bullets.symbol({40, y - 6, 45, y - 1}, Shape::square, kBlack)
            .text(50, y,
                  std::string(i == 0   ? "Attendance"
                              : i == 1 ? "Recycling"
                                       : "Housing") +
                      " has improved");
    }
    CHECK(read_legend(text_of({bullets.page()}), {}).empty());
    PageBuilder icon;
    icon.symbol({40, 90, 50, 100}, Shape::arrow, kGreen).text(55, 100, "Performance has improved");
    CHECK(read_legend(text_of({icon.page()}), {}).empty());
}

TEST_CASE("signs in a table of figures rate its rows and explain nothing") {
    PageBuilder page;
    page.symbol({40, 93, 47, 100}, Shape::circle, kGreen).text(50, 100, "Cases met target");
    page.symbol({40, 113, 47, 120}, Shape::circle, kRed).text(50, 120, "Cases missed target");
    Table table;
    table.rows = table.columns = 2;
    table.box = {30, 80, 300, 130};
    for (int r = 0; r < 2; ++r) {
        Cell cell;
        cell.row = r;
        cell.column = 1;
        cell.text = "12";
        cell.box = {200, 80 + 20.0 * r, 300, 100 + 20.0 * r};
        table.cells.push_back(cell);
    }
    CHECK(read_legend(text_of({page.page()}), {table}).empty());
}
