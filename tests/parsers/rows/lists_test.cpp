// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/rows/lists.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/page_builder.hpp"
#include "tests/support/table_writer.hpp"

using namespace scrutineer;
using scrutineer::test::PageBuilder;
using scrutineer::test::TableWriter;

namespace {

std::vector<Row> rows_of(const Table& table, std::vector<std::string> headings = {}) {
    const std::vector<Page> pages{PageBuilder(595, 842, 1).page()};
    const TableGrid grid(table);
    TableContext context{table, grid, pages, 1, std::move(headings), {}, {}};
    const auto lists = find_lists(context);
    return lists ? read_lists(context, *lists).rows : std::vector<Row>{};
}

}  // namespace

TEST_CASE("names with a number and a share are a list, its first heading is their group") {
    TableWriter writer(1, 60, 60);
    writer.row({"AGE", "Number of consultees answering", "% of consultees answering"})
        .row({"65-74", "45", "4"})
        .row({"85 & over", "2", "0.2%"})
        .row({"Prefer not to answer / left blank", "227", "22%"});
    const auto rows = rows_of(writer.table(), {"Who answered"});
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].kind == RecordKind::breakdown_row);
    CHECK(rows[0].name.text == "65-74");
    CHECK(rows[0].group == std::vector<std::string>{"Who answered", "AGE"});
    REQUIRE(rows[0].figures.size() == 2);
    CHECK(rows[0].figures[0].label == "Number of consultees answering");
    CHECK(rows[0].figures[0].unit_text == "No.");
    CHECK(rows[0].figures[1].unit_text == "%");
    CHECK(rows[2].figures[1].cell.text == "22%");
}

TEST_CASE("lists without headings stand side by side") {
    TableWriter writer(1, 60, 60);
    writer.row({"Delay", "18", "Staff conduct", "27"})
        .row({"Policy", "453", "Charges", "10"})
        .row({"Quality of work", "1", "Total", "509"});
    const auto rows = rows_of(writer.table(), {"Reasons"});
    REQUIRE(rows.size() == 6);
    CHECK(rows[2].name.text == "Quality of work");
    CHECK(rows[3].name.text == "Staff conduct");
    CHECK(rows[5].figures[0].cell.text == "509");
    CHECK(rows[5].group == std::vector<std::string>{"Reasons"});
}

TEST_CASE("numbered lines keep their numbers as references") {
    TableWriter writer(1, 60, 60);
    writer.row({"1", "Gross rents", "41,077"})
        .row({"2", "Charges for services", "1,522"})
        .row({"3", "Repairs", "9,003"});
    const auto rows = rows_of(writer.table());
    REQUIRE(rows.size() == 3);
    CHECK(rows[1].ref == "2");
    CHECK(rows[1].name.text == "Charges for services");
    CHECK(rows[1].figures.front().cell.text == "1,522");
}

TEST_CASE("a row of words alone over the list heads the rows under it") {
    TableWriter writer(1, 60, 60);
    writer.row({"Parking income", "10"}).row({"Expenditure", "<"}).row({"Employees", "3"}).row({"Running costs", "2"});
    const auto rows = rows_of(writer.table());
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].group.empty());
    CHECK(rows[2].group == std::vector<std::string>{"Expenditure"});
}

TEST_CASE("contents, targets and columns of text are no lists") {
    TableWriter contents(1, 60, 60);
    contents.row({"Introduction", "1"}).row({"Performance", "4"}).row({"Appendix", "17"});
    CHECK(rows_of(contents.table()).empty());
    TableWriter targets(1, 60, 60);
    targets.row({"Measure", "Target", "Previous quarter"}).row({"Calls", "90%", "81%"}).row({"Visits", "12", "14"});
    CHECK(rows_of(targets.table()).empty());
    TableWriter texts(1, 60, 60);
    texts.row({"Calls", "Customer", "90"}).row({"Visits", "Leisure", "12"});
    CHECK(rows_of(texts.table()).empty());
}

TEST_CASE("a list of money is of what the row of its total names") {
    TableWriter writer(1, 60, 60);
    writer.row({"Overall harbour budget", "£3.5m", "100%"}).row({"North quay", "£2.1m", "60%"});
    writer.row({"South quay", "£1.4m", "40%"});
    const auto rows = rows_of(writer.table());
    REQUIRE(rows.size() == 3);
    CHECK(rows[1].figures[0].measure == Measure::budget);
}
