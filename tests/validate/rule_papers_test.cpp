// SPDX-License-Identifier: GPL-3.0-or-later
// The rules that hold one place against another: the same figure twice in a paper, and in papers of other years.
#include <nlohmann/json.hpp>

#include "tests/support/catch.hpp"
#include "tests/validate/datasets.hpp"
#include "validate/findings_json.hpp"
#include "validate/findings_text.hpp"
#include "validate/rules.hpp"
#include "validate/validate.hpp"

using namespace scrutineer;
using namespace scrutineer::checks;
using namespace scrutineer::test;

namespace {

const std::string name = "Child protection visits completed in time";

Observation dated(const std::string& text, int year, Basis basis = Basis::latest, bool derived = false) {
    Observation o = cell(text, Unit::percent, Measure::actual, basis);
    const std::string y = std::to_string(year);
    o.period = Period{"Apr-Jun " + y, PeriodKind::quarter, y + "-04-01", y + "-06-30", derived};
    return o;
}

Validation twice(const std::string& first, const std::string& second, int second_year = 2019,
                 const std::string& second_name = name) {
    std::vector<Record> records = {row(name, {dated(first, 2019)}), row(second_name, {dated(second, second_year)})};
    records[1].id = "second";
    records[1].source.page = 7;
    Collector collector;
    const Dataset dataset = paper(records);
    check_same_figures({dataset}, collector);
    return collector.take();
}

/// Two papers of one authority: what the first publishes of 2018, and what the second says of then.
Dataset two_papers(const std::string& then, const std::string& now, const std::string& name_now = name) {
    Dataset dataset = paper({row(name, {dated(then, 2018)})});
    dataset.documents[0].meeting_date = "2018-09-26";
    dataset.documents[0].authority_name = "Durham County Council";
    Document later = dataset.documents[0];
    later.id = "later";
    later.meeting_date = "2019-09-26";
    dataset.documents.push_back(later);
    Record record = row(name_now, {dated("81%", 2019), dated(now, 2018, Basis::year_earlier, true)});
    record.id = "later-record";
    record.document = "later";
    dataset.records.push_back(record);
    return dataset;
}

Validation restated(const Dataset& dataset, const KnownIndicators& known = {}) {
    Collector collector;
    check_restatements({.dataset = dataset, .known_indicators = known}, collector);
    return collector.take();
}

}  // namespace

TEST_CASE("an indicator printed twice has one value") {
    CHECK(twice("87%", "87%").held.at(Check::same_figure) == 1);
    const Validation result = twice("87%", "86%");
    REQUIRE(result.findings.size() == 1);
    CHECK(result.findings[0].verdict == Verdict::contradiction);
    CHECK(result.findings[0].explanation == "prints 86% for Apr-Jun 2019, page 3 prints 87% for the same: " + name);
    CHECK(result.findings[0].sources.size() == 2);
}

TEST_CASE("another precision is the same figure, within rounding") {
    CHECK(twice("87%", "86.6%").findings.empty());
    CHECK(twice("87%", "86.5%").findings.empty());
    CHECK(twice("87%", "86.4%").findings.size() == 1);
}

TEST_CASE("another period or name, or a name that says little, cannot be told") {
    CHECK(twice("87%", "60%", 2018).findings.empty());
    CHECK(twice("87%", "60%", 2019, "Child protection plans reviewed in time").findings.empty());
    std::vector<Record> records = {row("Total", {dated("87%", 2019)}), row("Total", {dated("60%", 2019)})};
    records[1].source.page = 7;
    Collector collector;
    const Dataset dataset = paper(records);
    check_same_figures({dataset}, collector);
    CHECK(collector.take().findings.empty());
}

TEST_CASE("a rating printed twice is one rating") {
    std::vector<Record> records = {row(name, {}), row(name, {})};
    records[1].id = "second";
    records[1].source.page = 7;
    Assessment rating;
    rating.rating = RatingValue::green;
    records[0].assessments = {rating};
    rating.rating = RatingValue::amber;
    records[1].assessments = {rating};
    Collector collector;
    const Dataset dataset = paper(records);
    check_same_figures({dataset}, collector);
    const Validation result = collector.take();
    REQUIRE(result.findings.size() == 1);
    CHECK(std::get<std::string>(result.findings[0].expected) == "green");
    CHECK(std::get<std::string>(result.findings[0].published) == "amber");
}

