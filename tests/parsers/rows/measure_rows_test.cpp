// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/rows/measure_rows.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/page_builder.hpp"
#include "tests/support/paper_text.hpp"
#include "tests/support/table_writer.hpp"

using namespace scrutineer;
using scrutineer::test::PageBuilder;
using scrutineer::test::TableWriter;

namespace {

std::vector<Row> rows_of(const Table& table, const Page& page = PageBuilder(595, 842, 1),
                         std::vector<std::string> headings = {}) {
    const std::vector<Page> pages{page};
    const PaperText text(pages);
    const TableGrid grid(table);
    TableContext context{table, grid, pages, 1, std::move(headings), {}, {}};
    context.text = &text;
    const auto found = find_measure_rows(context);
    return found ? read_measure_rows(context, *found).rows : std::vector<Row>{};
}

}  // namespace

TEST_CASE("a table of one indicator has its name above it, its measures down and its quarters across") {
    TableWriter writer(1, 60, 120);
    writer.row({"", "Q1 2024/25", "Q2 2024/25", "Q3 2024/25"})
        .row({"Actual", "60.3%", "73.7%", "63.2%"})
        .row({"Target", "77.9%", "77.9%", "77.9%"})
        .row({"RAG", "R", "A", "R"});
    PageBuilder page;
    page.bold(60, 112, "Rent collected as a share of rent due");
    const auto rows = rows_of(writer.table(), page, {"Housing", "Rent collected as a share of rent due"});
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].name.text == "Rent collected as a share of rent due");
    CHECK(rows[0].group == std::vector<std::string>{"Housing"});
    REQUIRE(rows[0].figures.size() == 6);
    CHECK(rows[0].figures[0].period_text == "Q1 2024/25");
    CHECK(rows[0].figures[0].measure == Measure::actual);
    CHECK(rows[0].figures[5].measure == Measure::target);
    CHECK(rows[0].figures[5].period_text == "Q3 2024/25");
    REQUIRE(rows[0].ratings.size() == 1);
    CHECK(rows[0].ratings[0].cell.text == "R");
}

TEST_CASE("an indicator's rows stand beside its name") {
    TableWriter writer(1, 60, 60);
    writer.row({"Indicator", "", "Q1", "Q2"})
        .row({"Calls answered", "Target", "90%", "90%"})
        .row({"", "Actual", "81%", "84%"})
        .row({"Visits to libraries", "Target", "1,000", "1,000"})
        .row({"", "Actual", "1,204", "998"});
    writer.at(1, 0).row_span = 2;
    writer.at(3, 0).row_span = 2;
    const auto rows = rows_of(writer.table());
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].name.text == "Calls answered");
    CHECK(rows[1].name.text == "Visits to libraries");
    REQUIRE(rows[1].figures.size() == 4);
    CHECK(rows[1].figures[2].measure == Measure::actual);
    CHECK(rows[1].figures[2].cell.text == "1,204");
}

TEST_CASE("plain rows, months down the page and tables without a name are none") {
    TableWriter plain(1, 60, 60);
    plain.row({"Measure", "Actual", "Target"}).row({"Calls", "81%", "90%"}).row({"Visits", "12", "14"});
    CHECK(rows_of(plain.table()).empty());
    TableWriter months(1, 60, 60);
    months.row({"", "Lifted", "Released"}).row({"Apr-23", "67", "64"}).row({"May-23", "60", "61"});
    CHECK(rows_of(months.table()).empty());
    TableWriter nameless(1, 60, 60);
    nameless.row({"", "Q1", "Q2"}).row({"Actual", "1", "2"}).row({"Target", "3", "4"});
    CHECK(rows_of(nameless.table()).empty());
}

TEST_CASE("two names that end like measures are none among rows of other names") {
    TableWriter writer(1, 60, 120);
    writer.row({"", "2030-31", "2031-32"})
        .row({"North quay", "106", "123"})
        .row({"South quay", "49", "60"})
        .row({"Old dock", "46", "54"})
        .row({"Total spend", "201", "237"})
        .row({"Increase in spend", "-", "18%"});
    PageBuilder page;
    page.bold(60, 112, "Table 3: Total spend on harbours");
    CHECK(rows_of(writer.table(), page, {"Table 3: Total spend on harbours"}).empty());
}

TEST_CASE("months and years down the page are a series, whatever is written beside them and above them") {
    TableWriter writer(1, 60, 60);
    writer.row({"", "", "CSC 006", "CSC 009"}).row({"", "", "% of contacts completed", "% of referrals completed"});
    writer.row({"In month performance", "Target", "95.0", "5.0"});
    for (const char* month : {"Apr-18", "May-18", "Jun-18", "Jul-18"}) writer.row({"", month, "96.0", "0.2"});
    writer.row({"Annual trend", "2016/17", "96.6", "1.4"}).row({"", "2018/19 YTD", "98.0", "0.1"});
    writer.at(2, 0).row_span = 5;
    writer.at(7, 0).row_span = 2;
    CHECK(rows_of(writer.table()).empty());
}

TEST_CASE("a block has its code and name in a band, what it says of itself below, and quarters of its own") {
    TableWriter writer(1, 60, 60);
    writer.row({"INV-02", "Homes delivered in the year", "", ""})
        .row({"Lead officer: A. Lamp", "", "Good performance: lower", ""})
        .row({"", "Q2 2030/31", "Q3 2030/31", "Q4 2030/31"})
        .row({"Result", "388", "571", "802"})
        .row({"Target", "300", "450", "600"})
        .row({"Delivery is ahead of the plan.", "", "", ""})
        .row({"INV-05", "Lamps mended in time", "", ""})
        .row({"", "Q3 2030/31", "Q4 2030/31", "Q1 2031/32"})
        .row({"Result", "90%", "86%", "79%"})
        .row({"Target", "85%", "85%", "85%"});
    const auto rows = rows_of(writer.table());
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].name.text == "Homes delivered in the year");
    CHECK(rows[0].code == "INV-02");
    CHECK(rows[0].polarity == Polarity::lower);
    REQUIRE(rows[0].figures.size() == 6);
    CHECK(rows[0].figures[0].period_text == "Q2 2030/31");
    CHECK(rows[1].name.text == "Lamps mended in time");
    REQUIRE(rows[1].figures.size() == 6);
    CHECK(rows[1].figures[2].period_text == "Q1 2031/32");
    CHECK(rows[1].figures[3].measure == Measure::target);
}
