// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/archive.hpp"

#include <unistd.h>

#include <filesystem>

#include "tests/support/catch.hpp"
#include "workers/process_pool.hpp"

using namespace scrutineer;
using namespace scrutineer::archived;

namespace {

/// A file name of this test's own that is gone when the test ends.
struct TemporaryFile {
    std::string path =
        (std::filesystem::temp_directory_path() / ("archive-test-" + std::to_string(::getpid()) + ".db")).string();
    TemporaryFile() { remove(); }
    ~TemporaryFile() { remove(); }
    void remove() const {
        for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path + end);
    }
};

Dataset sample(const std::string& id = "aa11") {
    Dataset dataset;
    Document document;
    document.id = id;
    document.file = "paper.pdf";
    document.pages = 3;
    document.authority_name = "Durham County Council";
    document.authority_code = "E06000047";
    document.meeting_date = "2019-09-26";
    document.period = Period{"Quarter One 2019/20", PeriodKind::quarter, "2019-04-01", "2019-06-30", false};
    document.text_pages = 3;
    document.reports.push_back({"Performance Report", document.period, 1, 3});
    document.key.push_back({RatingValue::green, std::nullopt, "", "Same or better", 2, {1, 2, 3, 4}});
    document.key.push_back({RatingValue::amber, Against::target, "Target", "Within 2%", 2, {1, 12, 3, 14}});
    dataset.documents.push_back(document);

    Record record;
    record.id = id + "-r1";
    record.document = id;
    record.indicator = {"27",        "", "Average Attainment 8 score", {"CHILDREN", "Are they?"},
                        Unit::score, {}, {{"Directorate", "CYPS"}},    Polarity::higher};
    record.updated = false;
    record.notes = {"a note"};
    record.source = {2, 1, 4, {10, 20, 300, 40}, TextSource::text, 0.97};
    record.layout = "a-layout";
    Observation o;
    o.label = "Latest data";
    o.area.name = "Durham County Council";
    o.period = Period{"2017/18 (academic year)", PeriodKind::academic_year, "2017-09-01", "2018-08-31", true};
    o.value = 45.0;
    o.unit = Unit::score;
    o.text = "45.0";
    o.box = {100, 20, 130, 40};
    o.page = 2;
    record.observations.push_back(o);
    o.value.reset();
    o.period.reset();
    o.unit.reset();
    o.count = 1207;
    o.version = Version::proposed;
    o.aspect = Aspect::gross;
    o.dimension = {"Schools", "Primary"};
    o.reading = 0.75;
    o.status = Status::tracker;
    o.measure = Measure::target;
    record.observations.push_back(o);
    record.assessments.push_back({Against::england, RatingValue::red, Evidence::fill, "", Box{1, 2, 3, 4}, 0.9});
    record.assessments.push_back({Against::region, RatingValue::green, Evidence::text, "GREEN", {}, 1});
    dataset.records.push_back(record);
    dataset.diagnostics.push_back(
        {id, "paper.pdf", {Diagnostic::Severity::info, "a-code", "A sentence.", 2, Box{1, 1, 2, 2}}});
    return dataset;
}

}  // namespace

