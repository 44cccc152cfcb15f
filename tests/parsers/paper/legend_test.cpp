// SPDX-License-Identifier: GPL-3.0-or-later
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

Cell cell(int row, int column, const std::string& text) {
    Cell c;
    c.row = row;
    c.column = column;
    c.text = text;
    c.box = c.text_box = {60.0 + 100 * column, 100.0 + 20 * row, 160.0 + 100 * column, 120.0 + 20 * row};
    return c;
}

Cell sign(int row, int column, Shape shape, Colour colour, double angle = 0) {
    Cell c = cell(row, column, "");
    c.symbols.push_back(make_symbol({c.box.x0 + 5, c.box.y0 + 5, c.box.x0 + 15, c.box.y0 + 15}, shape, colour, angle));
    return c;
}

Table table(int rows, int columns, std::vector<Cell> cells) {
    Table t;
    t.rows = rows;
    t.columns = columns;
    t.box = {60, 100, 60.0 + 100 * columns, 100.0 + 20 * rows};
    t.cells = std::move(cells);
    return t;
}

}  // namespace

TEST_CASE("a key with sections is asked by the column's own section") {
    Cell head_d = cell(0, 0, "D = Direction of Travel"),
         head_g = cell(0, 2, "G = Gap between us and the England average");
    head_d.column_span = head_g.column_span = 2;
    head_d.header = head_g.header = true;
    const Table key =
        table(4, 4,
              {head_d, head_g, sign(1, 0, Shape::arrow, kGreen), cell(1, 1, "meeting or exceeding the previous year"),
               sign(1, 2, Shape::arrow, kGreen), cell(1, 3, "The gap is improving"), sign(2, 0, Shape::circle, kAmber),
               cell(2, 1, "worse than the previous year but within 2%"), sign(2, 2, Shape::arrow, kAmber, 90),
               cell(2, 3, "The gap remains the same"), sign(3, 0, Shape::arrow, kRed, 180),
               cell(3, 1, "more than 2% worse than the previous year"), sign(3, 2, Shape::arrow, kRed, 180),
               cell(3, 3, "The gap is deteriorating")});
    const Legend legend = read_legend(text_of({}), {key});
    REQUIRE(legend.entries.size() == 6);
    CHECK(legend.is_key(0));
    CHECK(legend.entries[0].letter == "D");
    CHECK(legend.entries[2].text == "worse than the previous year but within 2%");
    CHECK(legend.entries[2].against == Against::year_earlier);
    const Symbol up = make_symbol({}, Shape::arrow, kGreen, 2);
    CHECK(legend.meaning_of(up, "D", Against::year_earlier) == RatingValue::green);
    CHECK(legend.meaning_of(up, "G", Against::gap) == RatingValue::improving);
    const Symbol down = make_symbol({}, Shape::arrow, kRed, 178);
    CHECK(legend.meaning_of(down, "D", Against::year_earlier) == RatingValue::red);
    CHECK(legend.meaning_of(down, "G", Against::gap) == RatingValue::worsening);
    CHECK_FALSE(legend.meaning_of(make_symbol({}, Shape::star, kRed), "D", Against::year_earlier));
}

TEST_CASE("arrows of one colour mean what the key says of their direction") {
    Cell green = cell(0, 0, "GREEN");
    green.fill = Colour{0, 255, 0};
    const Table key =
        table(4, 2,
              {green, cell(0, 1, "Target has been achieved or exceeded"), sign(1, 0, Shape::arrow, kBlack, 0),
               cell(1, 1, "Performance is improving (positive trend)"), sign(2, 0, Shape::arrow, kBlack, 180),
               cell(2, 1, "Performance is worsening (negative trend)"), sign(3, 0, Shape::arrow, kBlack, 90),
               cell(3, 1, "Performance has remained stable")});
    const Legend legend = read_legend(text_of({}), {key});
    REQUIRE(legend.entries.size() == 4);
    const auto white = [](double angle) { return make_symbol({}, Shape::arrow, {255, 255, 255}, angle); };
    CHECK(legend.meaning_of(white(356), "DoT", Against::trend) == RatingValue::improving);
    CHECK(legend.meaning_of(white(184), "DoT", Against::trend) == RatingValue::worsening);
    CHECK(legend.meaning_of(white(92), "DoT", Against::trend) == RatingValue::stable);
    CHECK(legend.meaning_of("green", "Latest", Against::target) == RatingValue::green);
    CHECK_FALSE(legend.meaning_of(white(45), "DoT", Against::trend));
}

