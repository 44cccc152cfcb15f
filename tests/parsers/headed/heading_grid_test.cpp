// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/headed/heading_grid.hpp"

#include "parsers/data/table_grid.hpp"
#include "parsers/layouts/layout_set.hpp"
#include "parsers/lines/raised_marks.hpp"
#include "parsers/rows/choose_tables.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/page_builder.hpp"

using namespace scrutineer;
using scrutineer::test::PageBuilder;

namespace {

/// Headings over two lines and rows whose names wrap around their figures; no line is drawn.
Page page_without_lines(int number = 1) {
    PageBuilder page(842, 595, number);
    const PageBuilder::Look head{8, true, {}};
    page.text(20, 60, "Ref", head).text(60, 60, "Description", head).text(330, 60, "Latest data", head);
    page.text(420, 55, "12 months", head).text(428, 65, "earlier", head);
    page.text(500, 55, "National", head).text(503, 65, "figure", head).text(580, 60, "Updated", head);
    page.text(20, 85, "ALTOGETHER GREENER", head);
    const double y = 105;
    page.text(60, y, "% of land assessed as having deposits of litter")
        .text(60, y + 11, "that fall below an acceptable level");
    page.text(22, y + 5.5, "60").text(340, y + 5.5, "4.9").text(428, y + 5.5, "5.2").text(508, y + 5.5, "6.0");
    page.text(585, y + 5.5, "Yes");
    page.text(22, 135, "61").text(60, 135, "Fly-tipping incidents").text(336, 135, "7,539").text(424, 135, "7,496");
    page.text(585, 135, "No");
    return page.page();
}

std::string cell(const Table& table, int row, int column) {
    const TableGrid grid(table);
    const Cell* found = grid.at(row, column);
    return found ? found->text : "";
}

}  // namespace

TEST_CASE("headings that a layout knows tell the columns, references tell the rows") {
    const std::vector<Page> pages{page_without_lines()};
    const PaperText text(pages);
    HeadingGrids grids(text, *LayoutSet::built_in());
    const std::vector<Table> tables = grids.on_page(0);
    REQUIRE(tables.size() == 1);
    const Table& table = tables[0];
    CHECK(table.columns == 6);
    CHECK(table.header_rows == 1);
    CHECK(cell(table, 0, 3) == "12 months earlier");
    CHECK(cell(table, 0, 4) == "National figure");
    CHECK(cell(table, 1, 0) == "ALTOGETHER GREENER");
    CHECK(cell(table, 2, 0) == "60");
    CHECK(cell(table, 2, 1) == "% of land assessed as having deposits of litter that fall below an acceptable level");
    CHECK(cell(table, 2, 4) == "6.0");
    CHECK(cell(table, 3, 1) == "Fly-tipping incidents");
    CHECK(cell(table, 3, 4) == "");
    CHECK(cell(table, 3, 5) == "No");
}

TEST_CASE("they take the place of fragments and not of a table that reads well") {
    const std::vector<Page> pages{page_without_lines()};
    const PaperText text(pages);
    Table fragment;
    fragment.rows = 1;
    fragment.columns = 2;
    fragment.box = {20, 95, 620, 140};
    Cell piece;
    piece.text = "60 4.9 5.2";
    piece.box = fragment.box;
    fragment.cells.push_back(piece);
    const std::vector<Table> chosen = choose_tables(text, {fragment}, *LayoutSet::built_in()).tables;
    REQUIRE(chosen.size() == 1);
    CHECK(chosen[0].columns == 6);
    // Chosen once, it stays.
    const std::vector<Table> again = choose_tables(text, chosen, *LayoutSet::built_in()).tables;
    REQUIRE(again.size() == 1);
    CHECK(again[0].rows == chosen[0].rows);
}

TEST_CASE("prose with a few of the words is no table") {
    PageBuilder page;
    page.text(50, 100, "The latest data for the indicator were compared with the target and the national figure")
        .text(50, 112, "in 12 months earlier, and the description of each measure is in the appendix.");
    const std::vector<Page> pages{page.page()};
    const PaperText text(pages);
    HeadingGrids grids(text, *LayoutSet::built_in());
    CHECK(grids.on_page(0).empty());
}

TEST_CASE("a raised mark goes behind the word it touches") {
    const auto word = [](const std::string& text, double x, double baseline, double size) {
        Word w;
        w.text = text;
        w.font_size = size;
        w.baseline = baseline;
        w.box = {x, baseline - size, x + 0.5 * size * static_cast<double>(text.size()), baseline};
        return w;
    };
    Cell cell;
    cell.text = "3 7.0 [1,497]";
    cell.lines = {{word("3", 53, 95, 5)}, {word("7.0", 0, 100, 8), word("[1,497]", 25, 100, 8)}};
    settle_raised_marks(cell);
    CHECK(cell.text == "7.0 [1,497]3");
    CHECK(text_with_marks(cell) == "7.0 [1,497]\u00b3");
}

