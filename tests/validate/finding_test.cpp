// SPDX-License-Identifier: GPL-3.0-or-later
#include "validate/finding.hpp"

#include <nlohmann/json.hpp>

#include "tests/support/catch.hpp"

using namespace scrutineer;

namespace {

Finding finding(double published, double expected, int page = 1, Verdict verdict = Verdict::contradiction,
                const std::string& document = "b") {
    Finding f;
    f.verdict = verdict;
    f.records = {"r1"};
    f.published = published;
    f.expected = expected;
    f.difference = published - expected;
    f.tolerance = 0.05;
    f.explanation = "prints one thing, is another";
    f.sources = {{document, page, {10, 20, 30.004, 40}}};
    return f;
}

std::vector<Document> documents(const std::vector<std::string>& ids) {
    std::vector<Document> all;
    for (const std::string& id : ids) {
        Document d;
        d.id = id;
        all.push_back(d);
    }
    return all;
}

}  // namespace

TEST_CASE("a finding's JSON has the form of docs/validation.md") {
    CHECK(to_json(finding(97.8, 98.3, 12)).dump() ==
          R"({"rule":"fraction","verdict":"contradiction","records":["r1"],"expected":98.3,"published":97.8,)"
          R"("difference":-0.5,"tolerance":0.05,"explanation":"prints one thing, is another",)"
          R"("sources":[{"document":"b","page":12,"bbox":[10,20,30,40]}]})");
}

TEST_CASE("what is not known is null, and ratings are words") {
    Finding f;
    f.check = Check::rating;
    f.verdict = Verdict::cannot_tell;
    f.published = std::string("amber");
    const auto json = to_json(f);
    CHECK(json["rule"] == "rating");
    CHECK(json["verdict"] == "cannot-tell");
    CHECK(json["published"] == "amber");
    CHECK(json["expected"].is_null());
    CHECK(json["difference"].is_null());
    CHECK(json["records"].is_array());
}

TEST_CASE("a finding reads back as it was written") {
    Finding f = finding(1, 2);
    f.check = Check::same_figure;
    f.verdict = Verdict::revision;
    const auto json = to_json(f);
    CHECK(to_json(finding_from_json(json)) == json);
    auto broken = json;
    broken["rule"] = "no such rule";
    CHECK_THROWS_AS(finding_from_json(broken), std::runtime_error);
    broken = json;
    broken.erase("sources");
    CHECK_THROWS_AS(finding_from_json(broken), std::runtime_error);
    broken = json;
    broken["sources"][0]["bbox"] = {1, 2};
    CHECK_THROWS_AS(finding_from_json(broken), std::runtime_error);
}

TEST_CASE("words of rules and verdicts read back") {
    for (const Check check : all_checks()) CHECK(check_from_text(to_text(check)) == check);
    for (const Verdict verdict : {Verdict::contradiction, Verdict::revision, Verdict::cannot_tell})
        CHECK(verdict_from_text(to_text(verdict)) == verdict);
    CHECK_FALSE(check_from_text("Fraction"));
    CHECK_FALSE(verdict_from_text(""));
    CHECK(all_checks().size() == 9);
}

TEST_CASE("findings are by paper, contradictions first, worst first, then as they stand on the pages") {
    std::vector<Finding> findings = {finding(99, 100, 3), finding(50, 100, 9), finding(99, 100, 2),
                                     finding(1, 100, 1, Verdict::revision),
                                     finding(99, 100, 1, Verdict::contradiction, "a")};
    put_in_order(findings, documents({"a", "b"}));
    REQUIRE(findings.size() == 5);
    CHECK(findings[0].sources[0].document == "a");
    CHECK(findings[1].sources[0].page == 9);
    CHECK(findings[2].sources[0].page == 2);
    CHECK(findings[3].sources[0].page == 3);
    CHECK(findings[4].verdict == Verdict::revision);
}

TEST_CASE("the same finding is told once") {
    std::vector<Finding> findings = {finding(99, 100), finding(99, 100)};
    put_in_order(findings, documents({"b"}));
    CHECK(findings.size() == 1);
}

TEST_CASE("how bad a finding is") {
    CHECK(severity(finding(50, 100)) == Approx(0.5));
    CHECK(severity(finding(-100, 100)) == 1);
    CHECK(severity(finding(0, 0)) == 0);
    Finding f;
    f.published = std::string("red");
    f.expected = std::string("green");
    CHECK(severity(f) == 1);
    f.expected = std::string("amber");
    CHECK(severity(f) == 0.5);
}
