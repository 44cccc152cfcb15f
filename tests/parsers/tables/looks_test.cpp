// SPDX-License-Identifier: GPL-3.0-or-later
// Looks of tables that mislead: colours of some cells in place of lines, boxes beside tables, texts that wrap.
#include <string>

#include "parsers/data/table_grid.hpp"
#include "parsers/tables/aligned/grid_aligned.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/found_tables.hpp"
#include "tests/support/page_builder.hpp"

using namespace scrutineer;
using scrutineer::test::PageBuilder;
using scrutineer::test::tables_of;

namespace {

constexpr Colour stripe{242, 242, 242};
constexpr Colour green{146, 208, 80};

std::string at(const Table& table, int row, int column) {
    const TableGrid grid(table);
    const Cell* cell = grid.beginning(row, column);
    return cell ? cell->text : "";
}

/// Five columns from x 40, 90 points each; lines across at each row, 20 points high, from y 100.
PageBuilder striped(int rows, bool blank_cells_too) {
    PageBuilder page(600, 400);
    for (int r = 0; r <= rows; ++r) page.across(100 + 20 * r, 40, 490);
    for (int r = 1; r < rows; r += 2)
        for (int c = 0; c < 5; ++c)
            if (blank_cells_too || c != 3)
                page.fill({40.0 + 90 * c, 100.0 + 20 * r, 130.0 + 90 * c, 120.0 + 20 * r}, stripe);
    const char* const headings[] = {"Indicator", "Latest", "National", "Period", "Updated"};
    for (int c = 0; c < 5; ++c) page.centred(85 + 90 * c, 113, headings[c], 9, true);
    return page;
}

}  // namespace

TEST_CASE("a text in the last column of a white row between shaded ones is that column's") {
    PageBuilder page = striped(5, true);
    const std::vector<std::vector<std::string>> rows = {{"Waste", "41.2", "43.0", "2019/20", "Yes"},
                                                        {"Visits", "310", "", "", "No"},
                                                        {"Homes", "12", "14", "2018/19", "Yes"},
                                                        {"Calls", "205", "", "2019/20", ""}};
    for (std::size_t r = 0; r < rows.size(); ++r)
        for (std::size_t c = 0; c < 5; ++c)
            page.centred(85 + 90 * static_cast<double>(c), 133 + 20 * static_cast<double>(r), rows[r][c], 9);
    const auto tables = tables_of(page);
    REQUIRE(tables.size() == 1);
    REQUIRE(tables[0].columns == 5);
    REQUIRE(tables[0].rows == 5);
    for (int r = 0; r < 4; ++r)
        for (int c = 0; c < 5; ++c)
            CHECK(at(tables[0], r + 1, c) == rows[static_cast<std::size_t>(r)][static_cast<std::size_t>(c)]);
}

TEST_CASE("a tick beside a text in the same white row keeps its own column") {
    PageBuilder page = striped(5, true);
    for (int r = 0; r < 4; ++r) {
        page.centred(85, 133 + 20 * r, "Name", 9).centred(175, 133 + 20 * r, "12", 9);
        page.centred(265, 133 + 20 * r, "new", 9);
        if (r % 2 == 0) page.centred(355, 133 + 20 * r, "2019", 9);
        page.symbol({441, 125.0 + 20 * r, 449, 133.0 + 20 * r}, Shape::tick, {});
    }
    const auto tables = tables_of(page);
    REQUIRE(tables.size() == 1);
    int ticks = 0;
    for (const Cell& cell : tables[0].cells) {
        if (cell.symbols.empty()) continue;
        CHECK(cell.text.empty());
        CHECK(cell.column == 4);
        ++ticks;
    }
    CHECK(ticks == 4);
}

TEST_CASE("a text in a column whose shaded cells are blank is of its own row alone") {
    PageBuilder page(600, 400);
    // Stripes and no line at all; one column has a text in the last row only.
    for (int r = 0; r < 6; r += 2)
        for (int c = 0; c < 5; ++c) page.fill({40.0 + 90 * c, 100.0 + 20 * r, 130.0 + 90 * c, 120.0 + 20 * r}, stripe);
    for (int r = 0; r < 5; ++r) {
        page.text(45, 113 + 20 * r, r == 0 ? "Indicator" : "Name", 9);
        for (int c = 1; c < 5; ++c) {
            if (c == 3 && r != 0 && r != 4) continue;
            page.centred(85 + 90 * c, 113 + 20 * r, r == 0 ? "Head" : std::to_string(10 * r + c), 9);
        }
    }
    const auto tables = tables_of(page);
    REQUIRE(tables.size() == 1);
    REQUIRE(tables[0].rows == 5);
    CHECK(at(tables[0], 4, 3) == "43");
    for (int r = 1; r < 4; ++r) CHECK(at(tables[0], r, 3) != "43");
    const TableGrid grid(tables[0]);
    REQUIRE(grid.beginning(4, 3));
    CHECK(grid.beginning(4, 3)->row_span == 1);
}

