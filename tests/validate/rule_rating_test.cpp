// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.hpp"
#include "tests/validate/datasets.hpp"
#include "validate/rating_key.hpp"
#include "validate/rules.hpp"

using namespace scrutineer;
using namespace scrutineer::checks;
using namespace scrutineer::test;

namespace {

KeyEntry key(RatingValue rating, const std::string& text, const std::string& heading = "") {
    KeyEntry entry;
    entry.rating = rating;
    entry.text = text;
    entry.heading = heading;
    entry.page = 2;
    return entry;
}

const std::vector<KeyEntry> usual = {
    key(RatingValue::green, "Same or better than the comparable period, comparator or target"),
    key(RatingValue::amber, "Worse than the comparable period, comparator or target (within 2% tolerance)"),
    key(RatingValue::red, "Worse than the comparable period, comparator or target (greater than 2%)")};

struct Rating {
    Against against;
    std::string figure;
    RatingValue rating;
};

Record rated(const std::string& name, const std::string& actual, const std::vector<Rating>& ratings,
             Unit unit = Unit::percent) {
    std::vector<Observation> cells = {cell(actual, unit)};
    std::vector<Assessment> assessments;
    for (const Rating& rating : ratings) {
        const bool target = rating.against == Against::target, earlier = rating.against == Against::year_earlier;
        Observation o = cell(rating.figure, unit, target ? Measure::target : Measure::actual,
                             earlier ? Basis::year_earlier : Basis::latest);
        if (rating.against == Against::england) o.area = {AreaKind::country, "England", ""};
        if (rating.against == Against::region) o.area = {AreaKind::region, "North East", ""};
        cells.push_back(o);
        Assessment assessment;
        assessment.against = rating.against;
        assessment.rating = rating.rating;
        assessments.push_back(assessment);
    }
    Record record = row(name, cells);
    record.assessments = assessments;
    return record;
}

Validation ratings(std::vector<Record> records, const std::vector<KeyEntry>& entries = usual,
                   const StatedPolarity& stated = {}) {
    Dataset dataset = paper(std::move(records));
    dataset.documents[0].key = entries;
    Collector collector;
    check_ratings({.dataset = dataset, .stated_polarity = stated}, collector);
    return collector.take();
}

constexpr auto green = RatingValue::green, amber = RatingValue::amber, red = RatingValue::red;

}  // namespace

TEST_CASE("the tolerance is the key's") {
    Document document;
    document.key = usual;
    CHECK(tolerance_rule(document, Against::target)->tolerance == 2);
    CHECK_FALSE(tolerance_rule(document, Against::target)->points);
    CHECK(tolerance_rule(document, Against::england));
    CHECK_FALSE(tolerance_rule(document, Against::gap));
    document.key = {key(amber, "Worse, but within 5 percentage points of target"),
                    key(red, "More than 5 percentage points below target")};
    CHECK(tolerance_rule(document, Against::target)->tolerance == 5);
    CHECK(tolerance_rule(document, Against::target)->points);
    CHECK_FALSE(tolerance_rule(document, Against::england));
    document.key = {key(amber, "within 2% of target"), key(amber, "within 5% of target")};
    CHECK_FALSE(tolerance_rule(document, Against::target));
    document.key.clear();
    CHECK_FALSE(tolerance_rule(document, Against::target));
}

TEST_CASE("ratings that follow the key hold") {
    const Validation result = ratings({rated("Reviews in time", "85.0%",
                                             {{Against::target, "80.0%", green},
                                              {Against::year_earlier, "86.0%", amber},
                                              {Against::england, "95.0%", red}})});
    CHECK(result.findings.empty());
    CHECK(result.held.at(Check::rating) == 3);
}

TEST_CASE("amber for much worse, by whatever polarity, is a contradiction") {
    const Validation result = ratings({rated("Reviews in time", "85.0%", {{Against::target, "95.0%", amber}})});
    REQUIRE(result.findings.size() == 1);
    CHECK(result.findings[0].verdict == Verdict::contradiction);
    CHECK(std::get<std::string>(result.findings[0].published) == "amber");
    CHECK(result.findings[0].explanation ==
          "is rated amber against the target, 85.0% against 95.0%: by the key green or red: Reviews in time");
}

