// SPDX-License-Identifier: GPL-3.0-or-later
// What tables of indicators mean by the order of their columns and rows.
#include "parsers/meaning/read_table.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/table_writer.hpp"

using namespace scrutineer;
using scrutineer::test::TableWriter;

namespace {

std::vector<Row> rows_of(const Table& table) {
    const TableGrid grid(table);
    const meaning::TableView view{table, grid};
    return meaning::read_table(view, meaning::understand(view)).rows;
}

}  // namespace

TEST_CASE("periods that alternate with figures are those of the figures behind them") {
    TableWriter writer(1, 20, 60);
    writer.row({"Indicator", "Period", "Data", "Period", "Data", "Target"});
    writer.row({"Lamps mended in time", "FY 30/31", "91.2%", "FY 31/32", "93.4%", "95%"});
    writer.row({"Days to answer a letter", "Q3 31/32", "15.9", "Q4 31/32", "15.2", "14.0"});
    writer.row({"Visits to libraries", "FY 30/31", "1,204", "FY 31/32", "1,171", "1,300"});
    const std::vector<Row> rows = rows_of(writer.table());
    REQUIRE(rows.size() == 3);
    REQUIRE(rows[0].figures.size() == 3);
    CHECK(rows[0].figures[0].period_text == "FY 30/31");
    CHECK(rows[0].figures[1].period_text == "FY 31/32");
    CHECK(rows[1].figures[1].period_text == "Q4 31/32");
    CHECK(rows[1].period_text == "Q4 31/32");
}

TEST_CASE("a first column with a text beside few rows heads them, and its texts may take several") {
    TableWriter writer(1, 20, 60);
    writer.row({"Service", "Measure", "2030/31", "2031/32"});
    writer.row({"Culture &", "Cost of a visit to a library", "£3.12", "£2.67"});
    writer.row({"leisure", "Adults content with parks", "91.3%", "90.2%"});
    writer.row({"", "Cost of a visit to a museum", "£5.90", "£4.41"});
    writer.row({"Harbours", "Ferries that ran on time", "96.4%", "96.1%"});
    writer.row({"", "Berths let in the season", "68.9%", "72.4%"});
    writer.row({"", "Days lost to storms", "12", "9"});
    const std::vector<Row> rows = rows_of(writer.table());
    REQUIRE(rows.size() == 6);
    CHECK(rows[0].name.text == "Cost of a visit to a library");
    const std::vector<std::string> leisure{"Culture & leisure"};
    CHECK(rows[0].group == leisure);
    CHECK(rows[1].group == leisure);
    CHECK(rows[2].group == leisure);
    CHECK(rows[5].group == std::vector<std::string>{"Harbours"});
}
