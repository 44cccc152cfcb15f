// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/ratings/palette.hpp"

#include "tests/parsers/ratings/rating_table.hpp"
#include "tests/support/catch.hpp"

using namespace scrutineer;
using namespace scrutineer::test;

namespace {

constexpr unsigned kPaleGreen = 0xC6EFCE, kPaleAmber = 0xFFEB9C, kPaleRed = 0xFFC7CE;
const RatingPlace kExpected{"RAG", Against::target, {}, true, false, 0};

}  // namespace

TEST_CASE("two or more traffic lights' hues in one column are a palette however pale") {
    const Table table = rating_table({{{"Measure"}, {"Value"}, {"RAG"}},
                                      {{"Calls answered"}, {"92%"}, filled(kPaleGreen)},
                                      {{"Homes let"}, {"81%"}, filled(kPaleAmber)},
                                      {{"Bins missed"}, {"12"}, filled(kPaleRed)}});
    const PaperRatings ratings = ratings_of({table});
    CHECK(seen(ratings, table, 1, 2) == "green");
    CHECK(seen(ratings, table, 2, 2) == "amber");
    CHECK(seen(ratings, table, 3, 2) == "red");
    CHECK(seen(ratings, table, 1, 1).empty());
    const auto found = ratings.rating_in(cell_at(table, 1, 2));
    REQUIRE(found);
    CHECK(found->evidence == Evidence::fill);
    CHECK(found->confidence > 0.9);
}

TEST_CASE("the palette may stand under the figures themselves") {
    const Table table = rating_table({{{"Measure"}, {"Q1"}, {"Q2"}},
                                      {{"Calls answered"}, filled(0xE2EFDA, "92%"), filled(0xFCE4D6, "70%")},
                                      {{"Homes let"}, filled(0xFCE4D6, "81%"), filled(0xE2EFDA, "95%")},
                                      {{"Bins missed"}, {"12"}, filled(0xFFF2CC, "14")}});
    const PaperRatings ratings = ratings_of({table});
    const RatingPlace figure{"Q1", Against::target, {}, false, true, 0};
    CHECK(seen(ratings, table, 1, 1, figure) == "green");
    CHECK(seen(ratings, table, 3, 1, figure).empty());
    CHECK(seen(ratings, table, 3, 2, figure) == "amber");
}

TEST_CASE("a heading's, a stripe's, a band's and a column's tint rate nothing, however strong") {
    const Table table = rating_table(
        {{filled(0x00B050, "Measure"), filled(0x00B050, "Target"), filled(0xFF0000, "Value"), filled(0xFF0000, "RAG")},
         {{"Calls answered"}, filled(0xFFEB9C, "90%"), {"92%"}, {""}},
         {filled(0xC6EFCE, "Homes let"), filled(0xC6EFCE, "80%"), filled(0xC6EFCE, "81%"), filled(0xC6EFCE, "")},
         {{"Bins missed"}, filled(0xFFEB9C, "10"), {"12"}, {""}},
         {filled(0xC6EFCE, "Total"), filled(0xC6EFCE, "80%"), filled(0xC6EFCE, "81%"), filled(0xC6EFCE, "")},
         {{"Days lost"}, filled(0xFFEB9C, "8"), {"9"}, {""}}});
    const PaperRatings ratings = ratings_of({table});
    for (const Cell& cell : table.cells) {
        CAPTURE(cell.row, cell.column);
        CHECK_FALSE(ratings.rating_in(cell));
    }
}

TEST_CASE("without a red beside green and yellow, orange is the red") {
    const Table table = rating_table(
        {{{"Measure"}, {"RAG"}}, {{"a"}, filled(0xA9D18E)}, {{"b"}, filled(0xFFD966)}, {{"c"}, filled(0xF4B183)}});
    const PaperRatings ratings = ratings_of({table});
    CHECK(seen(ratings, table, 2, 1) == "amber");
    CHECK(seen(ratings, table, 3, 1) == "red");
}

TEST_CASE("letters teach what the colours under them mean") {
    const Table table = rating_table({{{"Measure"}, {"RAG"}},
                                      {{"a"}, filled(0xA9D18E, "G")},
                                      {{"b"}, filled(0xF4B183, "R")},
                                      {{"c"}, filled(0xF4B183, "R")},
                                      {{"d"}, filled(0xF4B183)}});
    const PaperRatings ratings = ratings_of({table});
    const auto letter = ratings.rating_in(cell_at(table, 2, 1), kExpected);
    REQUIRE(letter);
    CHECK(letter->rating == RatingValue::red);
    CHECK(letter->evidence == Evidence::text);
    CHECK(letter->text == "R");
    CHECK_FALSE(letter->other_says);
    CHECK(seen(ratings, table, 4, 1, kExpected) == "red");
}

TEST_CASE("a column of one colour rates where it is empty or known to rate, and is a tint under figures") {
    const Table table = rating_table({{{"Measure"}, {"Value"}, {"Status"}},
                                      {{"a"}, filled(kPaleGreen, "12"), filled(kPaleGreen)},
                                      {{"b"}, filled(kPaleGreen, "13"), filled(kPaleGreen)},
                                      {{"c"}, filled(kPaleGreen, "14"), filled(kPaleGreen)}});
    const PaperRatings ratings = ratings_of({table});
    CHECK(seen(ratings, table, 1, 1, {"Value", {}, {}, false, true, 0}).empty());
    CHECK(seen(ratings, table, 1, 2, kExpected) == "green");
}

