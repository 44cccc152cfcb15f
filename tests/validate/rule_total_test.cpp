// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.hpp"
#include "tests/validate/datasets.hpp"
#include "validate/rules.hpp"

using namespace scrutineer;
using namespace scrutineer::checks;
using namespace scrutineer::test;

namespace {

struct Line {
    std::string name;
    std::vector<std::string> cells;
};

Dataset table(const std::vector<Line>& lines, std::optional<Unit> unit = Unit::currency,
              RecordKind kind = RecordKind::finance_row, double scale = 1) {
    std::vector<Record> records;
    for (const Line& line : lines) {
        std::vector<Observation> cells;
        double x = 100;
        for (const std::string& text : line.cells) {
            Observation o = cell(text, unit, Measure::other);
            if (o.value) *o.value *= scale;
            o.label = "column " + std::to_string(cells.size());
            o.box = {x, 200, x + 50, 210};
            x += 100;
            if (!text.empty()) cells.push_back(o);
        }
        records.push_back(row(line.name, cells));
        records.back().kind = kind;
    }
    return paper(records);
}

Validation totals(const Dataset& dataset) { return result_of(check_totals, dataset); }

}  // namespace

TEST_CASE("a total that is the sum of its rows holds") {
    const Validation result =
        totals(table({{"Employees", {"100", "20"}}, {"Premises", {"(30)", "-"}}, {"TOTAL", {"70", "20"}}}));
    CHECK(result.findings.empty());
    CHECK(result.held.at(Check::total) == 1);  // the other column has one row only: it could not have failed
}

TEST_CASE("a total off by more than rounding is a contradiction where another column shows what it sums") {
    const Validation result = totals(table({{"Employees", {"72,233", "17,127"}},
                                            {"Premises", {"4,291", "1,024"}},
                                            {"Transport", {"14,884", "1,875"}},
                                            {"Total", {"91,508", "20,026"}}},
                                           Unit::currency, RecordKind::finance_row, 1000));
    REQUIRE(result.findings.size() == 1);
    const Finding& finding = result.findings[0];
    CHECK(finding.verdict == Verdict::contradiction);
    CHECK(std::get<double>(finding.expected) == 91408000);
    CHECK(std::get<double>(finding.published) == 91508000);
    CHECK(*finding.difference == 100000);
    CHECK(*finding.tolerance == 2000);  // half a thousand for each of four figures
    CHECK(finding.explanation == "prints 91,508 as a total, its 3 rows sum to 91,408: Total, column 0");
    CHECK(finding.sources.size() == 4);
    CHECK(finding.records.size() == 4);
}

TEST_CASE("a unit of difference for each rounded row is rounding") {
    CHECK(
        totals(
            table(
                {{"A", {"40,072", "3"}}, {"B", {"40,073", "4"}}, {"C", {"25,073", "5"}}, {"Total", {"105,219", "12"}}}))
            .findings.empty());
    CHECK(
        totals(
            table(
                {{"A", {"40,072", "3"}}, {"B", {"40,073", "4"}}, {"C", {"25,073", "5"}}, {"Total", {"105,318", "12"}}}))
            .findings.size() == 1);
}

TEST_CASE("things are counted exactly, thousands of them are not") {
    const auto calls = [](const std::string& total, const std::string& name) {
        return totals(table({{"Highways", {"16"}}, {"Waste", {"5"}}, {"Schools", {"9"}}, {name, {total}}}, Unit::count,
                            RecordKind::breakdown_row));
    };
    CHECK(calls("30", "Total calls").findings.empty());
    CHECK(calls("31", "Total calls").findings.size() == 1);
    CHECK(calls("31", "Total calls (thousands)").findings.empty());
    // Hundreds that are round are rounded.
    const auto homes = [](const std::string& total) {
        return totals(
            table({{"Owners", {"44,798"}}, {"Renters", {"60,000"}}, {"Others", {"7,000"}}, {"Total", {total}}},
                  Unit::count, RecordKind::breakdown_row));
    };
    CHECK(homes("111,800").findings.empty());
    CHECK(homes("119,812").findings.size() == 1);
    CHECK(calls("33", "Total calls (thousands)").findings.size() == 1);
}

TEST_CASE("subtotals, totals of subtotals and totals of all rows are told apart") {
    const std::vector<Line> lines = {{"One", {"10"}},          {"Two", {"20"}}, {"Sub-Total first", {"30"}},
                                     {"Three", {"5"}},         {"Four", {"7"}}, {"Sub-Total second", {"12"}},
                                     {"Overall Total", {"42"}}};
    const Validation result = totals(table(lines));
    CHECK(result.findings.empty());
    CHECK(result.held.at(Check::total) == 3);
    std::vector<Line> wrong = lines;
    wrong.back().cells = {"45"};
    CHECK(totals(table(wrong)).findings.size() == 1);
    wrong = lines;
    wrong[6].cells = {"12"};
    CHECK(totals(table(wrong)).findings.size() == 1);
}

TEST_CASE("a subtotal may have one row") {
    CHECK(totals(table({{"One", {"10"}},
                        {"Two", {"20"}},
                        {"Sub-total", {"30"}},
                        {"Alone", {"5"}},
                        {"", {"5"}},
                        {"Three", {"7"}},
                        {"Four", {"8"}},
                        {"", {"15"}},
                        {"", {"50"}}}))
              .findings.empty());
}

