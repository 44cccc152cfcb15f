// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/periods/reported_period.hpp"
#include "tests/support/catch.hpp"

using namespace scrutineer;
using Place = PeriodText::Place;

namespace {

std::string end_of(std::vector<PeriodText> texts, const std::string& meeting) {
    ReportFacts facts;
    facts.period_texts = std::move(texts);
    const auto period = reported_period(facts, meeting);
    return period ? period->end : std::string();
}

}  // namespace

TEST_CASE(
    "a year that was not over when the paper was published is reported so far, beside the forecast for the whole") {
    const std::vector<PeriodText> texts{
        {Place::title, "Financial Monitoring Report 2031/32"},
        {Place::sentence,
         "This appendix sets out the position at the end of December 2031 and the forecast for the full year."}};
    CHECK(end_of(texts, "2032-02-13") == "2031-12-31");
    CHECK(end_of(texts, "2032-07-13") == "2032-03-31");
}

TEST_CASE("what is monitored is the year so far, though it is a budget") {
    CHECK(end_of({{Place::title, "Revenue Budget Monitoring 2031/32"}, {Place::head, "Quarter 2"}}, "2031-11-20") ==
          "2031-09-30");
    CHECK(end_of({{Place::title, "Budget 2031/32"}, {Place::head, "Quarter 2"}}, "2032-05-20") == "2032-03-31");
}

TEST_CASE("a part of the year that begins or ends after the meeting is not what is reported") {
    CHECK(end_of({{Place::title, "Performance report 2031/32"}, {Place::head, "Quarter 4 will follow in May"}},
                 "2032-02-13") == "2032-03-31");
}
