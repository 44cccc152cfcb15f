// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.hpp"
#include "tests/validate/datasets.hpp"
#include "validate/rules.hpp"

using namespace scrutineer;
using namespace scrutineer::checks;
using namespace scrutineer::test;

namespace {

Validation fraction(const std::string& text, std::optional<Unit> unit = Unit::percent) {
    return result_of(check_fractions, paper({row("Reviews on time", {cell(text, unit)})}));
}

}  // namespace

TEST_CASE("a percentage that is its own fraction holds") {
    const Validation result = fraction("95.0% [2,204 / 2,320]");
    CHECK(result.findings.empty());
    CHECK(result.held.at(Check::fraction) == 1);
}

TEST_CASE("a percentage that is not its own fraction is a contradiction") {
    const Validation result = fraction("97.8% [1439 of 1464]");
    REQUIRE(result.findings.size() == 1);
    const Finding& finding = result.findings.front();
    CHECK(finding.check == Check::fraction);
    CHECK(finding.verdict == Verdict::contradiction);
    CHECK(finding.records == std::vector<std::string>{"r-Reviews on time"});
    CHECK(std::get<double>(finding.published) == 97.8);
    CHECK(std::get<double>(finding.expected) == Approx(98.2923).epsilon(1e-5));
    CHECK(*finding.difference == Approx(-0.4923).epsilon(1e-3));
    CHECK(*finding.tolerance == Approx(0.05));
    CHECK(finding.explanation == "prints 97.8%, 1,439 of 1,464 is 98.29%: Reviews on time");
    REQUIRE(finding.sources.size() == 1);
    CHECK(finding.sources.front().page == 3);
    CHECK(finding.sources.front().box == Box{100, 200, 150, 210});
}

TEST_CASE("half a unit of the last printed digit is rounding") {
    CHECK(fraction("95 [2,202 / 2,319]").findings.empty());  // 94.955
    CHECK(fraction("62.5% [5/8]").findings.empty());         // exact
    CHECK(fraction("63% [5/8]").findings.empty());           // 62.5: half up
    CHECK(fraction("62% [5/8]").findings.empty());           // half to even
    CHECK(fraction("64% [5/8]").findings.size() == 1);
    CHECK(fraction("62.4% [5/8]").findings.size() == 1);
    CHECK(fraction("33.33% [1/3]").findings.empty());
    CHECK(fraction("33.34% [1/3]").findings.size() == 1);
}

TEST_CASE("without both parts, a percentage or an exact value nothing can be told") {
    for (const char* text : {"95% [2,202]", "340 of 397", "95%", "95% [3/0]", "<5% [1/3]"}) {
        CAPTURE(text);
        const Validation result = fraction(text);
        CHECK(result.findings.empty());
        CHECK(result.held.count(Check::fraction) == 0);
    }
    CHECK(fraction("4.2 [3/7]", Unit::score).findings.empty());
}