TEST_CASE("a raised mark as large as its text, or larger, goes behind the word it touches") {
    const auto word = [](const std::string& text, double x, double x1, double baseline, double size) {
        Word w;
        w.text = text;
        w.font_size = size;
        w.baseline = baseline;
        w.box = {x, baseline - 0.75 * size, x1, baseline + 0.25 * size};
        return w;
    };
    Cell cell;
    cell.text = "3 7.0 [1,497]";
    cell.lines = {{word("3", 31, 34, 97.25, 6)}, {word("7.0", 0, 12, 100, 5.5), word("[1,497]", 14, 31, 100, 5.5)}};
    settle_raised_marks(cell);
    CHECK(cell.text == "7.0 [1,497]3");
    CHECK(text_with_marks(cell) == "7.0 [1,497]\u00b3");
    // A figure over another's end is a figure.
    Cell two;
    two.text = "3 7.0";
    two.lines = {{word("3", 12, 15, 94, 5.5)}, {word("7.0", 0, 12, 100, 5.5)}};
    settle_raised_marks(two);
    CHECK(two.text == "3 7.0");
}

TEST_CASE("two references on one line are one row") {
    PageBuilder page(842, 595);
    const PageBuilder::Look head{8, true, {}};
    page.text(20, 60, "No. PI ref", head).text(90, 60, "Description", head).text(330, 60, "Latest data", head);
    page.text(420, 60, "12 months earlier", head).text(520, 60, "National figure", head);
    for (int r = 0; r < 4; ++r) {
        const double y = 85 + 20 * r;
        page.text(20, y, std::to_string(r + 4)).text(38, y, "NS1" + std::to_string(r)).text(90, y, "Tonnes of waste");
        page.text(340, y, "4." + std::to_string(r)).text(440, y, "5.0").text(530, y, "6.0");
    }
    const std::vector<Page> pages{page.page()};
    const PaperText text(pages);
    HeadingGrids grids(text, *LayoutSet::built_in());
    const std::vector<Table> tables = grids.on_page(0);
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].rows == 1 + 4);
}

TEST_CASE("the last row goes on to the line that closes it") {
    PageBuilder page(842, 595);
    const PageBuilder::Look head{8, true, {}};
    page.text(20, 60, "Ref", head).text(60, 60, "Description", head).text(330, 60, "Latest data", head);
    page.text(420, 60, "Period target", head).text(520, 60, "12 months earlier", head);
    for (int r = 0; r < 3; ++r) {
        const double y = 90 + 44 * r;
        page.across(y - 15, 15, 620).across(y + 29, 15, 620);
        page.text(60, y, "Share of households that were")
            .text(60, y + 11, "visited in the year and are")
            .text(60, y + 22, "content");
        page.text(22, y + 11, std::to_string(r + 50)).text(340, y + 11, "4.9");
        page.text(440, y + 5, "5.2").text(540, y + 5, "6.0").text(440, y + 19, "G").text(540, y + 19, "R");
    }
    page.text(60, 230, "1 a note under the table");
    const std::vector<Page> pages{page.page()};
    const PaperText text(pages);
    HeadingGrids grids(text, *LayoutSet::built_in());
    const std::vector<Table> tables = grids.on_page(0);
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].rows == 1 + 2 * 3);
    CHECK(cell(tables[0], 5, 1) == "Share of households that were visited in the year and are content");
    CHECK(cell(tables[0], 6, 3) == "G");
    CHECK(cell(tables[0], 6, 4) == "R");
}

TEST_CASE("a number over its months is a heading's, a heading of rows under two headings is none") {
    PageBuilder page(842, 595);
    const PageBuilder::Look head{8, true, {255, 255, 255}};
    page.fill({15, 45, 700, 96}, {51, 51, 51});
    page.text(25, 66, "Ref", head).text(70, 66, "Description", head).text(330, 66, "Latest data", head);
    page.text(440, 56, "12", head).text(432, 66, "months", head).text(434, 76, "earlier", head);
    page.text(520, 61, "National", head).text(523, 71, "figure", head).text(620, 66, "Updated", head);
    page.text(20, 91, "ALTOGETHER BETTER COUNCIL", head);
    for (int r = 0; r < 3; ++r) {
        const double y = 112 + 20 * r;
        page.text(25, y, std::to_string(r + 30)).text(70, y, "Invoices paid").text(340, y, "4." + std::to_string(r));
        page.text(440, y, "5.0").text(530, y, "6.0").text(622, y, "Yes");
    }
    const std::vector<Page> pages{page.page()};
    const PaperText text(pages);
    HeadingGrids grids(text, *LayoutSet::built_in());
    const std::vector<Table> tables = grids.on_page(0);
    REQUIRE(tables.size() == 1);
    CHECK(cell(tables[0], 0, 0) == "Ref");
    CHECK(cell(tables[0], 0, 3) == "12 months earlier");
    CHECK(cell(tables[0], 1, 0) == "ALTOGETHER BETTER COUNCIL");
    CHECK(cell(tables[0], 2, 0) == "30");
}

