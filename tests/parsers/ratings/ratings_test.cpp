// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/ratings/ratings.hpp"

#include "tests/parsers/ratings/rating_table.hpp"
#include "tests/support/catch.hpp"

using namespace scrutineer;
using namespace scrutineer::test;

namespace {

RatingPlace against(Against what) {
    RatingPlace place;
    place.against = what;
    return place;
}

}  // namespace

TEST_CASE("discs are lights, arrows beside them in the same cell a trend") {
    Painted both = signed_with(Shape::circle, 0x009944);
    both.symbols.push_back(make_symbol({}, Shape::arrow, colour(0x333333), 180));
    const Table table =
        rating_table({{{"Measure"}, {"Status"}}, {{"a"}, both}, {{"b"}, signed_with(Shape::circle, 0xD0021B)}});
    const PaperRatings ratings = ratings_of({table});
    const auto all = ratings.ratings_in(cell_at(table, 1, 1));
    REQUIRE(all.size() == 2);
    CHECK(all[0].rating == RatingValue::green);
    CHECK(all[0].evidence == Evidence::icon);
    CHECK(all[1].rating == RatingValue::worsening);
    CHECK(all[1].against == Against::trend);
    CHECK(seen(ratings, table, 1, 1, against(Against::trend)) == "worsening");
    CHECK(seen(ratings, table, 1, 1, against(Against::target)) == "green");
}

TEST_CASE("a diamond among arrows is a trend without change, among discs it has its colour's rating") {
    const Table arrows = rating_table({{{"Measure"}, {"DoT"}},
                                       {{"a"}, signed_with(Shape::arrow, 0x444444)},
                                       {{"b"}, signed_with(Shape::arrow, 0x444444, 180)},
                                       {{"c"}, signed_with(Shape::diamond, 0x444444)}});
    CHECK(seen(ratings_of({arrows}), arrows, 3, 1) == "stable");
    const Table discs = rating_table({{{"Measure"}, {"RAG"}},
                                      {{"a"}, signed_with(Shape::circle, 0x00AA44)},
                                      {{"b"}, signed_with(Shape::diamond, 0xFFB000)},
                                      {{"c"}, signed_with(Shape::triangle, 0xDD0000)}});
    CHECK(seen(ratings_of({discs}), discs, 2, 1) == "amber");
    CHECK(seen(ratings_of({discs}), discs, 3, 1) == "red");
}

TEST_CASE("triangles that point several ways are trends") {
    const Table table = rating_table({{{"Measure"}, {""}},
                                      {{"a"}, signed_with(Shape::triangle, 0x000000)},
                                      {{"b"}, signed_with(Shape::triangle, 0x000000, 180)},
                                      {{"c"}, signed_with(Shape::triangle, 0x000000, 90)}});
    const PaperRatings ratings = ratings_of({table});
    CHECK(seen(ratings, table, 1, 1) == "improving");
    CHECK(seen(ratings, table, 2, 1) == "worsening");
    CHECK(seen(ratings, table, 3, 1) == "stable");
    CHECK(ratings.rating_in(cell_at(table, 1, 1))->confidence < 0.6);
}

TEST_CASE("an arrow's colour outweighs the way it points; against a target it is a light") {
    const Table table =
        rating_table({{{"Measure"}, {"Trend"}, {"v target"}},
                      {{"a"}, signed_with(Shape::arrow, 0x00AA44, 180), signed_with(Shape::arrow, 0xDD0000)},
                      {{"b"}, signed_with(Shape::arrow, 0xDD0000), signed_with(Shape::arrow, 0x00AA44)}});
    const PaperRatings ratings = ratings_of({table});
    CHECK(seen(ratings, table, 1, 1) == "improving");
    CHECK(seen(ratings, table, 2, 1) == "worsening");
    CHECK(seen(ratings, table, 1, 2, against(Against::target)) == "red");
    CHECK(seen(ratings, table, 2, 2, against(Against::target)) == "green");
}

TEST_CASE("a word behind a figure rates it; its own figure does not") {
    const PaperRatings ratings = ratings_of({});
    RatingPlace figure;
    figure.with_figure = true;
    Cell cell;
    cell.text = "92% (Green)";
    const auto seen = ratings.rating_in(cell, figure);
    REQUIRE(seen);
    CHECK(seen->rating == RatingValue::green);
    CHECK(seen->evidence == Evidence::text);
    cell.text = "92%";
    CHECK_FALSE(ratings.rating_in(cell, figure));
}

