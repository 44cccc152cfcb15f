// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/text_table.hpp"

#include "tests/support/catch.hpp"

using namespace scrutineer::cli;

TEST_CASE("columns are aligned by characters, not bytes") {
    TextTable table({{"Paper"}, {"£", TextTable::Align::right}});
    table.add_row({"café.pdf", "9"});
    table.add_row({"b.pdf", "1234"});
    table.add_line();
    table.add_row({"2 papers"});
    CHECK(table.text() ==
          "Paper        £\n"
          "────────  ────\n"
          "café.pdf     9\n"
          "b.pdf     1234\n"
          "────────  ────\n"
          "2 papers\n");
}

TEST_CASE("long texts are shortened between characters") {
    CHECK(width("£££") == 3);
    CHECK(shortened("£££", 3) == "£££");
    CHECK(shortened("££££", 3) == "££…");
    CHECK(shortened("", 3).empty());
}

TEST_CASE("what could steer a terminal is left out") { CHECK(shortened("a\x1b[2Jb\n\tc\x7f", 20) == "a[2Jbc"); }

TEST_CASE("a table fits where it is printed: long texts give way, then what can be spared") {
    TextTable table({{"Name", TextTable::Align::left, 40, 6},
                     {"", TextTable::Align::left, 40},
                     {"Figure", TextTable::Align::right},
                     {"Record", TextTable::Align::left, 40, 0, 1}});
    table.add_row({"A long name of an indicator", "", "12", "abcdef"});
    CHECK(table.text() ==
          "Name                         Figure  Record\n"
          "───────────────────────────  ──────  ──────\n"
          "A long name of an indicator      12  abcdef\n");
    CHECK(table.text(30) ==
          "Name            Figure  Record\n"
          "──────────────  ──────  ──────\n"
          "A long name o…      12  abcdef\n");
    CHECK(table.text(16) ==
          "Name      Figure\n"
          "────────  ──────\n"
          "A long …      12\n");
}