TEST_CASE("the other ratings of a row say which way is better") {
    const Validation result = ratings({rated("Reviews in time", "85.0%",
                                             {{Against::target, "95.0%", green},
                                              {Against::year_earlier, "60.0%", green},
                                              {Against::england, "99.0%", red}})});
    REQUIRE(result.findings.size() == 1);
    CHECK(std::get<std::string>(result.findings[0].expected) == "red");
    CHECK(result.findings[0].explanation.find("where more is better, as 2 of its ratings have it") !=
          std::string::npos);
    const Validation lower = ratings({rated("Re-referrals", "15.0%",
                                            {{Against::target, "10.0%", green},
                                             {Against::year_earlier, "20.0%", green},
                                             {Against::england, "12.0%", red}})});
    REQUIRE(lower.findings.size() == 1);
    CHECK(std::get<std::string>(lower.findings[0].expected) == "red");
}

TEST_CASE("one rating alone cannot be told, two that disagree contradict each other") {
    const Validation alone = ratings({rated("Reviews in time", "85.0%", {{Against::target, "95.0%", red}})});
    REQUIRE(alone.findings.size() == 1);
    CHECK(alone.findings[0].verdict == Verdict::cannot_tell);
    const Validation two = ratings(
        {rated("Reviews in time", "85.0%", {{Against::target, "95.0%", red}, {Against::year_earlier, "80.0%", red}})});
    REQUIRE(two.findings.size() == 1);
    CHECK(two.findings[0].verdict == Verdict::contradiction);
    CHECK(std::holds_alternative<std::monostate>(two.findings[0].expected));
}

TEST_CASE("the same indicator elsewhere says which way is better") {
    std::vector<Record> records;
    for (int i = 0; i < 3; ++i) {
        records.push_back(rated("Reviews of care plans held in time", "85.0%", {{Against::target, "80.0%", green}}));
        records.back().id += std::to_string(i);
    }
    records.push_back(rated("Reviews of care plans held in time", "70.0%", {{Against::target, "80.0%", green}}));
    const Validation result = ratings(records);
    REQUIRE(result.findings.size() == 1);
    CHECK(result.findings[0].verdict == Verdict::contradiction);
    CHECK(std::get<std::string>(result.findings[0].expected) == "red");
}

TEST_CASE("what may be rounding, or points as well as per cent, is not judged") {
    // 2 may be 1.6, and 2 may be 2.4.
    CHECK(ratings({rated("Rate of something", "2", {{Against::target, "2", red}}, Unit::rate)}).findings.empty());
    // 90 for 92 is 2 points, and 2.2%.
    for (const RatingValue rating : {amber, red}) {
        const Validation result = ratings({rated(
            "Schools good or better", "90%", {{Against::target, "80%", green}, {Against::england, "92%", rating}})});
        CHECK(result.findings.empty());
    }
    // Counts are exact.
    CHECK(ratings({rated("Homes built", "983", {{Against::target, "983", red}}, Unit::count)}).findings.size() == 1);
}

TEST_CASE("without a key, a figure or a common measure there is nothing to judge") {
    CHECK(ratings({rated("Reviews", "85%", {{Against::target, "95%", amber}})}, {}).findings.empty());
    CHECK(ratings({rated("Reviews", "85%", {{Against::target, "Tracker", amber}})}).findings.empty());
    CHECK(ratings({rated("Families turned round", "75%", {{Against::target, "381", amber}})}).findings.empty());
}