TEST_CASE("words win over the colour they stand on, and the colour is not forgotten") {
    const Table table = rating_table({{{"Measure"}, {"RAG"}},
                                      {{"a"}, filled(0x00B050, "Green")},
                                      {{"b"}, filled(0xFF0000, "Red")},
                                      {{"c"}, filled(0x00B050, "Green")},
                                      {{"d"}, filled(0x00B050, "Red")},
                                      {{"e"}, filled(0x00B050, "Green")}});
    const auto found = ratings_of({table}).rating_in(cell_at(table, 4, 1));
    REQUIRE(found);
    CHECK(found->rating == RatingValue::red);
    CHECK(found->other_says == RatingValue::green);
}

TEST_CASE("a table's symbols are judged on the page that they stand on") {
    Table table = rating_table({{{"Measure"}, {"DoT"}},
                                {{"a"}, signed_with(Shape::arrow, 0x444444)},
                                {{"b"}, signed_with(Shape::square, 0x444444)}});
    for (Cell& cell : table.cells)
        if (cell.row == 2) cell.page = 2;
    CHECK(seen(ratings_of({table}), table, 2, 1) == "stable");
}

TEST_CASE("words that weigh two figures are a light beside a comparator and a trend in a column of trends") {
    const Table table =
        rating_table({{{"Measure"}, {"Rating"}}, {{"a"}, {"Better"}}, {{"b"}, {"Similar"}}, {{"c"}, {"Worse"}}});
    const PaperRatings ratings = ratings_of({table});
    RatingPlace place = against(Against::neighbours);
    place.expected = true;
    CHECK(seen(ratings, table, 1, 1, place) == "green");
    CHECK(seen(ratings, table, 2, 1, place) == "amber");
    CHECK(seen(ratings, table, 3, 1, place) == "red");
    place.against = Against::trend;
    CHECK(seen(ratings, table, 1, 1, place) == "improving");
    CHECK(seen(ratings, table, 2, 1, place) == "stable");
    CHECK(seen(ratings, table, 3, 1, place) == "worsening");
}

TEST_CASE("a risk that rises gets worse") {
    const Table table = rating_table({{{"Risk"}, {"Travel"}},
                                      {{"a"}, signed_with(Shape::arrow, 0x000000)},
                                      {{"b"}, signed_with(Shape::arrow, 0x000000, 180)}});
    const PaperRatings ratings = ratings_of({table});
    RatingPlace place = against(Against::trend);
    CHECK(seen(ratings, table, 1, 1, place) == "improving");
    place.of_risk = true;
    CHECK(seen(ratings, table, 1, 1, place) == "worsening");
    CHECK(seen(ratings, table, 2, 1, place) == "improving");
}

TEST_CASE("an arrow in a column of the gap rates the gap") {
    const Table table = rating_table({{{"Measure"}, {"G"}}, {{"a"}, signed_with(Shape::arrow, 0x2E8B57)}});
    const PaperRatings ratings = ratings_of({table});
    const auto all = ratings.ratings_in(cell_at(table, 1, 1), against(Against::gap));
    REQUIRE(all.size() == 1);
    CHECK(all[0].rating == RatingValue::improving);
    CHECK(all[0].against == Against::gap);
}

TEST_CASE("what a key calls good and bad is better and worse in a column of trends, and stays a light elsewhere") {
    const Table table = rating_table({{{"Measure"}, {"Trend"}},
                                      {{"a"}, signed_with(Shape::arrow, 0x333333, 45)},
                                      {{"b"}, signed_with(Shape::arrow, 0x333333, 135)}});
    Legend key;
    for (const auto& [angle, meaning] : {std::pair{45.0, RatingValue::green}, std::pair{135.0, RatingValue::red}}) {
        LegendEntry entry;
        entry.symbol = signed_with(Shape::arrow, 0x333333, angle).symbols.front();
        entry.meaning = meaning;
        key.entries.push_back(entry);
    }
    const PaperRatings ratings = ratings_of({table}, key);
    CHECK(seen(ratings, table, 1, 1, against(Against::trend)) == "improving");
    CHECK(seen(ratings, table, 2, 1, against(Against::trend)) == "worsening");
    CHECK(seen(ratings, table, 2, 1, against(Against::target)) == "red");
}
