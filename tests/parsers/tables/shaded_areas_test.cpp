// SPDX-License-Identifier: GPL-3.0-or-later
// Tables that colours bound and no line: what has no colour belongs to them too.
#include "parsers/tables/ruled/shaded_areas.hpp"

#include <string>

#include "parsers/data/table_grid.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/found_tables.hpp"
#include "tests/support/page_builder.hpp"

using namespace scrutineer;
using scrutineer::test::PageBuilder;
using scrutineer::test::tables_of;

namespace {

constexpr Colour band{0, 80, 80};
constexpr Colour stripe{238, 242, 246};
constexpr double row_height = 24;

std::string at(const Table& table, int row, int column) {
    const TableGrid grid(table);
    const Cell* cell = grid.beginning(row, column);
    return cell ? cell->text : "";
}

void fill_row(PageBuilder& page, double y, Colour colour) {
    for (int c = 0; c < 4; ++c) page.fill({40 + 120.0 * c, y, 160 + 120.0 * c, y + row_height}, colour);
}

void write_row(PageBuilder& page, double y, const std::string& name, const std::string& figure) {
    page.text(44, y + 15, name, 9);
    for (int c = 1; c < 4; ++c) page.right(150 + 120.0 * c, y + 15, figure + std::to_string(c), 9);
}

void write_heading(PageBuilder& page, double y) {
    page.text(44, y + 15, "Service", 9, true);
    const char* const headings[] = {"Budget", "Forecast", "Variance"};
    for (int c = 1; c < 4; ++c) page.text(55 + 120.0 * c, y + 15, headings[c - 1], 9, true);
}

}  // namespace

TEST_CASE("A coloured heading takes in the plain rows below it") {
    PageBuilder page(600, 600);
    fill_row(page, 100, band);
    write_heading(page, 100);
    for (int r = 1; r <= 3; ++r)
        write_row(page, 100 + row_height * r, "Service " + std::string(1, char('A' + r)), "1,20");
    page.text(44, 260, "The committee is asked to note the position and what is being done about it by officers.", 9);
    page.text(44, 272, "A further report on the position of each service will be brought to the next meeting here.", 9);
    const std::vector<Table> tables = tables_of(page.page());
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].rows == 4);
    CHECK(tables[0].columns == 4);
    CHECK(tables[0].header_rows == 1);
    CHECK(at(tables[0], 0, 2) == "Forecast");
    CHECK(at(tables[0], 3, 0) == "Service D");
    CHECK(at(tables[0], 3, 3) == "1,203");
}

TEST_CASE("Plain rows between stripes are rows of one table, however their names wrap") {
    PageBuilder page(600, 600);
    write_heading(page, 100);
    for (int r = 1; r <= 6; ++r) {
        const double y = 100 + row_height * r;
        if (r % 2 == 1) fill_row(page, y, stripe);
        if (r != 4) {
            write_row(page, y, "Service " + std::string(1, char('A' + r)), "10.");
            continue;
        }
        page.text(44, y + 10, "Service of two", 9).text(44, y + 21, "lines", 9);
        for (int c = 1; c < 4; ++c) page.right(150 + 120.0 * c, y + 15, "44." + std::to_string(c), 9);
    }
    const std::vector<Table> tables = tables_of(page.page());
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].rows == 7);
    CHECK(at(tables[0], 0, 1) == "Budget");
    CHECK(at(tables[0], 4, 0) == "Service of two lines");
    CHECK(at(tables[0], 4, 3) == "44.3");
    CHECK(at(tables[0], 6, 1) == "10.1");
}

TEST_CASE("Tables with the same columns stay apart where a title stands between them") {
    PageBuilder page(600, 600);
    for (const double y : {100.0, 200.0}) {
        page.text(40, y - 8, y > 150 ? "Place" : "People", 12, true);
        fill_row(page, y, band);
        write_heading(page, y);
        write_row(page, y + row_height, "First", "1,20");
        write_row(page, y + 2 * row_height, "Second", "1,30");
    }
    const std::vector<Table> tables = tables_of(page.page());
    REQUIRE(tables.size() == 2);
    CHECK(tables[0].rows == 3);
    CHECK(tables[1].rows == 3);
}

TEST_CASE("A coloured row of one text between rows of figures is the table's, and so is the note of its last row") {
    PageBuilder page(600, 600);
    fill_row(page, 100, band);
    write_heading(page, 100);
    write_row(page, 124, "Service A", "1,20");
    page.fill({40, 148, 520, 172}, stripe);
    page.text(44, 163, "Work on the pier began in June.", 9);
    write_row(page, 172, "Service B", "2,20");
    page.fill({40, 196, 520, 220}, stripe);
    page.text(44, 211, "Two officers left in May.", 9);
    for (const double y : {100.0, 124.0, 148.0, 172.0, 196.0, 220.0}) page.across(y, 40, 520);
    const std::vector<Table> tables = tables_of(page.page());
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].rows == 5);
    CHECK(at(tables[0], 2, 0) == "Work on the pier began in June.");
    CHECK(at(tables[0], 3, 0) == "Service B");
    CHECK(at(tables[0], 3, 3) == "2,203");
}
