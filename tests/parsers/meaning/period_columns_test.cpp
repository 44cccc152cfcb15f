// SPDX-License-Identifier: GPL-3.0-or-later
// Which figures a column of periods dates.
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

std::string period_of(const Row& row, std::size_t figure) {
    const RawFigure& raw = row.figures.at(figure);
    return raw.period_text.empty() ? row.period_text : raw.period_text;
}

}  // namespace

TEST_CASE("each of several periods in a row dates the figures between it and the next") {
    TableWriter writer(1, 20, 60);
    writer.row({"Measure", "Period", "Data", "Period", "Data", "Target"});
    writer.row({"Harbour walls inspected", "2030/31", "71%", "2031/32", "74%", "80%"});
    writer.row({"Slipways open all year", "Q1 2031/32", "12", "Q2 2031/32", "13", "15"});
    writer.row({"Piers repaired in time", "2030/31", "91%", "2031/32", "88%", "95%"});
    const std::vector<Row> rows = rows_of(writer.table());
    REQUIRE(rows.size() == 3);
    CHECK(period_of(rows[0], 0) == "2030/31");
    CHECK(period_of(rows[0], 1) == "2031/32");
    CHECK(period_of(rows[0], 2) == "2031/32");
    CHECK(period_of(rows[1], 0) == "Q1 2031/32");
    CHECK(period_of(rows[1], 1) == "Q2 2031/32");
}

TEST_CASE("a second period behind the figures dates those before it") {
    TableWriter writer(1, 20, 60);
    writer.row({"Measure", "Result", "Target", "Period", "National average", "Period"});
    writer.row({"Harbour walls inspected", "71%", "80%", "2031/32", "69%", "2030/31"});
    writer.row({"Slipways open all year", "77%", "85%", "2031/32", "70%", "2030/31"});
    writer.row({"Piers repaired in time", "91%", "95%", "2031/32", "84%", "2030/31"});
    const std::vector<Row> rows = rows_of(writer.table());
    REQUIRE(rows.size() == 3);
    CHECK(period_of(rows[0], 0) == "2031/32");
    CHECK(period_of(rows[0], 2) == "2030/31");
}