TEST_CASE("words between two columns of explanations explain both") {
    const Table key = table(
        4, 3,
        {cell(0, 0, "Direction of travel/benchmarking"), cell(0, 2, "Performance against target"),
         cell(1, 0, "Same or better than comparable period"), cell(1, 1, "GREEN"),
         cell(1, 2, "Meeting or exceeding target"), cell(2, 0, "Worse than comparable period (within 2% tolerance)"),
         cell(2, 1, "AMBER"), cell(2, 2, "Performance within 2% of target"),
         cell(3, 0, "Worse than comparable period (greater than 2%)"), cell(3, 1, "RED"),
         cell(3, 2, "Performance >2% behind target")});
    const Legend legend = read_legend(text_of({}), {key});
    REQUIRE(legend.entries.size() == 6);
    CHECK(legend.entries[3].word == "AMBER");
    CHECK(legend.entries[3].against == Against::target);
    CHECK(legend.entries[3].meaning == RatingValue::amber);
    CHECK(legend.entries[3].text == "Performance within 2% of target");
}

TEST_CASE("a table of rated indicators is no key") {
    Cell a = cell(1, 1, "GREEN"), b = cell(2, 1, "RED");
    const Table ratings = table(3, 2,
                                {cell(0, 0, "Indicator"), cell(0, 1, "RAG"), cell(1, 0, "Calls answered"), a,
                                 cell(2, 0, "Complaints responded to in time"), b});
    CHECK(read_legend(text_of({}), {ratings}).empty());
}

TEST_CASE("a key without a table: signs drawn before lines of text") {
    PageBuilder writer;
    writer.symbol({60, 92, 69, 101}, Shape::arrow, kGreen, 0).text(80, 100, "Performance has improved");
    writer.symbol({60, 112, 69, 121}, Shape::arrow, kRed, 180).text(80, 120, "Performance has declined");
    const Legend legend = read_legend(text_of({writer.page()}), {});
    REQUIRE(legend.entries.size() == 2);
    CHECK(legend.entries[0].meaning == RatingValue::improving);
    CHECK(legend.entries[1].meaning == RatingValue::worsening);
    CHECK(legend.tables.empty());
}

TEST_CASE("signs that the grid has no column for are found on the page before their words") {
    PageBuilder writer;
    const Table key =
        table(4, 2,
              {cell(0, 0, "D = Direction of Travel"), cell(0, 1, "G = Gap to the England average"),
               cell(1, 0, "meeting or exceeding the previous year"), cell(1, 1, "gap is improving"),
               cell(2, 0, "worse than the previous year but within 2%"), cell(2, 1, "gap remains the same"),
               cell(3, 0, "more than 2% worse than the previous year"), cell(3, 1, "gap is deteriorating")});
    const Colour colours[] = {kGreen, kAmber, kRed};
    for (int r = 1; r < 4; ++r) {
        const double y = 105.0 + 20 * r;
        writer.symbol({50, y, 58, y + 8}, Shape::circle, colours[r - 1]);
        writer.symbol({150, y, 158, y + 8}, r == 2 ? Shape::double_arrow : Shape::arrow, colours[r - 1],
                      r == 1   ? 0
                      : r == 2 ? 90
                               : 180);
    }
    const Legend legend = read_legend(text_of({writer.page()}), {key});
    REQUIRE(legend.entries.size() == 6);
    CHECK(legend.meaning_of(make_symbol({}, Shape::circle, kRed), "D", Against::year_earlier) == RatingValue::red);
    CHECK(legend.meaning_of(make_symbol({}, Shape::double_arrow, kAmber, 270), "G", Against::gap) ==
          RatingValue::stable);
    CHECK(legend.meaning_of(make_symbol({}, Shape::arrow, kGreen, 1), "G", Against::gap) == RatingValue::improving);
}