TEST_CASE("ratings and colours between two rows are the upper one's") {
    PageBuilder page(842, 595);
    const PageBuilder::Look head{8, true, {}};
    page.text(20, 60, "Ref", head).text(60, 60, "Description", head).text(330, 60, "Latest data", head);
    page.text(420, 60, "Period target", head).text(520, 60, "12 months earlier", head);
    for (int r = 0; r < 4; ++r) {
        const double y = 90 + 30 * r;
        page.text(22, y, std::to_string(r + 50)).text(60, y, "Homes visited").text(340, y, "4.9");
        page.text(440, y, "5." + std::to_string(r)).text(540, y, "6.0");
        if (r % 2 == 0)
            page.text(440, y + 15, "Green").text(540, y + 15, "N/a");
        else
            page.fill({420, y + 4, 480, y + 19}, {146, 208, 80}).fill({520, y + 4, 600, y + 19}, {255, 80, 80});
    }
    const std::vector<Page> pages{page.page()};
    const PaperText text(pages);
    HeadingGrids grids(text, *LayoutSet::built_in());
    const std::vector<Table> tables = grids.on_page(0);
    REQUIRE(tables.size() == 1);
    REQUIRE(tables[0].rows == 1 + 2 * 4);
    for (int r = 0; r < 4; ++r) CHECK(cell(tables[0], 1 + 2 * r, 3) == "5." + std::to_string(r));
    CHECK(cell(tables[0], 2, 3) == "Green");
    CHECK(cell(tables[0], 6, 4) == "N/a");
    const TableGrid grid(tables[0]);
    REQUIRE(grid.at(4, 3));
    CHECK(grid.at(4, 3)->fill == Colour{146, 208, 80});
}

TEST_CASE("headings above a line of units are its headings, a line drawn between them or not") {
    PageBuilder page;
    const PageBuilder::Look head{8, true, {}};
    page.across(88, 40, 500).across(118, 160, 500).across(134, 40, 500);
    page.text(180, 100, "Revised Annual", head).text(190, 111, "Budget", head).text(290, 105, "YTD Actual", head);
    page.text(390, 100, "Forecast", head).text(392, 111, "Outturn", head);
    page.text(196, 128, "£000", head).text(300, 128, "£000", head).text(396, 128, "£000", head);
    double y = 146;
    for (const char* name : {"Employees", "Premises", "Transport", "Income"}) {
        page.text(45, y, name, 8).right(220, y, "11,110", 8).right(325, y, "2,992", 8).right(420, y, "11,422", 8);
        page.across(y + 4, 40, 500);
        y += 16;
    }
    const std::vector<Page> pages{page.page()};
    const PaperText text(pages);
    HeadingGrids grids(text, *LayoutSet::built_in());
    const std::vector<Table> tables = grids.on_page(0);
    REQUIRE(tables.size() == 1);
    CHECK(cell(tables[0], 0, 1) == "Revised Annual Budget £000");
    CHECK(cell(tables[0], 0, 2) == "YTD Actual £000");
    CHECK(cell(tables[0], 0, 3) == "Forecast Outturn £000");
}

TEST_CASE("bold years stand over units that are not bold") {
    PageBuilder page;
    const PageBuilder::Look head{8, true, {}};
    for (int i = 0; i < 4; ++i) {
        const double right = 200 + 80.0 * i;
        page.text(right - 30, 100, "20" + std::to_string(15 + i) + "-" + std::to_string(16 + i), head);
        page.right(right, 112, "£000s", 8);
    }
    double y = 126;
    for (const char* name : {"General", "Earmarked", "Schools", "Public Health"}) {
        page.text(45, y, name, 8);
        for (int i = 0; i < 4; ++i) page.right(200 + 80.0 * i, y, "-" + std::to_string(36 + i) + ",404", 8);
        y += 12;
    }
    const std::vector<Page> pages{page.page()};
    const PaperText text(pages);
    HeadingGrids grids(text, *LayoutSet::built_in());
    const std::vector<Table> tables = grids.on_page(0);
    REQUIRE(tables.size() == 1);
    CHECK(cell(tables[0], 0, 1) == "2015-16 £000s");
    CHECK(cell(tables[0], 0, 4) == "2018-19 £000s");
    CHECK(cell(tables[0], 1, 4) == "-39,404");
}
