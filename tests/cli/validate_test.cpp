// SPDX-License-Identifier: GPL-3.0-or-later
// The program on a bundled paper, as it is and with one figure changed.
#include <nlohmann/json.hpp>

#include "tests/support/catch.hpp"
#include "tests/support/program.hpp"

using namespace scrutineer::test;
using Json = nlohmann::ordered_json;

namespace {

const std::string path = paper("adults-2017-q1.pdf");

/// The paper's dataset with the first percentage that has its fraction printed ten points too high.
std::string with_a_mistake(const Folder& folder) {
    Json dataset = Json::parse(run_scrutineer({"extract", "-q", path}).out);
    for (Json& record : dataset["records"])
        for (Json& o : record["observations"])
            if (o["unit"] == "percent" && o["denominator"].is_number() && o["value"].is_number() && o["value"] < 80) {
                const double value = o["value"].get<double>() + 10;
                const std::string text = o["text"].get<std::string>();
                const std::size_t end = text.find_first_not_of("0123456789.");
                Json number = value;
                o["value"] = value;
                o["text"] = number.dump() + text.substr(end);
                const std::string file = (folder / "mistake.json");
                write_file(file, dataset.dump());
                return file;
            }
    FAIL("the bundled paper has no percentage with its fraction");
    return {};
}

}  // namespace

TEST_CASE("a paper without mistakes: nothing found, exit code 0") {
    const ProgramRun run = run_scrutineer({"validate", "-q", path});
    CHECK(run.exit_code == 0);
    CHECK(run.out.find("Nothing found (1 paper read); ") == 0);
}

TEST_CASE("a contradiction: one line with its page, exit code 1") {
    const Folder folder;
    const std::string file = with_a_mistake(folder);
    const ProgramRun run = run_scrutineer({"validate", "-q", file});
    CHECK(run.exit_code == 1);
    CHECK(run.out.find("1 contradiction\n  page ") != std::string::npos);
    CHECK(run.out.find(": prints ") != std::string::npos);

    const ProgramRun json = run_scrutineer({"validate", "-q", "--format", "json", file});
    CHECK(json.exit_code == 1);
    const Json findings = Json::parse(json.out)["findings"];
    REQUIRE(findings.size() >= 1);
    CHECK(findings[0]["rule"] == "fraction");
    CHECK(findings[0]["verdict"] == "contradiction");
    CHECK(findings[0]["difference"].get<double>() > 9);
    CHECK(findings[0]["sources"][0]["page"].is_number_integer());
    CHECK(findings[0]["sources"][0]["bbox"].size() == 4);
}

TEST_CASE("a baseline leaves out what is known") {
    const Folder folder;
    const std::string file = with_a_mistake(folder), known = (folder / "known.json");
    CHECK(run_scrutineer({"validate", "-q", file, "--write-baseline", known}).exit_code == 1);
    const ProgramRun run = run_scrutineer({"validate", "-q", file, "--baseline", known});
    CHECK(run.exit_code == 0);
    CHECK(run.out.find("known from the baseline left out") != std::string::npos);
    write_file(known, "[]");
    CHECK(run_scrutineer({"validate", "-q", file, "--baseline", known}).exit_code == 2);
}

TEST_CASE("a page of findings is written") {
    const Folder folder;
    const std::string page = (folder / "report.html");
    CHECK(run_scrutineer({"validate", "-q", path, "--html", page}).exit_code == 0);
    CHECK(read_file(page).size() > 500);
}

TEST_CASE("an archive is checked, and a paper against it") {
    const Folder folder;
    const std::string archive = (folder / "archive.db");
    REQUIRE(run_scrutineer({"ingest", "-q", path, "--archive", archive}).exit_code == 0);
    CHECK(run_scrutineer({"validate", "-q", "--archive", archive}).exit_code == 0);
    CHECK(run_scrutineer({"validate", "-q", path, "--archive", archive}).exit_code == 0);
    CHECK(run_scrutineer({"validate", "-q", "--archive", (folder / "none.db")}).exit_code == 2);
}

TEST_CASE("errors: exit code 2") {
    CHECK(run_scrutineer({"validate"}).exit_code == 2);
    CHECK(run_scrutineer({"validate", "-q", "/no/such/paper.pdf"}).exit_code == 2);
    CHECK(run_scrutineer({"validate", "-q", path, "--format", "xml"}).exit_code == 2);
    const Folder folder;
    write_file((folder / "broken.json"), "{\"schema\":");
    CHECK(run_scrutineer({"validate", "-q", (folder / "broken.json")}).exit_code == 2);
    write_file((folder / "broken.pdf"), "no PDF");
    CHECK(run_scrutineer({"validate", "-q", (folder / "broken.pdf")}).exit_code == 2);
}