TEST_CASE("what was published then and is repeated now holds") {
    CHECK(restated(two_papers("79%", "79%")).held.at(Check::restated) == 1);
    CHECK(restated(two_papers("79%", "79.4%")).findings.empty());  // within rounding
}

TEST_CASE("a figure restated later is a revision with both sources, not a contradiction") {
    const Validation result = restated(two_papers("79%", "83%"));
    REQUIRE(result.findings.size() == 1);
    const Finding& finding = result.findings[0];
    CHECK(finding.verdict == Verdict::revision);
    CHECK(std::get<double>(finding.expected) == 79);
    CHECK(std::get<double>(finding.published) == 83);
    REQUIRE(finding.sources.size() == 2);
    CHECK(finding.sources[0].document == "later");
    CHECK(finding.sources[1].document == "paper");
    CHECK(finding.explanation ==
          "gives 83% for Apr-Jun 2018, which was 79% in the paper of 2018-09-26 (page 3): " + name);
}

TEST_CASE("papers of other councils, or without a date, are not held against each other") {
    Dataset dataset = two_papers("79%", "83%");
    dataset.documents[1].authority_name = "Darlington Borough Council";
    CHECK(restated(dataset).findings.empty());
    dataset = two_papers("79%", "83%");
    dataset.documents[0].meeting_date.clear();
    CHECK(restated(dataset).findings.empty());
}

TEST_CASE("an archive knows an indicator under another name") {
    const Dataset dataset = two_papers("79%", "83%", "Statutory visits to children with a plan held in timescale");
    CHECK(restated(dataset).findings.empty());
    const KnownIndicators known = {{"r-" + name, "one"}, {"later-record", "one"}};
    CHECK(restated(dataset, known).findings.size() == 1);
}

TEST_CASE("what was read from a scan is said to be, and what was read badly is left alone") {
    Dataset dataset = paper({row(name, {cell("97.8% [1439 of 1464]", Unit::percent)})});
    dataset.records[0].source.method = TextSource::ocr;
    CHECK(validate(dataset).findings.at(0).explanation ==
          "prints 97.8%, 1,439 of 1,464 is 98.29%: " + name + " (read from a scan)");
    dataset.records[0].observations[0].reading = 0.8;
    CHECK(validate(dataset).findings.empty());
}

TEST_CASE("findings as text and JSON, and what a baseline knows") {
    const Dataset dataset = two_papers("97.8% [1439 of 1464]", "83%");
    Validation validation = validate(dataset);
    REQUIRE(validation.findings.size() == 2);
    const std::string text = findings_text(validation, dataset);
    CHECK(text.find("paper.pdf, Durham County Council: 1 contradiction\n  page 3: prints 97.8%, 1,439 of 1,464 is "
                    "98.29%: ") == 0);
    CHECK(text.find("  page 3: revised: gives 83% for Apr-Jun 2018, which was 97.8%") != std::string::npos);
    CHECK(text.find("1 contradiction, 1 revision in 2 papers (2 papers read)") != std::string::npos);

    const auto json = findings_json(validation, dataset);
    CHECK(json["schema"] == "scrutineer/findings/1");
    CHECK(json["documents"].size() == 2);
    CHECK(json["findings"].size() == 2);
    CHECK(json["held"]["fraction"] == 0);
    auto known = fingerprints_of(json);
    CHECK(known.size() == 2);
    validation.findings[0].sources[0].box.x0 += 0.3;
    validation.findings[0].explanation = "in other words";
    CHECK(drop_known(validation.findings, known) == 2);
    CHECK(validation.findings.empty());
    CHECK_THROWS_AS(fingerprints_of(nlohmann::ordered_json::array()), std::runtime_error);
}
