// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.hpp"
#include "tests/validate/datasets.hpp"
#include "validate/rules.hpp"

using namespace scrutineer;
using namespace scrutineer::checks;
using namespace scrutineer::test;

namespace {

/// One indicator by month from April 2018, and the year to date where there is one.
Record series(const std::string& name, const std::vector<std::string>& months, const std::string& year_to_date = "",
              Unit unit = Unit::count) {
    std::vector<Observation> cells;
    for (std::size_t i = 0; i < months.size(); ++i) {
        Observation o = cell(months[i], unit, Measure::actual, Basis::series);
        const std::string month = "2018-0" + std::to_string(4 + i);
        o.period = Period{month, PeriodKind::month, month + "-01", month + "-28", false};
        cells.push_back(o);
    }
    if (!year_to_date.empty()) {
        Observation o = cell(year_to_date, unit, Measure::actual, Basis::year_to_date);
        o.period = Period{"2018/19 YTD", PeriodKind::range, "2018-04-01",
                          "2018-0" + std::to_string(3 + months.size()) + "-28", false};
        cells.push_back(o);
    }
    Record record = row(name, cells);
    record.kind = RecordKind::kpi_series;
    record.indicator.unit = unit;
    return record;
}

Validation check(std::vector<Record> records) { return result_of(check_cumulatives, paper(std::move(records))); }

}  // namespace

TEST_CASE("the year to date is the sum of its months") {
    const Validation result = check({series("Number of contacts received (monthly)", {"98", "130"}, "228")});
    CHECK(result.findings.empty());
    CHECK(result.held.at(Check::cumulative) == 1);
}

TEST_CASE("a year to date that is not the sum of its months is a contradiction") {
    const Validation result = check({series("Number of contacts received (monthly)", {"98", "130", "90"}, "381")});
    REQUIRE(result.findings.size() == 1);
    CHECK(result.findings[0].verdict == Verdict::contradiction);
    CHECK(std::get<double>(result.findings[0].expected) == 318);
    CHECK(*result.findings[0].difference == 63);
    CHECK(result.findings[0].explanation ==
          "prints 381 for the year to date, its 3 months sum to 318: Number of contacts received (monthly)");
    CHECK(result.findings[0].sources.size() == 4);
}

TEST_CASE("stocks, people who come again and suppressed months cannot be told") {
    CHECK(check({series("Number of children in care", {"227", "226", "228"}, "228")}).findings.empty());
    CHECK(check({series("Number of reviews outstanding at month end", {"118", "183", "133"}, "150")}).findings.empty());
    CHECK(check({series("Missing episodes", {"<5", "11", "<5"}, "47")}).findings.empty());
    CHECK(check({series("Number of contacts received (monthly)", {"98"}, "97")}).findings.empty());
    const Validation people = check({series("Children who had a review", {"98", "130", "90"}, "312")});
    REQUIRE(people.findings.size() == 1);
    CHECK(people.findings[0].verdict == Verdict::cannot_tell);
    // But never are there more in the year than in all its months.
    CHECK(check({series("Children who had a review", {"98", "130", "90"}, "320")}).findings.at(0).verdict ==
          Verdict::contradiction);
}

TEST_CASE("one slip in a month or in the year's figure is a slip") {
    CHECK(check({series("Number of safeguarding concerns", {"79", "80", "63", "88"}, "301")}).findings.size() == 1);
    CHECK(check({series("Number of safeguarding concerns", {"79", "800", "63", "88"}, "310")}).findings.size() == 1);
    CHECK(check({series("Number of safeguarding concerns", {"79", "80", "63", "88"}, "96")}).findings.empty());
    CHECK(check({series("Number of people with a concern", {"79", "80", "63", "88"}, "210")}).findings.empty());
}

TEST_CASE("percentages are not added up") {
    CHECK(check({series("% of contacts completed in the month", {"96.0", "97.8"}, "97.0", Unit::percent)})
              .findings.empty());
}

TEST_CASE("a running total grows by each month's own figure") {
    const std::string monthly = "Monthly number of assessments completed";
    const std::string running = "Number of assessments completed year to date";
    const std::vector<std::string> months = {"98", "130", "90", "81"};
    const Validation right = check({series(monthly, months), series(running, {"98", "228", "318", "399"})});
    CHECK(right.findings.empty());
    CHECK(right.held.at(Check::cumulative) == 4);

    const Validation total = check({series(monthly, months), series(running, {"98", "282", "318", "399"})});
    REQUIRE(total.findings.size() == 1);
    CHECK(std::get<double>(total.findings[0].published) == 282);
    CHECK(std::get<double>(total.findings[0].expected) == 228);

    const Validation month =
        check({series(monthly, {"98", "103", "90", "81"}), series(running, {"98", "228", "318", "399"})});
    REQUIRE(month.findings.size() == 1);
    CHECK(std::get<double>(month.findings[0].published) == 103);
    CHECK(std::get<double>(month.findings[0].expected) == 130);

    const Validation last = check({series(monthly, months), series(running, {"98", "228", "318", "402"})});
    REQUIRE(last.findings.size() == 1);
    CHECK(std::get<double>(last.findings[0].expected) == 399);

    // Two series of other things.
    CHECK(check({series(monthly, months), series(running, {"120", "300", "350", "500"})}).findings.empty());
}

TEST_CASE("a share for the year so far lies between those of its months") {
    const std::string monthly = "% statutory visits completed in timescale within the month";
    const std::string running = "% statutory visits completed in timescale year to date";
    const std::vector<std::string> months = {"89.5", "96.3", "92.7", "88.5"};
    const auto shares = [&](const std::vector<std::string>& totals) {
        return check({series(monthly, months, "", Unit::percent), series(running, totals, "", Unit::percent)});
    };
    CHECK(shares({"89.5", "93.1", "93.0", "91.8"}).findings.empty());
    CHECK(shares({"89.4", "93.1", "93.0", "91.8"}).findings.empty());  // rounding
    const Validation wrong = shares({"89.5", "93.1", "93.0", "70.7"});
    REQUIRE(wrong.findings.size() == 1);
    CHECK(std::get<double>(wrong.findings[0].published) == 70.7);
    CHECK(std::get<double>(wrong.findings[0].expected) == 88.5);
    CHECK(shares({"60.1", "61.0", "62.0", "70.7"}).findings.empty());  // of other things
}
