// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/corpus/score.hpp"

#include "tests/support/catch.hpp"

using nlohmann::json;
using namespace scrutineer::test;

namespace {

json truth() { return read_truth(SCRUTINEER_SOURCE_DIR "/corpus/papers/environment-2019-q2.truth.jsonl"); }

/// The first record that is not optional.
json& first(json& records) {
    for (json& r : records)
        if (!r.value("optional", false)) return r;
    throw std::runtime_error("no record");
}

}  // namespace

TEST_CASE("the truth scores full marks against itself, in any order") {
    const json all = truth();
    json backwards = json::array();
    for (auto r = all.rbegin(); r != all.rend(); ++r) backwards.push_back(*r);
    for (const json& data : {all, backwards}) {
        const Score s = score_records(all, data);
        CHECK(s.records.found == 24);
        CHECK(s.records.f1() == 1.0);
        CHECK(s.observations.f1() == 1.0);
        CHECK(s.assessments.f1() == 1.0);
        CHECK(s.periods.rate() == 1.0);
        CHECK(s.names.rate() == 1.0);
        CHECK(s.differences.empty());
    }
}

TEST_CASE("an empty dataset scores nothing") {
    const Score s = score_records(truth(), json::array());
    CHECK(s.records.missed == 24);
    CHECK(s.observations.f1() == 0.0);
    CHECK(s.assessments.f1() == 0.0);
}

TEST_CASE("one wrong figure is one missed and one extra") {
    json data = truth();
    first(data)["observations"][0]["value"] = 99999;
    const Score s = score_records(truth(), data);
    CHECK(s.observations.missed == 1);
    CHECK(s.observations.extra == 1);
    CHECK(s.records.f1() == 1.0);
    CHECK(s.differences.size() == 2);
}

TEST_CASE("a wrong denominator, area, rating, period and name each count where they belong") {
    json data = truth();
    SECTION("denominator") {
        json& o = first(data)["observations"][0];
        REQUIRE(o["denominator"].is_number());
        o["denominator"] = 3;
        CHECK(score_records(truth(), data).observations.missed == 1);
    }
    SECTION("area") {
        first(data)["observations"][0]["area"]["kind"] = "region";
        CHECK(score_records(truth(), data).observations.missed == 1);
    }
    SECTION("rating") {
        first(data)["assessments"][0]["rating"] = "amber";
        const Score s = score_records(truth(), data);
        CHECK(s.assessments.missed == 1);
        CHECK(s.assessments.extra == 1);
    }
    SECTION("period") {
        first(data)["observations"][0]["period"]["end"] = "1066-10-14";
        const Score s = score_records(truth(), data);
        CHECK(s.periods.of - s.periods.right == 1);
        CHECK(s.observations.f1() == 1.0);
    }
    SECTION("name") {
        first(data)["indicator"]["name"] = first(data)["indicator"]["name"].get<std::string>() + "*";
        const Score s = score_records(truth(), data);
        CHECK(s.names.of - s.names.right == 1);
        CHECK(s.records.f1() == 1.0);
    }
}

TEST_CASE("an invented record is extra; an optional one is not missed") {
    json data = truth();
    data.push_back({{"kind", "kpi-row"},
                    {"indicator", {{"name", "Nothing of the sort"}}},
                    {"observations", json::array({{{"measure", "actual"}, {"value", 1}}})}});
    Score s = score_records(truth(), data);
    CHECK(s.records.extra == 1);
    CHECK(s.observations.extra == 1);
    data = json::array();
    for (const json& r : truth())
        if (!r.value("optional", false)) data.push_back(r);
    s = score_records(truth(), data);
    CHECK(s.records.missed == 0);
    CHECK(s.observations.missed == 0);
}
