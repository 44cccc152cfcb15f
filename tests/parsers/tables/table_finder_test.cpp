// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/tables/table_finder.hpp"

#include <map>
#include <string>

#include "tests/support/catch.hpp"
#include "tests/support/found_tables.hpp"
#include "tests/support/page_builder.hpp"

using namespace scrutineer;
using scrutineer::test::PageBuilder;
using scrutineer::test::tables_of;

namespace {

const Cell* cell_at(const Table& table, int row, int column) {
    for (const Cell& cell : table.cells)
        if (row >= cell.row && row < cell.row + cell.row_span && column >= cell.column &&
            column < cell.column + cell.column_span)
            return &cell;
    return nullptr;
}

std::string text_at(const Table& table, int row, int column) {
    const Cell* cell = cell_at(table, row, column);
    return cell ? cell->text : "(none)";
}

}  // namespace

TEST_CASE("a ruled grid gives its cells, with merged ones spanning") {
    PageBuilder page;
    page.ruled({50, 150, 250, 350}, {100, 120, 140, 160});
    // The header's second and third cell are merged: no line between them in the first row.
    page.page().rules.erase(page.page().rules.begin() + 4 + 2);
    page.down(250, 120, 160);
    page.bold(55, 114, "Measure").bold(155, 114, "Figures of 2019");
    page.text(55, 134, "Visits").right(245, 134, "12").right(345, 134, "14");
    page.text(55, 154, "Calls").right(245, 154, "3").right(345, 154, "4");
    const auto tables = tables_of(page);
    REQUIRE(tables.size() == 1);
    const Table& table = tables[0];
    CHECK(table.rows == 3);
    CHECK(table.columns == 3);
    CHECK(table.header_rows == 1);
    CHECK(table.ruling == Table::Ruling::full);
    REQUIRE(cell_at(table, 0, 1));
    CHECK(cell_at(table, 0, 1)->column_span == 2);
    CHECK(text_at(table, 0, 1) == "Figures of 2019");
    CHECK(text_at(table, 1, 1) == "12");
    CHECK(text_at(table, 2, 2) == "4");
}

TEST_CASE("a cell keeps its fill, its symbols and the lines of its text") {
    PageBuilder page;
    page.ruled({50, 150, 250}, {100, 130, 160});
    page.fill({150, 130, 250, 160}, {0, 176, 80});
    page.text(55, 112, "Name").text(155, 112, "Rating");
    page.text(55, 142, "Visits to").text(55, 154, "libraries").text(155, 148, "GREEN");
    page.symbol({225, 140, 235, 150}, Shape::arrow, {255, 255, 255});
    const auto tables = tables_of(page);
    REQUIRE(tables.size() == 1);
    const Cell* name = cell_at(tables[0], 1, 0);
    REQUIRE(name);
    CHECK(name->text == "Visits to libraries");
    CHECK(name->lines.size() == 2);
    CHECK_FALSE(name->fill);
    const Cell* rating = cell_at(tables[0], 1, 1);
    REQUIRE(rating);
    CHECK(rating->fill == Colour{0, 176, 80});
    REQUIRE(rating->symbols.size() == 1);
    CHECK(rating->symbols[0].shape == Shape::arrow);
}

TEST_CASE("vertical text is read in its own direction") {
    PageBuilder page;
    page.ruled({50, 70, 150, 250}, {100, 180, 200});
    page.upwards(63, 175, "IN MONTH").text(75, 140, "April").text(155, 140, "12");
    page.text(75, 194, "May").text(155, 194, "13");
    const auto tables = tables_of(page);
    REQUIRE(tables.size() == 1);
    CHECK(text_at(tables[0], 0, 0) == "IN MONTH");
    CHECK(cell_at(tables[0], 0, 0)->rotation == 270);
}

TEST_CASE("a frame around text and a box around one column are not tables") {
    PageBuilder page;
    page.ruled({50, 500}, {100, 200, 300});
    page.text(55, 120, "Some words in a box").text(55, 220, "and some more below");
    CHECK(tables_of(page).empty());
}

TEST_CASE("a page that draws far too much ends with a diagnostic, not with a long wait") {
    PageBuilder page;
    for (int i = 0; i < 12000; ++i) {
        page.across(10 + i * 0.06, 0, 595, 0.1);
        page.down(10 + i * 0.04, 0, 842, 0.1);
    }
    std::vector<Diagnostic> diagnostics;
    TableFinderOptions options;
    options.step_budget = 100'000;
    find_tables(page, diagnostics, options);
    REQUIRE(diagnostics.size() == 1);
    CHECK(diagnostics[0].code == "table-budget-reached");
    CHECK(diagnostics[0].page == 1);
}
