// SPDX-License-Identifier: GPL-3.0-or-later
// Tables with few lines: only across, only colours, none.
#include <string>
#include <vector>

#include "parsers/tables/table_finder.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/page_builder.hpp"

using namespace scrutineer;
using scrutineer::test::PageBuilder;

namespace {

std::vector<Table> tables_of(PageBuilder& page) {
    std::vector<Diagnostic> diagnostics;
    return find_tables(page.page(), diagnostics);
}

const Cell* cell_at(const Table& table, int row, int column) {
    for (const Cell& cell : table.cells)
        if (cell.row <= row && row < cell.row + cell.row_span && cell.column <= column &&
            column < cell.column + cell.column_span)
            return &cell;
    return nullptr;
}

std::string at(const Table& table, int row, int column) {
    const Cell* cell = cell_at(table, row, column);
    return cell ? cell->text : "";
}

}  // namespace

TEST_CASE("lines across between the rows say what belongs together, however text wraps and is centred") {
    PageBuilder page;
    page.text(50, 96, "Indicator").text(300, 96, "Latest").text(380, 96, "Target");
    page.across(102, 48, 450);
    // The figures stand between the two lines of the name.
    page.text(50, 114, "Adults who have had a review").text(300, 120, "92.5").text(380, 120, "90.0");
    page.text(50, 126, "in the last year").across(131, 48, 450);
    page.text(50, 143, "Waste recycled").text(300, 143, "39.4").text(380, 143, "41.0").across(148, 48, 450);
    page.text(50, 160, "Calls answered within").text(300, 160, "81").text(380, 160, "85");
    page.text(50, 172, "Three minutes").text(300, 172, "[405 of 500]").across(177, 48, 450);
    page.text(50, 189, "Visits").text(300, 189, "1,204").text(380, 189, "1,100").across(194, 48, 450);
    const std::vector<Table> tables = tables_of(page);
    REQUIRE(tables.size() == 1);
    REQUIRE(tables[0].rows == 5);
    CHECK(at(tables[0], 1, 0) == "Adults who have had a review in the last year");
    CHECK(at(tables[0], 1, 1) == "92.5");
    CHECK(at(tables[0], 3, 0) == "Calls answered within Three minutes");
    CHECK(at(tables[0], 3, 1) == "81 [405 of 500]");
    CHECK(at(tables[0], 4, 2) == "1,100");
}

TEST_CASE("ratings that are colours alone, and symbols, have columns of their own") {
    PageBuilder page;
    page.text(50, 96, "Indicator").text(250, 96, "Latest").text(330, 96, "Rating").text(400, 96, "Target");
    page.across(102, 48, 450);
    const Colour green{0x92, 0xd0, 0x50};
    const Colour red{0xff, 0x50, 0x50};
    for (int row = 0; row < 5; ++row) {
        const double y = 114 + 17 * row;
        page.text(50, y, "Name of this one").text(250, y, "45." + std::to_string(row)).text(400, y, "50");
        page.fill({320, y - 10, 375, y + 5}, row % 2 == 0 ? green : red);
        page.across(y + 5, 48, 450);
    }
    const std::vector<Table> tables = tables_of(page);
    REQUIRE(tables.size() == 1);
    REQUIRE(tables[0].columns == 4);
    REQUIRE(cell_at(tables[0], 1, 2) != nullptr);
    CHECK(cell_at(tables[0], 1, 2)->fill == green);
    CHECK(cell_at(tables[0], 2, 2)->fill == red);
    CHECK(at(tables[0], 2, 3) == "50");
}

TEST_CASE("a line in larger type between two tables heads the second") {
    PageBuilder page;
    const auto row = [&page](double y, const std::string& name, const std::string& share) {
        page.text(50, y, name, 8).right(250, y, share, 8).across(y + 4, 48, 252);
    };
    page.across(90, 48, 252);
    row(100, "Telephone", "58%");
    row(114, "Email", "24%");
    row(128, "Letter", "18%");
    page.bold(50, 152, "Reasons given", 11);
    page.across(158, 48, 212);
    const auto short_row = [&page](double y, const std::string& name, const std::string& count) {
        page.text(50, y, name, 8).right(210, y, count, 8).across(y + 4, 48, 212);
    };
    short_row(168, "Moved away", "48");
    short_row(182, "Not needed", "39");
    short_row(196, "Other", "12");
    const std::vector<Table> tables = tables_of(page);
    REQUIRE(tables.size() == 2);
    CHECK(tables[0].rows == 3);
    CHECK(tables[1].rows == 3);
    CHECK(at(tables[1], 0, 0) == "Moved away");
}

TEST_CASE("a matrix with a line between every two rows may be mostly blank") {
    PageBuilder page;
    const double columns[] = {250, 310, 370, 430, 490};
    page.text(50, 96, "Measure");
    for (int c = 0; c < 5; ++c) page.text(columns[c], 96, "Year " + std::to_string(c + 1));
    page.across(90, 48, 540).across(101, 48, 540);
    for (int row = 0; row < 10; ++row) {
        const double y = 113 + 15 * row;
        page.text(50, y, "Skill " + std::string(1, static_cast<char>('A' + row)));
        page.text(columns[row % 5], y, "0.1" + std::to_string(row));
        page.across(y + 4, 48, 540);
    }
    const std::vector<Table> tables = tables_of(page);
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].columns == 6);
    CHECK(tables[0].rows == 11);
    CHECK(at(tables[0], 4, 4) == "0.13");
}

TEST_CASE("running text beside a table is not its first column") {
    PageBuilder page;
    for (int line = 0; line < 16; ++line)
        page.text(50, 100 + 13 * line,
                  line % 2 == 0 ? "people of the area came to the" : "meeting and spoke of the plan", 9);
    // Below, the same text runs from margin to margin.
    for (int line = 16; line < 20; ++line)
        page.text(50, 100 + 13 * line,
                  "when the council met again in the spring all of those who had spoken were asked once more whether "
                  "they agreed",
                  9);
    const char* names[] = {"Swimming", "Football", "Bowls", "Cycling", "Walking", "Tennis"};
    for (int row = 0; row < 6; ++row)
        page.text(330, 106 + 21 * row, names[row], 9).text(460, 106 + 21 * row, std::to_string(20 + 7 * row) + "%", 9);
    const std::vector<Table> tables = tables_of(page);
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].columns == 2);
    CHECK(tables[0].rows == 6);
    CHECK(at(tables[0], 5, 0) == "Tennis");
}
