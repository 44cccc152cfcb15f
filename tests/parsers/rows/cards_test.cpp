// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/rows/cards.hpp"

#include "parsers/layouts/layout_set.hpp"
#include "parsers/rows/read_rows.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/page_builder.hpp"
#include "tests/support/table_writer.hpp"

using namespace scrutineer;
using scrutineer::test::make_symbol;
using scrutineer::test::PageBuilder;
using scrutineer::test::TableWriter;

namespace {

const Colour kGreen{0, 200, 60}, kWhite{255, 255, 255}, kBlack{0, 0, 0};

/// A key that says arrows up are improving, on page 1.
Table key() {
    TableWriter writer(1, 60, 500);
    writer.row({"", "Performance is improving"})
        .row({"", "Performance is worsening"})
        .row({"", "No clear trend: stable"});
    for (int r = 0; r < 3; ++r)
        writer.at(r, 0).symbols.push_back(make_symbol({70, 505.0 + 20 * r, 80, 515.0 + 20 * r}, Shape::arrow, kBlack,
                                                      r == 0   ? 0
                                                      : r == 1 ? 180
                                                               : 90));
    return writer.table();
}

Table card(int page, const std::string& name, double angle, const std::vector<std::string>& figures, double y = 60) {
    TableWriter writer(page, 60, y);
    writer.row({name, "<", "GREEN"}).row({"", "<", "<"}).row(figures);
    Cell& light = writer.at(0, 2);
    light.fill = kGreen;
    light.symbols.push_back(make_symbol({270, y + 8, 280, y + 18}, Shape::arrow, kWhite, angle));
    return writer.table();
}

const RawRating* rating(const Row& row, Against against) {
    for (const RawRating& r : row.ratings)
        if (r.against == against) return &r;
    return nullptr;
}

}  // namespace

TEST_CASE("a card's figures carry their own labels, its arrow is read by the key") {
    const std::vector<Page> pages{PageBuilder(595, 842, 1).page(), PageBuilder(595, 842, 2).page()};
    const auto rows =
        read_rows(
            pages,
            {key(), card(2, "Calls answered", 184, {"Latest: 94%", "Target: 90%, Floor 85%", "Previous: 89% (Amber)"})},
            *LayoutSet::built_in())
            .rows;
    REQUIRE(rows.size() == 1);
    const Row& row = rows.front();
    CHECK(row.kind == RecordKind::kpi_card);
    CHECK(row.name.text == "Calls answered");
    REQUIRE(row.figures.size() == 4);
    CHECK(row.figures[0].measure == Measure::actual);
    CHECK(row.figures[0].value_text == "94%");
    CHECK(row.figures[0].cell.text == "Latest: 94%");
    CHECK(row.figures[1].measure == Measure::target);
    CHECK(row.figures[1].value_text == "90%");
    CHECK(row.figures[2].measure == Measure::floor);
    CHECK(row.figures[2].value_text == "85%");
    CHECK(row.figures[2].cell.text == "Target: 90%, Floor 85%");
    CHECK(row.figures[3].basis == Basis::previous);
    CHECK(row.figures[3].value_text == "89%");
    REQUIRE(row.ratings.size() == 3);
    REQUIRE(rating(row, Against::target));
    CHECK(rating(row, Against::target)->seen.value().rating == RatingValue::green);
    CHECK(rating(row, Against::target)->cell.symbols.empty());
    REQUIRE(rating(row, Against::trend));
    CHECK(rating(row, Against::trend)->seen.value().rating == RatingValue::worsening);
    CHECK_FALSE(rating(row, Against::trend)->cell.fill.has_value());
    REQUIRE(rating(row, Against::previous));
    CHECK(rating(row, Against::previous)->seen.value().rating == RatingValue::amber);
    CHECK(rating(row, Against::previous)->cell.text == "Amber");
}

TEST_CASE("cards one under the other in one grid are told apart") {
    TableWriter writer(1, 60, 60);
    writer.row({"Calls answered", "<", "GREEN"})
        .row({"Latest: 94%", "Target: 90%", "Previous: 89%"})
        .row({"Complaints answered in time", "<", "RED"})
        .row({"Latest: 71%", "Target: 85%", "Previous: 72%"});
    const auto rows = read_rows({PageBuilder(595, 842, 1).page()}, {writer.table()}, *LayoutSet::built_in()).rows;
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].name.text == "Calls answered");
    CHECK(rows[1].name.text == "Complaints answered in time");
    CHECK(rows[1].figures[0].value_text == "71%");
    REQUIRE(rating(rows[1], Against::target));
    CHECK(rating(rows[1], Against::target)->seen.value().rating == RatingValue::red);
}

TEST_CASE("labels in cells of their own take the figure beside them") {
    TableWriter writer(1, 60, 60);
    writer.row({"Homes brought back into use", "<", "<", "AMBER"})
        .row({"Latest", "422", "Target", "400"})
        .row({"Previous", "493", "", ""});
    const auto rows = read_rows({PageBuilder(595, 842, 1).page()}, {writer.table()}, *LayoutSet::built_in()).rows;
    REQUIRE(rows.size() == 1);
    REQUIRE(rows[0].figures.size() == 3);
    CHECK(rows[0].figures[0].value_text == "422");
    CHECK(rows[0].figures[1].measure == Measure::target);
    CHECK(rows[0].figures[1].value_text == "400");
}

TEST_CASE("a picture in a card is named and not read") {
    PageBuilder page(595, 842, 1);
    page.page().pictures.push_back({{65, 85, 350, 98}, 300, 100});
    const Paper paper =
        read_rows({page.page()}, {card(1, "Calls answered", 0, {"Latest: 94%", "Target: 90%", "Previous: 89%"})},
                  *LayoutSet::built_in());
    REQUIRE(paper.rows.size() == 1);
    REQUIRE(paper.diagnostics.size() == 1);
    CHECK(paper.diagnostics[0].code == "chart-not-read");
    CHECK(paper.diagnostics[0].severity == Diagnostic::Severity::info);
}

TEST_CASE("a table of ratings without figures gives ratings and its heading as group") {
    TableWriter writer(1, 60, 60);
    writer.row({"Customer Services KPIs", "RAG rating", "<", "DoT"})
        .row({"", "Latest", "Previous", ""})
        .row({"% of calls answered", "GREEN", "AMBER", ""})
        .row({"% of complaints answered in time", "RED", "RED", ""});
    for (int r = 2; r < 4; ++r)
        writer.at(r, 3).symbols.push_back(
            make_symbol({365, 65.0 + 20 * r, 375, 75.0 + 20 * r}, Shape::arrow, kBlack, 0));
    const auto rows =
        read_rows({PageBuilder(595, 842, 1).page()}, {writer.table(), key()}, *LayoutSet::built_in()).rows;
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].kind == RecordKind::kpi_row);
    CHECK(rows[0].figures.empty());
    CHECK(rows[0].group == std::vector<std::string>{"Customer Services KPIs"});
    REQUIRE(rating(rows[0], Against::previous));
    CHECK(rating(rows[0], Against::previous)->word_meaning == RatingValue::amber);
    REQUIRE(rating(rows[0], Against::trend));
    CHECK(rating(rows[0], Against::trend)->seen.value().rating == RatingValue::improving);
}
