// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.hpp"
#include "tests/validate/datasets.hpp"
#include "validate/rules.hpp"

using namespace scrutineer;
using namespace scrutineer::checks;
using namespace scrutineer::test;

namespace {

Validation range(const std::string& name, const std::string& text, std::optional<Unit> unit,
                 Measure measure = Measure::actual) {
    return result_of(check_ranges, paper({row(name, {cell(text, unit, measure)})}));
}

}  // namespace

TEST_CASE("a share within 0 to 100% holds") {
    for (const char* text : {"0%", "97.8%", "100%"}) {
        const Validation result = range("% of reviews completed in time", text, Unit::percent);
        CHECK(result.findings.empty());
        CHECK(result.held.at(Check::range) == 1);
    }
}

TEST_CASE("a share beyond 100% is a contradiction") {
    const Validation result = range("Percentage of care leavers in suitable accommodation", "873%", Unit::percent);
    REQUIRE(result.findings.size() == 1);
    CHECK(result.findings[0].verdict == Verdict::contradiction);
    CHECK(std::get<double>(result.findings[0].expected) == 100);
    CHECK(*result.findings[0].difference == 773);
    CHECK(
        result.findings[0].explanation ==
        "prints 873% for a part of a whole, which is 0 to 100%: Percentage of care leavers in suitable accommodation");
}

TEST_CASE("percentages that are no shares, or may not be, are left alone") {
    CHECK(range("% change in contacts since last year", "130%", Unit::percent).findings.empty());
    CHECK(range("Percentage increase in referrals", "-12%", Unit::percent).findings.empty());
    CHECK(range("Capital spend as % of budget", "104%", Unit::percent).findings.empty());
    CHECK(range("Reviews held in time", "130%", Unit::percent).findings.empty());
    Observation more = cell("120%", Unit::percent);
    more.numerator = 120;
    more.denominator = 100;
    const Validation part = result_of(check_ranges, paper({row("% of homes built", {more})}));
    REQUIRE(part.findings.size() == 1);
    CHECK(part.findings[0].verdict == Verdict::cannot_tell);
    const Validation target = range("% of families turned around", "381", Unit::percent, Measure::target);
    REQUIRE(target.findings.size() == 1);
    CHECK(target.findings[0].verdict == Verdict::cannot_tell);
}

TEST_CASE("a number of things is whole") {
    CHECK(range("Number of children in need", "1,464", Unit::count).held.at(Check::range) == 1);
    const Validation result = range("Number of residential placements", "3.2", std::nullopt);
    REQUIRE(result.findings.size() == 1);
    CHECK(result.findings[0].verdict == Verdict::contradiction);
    CHECK(result.findings[0].explanation ==
          "prints 3.2 for a number of things, which is whole: Number of residential placements");
    CHECK(range("Number of days lost per employee", "3.2", std::nullopt).findings.empty());
    CHECK(range("Average number of placements", "3.2", std::nullopt).findings.empty());
    CHECK(range("Number of visits (thousands)", "3.2", std::nullopt).findings.empty());
    CHECK(range("Number of looked after children", "<5", Unit::count).findings.empty());
}

TEST_CASE("what has happened did not begin after the meeting") {
    const auto of_period = [](const std::string& start, const std::string& end, const std::string& meeting) {
        Observation o = cell("87%", Unit::percent);
        o.period = Period{"Apr-Jun 2019", PeriodKind::quarter, start, end, false};
        Dataset dataset = paper({row("Reviews held in time", {o})});
        dataset.documents[0].meeting_date = meeting;
        return result_of(check_ranges, dataset);
    };
    CHECK(of_period("2019-04-01", "2019-06-30", "2019-09-26").held.at(Check::range) == 1);
    CHECK(of_period("2019-04-01", "2019-06-30", "2019-05-01").findings.empty());  // under way: may be
    CHECK(of_period("2019-04-01", "2019-06-30", "").findings.empty());            // cannot tell
    const Validation late = of_period("2020-04-01", "2020-06-30", "2019-09-26");
    REQUIRE(late.findings.size() == 1);
    CHECK(std::get<std::string>(late.findings[0].published) == "Apr-Jun 2019");
}
