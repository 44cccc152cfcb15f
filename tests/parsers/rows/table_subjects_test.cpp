// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/rows/table_subjects.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/table_writer.hpp"

using namespace scrutineer;
using scrutineer::test::TableWriter;

namespace {

Table table(const std::string& corner, const std::string& year = "2031/32") {
    TableWriter writer(1, 60, 60);
    writer.row({corner, year, "Target"}).row({"Lamps mended in time", "92%", "90%"});
    Table made = writer.table();
    made.header_rows = 1;
    return made;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("tables headed alike say in the corner what each is about") {
    CHECK(table_subjects({table("Brighter evenings"), table("Rivers and shores")}) ==
          Texts{"Brighter evenings", "Rivers and shores"});
    // The same corner twice says nothing, nor does that of a table of its own kind.
    CHECK(table_subjects({table("Brighter evenings"), table("Brighter evenings")}) == Texts{"", ""});
    CHECK(table_subjects({table("Brighter evenings"), table("Rivers and shores", "2030/31")}) == Texts{"", ""});
}

TEST_CASE("a corner that heads names is no subject") {
    CHECK(table_subjects({table("Indicator"), table("Rivers and shores")}) == Texts{"", "Rivers and shores"});
    CHECK(table_subjects({table("Indicator"), table("Performance measure")}) == Texts{"", ""});
}

TEST_CASE("among several subjects a long corner is one, though the grammar knows words of it") {
    const std::string known = "Budget and target for the year";
    CHECK(table_subjects({table("Brighter evenings"), table("Rivers and shores"), table(known)}) ==
          Texts{"Brighter evenings", "Rivers and shores", known});
    CHECK(table_subjects({table("Brighter evenings"), table(known)}) == Texts{"Brighter evenings", ""});
}