TEST_CASE("a heading in the middle of columns that colours alone show heads them all") {
    using namespace table_finding;
    // One row of headings and one of figures; the middle three columns of both are one cell so far.
    PageBuilder page(600, 400);
    page.centred(265, 113, "Comparison", 9).centred(355, 133, "43", 9).text(45, 133, "Waste", 9);
    page.centred(445, 133, "12", 9);
    const auto cell = [](int row, int column, int span, std::vector<std::uint32_t> words) {
        GridCell made;
        made.row = row;
        made.column = column;
        made.column_span = span;
        made.box = {40.0 + 90 * column, 100.0 + 20 * row, 130.0 + 90 * (column + span - 1), 120.0 + 20 * row};
        made.words = std::move(words);
        return made;
    };
    Grid grid;
    grid.rows = 3;
    grid.columns = 5;
    grid.cells = {cell(0, 0, 1, {}),  cell(0, 1, 3, {0}), cell(0, 4, 1, {}), cell(1, 0, 1, {2}),
                  cell(1, 1, 3, {1}), cell(1, 4, 1, {3}), cell(2, 0, 1, {}), cell(2, 1, 1, {}),
                  cell(2, 2, 1, {}),  cell(2, 3, 1, {}),  cell(2, 4, 1, {})};
    Budget budget(1'000'000);
    part_undrawn_columns(page, grid, {}, budget);
    const auto with = [&](std::uint32_t word) {
        for (const GridCell& c : grid.cells)
            for (const std::uint32_t w : c.words)
                if (w == word) return std::pair{c.column, c.column_span};
        return std::pair{-1, -1};
    };
    CHECK(with(0) == std::pair{1, 3});
    CHECK(with(1) == std::pair{3, 1});
    // A line drawn between two of them says that the others have none.
    grid.cells[4] = cell(1, 1, 3, {1});
    std::erase_if(grid.cells, [](const GridCell& c) { return c.row == 1 && c.column > 1 && c.column < 4; });
    part_undrawn_columns(page, grid, {{220, 140, 160, 0.5, true}, {310, 140, 160, 0.5, true}}, budget);
    CHECK(with(1) == std::pair{1, 3});
}

TEST_CASE("boxes of large figures take no table below them") {
    PageBuilder page;
    const double left[] = {50, 200, 350};
    for (const double x : left) {
        page.ruled({x, x + 140}, {60, 130});
        page.centred(x + 70, 75, "Residents satisfied", 10, true);
        page.centred(x + 35, 105, "41.2%", 20).centred(x + 105, 105, "45.1%", 20);
        page.centred(x + 35, 120, "Durham", 8).centred(x + 105, 120, "England", 8);
    }
    page.bold(50, 160, "How our customers contact us", 11);
    const std::vector<std::pair<std::string, std::string>> rows = {
        {"Telephone", "58%"}, {"Online form", "24%"}, {"Email", "9.5%"}, {"Letter", "<0.5%"}};
    double y = 168;
    page.across(y, 50, 330);
    for (const auto& [name, share] : rows) {
        page.text(54, y + 12, name, 9).right(326, y + 12, share, 9);
        page.across(y += 17, 50, 330);
    }
    const auto tables = tables_of(page);
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].rows == 4);
    CHECK(at(tables[0], 0, 0) == "Telephone");
    CHECK(at(tables[0], 3, 1) == "<0.5%");
}

TEST_CASE("a fraction that wraps in its cell is no row of its own") {
    PageBuilder page;
    page.ruled({40, 160, 220, 300}, {100, 120, 160, 180});
    page.text(45, 113, "Indicator", 9).text(165, 113, "Latest", 9).text(225, 113, "Earlier", 9);
    page.text(45, 132, "Waste diverted", 9).text(165, 132, "96.4%", 9).text(225, 132, "99.4%", 9);
    page.text(165, 143, "(2,059/2,1", 9).text(165, 154, "35)", 9).text(225, 143, "(1,618/1,628)", 9);
    page.text(45, 173, "Homes", 9).text(165, 173, "12", 9).text(225, 173, "14", 9);
    const auto tables = tables_of(page);
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].rows == 3);
    CHECK(at(tables[0], 1, 1) == "96.4% (2,059/2,1 35)");
    CHECK(at(tables[0], 2, 0) == "Homes");
}