TEST_CASE("two papers do not rate the same figures differently") {
    const auto papers = [](const std::string& second, RatingValue colour) {
        std::vector<Record> records = {rated("Good or better primary schools", "90%",
                                             {{Against::england, "92%", amber}, {Against::target, "80%", green}}),
                                       rated("Good or better primary schools", second,
                                             {{Against::england, "92%", colour}, {Against::target, "80%", green}})};
        records[1].id = "later";
        records[1].document = "later";
        for (Record& record : records)
            record.observations[0].period =
                Period{"2018/19", PeriodKind::academic_year, "2018-09-01", "2019-08-31", false};
        Dataset dataset = paper(std::move(records));
        dataset.documents[0].key = usual;
        dataset.documents[0].meeting_date = "2019-09-26";
        dataset.documents.push_back(dataset.documents[0]);
        dataset.documents[1].id = "later";
        dataset.documents[1].meeting_date = "2020-01-09";
        Collector collector;
        check_ratings({dataset}, collector);
        return collector.take();
    };
    CHECK(papers("90%", amber).findings.empty());
    CHECK(papers("89%", red).findings.empty());    // other figures
    const Validation result = papers("90%", red);  // two points: amber or red by the key, but not both
    REQUIRE(result.findings.size() == 1);
    CHECK(result.findings[0].verdict == Verdict::contradiction);
    CHECK(result.findings[0].sources[0].document == "later");
    CHECK(
        result.findings[0].explanation ==
        "is rated red against England, 90% against 92%, where the paper of 2019-09-26 (page 3) has amber for the same: "
        "Good or better primary schools");
}

TEST_CASE("cards are rated by target and floor") {
    const std::vector<KeyEntry> floors = {key(green, "Target has been achieved"),
                                          key(amber, "Floor standard achieved but target has not been met"),
                                          key(red, "Floor standard has not been achieved")};
    const auto card = [&](const std::string& actual, RatingValue rating, const std::string& target = "90%",
                          const std::string& floor = "80%") {
        Record record = rated("Calls answered", actual, {{Against::target, target, rating}});
        record.observations.push_back(cell(floor, Unit::percent, Measure::floor));
        return ratings({record}, floors);
    };
    CHECK(card("95%", green).held.at(Check::rating) == 1);
    CHECK(card("85%", amber).findings.empty());
    CHECK(card("80%", amber).findings.empty());
    CHECK(card("90%", green).findings.empty());
    CHECK(card("90%", amber).findings.empty());  // 89.6 is printed 90
    CHECK(card("70%", red).findings.empty());
    const Validation wrong = card("70%", amber);
    REQUIRE(wrong.findings.size() == 1);
    CHECK(std::get<std::string>(wrong.findings[0].expected) == "red");
    CHECK(wrong.findings[0].explanation ==
          "is rated amber against the target, 70% against 90% and a floor of 80%: by the key red: Calls answered");
    CHECK(card("5%", green, "10%", "15%").findings.empty());  // lower is better
    CHECK(card("20%", green, "10%", "15%").findings.size() == 1);
}

TEST_CASE("what the layout states of polarity judges a rating that stands alone") {
    const StatedPolarity less = [](const Record& record) {
        return record.indicator.name == "Fly-tipping" ? std::optional(Polarity::lower) : std::nullopt;
    };
    const Validation wrong = ratings({rated("Fly-tipping", "85.0%", {{Against::target, "95.0%", red}})}, usual, less);
    REQUIRE(wrong.findings.size() == 1);
    CHECK(wrong.findings[0].verdict == Verdict::contradiction);
    CHECK(std::get<std::string>(wrong.findings[0].expected) == "green");
    CHECK(wrong.findings[0].explanation ==
          "is rated red against the target, 85.0% against 95.0%; by the key green where less is better, as the layout "
          "states: Fly-tipping");
    const Validation right = ratings({rated("Fly-tipping", "85.0%", {{Against::target, "95.0%", green}})}, usual, less);
    CHECK(right.findings.empty());
    CHECK(right.held.at(Check::rating) == 1);
    const Validation other = ratings({rated("Reviews", "85.0%", {{Against::target, "95.0%", red}})}, usual, less);
    REQUIRE(other.findings.size() == 1);
    CHECK(other.findings[0].verdict == Verdict::cannot_tell);
}

TEST_CASE("a statement that every rating goes against is rather wrong itself") {
    const StatedPolarity less = [](const Record&) { return std::optional(Polarity::lower); };
    const Validation result = ratings(
        {rated("Reviews in time", "85.0%", {{Against::target, "70.0%", green}, {Against::england, "95.0%", red}})},
        usual, less);
    REQUIRE(result.findings.size() == 1);
    CHECK(result.findings[0].verdict == Verdict::cannot_tell);
    CHECK(result.findings[0].explanation.find("every rating has it the other way") != std::string::npos);
}
