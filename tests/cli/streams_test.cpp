// SPDX-License-Identifier: GPL-3.0-or-later
// Papers in, lines out: folders, lists of names, and datasets as streams.
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/support/catch.hpp"
#include "tests/support/program.hpp"

using namespace scrutineer::test;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

}  // namespace

TEST_CASE("a stream has an object a line, with the bytes that the dataset has") {
    const std::string one = paper("adults-2017-q1.pdf"), other = paper("adults-2019-q4.pdf");
    const Folder folder;
    write_file(folder / "not.pdf", "Dear members,");
    const ProgramRun whole = run_scrutineer({"extract", one, folder / "not.pdf", other});
    const ProgramRun stream = run_scrutineer({"extract", one, folder / "not.pdf", other, "--format", "ndjson"});
    CHECK(stream.exit_code == 1);
    const nlohmann::json dataset = nlohmann::json::parse(whole.out);
    std::size_t documents = 0, records = 0, diagnostics = 0;
    std::vector<std::pair<std::string, std::string>> ended;
    for (const std::string& line : lines_of(stream.out)) {
        const nlohmann::json object = nlohmann::json::parse(line);
        REQUIRE(object.size() == 1);
        const std::string kind = object.begin().key();
        documents += kind == "document" ? 1 : 0;
        records += kind == "record" ? 1 : 0;
        diagnostics += kind == "diagnostic" ? 1 : 0;
        if (kind == "paper") {
            ended.emplace_back(object["paper"]["path"], object["paper"]["outcome"]);
            continue;
        }
        const std::size_t colon = line.find(':') + 1;
        CHECK(whole.out.find(line.substr(colon, line.size() - colon - 1)) != std::string::npos);
    }
    CHECK(documents == 2);
    CHECK(documents == dataset["documents"].size());
    CHECK(records == dataset["records"].size());
    CHECK(diagnostics == dataset["diagnostics"].size());
    CHECK(ended == std::vector<std::pair<std::string, std::string>>{
                       {one, "read"}, {folder / "not.pdf", "failed"}, {other, "read"}});
    CHECK(run_scrutineer({"extract", one, other, "--format", "ndjson", "-j1"}).out ==
          run_scrutineer({"extract", one, other, "--format", "ndjson", "-j2"}).out);
}

TEST_CASE("folders and lists of names stand for papers in every command that reads them") {
    const Folder folder;
    std::filesystem::create_directories(folder / "papers/old");
    std::filesystem::copy(paper("adults-2017-q1.pdf"), folder / "papers/old/b.pdf");
    std::filesystem::copy(paper("adults-2019-q4.pdf"), folder / "papers/a.PDF");
    write_file(folder / "papers/notes.txt", "no paper");
    write_file(folder / "list", folder / "papers/a.PDF" + "\r\n\n" + (folder / "papers/old/b.pdf") + "\n");
    const std::string named = run_scrutineer({"extract", folder / "papers/a.PDF", folder / "papers/old/b.pdf"}).out;
    CHECK(run_scrutineer({"extract", folder / "papers"}).out == named);
    CHECK(run_scrutineer({"extract", "--files-from", folder / "list"}).out == named);
    CHECK(run_scrutineer({"extract", "--files-from", "-"}, read_file(folder / "list")).out == named);
    CHECK(run_scrutineer({"extract", folder / "papers/*.PDF", folder / "papers/old"}).out == named);
    CHECK(run_scrutineer({"tables", folder / "papers"}).out ==
          run_scrutineer({"tables", "--files-from", folder / "list"}).out);
    CHECK(run_scrutineer({"validate", "--files-from", folder / "list"}).exit_code < 2);
    CHECK(run_scrutineer({"ingest", "--files-from", folder / "list", "--archive", folder / "archive.db"}).exit_code ==
          0);
    CHECK(run_scrutineer({"extract"}).exit_code == 2);
    CHECK(run_scrutineer({"extract", "--files-from", folder / "nowhere"}).exit_code != 0);
}

TEST_CASE("a log for programs has an object a line, with the time of each event") {
    const Folder folder;
    write_file(folder / "not.pdf", "Dear members,");
    const std::string good = paper("adults-2017-q1.pdf");
    const auto events = [](const ProgramRun& run) {
        std::vector<std::string> names;
        for (const std::string& line : lines_of(run.err)) {
            const nlohmann::json event = nlohmann::json::parse(line);
            CHECK(event.at("time").get<std::string>().size() == std::string("2026-03-04T05:06:07.089Z").size());
            names.push_back(event.at("event"));
            if (event.contains("outcome")) names.back() += " " + event.at("outcome").get<std::string>();
            if (event.at("event") == "paper") CHECK(event.contains("file"));
        }
        return names;
    };
    const ProgramRun extract = run_scrutineer({"extract", good, folder / "not.pdf", "--log-format", "json"});
    CHECK(extract.exit_code == 1);
    CHECK(events(extract) == std::vector<std::string>{"start", "paper read", "paper failed", "end"});
    const std::string archive = folder / "archive.db";
    const ProgramRun ingest = run_scrutineer(
        {"ingest", folder / "not.pdf", folder / "none.pdf", "--archive", archive, "--log-format", "json"});
    CHECK(ingest.exit_code == 3);
    CHECK(events(ingest) == std::vector<std::string>{"message", "start", "paper failed", "end"});
    const ProgramRun merge =
        run_scrutineer({"archive", "merge", folder / "all.db", archive, good, "--log-format", "json"});
    CHECK(merge.exit_code == 1);
    CHECK(events(merge) == std::vector<std::string>{"message", "end"});
}

TEST_CASE("what was read elsewhere is merged, and what is nothing of that kind is told") {
    const Folder folder;
    const std::string one = paper("adults-2017-q1.pdf"), other = paper("adults-2019-q4.pdf");
    const auto documents = [](const std::string& archive) {
        return run_scrutineer({"documents", "--archive", archive, "--format", "csv"}).out;
    };
    CHECK(run_scrutineer({"ingest", one, other, "--archive", folder / "whole.db"}).exit_code == 0);
    CHECK(run_scrutineer({"ingest", one, "--archive", folder / "one.db"}).exit_code == 0);
    const ProgramRun stream = run_scrutineer({"extract", other, "--format", "ndjson"});
    write_file(folder / "other.json", run_scrutineer({"extract", other}).out);
    const ProgramRun merged =
        run_scrutineer({"archive", "merge", folder / "merged.db", "-", folder / "one.db"}, stream.out);
    CHECK(merged.exit_code == 0);
    CHECK(merged.err.find("2 papers merged") != std::string::npos);
    CHECK(documents(folder / "merged.db") == documents(folder / "whole.db"));
    CHECK(run_scrutineer({"ingest", folder / "other.json", one, "--archive", folder / "ingested.db"}).exit_code == 0);
    CHECK(documents(folder / "ingested.db") == documents(folder / "whole.db"));

    const auto refused = [&](const std::string& what, const std::string& why) {
        const ProgramRun run = run_scrutineer({"archive", "merge", folder / "one.db", what});
        CHECK(run.exit_code == 3);
        CAPTURE(run.err);
        CHECK(run.err.find(why) != std::string::npos);
    };
    refused(folder / "nowhere", "cannot be read");
    refused(one, "neither an archive nor a dataset");
    refused(folder / "one.db", "is the archive itself");
    write_file(folder / "half.json", "{\"schema\": ");
    refused(folder / "half.json", "is not JSON");
    CHECK(run_scrutineer({"archive", "merge", folder / "one.db"}).exit_code == 2);
    CHECK(run_scrutineer({"archive"}).exit_code == 2);
}
