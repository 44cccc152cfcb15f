// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/rows/series_columns.hpp"

#include "parsers/rows/series_labels.hpp"

#include "parsers/layouts/layout_set.hpp"
#include "parsers/rows/read_rows.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/page_builder.hpp"
#include "tests/support/table_writer.hpp"

using namespace scrutineer;
using scrutineer::test::PageBuilder;
using scrutineer::test::TableWriter;

namespace {

std::vector<Row> rows_of(const std::vector<Page>& pages, const std::vector<Table>& tables) {
    return read_rows(pages, tables, *LayoutSet::built_in()).rows;
}

const RawFigure& figure(const Row& row, const std::string& label) {
    for (const RawFigure& f : row.figures)
        if (f.label == label) return f;
    FAIL("no figure " << label);
    throw 0;
}

}  // namespace

TEST_CASE("a scorecard's columns are indicators and its rows their series") {
    TableWriter card(1, 60, 100);
    card.row({"", "", "CSC 034", ""})
        .row({"", "", "Monthly number of re-referrals", "% re-referrals (monthly)"})
        .row({"IN MONTH PERFORMANCE", "Target", "(blank)", "20.0"})
        .row({"", "Apr-18", "21", "24.4"})
        .row({"", "May-18", "51 (28)", "<5"})
        .row({"", "Jun-18", "", ""})
        .row({"ANNUAL TREND", "2016/17", "314", "21.4"})
        .row({"", "2018/19 YTD", "94", ""});
    card.at(2, 0).rotation = 270;
    card.at(6, 0).rotation = 270;
    const auto rows = rows_of({PageBuilder(595, 842, 1).page()}, {card.table()});
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].kind == RecordKind::kpi_series);
    CHECK(rows[0].code == "CSC 034");
    CHECK(rows[0].name.text == "Monthly number of re-referrals");
    REQUIRE(rows[0].figures.size() == 5);
    CHECK(figure(rows[0], "Target").measure == Measure::target);
    CHECK(figure(rows[0], "Target").basis == Basis::latest);
    CHECK(figure(rows[0], "Target").period_text.empty());
    CHECK(figure(rows[0], "Target").cell.text == "(blank)");
    CHECK(figure(rows[0], "May-18").basis == Basis::series);
    CHECK(figure(rows[0], "May-18").period_text == "May-18");
    CHECK(figure(rows[0], "May-18").cell.text == "51 (28)");
    CHECK(figure(rows[0], "2016/17").basis == Basis::annual);
    CHECK(figure(rows[0], "2018/19 YTD").basis == Basis::year_to_date);
    // A column without a code, and months that have not come yet.
    CHECK(rows[1].code.empty());
    CHECK(rows[1].name.text == "% re-referrals (monthly)");
    CHECK(rows[1].figures.size() == 4);
}

TEST_CASE("annual rows on the next page belong to the same indicators") {
    TableWriter first(1, 60, 100), with_header(2, 60, 40), without(2, 60, 40);
    first.row({"", "EH 01", "EH 02"})
        .row({"", "Assessments started", "Assessments finished"})
        .row({"Target", "", "30%"})
        .row({"Apr-18", "52", "25%"})
        .row({"May-18", "88", "48%"});
    with_header.row({"", "EH 01", "EH 02"})
        .row({"", "Assessments started", "Assessments finished"})
        .row({"2015/16", "608", ""})
        .row({"2016/17", "871", ""})
        .row({"2018/19 YTD", "370", "31%"});
    without.row({"2015/16", "608", ""}).row({"2016/17", "871", ""}).row({"2018/19 YTD", "370", "31%"});
    const std::vector<Page> pages{PageBuilder(595, 842, 1).page(), PageBuilder(595, 842, 2).page()};
    for (Table next : {with_header.table(), without.table()}) {
        const auto rows = rows_of(pages, {first.table(), next});
        REQUIRE(rows.size() == 2);
        CHECK(rows[0].code == "EH 01");
        CHECK(rows[0].page == 1);
        REQUIRE(rows[0].figures.size() == 5);
        CHECK(figure(rows[0], "2016/17").cell.text == "871");
        CHECK(figure(rows[0], "2016/17").cell.page == 2);
        REQUIRE(rows[1].figures.size() == 4);
        CHECK(figure(rows[1], "2018/19 YTD").cell.text == "31%");
    }
}

TEST_CASE("headings that stand above the grid are read from the page") {
    PageBuilder page(595, 842, 1);
    page.text(170, 80, "SC 230", {8, true, {}}).text(270, 80, "SC 231", {8, true, {}});
    page.text(165, 92, "% of homes rated", {8, true, {}}).text(270, 96, "Occupied beds", {8, true, {}});
    TableWriter card(1, 60, 100);
    card.row({"Target", "85", ""})
        .row({"Apr-17", "85.6", "731"})
        .row({"May-17", "65.8", "830"})
        .row({"Jun-17", "82.8", "810"});
    const auto rows = rows_of({page.page()}, {card.table()});
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].code == "SC 230");
    CHECK(rows[0].name.text == "% of homes rated");
    CHECK(rows[0].group.empty());
    CHECK(rows[1].code == "SC 231");
    CHECK(rows[1].name.text == "Occupied beds");
}

