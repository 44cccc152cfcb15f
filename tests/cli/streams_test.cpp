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
