// SPDX-License-Identifier: GPL-3.0-or-later
// What people decide of printed figures: applied, kept, shared, never applied to something else.
#include <filesystem>
#include <nlohmann/json.hpp>

#include "archive/archive.hpp"
#include "archive/decided.hpp"
#include "archive/decisions/decision_fields.hpp"
#include "archive/decisions/decisions_json.hpp"
#include "archive/linking.hpp"
#include "archive/series.hpp"
#include "dataset/dataset_json.hpp"
#include "tests/archive/samples.hpp"
#include "tests/support/catch.hpp"

using namespace scrutineer;
using namespace scrutineer::samples;

namespace {

const Reading reading{"paper.pdf", "1", "", false};

/// One row with a figure of this year and one of the year before, side by side, and a rating.
Dataset sample() {
    Dataset dataset = paper("one", "2019-06-01");
    Record& record = add_record(dataset, "Referrals in time");
    record.source.box = {40, 100, 500, 112};
    record.observations.push_back(figure(Basis::latest, "2018-04-01", "2019-03-31", 59, "59"));
    record.observations.back().box = {200, 100, 230, 112};
    record.observations.back().confidence = 0.7;
    record.observations.push_back(figure(Basis::year_earlier, "2017-04-01", "2018-03-31", 59, "59"));
    record.observations.back().box = {240, 100, 270, 112};
    record.assessments.push_back({Against::target, RatingValue::red, Evidence::fill, "", Box{300, 100, 320, 112}, 0.9});
    Record& other = add_record(dataset, "Plans in time");
    other.source.box = {40, 112, 500, 124};
    other.observations.push_back(figure(Basis::latest, "2018-04-01", "2019-03-31", 70, "70"));
    other.observations.back().box = {200, 112, 230, 124};
    return dataset;
}

Decision decided(Decision d, const std::string& field, const std::string& value) {
    d.field = field;
    d.value = value;
    d.because = "the annex says so";
    d.by = "A. Member";
    d.at = "2026-11-21T12:00:00Z";
    return d;
}

std::string bytes(const Dataset& dataset) { return to_json(dataset).dump(); }

struct Stored {
    TemporaryFile file{"decisions"};
    Archive archive{file.path, Archive::Mode::write};
    Stored() {
        archive.store(sample(), reading);
        update_links(archive);
    }
    Dataset dataset() const { return archive.load_all(); }
    Decision on_figure(std::size_t record, std::size_t number) const {
        const Dataset read = load_as_read(archive, sample().documents[0].id);
        return decision_on_figure(read, read.records.at(record), number);
    }
};

}  // namespace

TEST_CASE("a corrected figure stands in the archive, its series and its text as printed beside it") {
    Stored stored;
    add_decisions(stored.archive, {decided(stored.on_figure(0, 0), "value", "57.1")});
    const Observation changed = stored.dataset().records.at(0).observations.at(0);
    CHECK(changed.value == 57.1);
    CHECK(changed.text == "59");
    CHECK(changed.confidence == 1);
    CHECK(stored.dataset().records.at(0).observations.at(1).value == 59);
    CHECK(series(stored.archive, find_indicators(stored.archive, "referral").at(0)).at(1).value == 57.1);
    const std::vector<Correction> corrections =
        corrections_of(stored.archive, sample().documents[0].id, sample().records[0].id);
    REQUIRE(corrections.size() == 1);
    CHECK(corrections[0].field == "value");
    CHECK(corrections[0].as_read == "59");
    CHECK(corrections[0].stands == "57.1");
    REQUIRE(decisions(stored.archive).size() == 1);
    CHECK(decisions(stored.archive)[0].state == DecisionState::applied);
    CHECK(decisions(stored.archive)[0].because == "the annex says so");
}

TEST_CASE("a decision taken back leaves the archive as it was") {
    Stored stored;
    const std::string before = bytes(stored.dataset());
    const Dataset read = sample();
    std::vector<Decision> all{decided(stored.on_figure(0, 0), "value", "57.1"),
                              decided(stored.on_figure(0, 1), "verdict", "wrong"),
                              decided(decision_on_record(read.records[1]), "verdict", "wrong"),
                              decided(decision_on_record(read.records[0]), "name", "Referrals within a day"),
                              decided(decision_on_rating(read.records[0], 0), "rating", "amber"),
                              decided(decision_on_paper(read.documents[0]), "authority", "Kent County Council"),
                              decided(decision_on_paper(read.documents[0]), "meeting_date", "2019-07-01")};
    add_decisions(stored.archive, all);
    const Dataset changed = stored.dataset();
    REQUIRE(changed.records.size() == 1);
    CHECK(changed.records[0].indicator.name == "Referrals within a day");
    REQUIRE(changed.records[0].observations.size() == 1);
    CHECK(changed.records[0].assessments.at(0).rating == RatingValue::amber);
    CHECK(changed.documents[0].authority_name == "Kent County Council");
    CHECK(changed.documents[0].authority_code == "E10000016");
    CHECK(changed.documents[0].meeting_date == "2019-07-01");
    CHECK(stored.archive.documents().at(0).figures == 1);
    CHECK(find_indicators(stored.archive, "within a day").size() == 1);
    CHECK(find_indicators(stored.archive, "plans").empty());
    CHECK(bytes(load_as_read(stored.archive, read.documents[0].id)) == before);
    for (const Decision& d : decisions(stored.archive)) CHECK(d.state == DecisionState::applied);

    std::vector<std::string> ids;
    for (const Decision& d : decisions(stored.archive)) ids.push_back(decision_id(d));
    CHECK(ids.size() == 7);
    remove_decisions(stored.archive, ids);
    CHECK(bytes(stored.dataset()) == before);
    CHECK(decisions(stored.archive).empty());
    CHECK(find_indicators(stored.archive, "referral").at(0).authority == "Westshire County Council");
    CHECK(stored.archive.database().integer("SELECT count(*) FROM as_read") == 0);
    CHECK(stored.archive.database().integer("SELECT count(*) FROM correction") == 0);
}