TEST_CASE("a definition in the same grid is no heading of a column") {
    TableWriter card(1, 60, 100);
    card.row({"CONTACTS", "<", "<"})
        .row({"DEFINITION", "The contacts made with the service in a month.", "<"})
        .row({"", "SC 004", "SC 005"})
        .row({"", "Number of contacts", "% leading to a referral"})
        .row({"Apr-17", "548", "38.1%"})
        .row({"May-17", "530", "32.4%"})
        .row({"Jun-17", "467", "45.2%"});
    const auto rows = rows_of({PageBuilder(595, 842, 1).page()}, {card.table()});
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].name.text == "Number of contacts");
    CHECK(rows[0].group == std::vector<std::string>{"CONTACTS"});
    CHECK(rows[1].code == "SC 005");
}

TEST_CASE("years down the side of a money table are no scorecard") {
    TableWriter money(1, 60, 100);
    money.row({"Year", "Budget £000", "Outturn £000"})
        .row({"2015/16", "1,200", "1,180"})
        .row({"2016/17", "1,300", "1,310"})
        .row({"2017/18", "1,400", "1,390"});
    for (const Row& row : rows_of({PageBuilder(595, 842, 1).page()}, {money.table()}))
        CHECK(row.kind != RecordKind::kpi_series);
}

TEST_CASE("a piece of a sentence is no name: names are looked for on the page, without a chart's numbers") {
    PageBuilder page(595, 842, 1);
    page.text(170, 110, "SC 230", {8, true, {}})
        .text(270, 110, "SC 231", {8, true, {}})
        .text(420, 110, "200", {6, false, {}});
    page.text(165, 124, "Homes rated good", {8, true, {}}).text(270, 124, "Occupied beds", {8, true, {}});
    page.text(420, 124, "150", {6, false, {}});
    TableWriter card(1, 60, 100);
    card.row({"", "with, and the column is left empty", ""})
        .row({"Target", "85", ""})
        .row({"Apr-17", "85.6", "731"})
        .row({"May-17", "65.8", "830"})
        .row({"Jun-17", "82.8", "810"});
    Table table = card.table();
    for (Cell& cell : table.cells) {  // lower on the page, under the headings
        cell.box.y0 += 10;
        cell.box.y1 += 10;
        if (cell.text.empty()) continue;
        cell.text_box.y0 += 10;
        cell.text_box.y1 += 10;
    }
    const auto rows = rows_of({page.page()}, {table});
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].code == "SC 230");
    CHECK(rows[0].name.text == "Homes rated good");
    CHECK(rows[1].name.text == "Occupied beds");
}

TEST_CASE("columns without names that go on from no table are left out and named") {
    TableWriter card(1, 60, 400);
    card.row({"Apr-17", "85.6", "731"}).row({"May-17", "65.8", "830"}).row({"Jun-17", "82.8", "810"});
    TableWriter first(1, 60, 100);
    first.row({"", "SC 1", "SC 2"})
        .row({"", "Homes rated good", "Occupied beds"})
        .row({"Apr-17", "1", "2"})
        .row({"May-17", "3", "4"})
        .row({"Jun-17", "5", "6"});
    const Paper paper =
        read_rows({PageBuilder(595, 842, 1).page()}, {first.table(), card.table()}, *LayoutSet::built_in());
    REQUIRE(paper.rows.size() == 2);
    CHECK(paper.rows[0].figures.size() == 3);
    REQUIRE(paper.diagnostics.size() == 1);
    CHECK(paper.diagnostics[0].code == "series-without-names");
}

TEST_CASE("the total under twelve months is the year's, under fewer of no period") {
    const auto total_after = [](int months) {
        TableWriter writer(1, 60, 60);
        writer.row({"Month", "Visits", "Calls"});
        const std::vector<std::string> names{"Apr-30", "May-30", "Jun-30", "Jul-30", "Aug-30", "Sep-30",
                                             "Oct-30", "Nov-30", "Dec-30", "Jan-31", "Feb-31", "Mar-31"};
        for (int m = 0; m < months; ++m) writer.row({names[static_cast<std::size_t>(m)], "12", "30"});
        writer.row({"Total", "144", "360"});
        const Table table = writer.table();
        const std::vector<Page> pages;
        const TableGrid grid(table);
        TableContext context{table, grid, pages, 1, {}, {}, {}};
        const Layout layout = general_series();
        const TableRows read = read_series_columns(context, layout, match_series_columns(context, layout));
        return read.rows.at(0).figures.back();
    };
    CHECK(total_after(12).period_text == "Apr-30 to Mar-31");
    CHECK(total_after(12).basis == Basis::annual);
    CHECK_FALSE(total_after(12).of_no_period);
    CHECK(total_after(5).of_no_period);
}
