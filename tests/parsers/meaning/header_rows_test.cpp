// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/meaning/header_rows.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/table_writer.hpp"

using namespace scrutineer;
using namespace scrutineer::meaning;
using scrutineer::test::TableWriter;

namespace {

std::vector<Section> sections(TableWriter& writer, int header_rows) {
    const Table table = writer.table();
    return sections_of(TableGrid(table), header_rows);
}

}  // namespace

TEST_CASE("a row of amounts heads nothing, whatever the grid says of it") {
    TableWriter writer(1, 20, 60);
    writer.row({"Spending growth", "£117.2m", "£150.4m"}).row({"Income", "-£10.0m", "-£23.5m"});
    const auto found = sections(writer, 1);
    REQUIRE(found.size() == 1);
    CHECK_FALSE(found[0].headed());
    CHECK(found[0].end == 2);
}

TEST_CASE("titles, a heading of two levels and a row of units over figures") {
    TableWriter writer(1, 20, 60);
    writer.row({"Table 3: Spend on high needs", "<", "<"})
        .row({"", "2023/24", "<"})
        .row({"Service", "Budget", "Outturn"})
        .row({"Adults", "12.5", "13.0"})
        .row({"Children", "9.5", "9.0"});
    const auto found = sections(writer, 1);
    REQUIRE(found.size() == 1);
    CHECK(found[0].header_first == 1);
    CHECK(found[0].header_end == 3);
    CHECK(found[0].end == 5);
}

TEST_CASE("years and dates over figures are headings") {
    TableWriter writer(1, 20, 60);
    writer.row({"Reserve", "Opening Balance", "Contribution", "Projected Balance"})
        .row({"", "01/04/24", "", "31/03/25"})
        .row({"Insurance", "-12.4", "-1.2", "-13.6"})
        .row({"Schools", "-58.6", "1.0", "-57.6"});
    CHECK(sections(writer, 1)[0].header_end == 2);
    TableWriter years(1, 20, 60);
    years.row({"School", "20-21", "21-22"}).row({"Primary", "106", "123"}).row({"Special", "49", "60"});
    CHECK(sections(years, 0)[0].header_end == 1);
}

TEST_CASE("a first row of a group is not part of the heading, and words for figures are data") {
    TableWriter writer(1, 20, 60);
    writer.row({"Incident type", "Jul-24", "Aug-24", "Target"})
        .row({"Fires", "<", "<", "<"})
        .row({"Accidental fires", "30", "27", "283"})
        .row({"Chimney fires", "Annual", "Annual", "N/A"})
        .row({"Vehicle fires", "17", "12", "210"});
    const auto found = sections(writer, 2);
    REQUIRE(found.size() == 1);
    CHECK(found[0].header_end == 1);
}

TEST_CASE("tables one under the other are sections, a heading that comes again is told") {
    TableWriter writer(1, 20, 60);
    writer.row({"School", "2022-23", "2023-24"})
        .row({"Primary", "106", "123"})
        .row({"Special", "49", "60"})
        .row({"School", "2022-23", "2023-24"})
        .row({"Academy", "16", "23"})
        .row({"Other", "4", "6"});
    const auto found = sections(writer, 1);
    REQUIRE(found.size() == 2);
    CHECK_FALSE(found[0].repeated);
    CHECK(found[1].repeated);
    CHECK(found[1].first == 3);
    CHECK(found[1].header_end == 4);
    CHECK(found[1].end == 6);
}

TEST_CASE("a table of nothing has one section") {
    TableWriter writer(1, 20, 60);
    writer.row({"", ""});
    CHECK(sections(writer, 0).size() == 1);
}