TEST_CASE("blue beside traffic lights is a fourth state, a bluish grey is none") {
    const Table table = rating_table({{{"Project"}, {"BRAG"}},
                                      {{"a"}, filled(0x00B0F0)},
                                      {{"b"}, filled(0x00B050)},
                                      {{"c"}, filled(0xFF0000)},
                                      {{"d"}, filled(0xB0B8C0)}});
    const PaperRatings ratings = ratings_of({table});
    CHECK(seen(ratings, table, 1, 1, kExpected) == "green");
    CHECK(ratings.rating_in(cell_at(table, 1, 1), kExpected)->confidence < 0.8);
    CHECK(seen(ratings, table, 4, 1, kExpected).empty());
}

TEST_CASE("theme colours of cells with words are no ratings") {
    const Table table = rating_table({{{"Theme"}, {"Measure"}, {"Value"}},
                                      {filled(0x00B050, "Clean and green"), {"Bins"}, {"12"}},
                                      {filled(0xFF0000, "Safe communities"), {"Crime"}, {"90"}},
                                      {filled(0xFFC000, "Learning for life"), {"Schools"}, {"80%"}}});
    const PaperRatings ratings = ratings_of({table});
    for (int row = 1; row < 4; ++row) CHECK(seen(ratings, table, row, 0).empty());
}

TEST_CASE("the paper's own key says what a colour means") {
    Legend key;
    LegendEntry entry;
    entry.fill = colour(0x9DC3E6);
    entry.text = "Target exceeded";
    entry.meaning = RatingValue::green;
    key.entries.push_back(entry);
    const Table table = rating_table({{{"Measure"}, {"Value"}}, {{"a"}, filled(0x9DC3E6, "12")}, {{"b"}, {"13"}}});
    const PaperRatings ratings = ratings_of({table}, key);
    const auto found = ratings.rating_in(cell_at(table, 1, 1), {"Value", {}, {}, false, true, 0});
    REQUIRE(found);
    CHECK(found->rating == RatingValue::green);
    CHECK(found->by_key);
}

TEST_CASE("bars of one size in several hues rate; a theme's set with purple does not") {
    PageBuilder page;
    page.fill({40, 200, 240, 210}, colour(0x7FC29B)).fill({260, 200, 460, 210}, colour(0xF7C873));
    page.fill({40, 400, 240, 440}, colour(0x33AA66)).fill({260, 400, 460, 440}, colour(0xCC8800));
    page.fill({40, 500, 240, 540}, colour(0x8844AA));
    const Legend no_key;
    const PaperRatings ratings(text_of({page.page()}), {}, no_key);
    const auto rating = [&](std::size_t i) { return ratings.rating_of(page.page().fills[i]); };
    REQUIRE(rating(0));
    CHECK(rating(0)->rating == RatingValue::green);
    CHECK(rating(1)->rating == RatingValue::amber);
    CHECK_FALSE(rating(2));
    CHECK_FALSE(rating(4));
}

TEST_CASE("levels are no words of their own: their colours rate") {
    const Table table = rating_table({{{"Risk"}, {"Now"}},
                                      {{"Ice on the slipway"}, filled(0xC8202A, "High")},
                                      {{"Fog"}, filled(0xF4A81C, "Medium")},
                                      {{"Wet peat"}, filled(0x3E9A46, "Low")},
                                      {{"Gulls"}, filled(0x3E9A46, "Low")}});
    const PaperRatings ratings = ratings_of({table});
    CHECK(seen(ratings, table, 1, 1) == "red");
    CHECK(seen(ratings, table, 2, 1) == "amber");
    CHECK(seen(ratings, table, 3, 1) == "green");
}

TEST_CASE("beside discs in the key's very colours, a logo of another green or blue is no rating") {
    const Colour green = colour(0x3FA34D), red = colour(0xD1343E), logo = colour(0x0B7A75), light = colour(0x66CC66);
    test::PageBuilder page(595, 842, 1);
    Legend key;
    for (const auto& [shade, meaning] : {std::pair{green, RatingValue::green}, std::pair{red, RatingValue::red}}) {
        LegendEntry entry;
        entry.symbol = test::make_symbol({40, 40, 50, 50}, Shape::circle, shade);
        entry.meaning = meaning;
        key.entries.push_back(entry);
        for (int i = 0; i < 4; ++i) {
            const double x = 100.0 * i + (meaning == RatingValue::red ? 40 : 0);
            page.symbol({x, 300, x + 10, 310}, Shape::circle, shade);
        }
    }
    const PaperRatings ratings(text_of({page.page()}), {}, key);
    const auto disc = [&](Colour shade) {
        RatingPlace place;
        place.page = 1;
        return ratings.rating_of(test::make_symbol({60, 500, 70, 510}, Shape::circle, shade), place);
    };
    REQUIRE(disc(green));
    CHECK(disc(green)->rating == RatingValue::green);
    CHECK_FALSE(disc(logo));
    CHECK_FALSE(disc(light));
}
