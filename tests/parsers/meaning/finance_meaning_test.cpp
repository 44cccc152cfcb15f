// SPDX-License-Identifier: GPL-3.0-or-later
// What tables of money mean by their headings, titles and names of rows.
#include "parsers/meaning/read_table.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/table_writer.hpp"

using namespace scrutineer;
using scrutineer::test::TableWriter;

namespace {

struct Read {
    Table table;
    TableGrid grid;
    meaning::TableView view;
    std::vector<Row> rows;

    Read(Table written, std::string unit, std::vector<std::string> headings = {}, std::vector<std::string> caption = {})
        : table(std::move(written)), grid(table), view{table, grid} {
        view.money_unit = std::move(unit);
        view.headings = std::move(headings);
        view.caption = std::move(caption);
        rows = meaning::read_table(view, meaning::understand(view)).rows;
    }
    const RawFigure& figure(std::size_t row, std::size_t column) const { return rows.at(row).figures.at(column); }
};

}  // namespace

TEST_CASE("money under bare years is what the title just above says, and not what the chapter is about") {
    TableWriter writer(1, 20, 60);
    writer.row({"£m", "2031/32", "2032/33", "Total"}).row({"Harbour wall", "1.5", "2.5", "4.0"});
    writer.row({"Lido roof", "0.7", "-", "0.7"});
    const Read programme(writer.table(), "£m", {"Revenue spending", "Table 9: Capital programme"});
    REQUIRE(programme.rows.size() == 2);
    CHECK(programme.figure(0, 0).measure == Measure::budget);
    CHECK(programme.figure(0, 2).measure == Measure::budget);
    const Read nothing(writer.table(), "£m", {"Budget report", "Lending to clubs"});
    CHECK(nothing.figure(0, 0).measure == Measure::other);
    const Read spent(writer.table(), "£m", {"4b | Spending on piers"});
    CHECK(spent.figure(0, 0).measure == Measure::actual);
    // The total is of no year that has begun.
    CHECK(spent.figure(0, 2).measure == Measure::other);
}

TEST_CASE("a lone per cent sign behind a variance is the variance in per cent") {
    TableWriter writer(1, 20, 60);
    writer.row({"Service", "Budget £000", "Forecast £000", "Variance £000", "%"});
    writer.row({"Ferries", "500", "520", "20", "4.0%"}).row({"Libraries", "300", "270", "(30)", "(10.0%)"});
    const Read read(writer.table(), "", {"Table 1: Revenue forecast"});
    REQUIRE(read.rows.size() == 2);
    CHECK(read.figure(0, 3).measure == Measure::variance);
    CHECK(read.figure(0, 3).unit_text == "%");
}

TEST_CASE("a row's name says the measure where the headings have years alone") {
    TableWriter writer(1, 20, 60);
    writer.row({"£m", "2031/32", "2032/33"}).row({"Authorised limit for leases", "12", "14"});
    writer.row({"Sums lent to clubs", "3", "4"});
    const Read read(writer.table(), "£m");
    REQUIRE(read.rows.size() == 2);
    CHECK(read.figure(0, 0).measure == Measure::limit);
    CHECK(read.figure(1, 0).measure == Measure::other);
}

TEST_CASE("differences alone are money where the paper's figures are") {
    TableWriter writer(1, 20, 60);
    writer.row({"Project", "Cost variance", "Timing variance"}).row({"Quay steps", "0.25", "-1.5"});
    writer.row({"Bandstand", "-0.1", "0.0"});
    const Read money(writer.table(), "£m");
    REQUIRE(money.rows.size() == 2);
    CHECK(money.rows[0].kind == RecordKind::finance_row);
    CHECK(money.figure(0, 0).unit_text == "£m");
    CHECK(Read(writer.table(), "").rows[0].kind == RecordKind::kpi_row);
}

