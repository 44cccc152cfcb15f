// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/meaning/leading_codes.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/table_writer.hpp"

using namespace scrutineer;
using namespace scrutineer::meaning;

TEST_CASE("codes and numbers before a name") {
    CHECK(leading_code("CS.PI.01 Percentage of care leavers").text == "CS.PI.01");
    CHECK(leading_code("PE12: Number of missed bins").text == "PE12");
    CHECK(leading_code("CYP S24 First time entrants").text == "CYP S24");
    CHECK(leading_code("CYP S24 First time entrants").words == 2);
    CHECK(leading_code("12. Number of missed bins").number);
    CHECK(leading_code("12. Number of missed bins").text == "12");
    CHECK(leading_code("3.1 - Staff turnover").text == "3.1");
}

TEST_CASE("numbers that are part of a name are no codes") {
    for (const char* name :
         {"3 year olds in nursery", "65-74", "Total 2024", "16 and 17 year olds", "Adults", "12", ""})
        CHECK(leading_code(name).text.empty());
}

TEST_CASE("names have codes where nearly all of them do, each its own") {
    CHECK(begin_with_codes({"PE1 Bins", "PE2 Trees", "PE3 Roads", "PE4 Parks", "Total"}));
    CHECK_FALSE(begin_with_codes({"PE1 Bins", "Trees", "Roads"}));
    CHECK_FALSE(begin_with_codes({"2024 Bins", "2024 Trees"}));
    CHECK_FALSE(begin_with_codes({"PE1 Bins"}));
}

TEST_CASE("a code is taken off a cell with the dash behind it") {
    scrutineer::test::TableWriter writer(1, 20, 60);
    writer.row({"3.1 - Staff turnover"});
    Cell cell = writer.table().cells.front();
    drop_words(cell, 1);
    CHECK(cell.text == "Staff turnover");
}
