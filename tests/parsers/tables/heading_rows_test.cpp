// SPDX-License-Identifier: GPL-3.0-or-later
// Headings that no line and no colour joins to their columns.
#include "parsers/tables/heading_rows.hpp"

#include <string>

#include "parsers/data/table_grid.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/found_tables.hpp"
#include "tests/support/page_builder.hpp"

using namespace scrutineer;
using scrutineer::test::PageBuilder;
using scrutineer::test::tables_of;

namespace {

/// Six columns of figures, 60 points each, right of names from x 40; rows 16 high from y 200.
constexpr double first_figure = 200;

void write_rows(PageBuilder& page, int rows, double pitch = 16) {
    for (int r = 0; r < rows; ++r) {
        page.text(40, 212 + pitch * r, "Service " + std::string(1, char('A' + r)), 9);
        for (int c = 0; c < 6; ++c)
            page.right(first_figure + 50 + 60 * c, 212 + pitch * r, std::to_string(10 + r) + "." + std::to_string(c),
                       9);
    }
}

const Cell* cell_at(const Table& table, int row, int column) { return TableGrid(table).at(row, column); }

}  // namespace

TEST_CASE("Years over runs of headings that repeat are over all columns of a run, however close they stand") {
    PageBuilder page(600, 600);
    const char* const headings[] = {"Budget", "Actual", "Variance", "Budget", "Forecast", "Variance"};
    for (int c = 0; c < 6; ++c) page.right(first_figure + 50 + 60 * c, 196, headings[c], 9);
    page.centred(first_figure + 90, 185, "2023/24", 9).centred(first_figure + 270, 185, "2024/25", 9);
    write_rows(page, 5);
    const std::vector<Table> tables = tables_of(page.page());
    REQUIRE(tables.size() == 1);
    const Cell* first = cell_at(tables[0], 0, 1);
    REQUIRE(first);
    CHECK(first->text == "2023/24");
    CHECK(first->column == 1);
    CHECK(first->column_span == 3);
    REQUIRE(cell_at(tables[0], 0, 6));
    CHECK(cell_at(tables[0], 0, 6)->text == "2024/25");
    CHECK(cell_at(tables[0], 1, 5)->text == "Forecast");
}

TEST_CASE("Headings above rows that are drawn are the table's first row") {
    PageBuilder page(600, 600);
    const char* const headings[] = {"April", "May", "June", "July", "August", "Target"};
    for (int c = 0; c < 6; ++c) page.right(first_figure + 50 + 60 * c, 194, headings[c], 9);
    page.text(40, 180, "Performance of services", 12, true);
    write_rows(page, 4);
    for (int r = 0; r <= 4; ++r) page.across(200 + 16 * r, 36, 560);
    for (const double x : {36.0, 198.0, 258.0, 318.0, 378.0, 438.0, 498.0, 560.0}) page.down(x, 200, 264);
    const std::vector<Table> tables = tables_of(page.page());
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].rows == 5);
    CHECK(tables[0].header_rows == 1);
    REQUIRE(cell_at(tables[0], 0, 6));
    CHECK(cell_at(tables[0], 0, 6)->text == "Target");
    CHECK(cell_at(tables[0], 1, 0)->text == "Service A");
}

TEST_CASE("Headings set at 90 degrees head the columns they stand over") {
    PageBuilder page(600, 600);
    const char* const headings[] = {"April", "May", "June", "July", "August", "Target"};
    for (int c = 0; c < 6; ++c) page.upwards(first_figure + 46 + 60 * c, 198, headings[c], 9);
    write_rows(page, 5);
    const std::vector<Table> tables = tables_of(page.page());
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].rows == 6);
    CHECK(tables[0].header_rows == 1);
    REQUIRE(cell_at(tables[0], 0, 1));
    CHECK(cell_at(tables[0], 0, 1)->text == "April");
    CHECK(cell_at(tables[0], 0, 6)->text == "Target");
}

TEST_CASE("Rows far apart whose figures stand under one another are one table") {
    PageBuilder page(600, 600);
    const char* const headings[] = {"April", "May", "June", "July", "August", "Target"};
    for (int c = 0; c < 6; ++c) page.right(first_figure + 50 + 60 * c, 172, headings[c], 9);
    write_rows(page, 4, 42);
    const std::vector<Table> tables = tables_of(page.page());
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].rows == 5);
    CHECK(cell_at(tables[0], 0, 1)->text == "April");
    CHECK(cell_at(tables[0], 4, 0)->text == "Service D");
}

TEST_CASE("Borders drawn as rows of dots bound cells") {
    PageBuilder page(600, 600);
    constexpr Colour grey{85, 85, 85};
    for (int r = 0; r <= 3; ++r)
        for (double x = 40; x < 340; x += 1.5) page.fill({x, 100.0 + 30 * r, x + 0.75, 100.75 + 30 * r}, grey);
    for (const double x : {40.0, 140.0, 240.0, 340.0})
        for (double y = 100; y < 190; y += 1.5) page.fill({x, y, x + 0.75, y + 0.75}, grey);
    for (int r = 0; r < 3; ++r) {
        page.text(44, 118 + 30 * r, r == 0 ? "Service" : "Service " + std::to_string(r), 9);
        page.text(150, 118 + 30 * r, r == 0 ? "Budget" : "12", 9).text(250, 118 + 30 * r, r == 0 ? "Actual" : "13", 9);
    }
    const std::vector<Table> tables = tables_of(page.page());
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].ruling == Table::Ruling::full);
    CHECK(tables[0].rows == 3);
    CHECK(tables[0].columns == 3);
}

TEST_CASE("The heading of the first group stands between the headings and the rows") {
    PageBuilder page(600, 600);
    page.text(40, 172, "Measure", 9, true);
    for (int c = 0; c < 4; ++c) page.right(first_figure + 50 + 60 * c, 172, "Q" + std::to_string(c + 1), 9);
    page.right(first_figure + 50 + 60 * 4, 172, "Target", 9).right(first_figure + 50 + 60 * 5, 172, "2023/24", 9);
    page.text(40, 192, "Clean streets and waste", 9, true);
    write_rows(page, 4);
    for (int r = 0; r <= 4; ++r) page.across(200 + 16 * r, 36, 560);
    for (const double x : {36.0, 198.0, 258.0, 318.0, 378.0, 438.0, 498.0, 560.0}) page.down(x, 200, 264);
    const std::vector<Table> tables = tables_of(page.page());
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].rows == 6);
    CHECK(tables[0].header_rows == 1);
    REQUIRE(cell_at(tables[0], 0, 1));
    CHECK(cell_at(tables[0], 0, 1)->text == "Q1");
    REQUIRE(cell_at(tables[0], 1, 0));
    CHECK(cell_at(tables[0], 1, 0)->text == "Clean streets and waste");
    CHECK(cell_at(tables[0], 2, 0)->text == "Service A");
}
