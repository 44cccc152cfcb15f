// SPDX-License-Identifier: GPL-3.0-or-later
// `scrutineer correct`, as a person runs it.
#include <nlohmann/json.hpp>

#include "tests/support/catch.hpp"
#include "tests/support/program.hpp"

using namespace scrutineer::test;
using Json = nlohmann::ordered_json;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// One paper of cards in an archive.
struct Office {
    Folder folder;
    std::string archive = folder / "council.db";
    Office() { run({"ingest", "--quiet", paper("cards-2022-q4.pdf")}); }
    ProgramRun run(std::vector<std::string> arguments) const {
        arguments.insert(arguments.end(), {"--archive", archive});
        return run_scrutineer(std::move(arguments));
    }
    std::string record() const {
        return Json::parse(run({"series", "pothole", "--format", "json"}).out)
            .at("points")
            .at(0)
            .at("source")
            .at("record");
    }
    Json shown() const { return Json::parse(run({"show", record(), "--format", "json"}).out).at("records").at(0); }
};

}  // namespace

TEST_CASE("a figure is corrected, listed, kept through reading again, and taken back") {
    const Office office;
    const Json before = office.shown();
    const std::string record = office.record();
    REQUIRE(before.at("observations").size() >= 2);
    const auto corrected = office.run(
        {"correct", record, "--figure", "1", "--value", "90%", "--because", "the annex says so", "--by", "me"});
    CHECK(corrected.exit_code == 0);
    CHECK(contains(corrected.out, "figure value is 90"));
    CHECK(office.run({"correct", record, "--figure", "2", "--wrong"}).exit_code == 0);
    CHECK(office.run({"correct", record, "--rating", "1", "--is", "amber"}).exit_code == 0);
    for (const bool again : {false, true}) {
        CAPTURE(again);
        // Other options: the paper is read again.
        if (again) office.run({"ingest", "--quiet", "--ocr", "never", paper("cards-2022-q4.pdf")});
        CHECK(office.shown().at("observations").size() == before.at("observations").size() - 1);
        CHECK(office.shown().at("observations").at(0).at("value") == 90);
        CHECK(office.shown().at("observations").at(0).at("text") == before.at("observations").at(0).at("text"));
        CHECK(office.shown().at("assessments").at(0).at("rating") == "amber");
    }
    const std::string shown = office.run({"show", record}).out;
    CHECK(contains(shown, "value 90, read as 89"));
    CHECK(contains(shown, "left out: it is none"));
    const std::string list = office.run({"correct", "--list"}).out;
    CHECK(contains(list, "the annex says so – me"));
    CHECK(contains(list, "3 decisions"));
    const Json listed = Json::parse(office.run({"correct", "--list", "--format", "json"}).out);
    for (const Json& decision : listed.at("decisions"))
        CHECK(office.run({"correct", "--undo", decision.at("id").get<std::string>().substr(0, 8)}).exit_code == 0);
    CHECK(office.shown() == before);
    CHECK(contains(office.run({"correct", "--list"}).out, "0 decisions"));
}

TEST_CASE("another office's decisions are taken, and conflicts named") {
    const Office ours, theirs;
    const std::string record = ours.record(), file = ours.folder / "decisions.json";
    theirs.run({"correct", record, "--figure", "1", "--value", "91", "--by", "B"});
    theirs.run({"correct", record, "--period", "x"});
    CHECK(theirs.run({"correct", "--export", file}).exit_code == 0);
    ours.run({"correct", record, "--figure", "1", "--value", "90", "--by", "A"});
    const auto imported = ours.run({"correct", "--import", file});
    CHECK(imported.exit_code == 1);
    CHECK(contains(imported.out, "ours 90 (A), theirs 91 (B); ours stands"));
    CHECK(ours.shown().at("observations").at(0).at("value") == 90);
    CHECK(ours.run({"correct", "--import", file, "--theirs"}).exit_code == 1);
    CHECK(ours.shown().at("observations").at(0).at("value") == 91);
    CHECK(ours.run({"correct", "--import", file}).exit_code == 0);
}

TEST_CASE("what cannot be decided is told") {
    const Office office;
    const std::string record = office.record();
    CHECK(office.run({"correct"}).exit_code == 2);
    CHECK(office.run({"correct", record}).exit_code == 2);
    CHECK(office.run({"correct", record, "--figure", "99", "--wrong"}).exit_code == 2);
    CHECK(contains(office.run({"correct", record, "--figure", "1", "--value", "much"}).err, "in base units"));
    CHECK(contains(office.run({"correct", record, "--figure", "1", "--unit", "stone"}).err, "percent, count"));
    CHECK(contains(office.run({"correct", record, "--figure", "1", "--period", "soon"}).err, "\"Q3 2024/25\""));
    CHECK(office.run({"correct", "zz", "--wrong"}).exit_code == 1);
    CHECK(office.run({"correct", "--undo", "zz"}).exit_code == 1);
    CHECK(office.run({"correct", "--import", office.archive}).exit_code == 2);
}
