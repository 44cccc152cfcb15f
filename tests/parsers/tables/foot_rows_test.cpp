// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/tables/foot_rows.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/page_builder.hpp"
#include "tests/support/table_writer.hpp"

using namespace scrutineer;
using scrutineer::test::PageBuilder;
using scrutineer::test::TableWriter;

namespace {

const Cell* cell_at(const Table& table, int row, int column) {
    for (const Cell& cell : table.cells)
        if (cell.row == row && cell.column == column) return &cell;
    return nullptr;
}

/// Figures alone, their cells under the third and fourth column of the table before.
Table figures_under(const Table& upper, double y0, std::vector<std::vector<std::string>> rows) {
    Table table;
    table.page = 1;
    table.rows = static_cast<int>(rows.size());
    table.columns = 2;
    for (int r = 0; r < table.rows; ++r)
        for (int c = 0; c < 2; ++c) {
            Cell cell;
            cell.row = r;
            cell.column = c;
            cell.text = rows[static_cast<std::size_t>(r)][static_cast<std::size_t>(c)];
            const Box& above = cell_at(upper, 1, c + 2)->box;
            cell.box = {above.x0 + 5, y0 + 12 * r, above.x1 - 5, y0 + 12 * r + 10};
            cell.text_box = cell.box;
            table.box = table.cells.empty() ? cell.box : united(table.box, cell.box);
            table.cells.push_back(std::move(cell));
        }
    return table;
}

Table budget() {
    Table table = TableWriter(1, 20, 60)
                      .row({"Category", "Directorate", "2025-26", "2026-27"})
                      .row({"Growth", "Highways", "120.0", "90.0"})
                      .row({"Growth", "Libraries", "15.5", "0.0"})
                      .table();
    table.header_rows = 1;
    return table;
}

}  // namespace

TEST_CASE("totals set apart under a table are its last rows, named by the words at their left") {
    const Table upper = budget();
    const double y = upper.box.y1 + 12;
    PageBuilder page;
    page.text(upper.box.x0, y + 9, "CORE");
    page.text(upper.box.x0, y + 21, "EXTERNAL");
    const std::vector<Page> pages{page.page()};
    const PaperText text(pages);
    const Table lower = figures_under(upper, y, {{"12,081.8", "12,666.9"}, {"-20,766.2", "16,436.5"}});
    const auto tables = with_foot_rows({upper, lower}, text);
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].rows == 5);
    REQUIRE(cell_at(tables[0], 3, 0));
    CHECK(cell_at(tables[0], 3, 0)->text == "CORE");
    CHECK(cell_at(tables[0], 4, 0)->text == "EXTERNAL");
    REQUIRE(cell_at(tables[0], 4, 3));
    CHECK(cell_at(tables[0], 4, 3)->text == "16,436.5");
}

TEST_CASE("figures without names, or far below, or with words are a table of their own") {
    const Table upper = budget();
    const double y = upper.box.y1 + 12;
    PageBuilder page;
    page.text(upper.box.x0, y + 9, "CORE");
    const std::vector<Page> pages{page.page()};
    const PaperText text(pages);
    CHECK(with_foot_rows({upper, figures_under(upper, y, {{"1.0", "2.0"}, {"3.0", "4.0"}})}, text).size() == 2);
    CHECK(with_foot_rows({upper, figures_under(upper, y + 200, {{"1.0", "2.0"}})}, text).size() == 2);
    CHECK(with_foot_rows({upper, figures_under(upper, y, {{"1.0", "none"}})}, text).size() == 2);
}