TEST_CASE("shading of one cell in two halves parts no text") {
    PageBuilder page(600, 400);
    // Each row is two stripes high; the name stands in the middle of both, figures and ratings in one each.
    for (int r = 0; r < 3; ++r)
        for (int half = 0; half < 2; ++half)
            for (int c = 0; c < 3; ++c) {
                const double y = 100 + 40 * r + 20 * half;
                page.fill({40.0 + 120 * c, y, 160.0 + 120 * c, y + 20}, r % 2 == 0 ? stripe : Colour{230, 238, 246});
            }
    for (int r = 0; r < 3; ++r) {
        const double y = 100 + 40 * r;
        page.text(45, y + 23, "Name of it", 9).text(165, y + 13, "12", 9).text(165, y + 33, "Red", 9);
        page.text(285, y + 13, "14", 9).text(285, y + 33, "Green", 9);
    }
    const auto tables = tables_of(page);
    REQUIRE(tables.size() == 1);
    const TableGrid grid(tables[0]);
    const Cell* name = grid.beginning(0, 0);
    REQUIRE(name);
    CHECK(name->text == "Name of it");
    CHECK(name->row_span == 2);
    CHECK(at(tables[0], 1, 1) == "Red");
    CHECK(at(tables[0], 1, 2) == "Green");
}

TEST_CASE("rows between shaded ones that have no colour of their own are the table's") {
    PageBuilder page = striped(6, true);
    for (int r = 0; r < 5; ++r) {
        page.centred(85, 133 + 20 * r, "Name", 9).centred(175, 133 + 20 * r, std::to_string(r), 9);
        page.centred(265, 133 + 20 * r, std::to_string(10 + r), 9).centred(445, 133 + 20 * r, "Yes", 9);
    }
    const auto tables = tables_of(page);
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].rows == 6);
    for (int r = 0; r < 5; ++r) {
        CHECK(at(tables[0], r + 1, 2) == std::to_string(10 + r));
        CHECK(at(tables[0], r + 1, 4) == "Yes");
    }
}

TEST_CASE("colours that fill the height between two lines are cells, bars of a chart are not") {
    PageBuilder page(600, 400);
    // No text in the second column but colours; the last row has none of another colour beside it.
    for (int r = 0; r <= 4; ++r) page.across(100 + 20 * r, 40, 490);
    for (int r = 0; r < 4; ++r) {
        page.text(45, 113 + 20 * r, "Name", 9).text(365, 113 + 20 * r, std::to_string(7 * r), 9);
        page.fill({200, 100.0 + 20 * r, 350, 120.0 + 20 * r}, green);
    }
    const auto tables = tables_of(page);
    REQUIRE(tables.size() == 1);
    int coloured = 0;
    for (const Cell& cell : tables[0].cells)
        if (cell.fill == green) ++coloured;
    CHECK(coloured == 4);
    PageBuilder chart(600, 400);
    for (int r = 0; r <= 4; ++r) chart.across(100 + 20 * r, 200, 400);
    for (int b = 0; b < 4; ++b) chart.fill({220.0 + 40 * b, 120.0 + 20 * (b % 2), 240.0 + 40 * b, 180}, green);
    CHECK(tables_of(chart).empty());
}

TEST_CASE("a table of another width under a heading is another table") {
    PageBuilder page;
    double y = 100;
    page.across(y, 40, 470);
    for (const char* name : {"Telephone", "Online form", "Email"}) {
        page.text(45, y + 11, name, 8.5).right(250, y + 11, "58%", 8.5).text(258, y + 11, "Letter", 8.5);
        page.right(466, y + 11, "7%", 8.5);
        page.across(y += 15, 40, 470);
    }
    page.bold(40, y + 15, "Reasons for applications", 9.5);
    y += 21;
    page.across(y, 40, 300);
    for (const char* name : {"Private tenancy", "Relationship", "Institution", "Total"}) {
        page.text(45, y + 11, name, 8.5).right(296, y + 11, "48", 8.5);
        page.across(y += 15, 40, 300);
    }
    const auto tables = tables_of(page);
    REQUIRE(tables.size() == 2);
    CHECK(tables[0].rows == 3);
    CHECK(tables[1].rows == 4);
    CHECK(at(tables[1], 0, 0) == "Private tenancy");
}

TEST_CASE("a row that is no more than a strip of ratings' colours stays") {
    PageBuilder page;
    page.ruled({40, 160, 220, 300}, {100, 120, 140, 144.5, 164.5, 169});
    page.text(45, 113, "Indicator", 9).text(165, 113, "Target", 9).text(225, 113, "Earlier", 9);
    page.text(45, 133, "Invoices paid", 9).text(165, 133, "96.4", 9).text(225, 133, "98.3", 9);
    page.text(45, 157, "Tax collected", 9).text(165, 157, "28.5", 9).text(225, 157, "28.9", 9);
    for (const double y : {140.0, 164.5}) {
        page.fill({160, y, 220, y + 4.5}, green).fill({220, y, 300, y + 4.5}, {255, 80, 80});
    }
    const auto tables = tables_of(page);
    REQUIRE(tables.size() == 1);
    REQUIRE(tables[0].rows == 5);
    const TableGrid grid(tables[0]);
    REQUIRE(grid.beginning(2, 1));
    CHECK(grid.beginning(2, 1)->fill == green);
    REQUIRE(grid.beginning(4, 2));
    CHECK(grid.beginning(4, 2)->fill == Colour{255, 80, 80});
}
