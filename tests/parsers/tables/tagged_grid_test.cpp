// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <vector>

#include "parsers/tables/table_finder.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/page_builder.hpp"

using namespace scrutineer;
using scrutineer::test::PageBuilder;

namespace {

/// Sets texts on the page and tags each as a cell: what an export from a word processor looks like.
struct TaggedPage {
    PageBuilder page;
    std::vector<TaggedCell> cells;
    std::size_t words = 0;

    TaggedPage& lines(int row, int column, double x, double y, const std::vector<std::string>& texts,
                      bool header = false) {
        TaggedCell cell;
        cell.row = row;
        cell.column = column;
        cell.header = header;
        for (const std::string& text : texts) {
            page.text(x, y, text);
            y += 12;
        }
        const std::size_t now = page.page().words.size();
        for (; words < now; ++words) cell.words.push_back(static_cast<std::uint32_t>(words));
        cells.push_back(cell);
        return *this;
    }
    Page done() const {
        PageBuilder copy = page;
        Page out = copy.page();
        out.tagged_cells = cells;
        return out;
    }
};

std::string at(const Table& table, int row, int column) {
    for (const Cell& cell : table.cells)
        if (cell.row == row && cell.column == column) return cell.text;
    return "";
}

TaggedPage actions() {
    TaggedPage paper;
    paper.lines(0, 0, 50, 100, {"Action"}, true).lines(0, 1, 250, 100, {"Owner"}, true);
    paper.lines(0, 2, 400, 100, {"Progress"}, true);
    paper.lines(1, 0, 50, 120, {"Review the contract for", "home care"}).lines(1, 1, 250, 120, {"Head of care"});
    paper.lines(1, 2, 400, 120, {"Begun in May and", "going to plan"});
    paper.lines(2, 0, 50, 150, {"Recruit to vacancies"}).lines(2, 1, 250, 150, {"Head of people", "and change"});
    paper.lines(2, 2, 400, 150, {"Not begun"});
    return paper;
}

}  // namespace

TEST_CASE("a table of words without any line is found where the paper is tagged") {
    std::vector<Diagnostic> diagnostics;
    CHECK(find_tables(actions().page.page(), diagnostics).empty());
    const std::vector<Table> tables = find_tables(actions().done(), diagnostics);
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].rows == 3);
    CHECK(tables[0].columns == 3);
    CHECK(tables[0].header_rows == 1);
    CHECK(at(tables[0], 1, 0) == "Review the contract for home care");
    CHECK(at(tables[0], 2, 1) == "Head of people and change");
}

TEST_CASE("tags that the page does not bear out are not believed") {
    std::vector<Diagnostic> diagnostics;
    // Rows the wrong way round.
    Page page = actions().done();
    for (TaggedCell& cell : page.tagged_cells) cell.row = 2 - cell.row;
    CHECK(find_tables(page, diagnostics).empty());
    // Half of the words in no cell.
    page = actions().done();
    for (TaggedCell& cell : page.tagged_cells) cell.words.resize((cell.words.size() + 1) / 2);
    CHECK(find_tables(page, diagnostics).empty());
    // A letterhead laid out as a table.
    TaggedPage letter;
    letter.lines(0, 0, 50, 100, {"From:"}, true).lines(0, 1, 150, 100, {"Leader of the Council"}, true);
    letter.lines(1, 0, 50, 120, {"To:"}).lines(1, 1, 150, 120, {"Cabinet, 4 March 2024"});
    letter.lines(2, 0, 50, 140, {"Subject:"}).lines(2, 1, 150, 140, {"Budget monitoring"});
    CHECK(find_tables(letter.done(), diagnostics).empty());
}

TEST_CASE("rows without a line between them are told by the tags") {
    // A name of two lines beside figures, and the next row close below: nothing but the tags says which is which.
    TaggedPage paper;
    paper.lines(0, 0, 50, 100, {"Fund"}, true).lines(0, 1, 250, 100, {"Balance"}, true);
    paper.lines(0, 2, 350, 100, {"Return"}, true);
    paper.lines(1, 0, 50, 112, {"Growth"}).lines(1, 1, 250, 112, {"120"}).lines(1, 2, 350, 112, {"1.5%"});
    paper.lines(2, 0, 50, 124, {"Income", "and property"}).lines(2, 1, 250, 124, {"80"});
    paper.lines(2, 2, 350, 124, {"2.5%"});
    paper.lines(3, 0, 50, 148, {"Cash"}).lines(3, 1, 250, 148, {"64"}).lines(3, 2, 350, 148, {"0.5%"});
    std::vector<Diagnostic> diagnostics;
    const std::vector<Table> tables = find_tables(paper.done(), diagnostics);
    REQUIRE(tables.size() == 1);
    REQUIRE(tables[0].rows == 4);
    CHECK(at(tables[0], 2, 0) == "Income and property");
    CHECK(at(tables[0], 3, 0) == "Cash");
    CHECK(at(tables[0], 3, 2) == "0.5%");
}

TEST_CASE("tags that lump a line of figures into one cell are passed over") {
    TaggedPage paper;
    for (int row = 0; row < 5; ++row) {
        const double y = 100 + 14 * row;
        paper.lines(row, 0, 50, y, {row == 0 ? "Service" : "Name"});
        const std::size_t first = paper.words;
        paper.page.text(200, y, row == 0 ? "2022" : "110").text(260, y, row == 0 ? "2023" : "120");
        TaggedCell lump;
        lump.row = row;
        lump.column = 1;
        for (; paper.words < first + 2; ++paper.words) lump.words.push_back(static_cast<std::uint32_t>(paper.words));
        paper.cells.push_back(lump);
    }
    std::vector<Diagnostic> diagnostics;
    const std::vector<Table> tables = find_tables(paper.done(), diagnostics);
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].columns == 3);
    CHECK(at(tables[0], 2, 2) == "120");
}
