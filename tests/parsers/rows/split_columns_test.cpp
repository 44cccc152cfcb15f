// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/rows/split_columns.hpp"

#include "parsers/data/table_grid.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/table_writer.hpp"

using namespace scrutineer;
using scrutineer::test::TableWriter;

namespace {

std::string text_at(const Table& table, int row, int column) {
    const Cell* cell = TableGrid(table).at(row, column);
    return cell ? cell->text : "";
}

}  // namespace

TEST_CASE("two figures in a cell are two columns where the heading says two things") {
    const Table table = with_split_columns(TableWriter(1, 50, 50)
                                               .row({"", "Quarter 1", "Quarter 2"})
                                               .row({"Measure", "Actual", "Actual / target"})
                                               .row({"Calls answered", "86%", "88.1% / 90%"})
                                               .row({"Complaints upheld", "4", "awaited / 70%"})
                                               .row({"Children in care", "83.1", "84.4/80.0"})
                                               .row({"Pupils missing education", "52", "n/a"})
                                               .table());
    REQUIRE(table.columns == 4);
    CHECK(text_at(table, 0, 3) == "Quarter 2");
    CHECK(text_at(table, 1, 2) == "Actual");
    CHECK(text_at(table, 1, 3) == "target");
    CHECK(text_at(table, 2, 2) == "88.1%");
    CHECK(text_at(table, 2, 3) == "90%");
    CHECK(text_at(table, 3, 3) == "70%");
    CHECK(text_at(table, 4, 2) == "84.4");
    CHECK(text_at(table, 5, 2) == "n/a");
    CHECK(text_at(table, 5, 3) == "");
}

TEST_CASE("brackets part figures where the heading has them too, and belong to a figure otherwise") {
    const Table table = with_split_columns(TableWriter(1, 50, 50)
                                               .row({"Measure", "Actual (Target)", "2023/24"})
                                               .row({"Calls answered", "88% (90%)", "86% (4,211)"})
                                               .row({"Children in care", "84 (80)", "81 (213)"})
                                               .table());
    REQUIRE(table.columns == 4);
    CHECK(text_at(table, 0, 2) == "Target");
    CHECK(text_at(table, 2, 2) == "80");
    CHECK(text_at(table, 2, 3) == "81 (213)");
}

TEST_CASE("years, fractions and names keep their strokes") {
    const Table table = with_split_columns(TableWriter(1, 50, 50)
                                               .row({"Actual / target", "2024/25", "Yes / No"})
                                               .row({"Waste / recycling", "12/34", "1 / 2"})
                                               .row({"Parks / open spaces", "10/20", "3 / 4"})
                                               .table());
    CHECK(table.columns == 3);
}
