// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.hpp"
#include "tests/validate/datasets.hpp"
#include "validate/rules.hpp"

using namespace scrutineer;
using namespace scrutineer::checks;
using namespace scrutineer::test;

namespace {

struct Column {
    Measure measure;
    std::string label;
    Unit unit = Unit::currency;
};

Dataset table(const std::vector<Column>& columns, const std::vector<std::vector<std::string>>& lines) {
    std::vector<Record> records;
    for (const std::vector<std::string>& line : lines) {
        std::vector<Observation> cells;
        for (std::size_t c = 0; c < columns.size(); ++c) {
            if (line[c].empty()) continue;
            Observation o = cell(line[c], columns[c].unit, columns[c].measure);
            o.label = columns[c].label;
            const double x = 100 + 60 * static_cast<double>(c);
            o.box = {x, 200, x + 50, 210};
            cells.push_back(o);
        }
        records.push_back(row("Line " + std::to_string(records.size()), cells));
        records.back().kind = RecordKind::finance_row;
    }
    return paper(records);
}

const std::vector<Column> columns = {
    {Measure::budget, "Budget"}, {Measure::forecast, "Forecast"}, {Measure::variance, "Variance"}};

Validation variances(const std::vector<std::vector<std::string>>& lines) {
    return result_of(check_variances, table(columns, lines));
}

}  // namespace

TEST_CASE("a variance that is forecast less budget holds, rounding allowed") {
    const Validation result = variances(
        {{"63,400", "61,009", "(2,391)"}, {"4,616", "5,040", "424"}, {"14,736", "14,812", "77"}, {"-", "-", "-"}});
    CHECK(result.findings.empty());
    CHECK(result.held.at(Check::variance) == 4);
}

TEST_CASE("a variance that is not is a contradiction") {
    const Validation result = variances({{"63,400", "61,009", "(2,391)"},
                                         {"4,616", "5,040", "424"},
                                         {"14,736", "14,812", "76"},
                                         {"11,887", "10,719", "(1,186)"},
                                         {"1,532", "1,302", "(230)"}});
    REQUIRE(result.findings.size() == 1);
    const Finding& finding = result.findings[0];
    CHECK(finding.check == Check::variance);
    CHECK(std::get<double>(finding.expected) == -1168);
    CHECK(std::get<double>(finding.published) == -1186);
    CHECK(*finding.tolerance == Approx(1.5));
    CHECK(finding.explanation == "prints -1,186 under Variance, 10,719 less 11,887 is -1,168: Line 3");
    CHECK(finding.sources.size() == 3);
}

TEST_CASE("the table says which way its variances go") {
    CHECK(variances({{"100", "90", "10"}, {"50", "70", "(20)"}, {"30", "33", "(3)"}, {"80", "60", "20"}})
              .findings.empty());
}

TEST_CASE("too few rows, or rows that do not agree, cannot be told") {
    CHECK(variances({{"100", "90", "(10)"}, {"50", "70", "33"}}).findings.empty());
    CHECK(variances({{"100", "90", "(10)"}, {"50", "70", "33"}, {"20", "70", "12"}, {"90", "70", "(20)"}})
              .findings.empty());
    CHECK(variances({{"100", "90", "(10)"}, {"50", "70", "20"}, {"20", "", "12"}, {"90", "70", "(20)"}})
              .findings.empty());
}

TEST_CASE("a second variance is the first and what is put to it") {
    const std::vector<Column> more = {{Measure::budget, "Budget"},        {Measure::outturn, "Outturn"},
                                      {Measure::variance, "Variance"},    {Measure::other, "Items outside limit"},
                                      {Measure::movement, "To reserves"}, {Measure::variance, "Cash limit variance"}};
    const std::vector<std::vector<std::string>> lines = {{"4,616", "5,040", "424", "(438)", "-", "(14)"},
                                                         {"11,887", "10,719", "(1,168)", "605", "476", "(87)"},
                                                         {"41,137", "69,666", "28,529", "(27,240)", "294", "1,583"},
                                                         {"8,471", "8,893", "422", "21", "", "443"}};
    CHECK(result_of(check_variances, table(more, lines)).findings.empty());
    auto wrong = lines;
    wrong.push_back({"2,037", "2,059", "22", "(20)", "-", "12"});
    const Validation result = result_of(check_variances, table(more, wrong));
    REQUIRE(result.findings.size() == 1);
    CHECK(std::get<double>(result.findings[0].expected) == 2);
}

TEST_CASE("a column of changes in per cent is the change between its two figures") {
    const std::vector<Column> with_change = {{Measure::balance, "31 March 2023", Unit::count},
                                             {Measure::balance, "31 March 2024", Unit::count},
                                             {Measure::movement, "Change", Unit::percent}};
    const std::vector<std::vector<std::string>> lines = {
        {"55", "42", "-23.6%"}, {"1,134", "1,464", "29.1%"}, {"80", "100", "25.0%"}, {"10", "11", "10.0%"}};
    const Validation right = result_of(check_variances, table(with_change, lines));
    CHECK(right.findings.empty());
    CHECK(right.held.at(Check::change) == 4);
    auto wrong = lines;
    wrong.push_back({"200", "300", "33.3%"});
    const Validation result = result_of(check_variances, table(with_change, wrong));
    REQUIRE(result.findings.size() == 1);
    CHECK(result.findings[0].check == Check::change);
    CHECK(std::get<double>(result.findings[0].expected) == Approx(50));
}
