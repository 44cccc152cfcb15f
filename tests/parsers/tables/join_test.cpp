// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "parsers/tables/table_finder.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/page_builder.hpp"

using namespace scrutineer;
using scrutineer::test::PageBuilder;

namespace {

/// A page with a ruled table of three columns from `top`: its header if wanted, then rows numbered from `first`.
Page ruled_page(int number, double top, bool header, int first, int rows, double shift = 0) {
    PageBuilder page(595, 842, number);
    std::vector<double> ys{top};
    double y = top;
    if (header) {
        page.bold(55 + shift, y + 14, "Ref").bold(105 + shift, y + 14, "Measure").bold(305 + shift, y + 14, "Latest");
        ys.push_back(y += 20);
    }
    for (int i = 0; i < rows; ++i) {
        page.text(55 + shift, y + 14, std::to_string(first + i)).text(105 + shift, y + 14, "Visits to libraries");
        page.right(395 + shift, y + 14, std::to_string(100 + first + i));
        ys.push_back(y += 20);
    }
    page.ruled({50 + shift, 100 + shift, 300 + shift, 400 + shift}, ys);
    page.centred(297, 820, std::to_string(number));
    return page;
}

std::vector<Table> joined(const std::vector<Page>& pages) {
    std::vector<Table> tables;
    std::vector<Diagnostic> diagnostics;
    for (const Page& page : pages)
        for (Table& table : find_tables(page, diagnostics)) tables.push_back(std::move(table));
    return join_continued(std::move(tables), pages);
}

int rows_on_page(const Table& table, int page) {
    std::vector<int> rows;
    for (const Cell& cell : table.cells)
        if (cell.page == page) rows.push_back(cell.row);
    std::sort(rows.begin(), rows.end());
    return static_cast<int>(std::unique(rows.begin(), rows.end()) - rows.begin());
}

}  // namespace

TEST_CASE("a table that goes on over the page is one table, its repeated header kept once") {
    const auto tables =
        joined({ruled_page(1, 100, true, 1, 5), ruled_page(2, 80, true, 6, 4), ruled_page(3, 80, true, 10, 3)});
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].rows == 1 + 5 + 4 + 3);
    CHECK(tables[0].header_rows == 1);
    CHECK(tables[0].page == 1);
    CHECK(rows_on_page(tables[0], 1) == 6);
    CHECK(rows_on_page(tables[0], 2) == 4);
    CHECK(rows_on_page(tables[0], 3) == 3);
    const auto headers = std::count_if(tables[0].cells.begin(), tables[0].cells.end(),
                                       [](const Cell& cell) { return cell.text == "Measure"; });
    CHECK(headers == 1);
}

TEST_CASE("a row under the repeated header is kept where the first page has a row more over its headings") {
    std::vector<Page> pages{ruled_page(1, 100, true, 1, 5), ruled_page(2, 80, true, 6, 4)};
    std::vector<Diagnostic> diagnostics;
    std::vector<Table> found;
    for (const Page& page : pages)
        for (Table& table : find_tables(page, diagnostics)) found.push_back(std::move(table));
    REQUIRE(found.size() == 2);
    found[0].header_rows = 2;
    const auto tables = join_continued(found, pages, &diagnostics);
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].rows == 1 + 5 + 4);
    CHECK(rows_on_page(tables[0], 2) == 4);
}

TEST_CASE("it is joined without its header, and where its columns moved a little") {
    const auto tables = joined({ruled_page(1, 100, true, 1, 5), ruled_page(2, 80, false, 6, 4, 3)});
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].rows == 10);
    CHECK(tables[0].cells.back().text == "109");
    CHECK(tables[0].cells.back().row == 9);
}

TEST_CASE("a title between parts two tables, however alike") {
    Page second = ruled_page(2, 140, true, 6, 4);
    PageBuilder title(595, 842, 2);
    title.bold(50, 120, "Another subject");
    second.words.insert(second.words.begin(), title.page().words.begin(), title.page().words.end());
    CHECK(joined({ruled_page(1, 100, true, 1, 5), second}).size() == 2);
}