TEST_CASE("a stored document comes back as it was") {
    const TemporaryFile file;
    Archive archive(file.path, Archive::Mode::write);
    archive.store(sample(), {"papers/paper.pdf", "0.1.0", ""});
    const Dataset back = archive.load_all();

    REQUIRE(back.documents.size() == 1);
    CHECK(back.documents[0].authority_code == "E06000047");
    CHECK(back.documents[0].committee.empty());
    CHECK(back.documents[0].period->end == "2019-06-30");
    REQUIRE(back.documents[0].reports.size() == 1);
    CHECK(back.documents[0].reports[0].last_page == 3);
    REQUIRE(back.documents[0].key.size() == 2);
    CHECK_FALSE(back.documents[0].key[0].against);
    CHECK(back.documents[0].key[1].rating == RatingValue::amber);
    CHECK(back.documents[0].key[1].against == Against::target);
    CHECK(back.documents[0].key[1].text == "Within 2%");
    REQUIRE(back.records.size() == 1);
    const Record& record = back.records[0];
    CHECK(record.indicator.ref == "27");
    CHECK(record.indicator.group == std::vector<std::string>{"CHILDREN", "Are they?"});
    CHECK(record.indicator.unit == Unit::score);
    CHECK_FALSE(record.indicator.per.has_value());
    CHECK(record.updated == false);
    CHECK(record.notes == std::vector<std::string>{"a note"});
    CHECK(record.source.box == Box{10, 20, 300, 40});
    CHECK(record.source.confidence == 0.97);
    REQUIRE(record.observations.size() == 2);
    CHECK(record.observations[0].value == 45.0);
    CHECK(record.observations[0].period->derived);
    CHECK(record.observations[1].status == Status::tracker);
    CHECK_FALSE(record.observations[1].value.has_value());
    CHECK_FALSE(record.observations[1].period.has_value());
    CHECK(record.observations[1].count == 1207.0);
    CHECK(record.indicator.fields.at(0).heading == "Directorate");
    CHECK(record.indicator.fields.at(0).text == "CYPS");
    CHECK(record.indicator.polarity == Polarity::higher);
    CHECK_FALSE(record.observations[0].version);
    CHECK(record.observations[0].dimension.empty());
    CHECK(record.observations[1].version == Version::proposed);
    CHECK(record.observations[1].aspect == Aspect::gross);
    CHECK(record.observations[1].dimension == std::vector<std::string>{"Schools", "Primary"});
    CHECK(record.observations[1].reading == 0.75);
    REQUIRE(record.assessments.size() == 2);
    CHECK(record.assessments[0].rating == RatingValue::red);
    CHECK(record.assessments[0].box == Box{1, 2, 3, 4});
    CHECK_FALSE(record.assessments[1].box.has_value());
    REQUIRE(back.diagnostics.size() == 1);
    CHECK(back.diagnostics[0].diagnostic.page == 2);
}

TEST_CASE("storing a document again replaces it") {
    const TemporaryFile file;
    Archive archive(file.path, Archive::Mode::write);
    archive.store(sample(), {"paper.pdf", "0.1.0", ""});
    CHECK(archive.reading_of("aa11")->program == "0.1.0");
    CHECK_FALSE(archive.reading_of("bb22").has_value());
    Dataset changed = sample();
    changed.records[0].observations.pop_back();
    archive.store(changed, {"paper.pdf", "0.2.0", ""});
    CHECK(archive.reading_of("aa11")->program == "0.2.0");
    CHECK(archive.load_all().records.at(0).observations.size() == 1);
    CHECK(archive.database().integer("SELECT count(*) FROM observation") == 1);
}

TEST_CASE("a document that cannot be stored leaves the archive as it was") {
    const TemporaryFile file;
    Archive archive(file.path, Archive::Mode::write);
    archive.store(sample(), {"paper.pdf", "0.1.0", ""});
    Dataset broken = sample();
    broken.records.push_back(broken.records[0]);  // the same id twice
    CHECK_THROWS_AS(archive.store(broken, {"paper.pdf", "0.2.0", ""}), ArchiveError);
    CHECK(archive.reading_of("aa11")->program == "0.1.0");
    CHECK(archive.load_all().records.size() == 1);
}

TEST_CASE("a file that is no archive is refused, and left alone") {
    const TemporaryFile file;
    {
        Database other(file.path, Database::Mode::create);
        other.execute("CREATE TABLE mine (x)");
    }
    CHECK_THROWS_AS(Archive(file.path, Archive::Mode::write), ArchiveError);
    CHECK_THROWS_AS(Archive(file.path, Archive::Mode::read), ArchiveError);
    CHECK(Database(file.path, Database::Mode::read_only).integer("SELECT count(*) FROM sqlite_schema") == 1);
}

TEST_CASE("an archive that is not there is not made by reading") {
    const TemporaryFile file;
    CHECK_THROWS_AS(Archive(file.path, Archive::Mode::read), ArchiveError);
    CHECK_FALSE(std::filesystem::exists(file.path));
}

TEST_CASE("programs that make one archive at the same moment wait for each other") {
    const TemporaryFile file;
    int made = 0;
    for (int round = 0; round < 60; ++round) {
        file.remove();
        PoolOptions pool;
        pool.workers = 4;
        run_tasks(
            4,
            [&](std::size_t) {
                const Archive archive(file.path, Archive::Mode::write);
                return std::string("made");
            },
            [&](TaskResult&& result) {
                if (result.failure) UNSCOPED_INFO(result.failure->message);
                if (!result.failure && result.bytes == "made") ++made;
            },
            pool);
    }
    CHECK(made == 240);
}