TEST_CASE("a decision outlives reading the paper again, though numbers and boxes move") {
    Stored stored;
    add_decisions(stored.archive, {decided(stored.on_figure(0, 0), "value", "57.1")});
    Dataset again = sample();
    // A newer version finds a row above it, other ids, and boxes cut a little closer.
    for (Record& record : again.records) {
        record.id[0] = record.id[0] == 'a' ? 'b' : 'a';
        for (Observation& o : record.observations) o.box.x0 += 2;
    }
    Record above = again.records[1];
    above.id = "0000000000000000";
    above.indicator.name = "Visits in time";
    above.source.box = {40, 88, 500, 100};
    above.observations[0].box = {200, 88, 230, 100};
    above.observations[0].text = "59";
    again.records.insert(again.records.begin(), above);
    stored.archive.store(again, {"paper.pdf", "2", "", false});
    CHECK(stored.dataset().records.at(0).observations.at(0).value == 70);
    CHECK(stored.dataset().records.at(1).observations.at(0).value == 57.1);
    CHECK(stored.dataset().records.at(1).observations.at(1).value == 59);
    CHECK(decisions(stored.archive).at(0).state == DecisionState::applied);
}

TEST_CASE("a decision whose place is not read any more is kept, and applied to nothing else") {
    Stored stored;
    add_decisions(stored.archive, {decided(stored.on_figure(0, 0), "value", "57.1")});
    Dataset again = sample();
    again.records[0].observations[0].text = "S9";
    stored.archive.store(again, reading);
    CHECK(decisions(stored.archive).at(0).state == DecisionState::not_found);
    CHECK(bytes(stored.dataset()) == bytes(again));
    stored.archive.store(sample(), reading);
    CHECK(decisions(stored.archive).at(0).state == DecisionState::applied);
    CHECK(stored.dataset().records.at(0).observations.at(0).value == 57.1);
}

TEST_CASE("of two figures of one cell the one that was meant is decided on") {
    Stored stored;
    Dataset two = sample();
    Observation second = two.records[0].observations[0];
    second.measure = Measure::target;
    two.records[0].observations.push_back(second);
    stored.archive.store(two, reading);
    const Decision d = stored.on_figure(0, 2);
    CHECK(d.about == "2");
    add_decisions(stored.archive, {decided(d, "value", "60")});
    CHECK(stored.dataset().records.at(0).observations.at(0).value == 59);
    CHECK(stored.dataset().records.at(0).observations.at(2).value == 60);
}

TEST_CASE("a later decision on the same question takes the earlier one's place") {
    Stored stored;
    Decision first = decided(stored.on_figure(0, 0), "value", "57.1");
    add_decisions(stored.archive, {first});
    Decision second = first;
    second.value = "58";
    second.place.box.x0 += 1;  // as another version saw it
    add_decisions(stored.archive, {second});
    CHECK(decisions(stored.archive).size() == 1);
    CHECK(stored.dataset().records.at(0).observations.at(0).value == 58);
}

TEST_CASE("decisions may come before the paper does") {
    const TemporaryFile file("decisions");
    Archive archive(file.path, Archive::Mode::write);
    const Dataset read = sample();
    add_decisions(archive, {decided(decision_on_figure(read, read.records[0], 0), "value", "57.1")});
    CHECK(decisions(archive).at(0).state == DecisionState::no_paper);
    archive.store(read, reading);
    CHECK(decisions(archive).at(0).state == DecisionState::applied);
    CHECK(archive.load_all().records.at(0).observations.at(0).value == 57.1);
}