TEST_CASE("text after a table ends it") {
    Page first = ruled_page(1, 100, true, 1, 5);
    PageBuilder after(595, 842, 1);
    after.text(50, 300, "The table above shows the visits of the year.");
    first.words.insert(first.words.end(), after.page().words.begin(), after.page().words.end());
    CHECK(joined({first, ruled_page(2, 80, true, 6, 4)}).size() == 2);
}

TEST_CASE("other columns are another table") {
    Page second = ruled_page(2, 80, true, 6, 4);
    for (Rule& rule : second.rules)
        if (!rule.horizontal() && rule.box.x0 == 300) rule.box.x0 = rule.box.x1 = 220;
    CHECK(joined({ruled_page(1, 100, true, 1, 5), second}).size() == 2);
}

TEST_CASE("continued_from names the part before") {
    const std::vector<Page> pages{ruled_page(1, 100, true, 1, 5), ruled_page(2, 80, true, 6, 4)};
    std::vector<Table> tables;
    std::vector<Diagnostic> diagnostics;
    for (const Page& page : pages)
        for (Table& table : find_tables(page, diagnostics)) tables.push_back(std::move(table));
    CHECK(continued_from(tables, pages) == std::vector<int>{-1, 0});
}

TEST_CASE("a heading at the very top of the page begins another table, a running head does not") {
    const auto with = [](const std::string& heading) {
        std::vector<Page> pages;
        for (int number = 1; number <= 2; ++number) {
            Page page = ruled_page(number, 80, true, number == 1 ? 1 : 6, number == 1 ? 33 : 4);
            PageBuilder top(595, 842, number);
            top.text(300, 30, "Quarterly report, page " + std::to_string(number));
            if (number == 2 && !heading.empty()) top.bold(50, 60, heading);
            const Page head = top;
            page.words.insert(page.words.begin(), head.words.begin(), head.words.end());
            pages.push_back(std::move(page));
        }
        return joined(pages);
    };
    CHECK(with("").size() == 1);
    CHECK(with("Our people").size() == 2);
}

TEST_CASE("pages with too many words to compare leave a table in two, and say so") {
    std::vector<Page> pages{ruled_page(1, 100, true, 1, 5), ruled_page(2, 80, true, 6, 4)};
    std::vector<Table> tables;
    std::vector<Diagnostic> diagnostics;
    for (const Page& page : pages)
        for (Table& table : find_tables(page, diagnostics)) tables.push_back(std::move(table));
    REQUIRE(tables.size() == 2);
    pages[0].words.insert(pages[0].words.end(), 260'000, pages[0].words.front());
    CHECK(join_continued(tables, pages, &diagnostics).size() == 2);
    REQUIRE(diagnostics.size() == 1);
    CHECK(diagnostics[0].code == "table-budget-reached");
    CHECK(diagnostics[0].page == 2);
}

TEST_CASE("a table on the next page that is headed alike but for the first column is about another subject") {
    const auto page = [](int number, const std::string& corner) {
        PageBuilder page(595, 842, number);
        page.bold(55, 74, corner).bold(305, 74, "2030/31").bold(405, 74, "Target");
        for (int i = 0; i < 30; ++i)
            page.text(55, 94 + 20 * i, "Visits to libraries")
                .right(395, 94 + 20 * i, std::to_string(100 + i))
                .right(495, 94 + 20 * i, std::to_string(200 + i));
        std::vector<double> ys;
        for (int i = 0; i < 32; ++i) ys.push_back(60 + 20 * i);
        page.ruled({50, 300, 400, 500}, ys);
        return Page(page);
    };
    CHECK(joined({page(1, "Brighter evenings"), page(2, "Rivers and shores")}).size() == 2);
    CHECK(joined({page(1, "Brighter evenings"), page(2, "Brighter evenings")}).size() == 1);
}
