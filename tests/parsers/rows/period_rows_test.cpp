// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/rows/period_rows.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/page_builder.hpp"
#include "tests/support/table_writer.hpp"

using namespace scrutineer;
using scrutineer::test::PageBuilder;
using scrutineer::test::TableWriter;

namespace {

std::optional<Row> row_of(const Table& table, const Page& page = PageBuilder(595, 842, 1)) {
    const std::vector<Page> pages{page};
    const PaperText text(pages);
    const TableGrid grid(table);
    TableContext context{table, grid, pages, 1, {"Customers"}, {}, {}};
    context.text = &text;
    return read_period_rows(context);
}

}  // namespace

TEST_CASE("quarters down and measures across are one indicator, named above its table") {
    TableWriter writer(1, 60, 120);
    writer.row({"Period", "Actual", "Target", "RAG"})
        .row({"Q1 2024/25", "81%", "90%", "Red"})
        .row({"Q2 2024/25", "88%", "90%", "Amber"})
        .row({"Q3 2024/25", "91%", "90%", "Green"});
    PageBuilder page;
    page.bold(60, 112, "Calls answered within two minutes");
    const auto row = row_of(writer.table(), page);
    REQUIRE(row);
    CHECK(row->name.text == "Calls answered within two minutes");
    REQUIRE(row->figures.size() == 6);
    CHECK(row->figures[0].measure == Measure::actual);
    CHECK(row->figures[0].period_text == "Q1 2024/25");
    CHECK(row->figures[5].measure == Measure::target);
    CHECK(row->figures[5].period_text == "Q3 2024/25");
    REQUIRE(row->ratings.size() == 1);
    CHECK(row->ratings[0].cell.text == "Green");
}

TEST_CASE("without a name, and under the names of indicators, there is no such row") {
    TableWriter nameless(1, 60, 100);
    nameless.row({"Year", "Budget", "Outturn"})
        .row({"2015/16", "1", "2"})
        .row({"2016/17", "3", "4"})
        .row({"2017/18", "5", "6"});
    CHECK_FALSE(row_of(nameless.table()));
    TableWriter names(1, 60, 120);
    names.row({"", "Lifted", "Released"}).row({"Apr-23", "1", "2"}).row({"May-23", "3", "4"}).row({"Jun-23", "5", "6"});
    PageBuilder page;
    page.bold(60, 112, "Vehicle pound");
    CHECK_FALSE(row_of(names.table(), page));
}
