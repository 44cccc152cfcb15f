// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/paper/footnotes.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/page_builder.hpp"
#include "tests/support/paper_text.hpp"

using namespace scrutineer;
using scrutineer::test::PageBuilder;
using scrutineer::test::text_of;

namespace {

Table table_at(const Box& box, int page = 1) {
    Table table;
    table.page = page;
    table.box = box;
    table.rows = table.columns = 1;
    return table;
}

}  // namespace

TEST_CASE("footnotes: several in one line, wrapped, raised digits") {
    PageBuilder writer;
    writer.text(60, 220, "*provisional data **not reported for 2019/20");
    writer.text(60, 240, "1", {6, false, {}}).page().words.back().baseline = 236;
    writer.text(64, 240, "Annual target of 761 which will be reviewed with the partners when the");
    writer.text(60, 251, "programme ends");
    writer.text(60, 300, "Members are asked to note the report.");
    const auto notes = find_footnotes(text_of({writer.page()}), {table_at({60, 100, 500, 205})});
    REQUIRE(notes.size() == 1);
    REQUIRE(notes[0].size() == 3);
    CHECK(notes[0][0].mark == "*");
    CHECK(notes[0][0].text == "provisional data");
    CHECK(notes[0][1].mark == "**");
    CHECK(notes[0][1].text == "not reported for 2019/20");
    CHECK(notes[0][2].mark == "1");
    CHECK(notes[0][2].text == "Annual target of 761 which will be reviewed with the partners when the programme ends");
}

TEST_CASE("a table's own footnote stands before another's with the same mark; other marks are shared by the page") {
    PageBuilder writer;
    writer.text(60, 220, "* first table's note");
    writer.text(60, 420, "* second table's note");
    writer.text(60, 435, "[1] shared note");
    const auto notes =
        find_footnotes(text_of({writer.page()}), {table_at({60, 100, 500, 205}), table_at({60, 300, 500, 405})});
    REQUIRE(notes.size() == 2);
    REQUIRE(notes[0].size() == 2);
    CHECK(notes[0][0].text == "first table's note");
    CHECK(notes[0][1].text == "shared note");
    REQUIRE(notes[1].size() == 2);
    CHECK(notes[1][0].text == "second table's note");
}

TEST_CASE("a note at the top of the next page is the last table's; notes under a last part are for all parts") {
    PageBuilder first, second;
    first.text(60, 220, "* first table's note");
    second.text(60, 40, "* second table's note");
    second.text(60, 220, "1", {6, false, {}}).page().words.back().baseline = 216;
    second.text(64, 220, "Annual target");
    Page last = second.page();
    last.number = 2;
    const auto notes =
        find_footnotes(text_of({first.page(), last}),
                       {table_at({60, 100, 500, 205}), table_at({60, 300, 500, 750}), table_at({60, 60, 500, 205}, 2)});
    REQUIRE(notes.size() == 3);
    REQUIRE(notes[0].size() == 1);
    CHECK(notes[0][0].text == "first table's note");
    REQUIRE(notes[1].size() == 2);
    CHECK(notes[1][0].text == "second table's note");
    CHECK(notes[1][1].text == "Annual target");
}

TEST_CASE("footnotes: raised letters, and digits that a table's words show as marks though they are not raised") {
    PageBuilder writer;
    writer.text(60, 220, "a", {6, false, {}}).page().words.back().baseline = 216;
    writer.text(64, 220, "Counted once a year.");
    writer.text(60, 240, "1");
    writer.text(70, 240, "Ferries only.");
    writer.text(200, 240, "2");
    writer.text(210, 240, "Without the outer isles.");
    writer.text(60, 260, "3 of the 7 harbours were closed.");
    Table table = table_at({60, 100, 500, 205});
    for (const char* name : {"Sailings cancelled1", "Berths let2"}) {
        Cell cell;
        cell.text = name;
        cell.page = 1;
        table.cells.push_back(cell);
    }
    const auto notes = find_footnotes(text_of({writer.page()}), {table});
    REQUIRE(notes[0].size() == 3);
    CHECK(notes[0][0].mark == "a");
    CHECK(notes[0][0].text == "Counted once a year.");
    CHECK(notes[0][1].mark == "1");
    CHECK(notes[0][1].text == "Ferries only.");
    CHECK(notes[0][2].mark == "2");
    CHECK(notes[0][2].text == "Without the outer isles.");
}
