// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/meaning/stock_tables.hpp"

#include <string>

#include "parsers/meaning/read_table.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/table_writer.hpp"

using namespace scrutineer;
using namespace scrutineer::meaning;
using scrutineer::test::TableWriter;

namespace {

std::vector<Row> rows_of(const Table& table, std::vector<std::string> caption, const std::string& money = {}) {
    const TableGrid grid(table);
    TableView view{table, grid};
    view.caption = std::move(caption);
    view.money_unit = money;
    return read_table(view, understand(view)).rows;
}

}  // namespace

TEST_CASE("a day, and the time up to one") {
    for (const char* day : {"31 March 2025", "at 31 December 2024", "as at 30/09/2024", "1st April 2024"}) {
        INFO(day);
        CHECK(is_day(day));
    }
    for (const char* other : {"2024/25", "to 31 December 2024", "Q3 2024/25", "December 2024", ""}) {
        INFO(other);
        CHECK_FALSE(is_day(other));
    }
}

TEST_CASE("what reserves are on a day is a balance, also under \"Actual\"") {
    const auto rows = rows_of(TableWriter(1, 20, 60)
                                  .row({"£m", "31 March 2024 Actual", "31 March 2025 Forecast"})
                                  .row({"Insurance", "8.77", "8.10"})
                                  .row({"Schools' balances", "12.55", "9.40"})
                                  .table(),
                              {"Table 3: Usable reserves (£m)"});
    REQUIRE(rows.size() == 2);
    REQUIRE(rows[0].figures.size() == 2);
    CHECK(rows[0].figures[0].measure == Measure::balance);
    CHECK(rows[0].figures[1].measure == Measure::forecast);
}

TEST_CASE("money owed is of the day that the title says") {
    const auto rows = rows_of(TableWriter(1, 20, 60)
                                  .row({"Type of debt", "Up to 30 days", "31 to 90 days", "All debt"})
                                  .row({"Trade waste", "£140,227", "£31,866", "£172,093"})
                                  .row({"NHS bodies", "£2,871,300", "£415,000", "£3,286,300"})
                                  .table(),
                              {"Table 4: Money owed to the Council at 31 December 2024"});
    REQUIRE(rows.size() == 2);
    for (const RawFigure& figure : rows[0].figures) CHECK(is_day(figure.period_text));
}

TEST_CASE("what no word explains between two days is what came and went between them") {
    const auto rows = rows_of(TableWriter(1, 20, 60)
                                  .row({"£m", "31 March 2024", "New", "Cleared", "30 September 2024", "Average rate"})
                                  .row({"Public Works Loan Board", "118.4", "41.0", "-3.5", "155.9", "3.94%"})
                                  .row({"Other banks", "15.0", "0.0", "-5.0", "10.0", "4.10%"})
                                  .table(),
                              {"Loans"});
    REQUIRE(rows.size() == 2);
    REQUIRE(rows[0].figures.size() == 5);
    CHECK(rows[0].figures[1].measure == Measure::movement);
    CHECK(rows[0].figures[2].measure == Measure::movement);
    CHECK(rows[0].figures[4].measure != Measure::movement);
}

TEST_CASE("savings with targets are money where all their columns say so, or the paper says what its money is in") {
    const auto headed = rows_of(TableWriter(1, 20, 60)
                                    .row({"Directorate", "Delivered £m", "At Risk £m", "Total Savings Target £m"})
                                    .row({"Adults", "6.120", "2.410", "13.620"})
                                    .row({"Support", "2.210", "-", "3.260"})
                                    .table(),
                                {});
    REQUIRE(headed.size() == 2);
    CHECK(headed[0].kind == RecordKind::finance_row);
    const auto listed = rows_of(TableWriter(1, 20, 60)
                                    .row({"Saving", "Required", "Made", "Expected"})
                                    .row({"Shared lives", "315", "202", "315"})
                                    .row({"Garden waste", "1,150", "1,264", "1,290"})
                                    .table(),
                                {"Savings in the 2024/25 budget"}, "£000");
    REQUIRE(listed.size() == 2);
    CHECK(listed[0].kind == RecordKind::finance_row);
    REQUIRE(listed[0].figures.size() == 3);
    CHECK(listed[0].figures[0].measure == Measure::target);
    CHECK(listed[0].figures[1].measure == Measure::actual);
    CHECK(listed[0].figures[2].measure == Measure::forecast);
}

TEST_CASE("beside a column of limits the others hold what is held to them, in a row named after its limit, too") {
    const auto rows = rows_of(TableWriter(1, 20, 60)
                                  .row({"£m", "2024/25 limit", "30 September 2024"})
                                  .row({"Authorised limit for external debt", "510.0", "249.6"})
                                  .row({"Operational boundary for external debt", "480.0", "249.6"})
                                  .table(),
                              {});
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].figures[0].measure == Measure::limit);
    CHECK(rows[0].figures[1].measure != Measure::limit);
}