TEST_CASE("a total may be of the last rows alone") {
    CHECK(totals(table({{"Loans", {"16"}}, {"Fund", {"20"}}, {"Fund", {"21"}}, {"Total funds", {"41"}}}))
              .findings.empty());
}

TEST_CASE("a total may be of the last totals alone") {
    const std::vector<Line> lines = {{"Loans", {"430"}},           {"Bonds", {"310"}},
                                     {"Total borrowing", {"740"}}, {"Bank", {"200"}},
                                     {"Equity", {"76"}},           {"Total held", {"276"}},
                                     {"Property", {"100"}},        {"Shares", {"79"}},
                                     {"Total pooled", {"179"}},    {"Total investments", {"455"}}};
    const Validation result = totals(table(lines));
    CHECK(result.findings.empty());
    CHECK(result.held.at(Check::total) == 4);
    std::vector<Line> wrong = lines;
    wrong.back().cells = {"545"};
    CHECK(totals(table(wrong)).findings.size() == 1);
}

TEST_CASE("a table that may go on from the page before has rows there") {
    Dataset both = table({{"One", {"100"}}, {"Two", {"400"}}, {"Sub-total first", {"500"}}, {"Three", {"70"}}});
    const Dataset rest = table({{"Four", {"70"}}, {"Five", {"80"}}, {"Six", {"90"}}, {"Total", {"940"}}});
    const std::size_t first = both.records.size();
    both.records.insert(both.records.end(), rest.records.begin(), rest.records.end());
    const auto on_page = [&](int page, int table) {
        for (std::size_t i = first; i < both.records.size(); ++i) {
            both.records[i].source.page = page;
            both.records[i].source.table = table;
            both.records[i].id = "rest" + std::to_string(i);
        }
        return totals(both);
    };
    const int page = both.records[0].source.page;
    const Validation next = on_page(page + 1, 1);
    REQUIRE(next.findings.size() == 1);
    CHECK(next.findings[0].verdict == Verdict::cannot_tell);
    // Two pages on it is a table of its own, and the list may not be all of it.
    CHECK(on_page(page + 2, 1).findings.size() == 1);
    for (std::size_t i = first; i < both.records.size(); ++i)
        for (Observation& o : both.records[i].observations) o.label = "another";
    both.records.back().observations[0].value = 255;
    const Validation other = on_page(page + 1, 1);
    REQUIRE(other.findings.size() == 1);
    CHECK(other.findings[0].verdict == Verdict::contradiction);
}

TEST_CASE("where nothing shows what a total sums, it cannot be told") {
    // Far from the sum: the list may not be all of it.
    const Validation far = totals(table({{"A", {"10"}}, {"B", {"20"}}, {"C", {"30"}}, {"Total", {"140"}}}, Unit::count,
                                        RecordKind::breakdown_row));
    REQUIRE(far.findings.size() == 1);
    CHECK(far.findings[0].verdict == Verdict::cannot_tell);
    // One slip from the sum it is a slip.
    CHECK(totals(table({{"A", {"48"}}, {"B", {"39"}}, {"C", {"44"}}, {"Total", {"113"}}}, Unit::count,
                       RecordKind::breakdown_row))
              .findings.at(0)
              .verdict == Verdict::contradiction);
    // A row was not read, or is not printed.
    CHECK(totals(table({{"A", {"10", "1"}}, {"B", {"", "2"}}, {"C", {"30", "3"}}, {"Total", {"60", "6"}}}))
              .findings.empty());
    // Averages and rates are no sums.
    Dataset rates = table({{"A", {"4.3", "10"}}, {"B", {"4.5", "20"}}, {"C", {"4.9", "30"}}, {"Total", {"4.6", "60"}}});
    CHECK(totals(rates).findings.empty());
    for (Record& record : rates.records) record.observations[0].label = "Average rate %";
    CHECK(totals(rates).findings.empty());
}

TEST_CASE("shares of a whole sum to 100%") {
    const auto shares = [](const std::vector<Line>& lines) {
        return totals(table(lines, Unit::percent, RecordKind::breakdown_row));
    };
    CHECK(shares({{"Telephone", {"58%"}}, {"Form", {"24%"}}, {"Other", {"18%"}}}).held.at(Check::total) == 1);
    CHECK(shares({{"Telephone", {"58%"}}, {"Form", {"24%"}}, {"Other", {"17%"}}}).findings.empty());  // rounding
    CHECK(shares({{"A", {"58%"}}, {"B", {"41.9%"}}, {"Letter", {"<0.5%"}}}).findings.empty());
    const Validation wrong = shares({{"Telephone", {"58%"}}, {"Form", {"42%"}}, {"Other", {"18%"}}});
    REQUIRE(wrong.findings.size() == 1);
    CHECK(wrong.findings[0].verdict == Verdict::contradiction);
    CHECK(std::get<double>(wrong.findings[0].published) == 118);
    CHECK(wrong.findings[0].sources.size() == 3);
    const Validation open = shares({{"Telephone", {"58%"}}, {"Form", {"24%"}}, {"Email", {"12%"}}});
    REQUIRE(open.findings.size() == 1);
    CHECK(open.findings[0].verdict == Verdict::cannot_tell);
}