TEST_CASE("an amount in a row's name is not the unit of its figures") {
    TableWriter writer(1, 20, 60);
    writer.row({"Description of saving", "Ongoing impact", "One-off impact"});
    writer.row({"Raise the pier toll, which costs £2m a year to collect", "0.5", "(1.0)"});
    writer.row({"Let the lido", "2.5", "0.0"});
    const Read read(writer.table(), "£000");
    REQUIRE(read.rows.size() == 2);
    CHECK(read.figure(0, 0).unit_text == "£000");
    CHECK(read.figure(0, 1).unit_text == "£000");
}

TEST_CASE("a nil among signed money is money") {
    TableWriter writer(1, 20, 60);
    writer.row({"Service", "First draft", "Change"}).row({"Ferries", "£1.5m", "-"}).row({"Piers", "£0.5m", "£0.1m"});
    writer.row({"Lidos", "£0.7m", "£0.2m"});
    const Read read(writer.table(), "");
    REQUIRE(read.rows.size() == 3);
    CHECK(read.figure(0, 1).unit_text == "£");
}

TEST_CASE("the caption's year is that of figures without a period of their own") {
    TableWriter writer(1, 20, 60);
    writer.row({"Harbour", "Number", "%"}).row({"North quay", "150", "32.5%"}).row({"South quay", "90", "20.1%"});
    const Read read(writer.table(), "", {}, {"in each harbour, 2029/30", "Table 7: Boats that were laid up"});
    REQUIRE(read.rows.size() == 2);
    CHECK(read.rows[0].period_text == "2029/30");
    CHECK(Read(writer.table(), "", {}, {"Boats were counted in 2029/30."}).rows[0].period_text.empty());
}

TEST_CASE("ranks from one to the last number no rows") {
    TableWriter writer(1, 20, 60);
    writer.row({"Harbour", "Score", "Rank of 40"}).row({"North quay", "9.5", "1"}).row({"South quay", "9.1", "2"});
    writer.row({"Old dock", "8.0", "3"}).row({"New dock", "7.5", "4"}).row({"Basin", "6.5", "5"});
    const Read read(writer.table(), "");
    REQUIRE(read.rows.size() == 5);
    REQUIRE(read.rows[0].figures.size() == 2);
    CHECK(read.figure(0, 1).measure == Measure::rank);
}

TEST_CASE("the baseline of a scheme is its budget") {
    TableWriter writer(1, 20, 60);
    writer.row({"Scheme", "Previous baseline (£m)", "Revised baseline (£m)"}).row({"Quay steps", "1.5", "2.5"});
    writer.row({"Bandstand", "0.1", "0.2"});
    const Read read(writer.table(), "");
    REQUIRE(read.rows.size() == 2);
    CHECK(read.figure(0, 0).measure == Measure::budget);
    CHECK(read.figure(0, 1).version == Version::revised);
}

TEST_CASE("a row's name is a budget where its last noun is one") {
    CHECK(meaning::measure_of_name("Original Budget") == Measure::budget);
    CHECK(meaning::measure_of_name("Cash limit for libraries") == Measure::budget);
    CHECK(meaning::measure_of_name("Cash Limit Reserve") == std::nullopt);
    CHECK(meaning::measure_of_name("Libraries") == std::nullopt);
}

TEST_CASE("numbers of paragraphs before their texts are no figures") {
    TableWriter writer(1, 20, 60);
    writer.row({"7.3", "The limit on lending is kept under review", "12"});
    writer.row({"7.4", "The fund for boats was drawn on", "15"});
    const Read read(writer.table(), "");
    for (const Row& row : read.rows)
        for (const RawFigure& figure : row.figures) CHECK(figure.cell.column == 2);
}

TEST_CASE("what heads a column is no title of its table") {
    TableWriter writer(1, 20, 60);
    writer.row({"Harbour", "2031-32 £000", "2032-33 £000", "Core or Spending Funded"});
    writer.row({"North quay", "12", "14", "Core"}).row({"South quay", "3", "4", "Core"});
    const Read read(writer.table(), "£000", {"2031-33 budget for harbours", "Spending Funded"});
    REQUIRE(read.rows.size() == 2);
    CHECK(read.figure(0, 0).measure == Measure::budget);
}