TEST_CASE("a field that cannot be is refused with what can, and nothing is changed") {
    Stored stored;
    const std::string before = bytes(stored.dataset());
    const Decision on = stored.on_figure(0, 0);
    for (const auto& [field, value] : std::vector<std::pair<std::string, std::string>>{{"value", "much"},
                                                                                       {"value", "nan"},
                                                                                       {"unit", "stones"},
                                                                                       {"name", "x"},
                                                                                       {"verdict", "maybe"},
                                                                                       {"period", "{}"}})
        CHECK_THROWS_AS(
            add_decisions(stored.archive, {decided(stored.on_figure(0, 1), "value", "1"), decided(on, field, value)}),
            DecisionError);
    CHECK_THROWS_AS(
        add_decisions(stored.archive, {decided(decision_on_paper(sample().documents[0]), "authority", "Camelot")}),
        DecisionError);
    CHECK(bytes(stored.dataset()) == before);
    CHECK(decisions(stored.archive).empty());
}

TEST_CASE("a value as a person types it") {
    CHECK(value_field("57.1") == "57.1");
    CHECK(value_field("63,400,000") == "63400000");
    CHECK(value_field("£63,400") == "63400");
    CHECK(value_field("-£5") == "-5");
    CHECK(value_field("57.1%") == "57.1");
    CHECK_THROWS_AS(value_field("about 5"), DecisionError);
    CHECK_THROWS_AS(value_field(""), DecisionError);
}

TEST_CASE("two offices share decisions, and where they differ both are named") {
    Stored ours, theirs;
    const Decision agreed = decided(ours.on_figure(0, 1), "verdict", "right");
    add_decisions(ours.archive, {agreed, decided(ours.on_figure(0, 0), "value", "57.1")});
    add_decisions(theirs.archive, {agreed, decided(theirs.on_figure(0, 0), "value", "57.7"),
                                   decided(theirs.on_figure(1, 0), "unit", "count")});
    const DecisionFile file = decisions_from_json(to_json(export_decisions(theirs.archive)));
    CHECK(file.decisions.size() == 3);
    const DecisionImport kept = import_decisions(ours.archive, file);
    CHECK(kept.added == 1);
    CHECK(kept.same == 1);
    REQUIRE(kept.conflicts.size() == 1);
    CHECK(kept.conflicts[0].first.value == "57.1");
    CHECK(kept.conflicts[0].second.value == "57.7");
    CHECK(ours.dataset().records.at(0).observations.at(0).value == 57.1);
    CHECK(ours.dataset().records.at(1).observations.at(0).unit == Unit::count);
    import_decisions(ours.archive, file, Preference::theirs);
    CHECK(ours.dataset().records.at(0).observations.at(0).value == 57.7);
    CHECK(bytes(ours.dataset()) == bytes(theirs.dataset()));
}

TEST_CASE("decisions on names are shared too") {
    Stored ours, theirs;
    const std::string a = indicator_of_record(ours.archive, sample().records[0].id)->id,
                      b = indicator_of_record(ours.archive, sample().records[1].id)->id;
    decide(theirs.archive, a, b, LinkVerdict::accepted, {"renamed", "B. Officer", "2026-11-21T12:00:00Z"});
    const DecisionFile file = decisions_from_json(to_json(export_decisions(theirs.archive)));
    REQUIRE(file.links.size() == 1);
    CHECK(file.links[0].by == "B. Officer");
    CHECK(import_decisions(ours.archive, file).added == 1);
    CHECK(find_indicators(ours.archive, "").size() == 1);
    DecisionFile other = file;
    other.links[0].verdict = "rejected";
    CHECK(import_decisions(ours.archive, other).link_conflicts.size() == 1);
    CHECK(find_indicators(ours.archive, "").size() == 1);
}

TEST_CASE("what is no list of decisions is refused") {
    CHECK_THROWS_AS(decisions_from_json(nlohmann::ordered_json::parse(R"({"schema": "scrutineer/dataset/1"})")),
                    DecisionError);
    CHECK_THROWS_AS(decisions_from_json(nlohmann::ordered_json::parse("[]")), DecisionError);
}

TEST_CASE("an archive of the version before is brought up to date and keeps what was decided") {
    const TemporaryFile file("old");
    std::filesystem::copy_file(SCRUTINEER_SOURCE_DIR "/tests/archive/old/schema-4.archive", file.path);
    CHECK_THROWS_AS(Archive(file.path, Archive::Mode::read), ArchiveError);
    Archive archive(file.path, Archive::Mode::write);
    const std::vector<LinkDecision> links = link_decisions(archive);
    REQUIRE(links.size() == 1);
    CHECK(links[0].verdict == "accepted");
    CHECK(links[0].identity_a == "1736b985f4972974");
    CHECK(archive.document_ids().size() == 2);
    const Dataset before = archive.load_all();
    std::size_t figures = 0;
    for (const Record& record : before.records) figures += record.observations.size();
    CHECK(figures == 64);
    CHECK(decisions(archive).empty());
    const Dataset read = load_as_read(archive, before.records[0].document);
    CHECK(bytes(archive.load({before.records[0].document})) == bytes(read));
    add_decisions(archive, {decided(decision_on_figure(read, read.records.at(0), 0), "value", "90")});
    CHECK(archive.load({read.documents[0].id}).records.at(0).observations.at(0).value == 90);
    CHECK(archive.load({read.documents[0].id}).records.at(0).observations.at(0).text == "Latest: 89%");
}
