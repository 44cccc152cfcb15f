// SPDX-License-Identifier: GPL-3.0-or-later
// Tables written by hand and read without any layout.
#include <algorithm>

#include "parsers/layouts/layout_set.hpp"
#include "parsers/rows/read_rows.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/page_builder.hpp"
#include "tests/support/table_writer.hpp"

using namespace scrutineer;
using scrutineer::test::PageBuilder;
using scrutineer::test::TableWriter;

namespace {

Paper read(const std::vector<Table>& tables) {
    std::vector<Page> pages;
    for (const Table& table : tables)
        while (static_cast<int>(pages.size()) < table.page)
            pages.push_back(PageBuilder(1600, 842, static_cast<int>(pages.size()) + 1).page());
    return read_rows(pages, tables, *LayoutSet::none());
}

const RawRating* rating(const Row& row, Against against) {
    for (const RawRating& r : row.ratings)
        if (r.against == against) return &r;
    return nullptr;
}

}  // namespace

TEST_CASE("where ratings stand in rows under their figures, a row of \"N/a\" alone is one of them") {
    TableWriter writer(1, 20, 60);
    writer.row({"Ref", "Description", "Latest data", "Target", "12 months earlier", "National figure"});
    writer.row({"47", "Referrals within a day", "93.1", "75", "88.1", "90.2"}).row({"", "", "", "GREEN", "RED", "RED"});
    writer.row({"48", "Repeat referrals", "33.2", "Tracker", "30.5", "21"}).row({"", "", "", "N/a", "N/a", "N/a"});
    for (const int row : {1, 3})
        for (const int column : {0, 1, 2}) writer.at(row, column).row_span = 2;
    Table table = writer.table();
    std::erase_if(table.cells, [](const Cell& cell) { return (cell.row == 2 || cell.row == 4) && cell.text.empty(); });
    const Paper paper = read({table});
    REQUIRE(paper.rows.size() == 2);
    CHECK(paper.rows[1].name.text == "Repeat referrals");
    CHECK(paper.rows[1].figures.size() == 4);
    for (const Against against : {Against::target, Against::year_earlier, Against::england}) {
        REQUIRE(rating(paper.rows[1], against));
        REQUIRE(rating(paper.rows[1], against)->seen);
        CHECK(rating(paper.rows[1], against)->seen->rating == RatingValue::none);
    }
}

TEST_CASE("under a heading of two areas a figure's mark says whose it is, and its rating's") {
    TableWriter writer(1, 20, 60);
    writer.row({"Indicator", "Latest data", "Target", "Compared to *North East or **Nearest neighbours", "<"})
        .row({"Referrals within a day", "93.1", "90", "91.4*", "GREEN"})
        .row({"Repeat referrals", "33.2", "30", "29.8**", "RED"})
        .row({"Visits within a week", "81.0", "85", "84.1*", "AMBER"});
    const Paper paper = read({writer.table()});
    REQUIRE(paper.rows.size() == 3);
    CHECK(paper.rows[0].figures.back().area == AreaKind::region);
    CHECK(rating(paper.rows[0], Against::region));
    CHECK(paper.rows[1].figures.back().area == AreaKind::neighbours);
    CHECK(rating(paper.rows[1], Against::neighbours));
    CHECK_FALSE(rating(paper.rows[1], Against::region));
}

TEST_CASE("a rating of a budget line is of the line, where the table has no targets") {
    TableWriter writer(1, 20, 60);
    writer.row({"£000", "Budget", "Forecast", "Variance", "RAG"})
        .row({"Adult Services", "91,200", "92,450", "1,250", "Red"})
        .row({"Highways", "12,400", "12,380", "-20", "Green"})
        .row({"Education", "30,100", "30,300", "200", "Amber"});
    const Paper paper = read({writer.table()});
    REQUIRE(paper.rows.size() == 3);
    CHECK(paper.rows[0].kind == RecordKind::finance_row);
    CHECK(rating(paper.rows[0], Against::overall));
    CHECK_FALSE(rating(paper.rows[0], Against::target));
}
