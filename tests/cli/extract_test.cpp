// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/support/catch.hpp"
#include "tests/support/program.hpp"

using namespace scrutineer::test;
using Json = nlohmann::ordered_json;

namespace {

const std::string adults = paper("adults-2017-q1.pdf");
const std::string places = paper("places-2023-q1.pdf");
const std::string finance = paper("finance-2018-q1.pdf");

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::vector<std::string> files_of(const Json& dataset) {
    std::vector<std::string> files;
    for (const Json& document : dataset.at("documents")) files.push_back(document.at("file"));
    return files;
}

/// The diagnostics with this code.
std::vector<Json> diagnostics(const Json& dataset, const std::string& code) {
    std::vector<Json> found;
    for (const Json& diagnostic : dataset.at("diagnostics"))
        if (diagnostic.at("code") == code) found.push_back(diagnostic);
    return found;
}

}  // namespace

TEST_CASE("a paper becomes a dataset on standard output, and nothing is said") {
    const auto run = run_scrutineer({"extract", adults});
    CHECK(run.exit_code == 0);
    CHECK(run.err.empty());
    const Json dataset = Json::parse(run.out);
    CHECK(dataset.at("schema") == "scrutineer/dataset/1");
    REQUIRE(files_of(dataset) == std::vector<std::string>{"adults-2017-q1.pdf"});
    const std::string id = dataset.at("documents")[0].at("id");
    CHECK(run_command({"sha256sum", adults}).out.substr(0, 64) == id);
    REQUIRE_FALSE(dataset.at("records").empty());
    for (const Json& record : dataset.at("records")) CHECK(record.at("document") == id);
}

TEST_CASE("a paper on standard input gives the same records") {
    const Json from_file = Json::parse(run_scrutineer({"extract", adults}).out);
    const auto run = run_scrutineer({"extract", "-"}, read_file(adults));
    CHECK(run.exit_code == 0);
    const Json from_input = Json::parse(run.out);
    CHECK(from_input.at("records") == from_file.at("records"));
    CHECK(from_input.at("documents")[0].at("id") == from_file.at("documents")[0].at("id"));
}

TEST_CASE("what is known of a paper stands in place of what it says") {
    const auto run = run_scrutineer(
        {"extract", adults, "--authority", "e10000016", "--period", "Q3 2024/25", "--meeting-date", "4 March 2025"});
    CHECK(run.exit_code == 0);
    const Json dataset = Json::parse(run.out);
    const Json& document = dataset.at("documents")[0];
    CHECK(document.at("authority").at("name") == "Kent County Council");
    CHECK(document.at("meeting_date") == "2025-03-04");
    CHECK(document.at("period").at("start") == "2024-10-01");
    CHECK(document.at("period").at("end") == "2024-12-31");
    for (const Json& observation : dataset.at("records")[0].at("observations"))
        if (observation.at("area").at("kind") == "authority") CHECK(observation.at("area").at("code") == "E10000016");
}

TEST_CASE("-o writes the dataset to a file") {
    const Folder folder;
    const auto run = run_scrutineer({"extract", adults, "-o", folder / "dataset.json"});
    CHECK(run.exit_code == 0);
    CHECK(run.out.empty());
    CHECK(read_file(folder / "dataset.json") == run_scrutineer({"extract", adults}).out);
    CHECK_FALSE(std::filesystem::exists(folder / "dataset.json.partial"));
}

TEST_CASE("a dataset that cannot be written is a failure that names the file") {
    const auto full = run_scrutineer({"extract", adults, "-o", "/dev/full"});
    CHECK(full.exit_code == 1);
    CHECK(contains(full.err, "scrutineer: /dev/full: cannot be written: No space left on device"));
    const auto standard_output = run_scrutineer({"extract", adults}, "", "/dev/full");
    CHECK(standard_output.exit_code == 1);
    CHECK(contains(standard_output.err, "standard output"));
    const auto no_folder = run_scrutineer({"extract", adults, "-o", "/no/such/folder/dataset.json"});
    CHECK(no_folder.exit_code == 1);
    CHECK(contains(no_folder.err, "/no/such/folder/dataset.json"));
}

TEST_CASE("a reader that has seen enough is no error") {
    const auto run = run_command(
        {"bash", "-c",
         "'" + program_path() + "' extract '" + adults + "' | head -c 20 >/dev/null; echo ${PIPESTATUS[0]}"});
    CHECK(run.out == "0\n");
    CHECK(run.err.empty());
}

TEST_CASE("several papers become one dataset in the order of the arguments, whatever the number of jobs") {
    std::vector<std::string> arguments = {"extract", places, adults, finance, "--jobs", "1"};
    const auto one = run_scrutineer(arguments);
    CHECK(one.exit_code == 0);
    const Json dataset = Json::parse(one.out);
    CHECK(files_of(dataset) ==
          std::vector<std::string>{"places-2023-q1.pdf", "adults-2017-q1.pdf", "finance-2018-q1.pdf"});
    std::size_t records = 0;
    for (const std::string& single : {places, adults, finance})
        records += Json::parse(run_scrutineer({"extract", single}).out).at("records").size();
    CHECK(dataset.at("records").size() == records);
    arguments.back() = "4";
    CHECK(run_scrutineer(arguments).out == one.out);
}

TEST_CASE("every bundled paper comes out the same at one job and at four") {
    std::vector<std::string> arguments = papers();
    REQUIRE(arguments.size() >= 7);
    arguments.insert(arguments.begin(), {"extract", "--jobs", "1"});
    const auto one = run_scrutineer(arguments);
    CHECK(one.exit_code == 0);
    arguments[2] = "4";
    const auto four = run_scrutineer(arguments);
    CHECK((one.out == four.out));
    CHECK(four.exit_code == 0);
}

TEST_CASE("--pretty is the same dataset, indented") {
    const std::string lines = run_scrutineer({"extract", adults, places}).out;
    const std::string pretty = run_scrutineer({"extract", adults, places, "--pretty"}).out;
    CHECK(Json::parse(pretty) == Json::parse(lines));
    CHECK((Json::parse(lines).dump(2) + "\n" == pretty));
}

TEST_CASE("one bad paper among good ones is a diagnostic, and the others are read") {
    const Folder folder;
    write_file(folder / "page.pdf", "<html><body>Not found</body></html>");
    const auto run = run_scrutineer({"extract", adults, folder / "page.pdf", folder / "missing.pdf", places});
    CHECK(run.exit_code == 1);
    CHECK(contains(run.err, "scrutineer: " + (folder / "page.pdf") + ": "));
    CHECK(contains(run.err, "scrutineer: " + (folder / "missing.pdf") + ": "));
    const Json dataset = Json::parse(run.out);
    CHECK(files_of(dataset) == std::vector<std::string>{"adults-2017-q1.pdf", "places-2023-q1.pdf"});
    const auto not_pdf = diagnostics(dataset, "not-a-pdf");
    REQUIRE(not_pdf.size() == 1);
    CHECK(not_pdf[0].at("severity") == "error");
    CHECK(contains(not_pdf[0].at("message"), "page.pdf"));
    REQUIRE(diagnostics(dataset, "cannot-open").size() == 1);
    CHECK(contains(diagnostics(dataset, "cannot-open")[0].at("message"), "missing.pdf"));
}

TEST_CASE("no paper that can be read is exit code 3, with a dataset that says why") {
    const Folder folder;
    write_file(folder / "empty.pdf", "");
    std::filesystem::create_directory(folder / "nothing");
    const auto run = run_scrutineer({"extract", folder / "empty.pdf", folder / "nothing"});
    CHECK(run.exit_code == 3);
    const Json dataset = Json::parse(run.out);
    CHECK(dataset.at("documents").empty());
    CHECK(dataset.at("records").empty());
    CHECK(diagnostics(dataset, "empty-file").size() == 1);
    CHECK(diagnostics(dataset, "is-a-folder").size() == 1);
    CHECK(contains(run.err, "is a folder without a PDF"));
}

TEST_CASE("the same paper under two names is in the dataset once") {
    const Folder folder;
    std::filesystem::copy_file(adults, folder / "copy.pdf");
    const auto run = run_scrutineer({"extract", adults, folder / "copy.pdf"});
    CHECK(run.exit_code == 0);
    const Json dataset = Json::parse(run.out);
    CHECK(dataset.at("documents").size() == 1);
    CHECK(dataset.at("records") == Json::parse(run_scrutineer({"extract", adults}).out).at("records"));
    const auto same = diagnostics(dataset, "same-document");
    REQUIRE(same.size() == 1);
    CHECK(same[0].at("severity") == "info");
    CHECK(contains(same[0].at("message"), "copy.pdf"));
}

TEST_CASE("a summary for people goes to standard error") {
    const Folder folder;
    const auto run = run_scrutineer({"extract", adults, places, "--summary", "-o", folder / "dataset.json"});
    CHECK(run.exit_code == 0);
    CHECK(contains(run.err, "Paper "));
    CHECK(contains(run.err, "adults-2017-q1.pdf"));
    CHECK(contains(run.err, "2 papers"));
    CHECK(contains(run.err, "The dataset is in " + (folder / "dataset.json")));
    const Json dataset = Json::parse(read_file(folder / "dataset.json"));
    CHECK(contains(run.err, " " + std::to_string(dataset.at("records").size()) + " "));
}

#if !defined(__SANITIZE_ADDRESS__)
TEST_CASE("a paper that needs more memory than allowed fails alone, with the remedy") {
    const auto run = run_scrutineer({"extract", adults, "--memory", "1"});
    CHECK(run.exit_code == 3);
    CHECK(contains(run.err, "(allow more with --memory"));
    CHECK(diagnostics(Json::parse(run.out), "out-of-memory").size() == 1);
}
#endif

TEST_CASE("the schema is printed as JSON") {
    const auto run = run_scrutineer({"schema"});
    CHECK(run.exit_code == 0);
    CHECK(Json::parse(run.out).at("$schema") == "https://json-schema.org/draft/2020-12/schema");
}

TEST_CASE("a layout is shown, changed and checked, and what is wrong is named with file, line and field") {
    const auto listed = run_scrutineer({"layouts", "list"});
    CHECK(listed.exit_code == 0);
    CHECK(contains(listed.out, "finance"));
    CHECK(run_scrutineer({"layouts"}).out == listed.out);
    const auto shown = run_scrutineer({"layouts", "show", "finance"});
    CHECK(shown.exit_code == 0);
    CHECK(Json::parse(shown.out).at("shape") == "finance");
    const Folder folder;
    const std::string mine = folder / "northshire.json";
    write_file(mine, shown.out);
    const auto checked = run_scrutineer({"layouts", "check", mine});
    CHECK(checked.exit_code == 0);
    CHECK(contains(checked.out, "northshire.json: can be used: shape finance"));

    write_file(mine, "{\n  \"title\": \"Northshire\",\n  \"shape\": \"rows\",\n  \"colums\": []\n}\n");
    const auto wrong = run_scrutineer({"layouts", "check", mine});
    CHECK(wrong.exit_code == 2);
    CHECK(contains(wrong.err, "northshire.json:4: colums: unknown field"));
    CHECK(wrong.out.empty());
    const auto unknown = run_scrutineer({"layouts", "show", "northshire"});
    CHECK(unknown.exit_code == 2);
    CHECK(contains(unknown.err, "scrutineer layouts list"));
}

TEST_CASE("layouts are listed, and a wrong one is an error that names the file") {
    const auto listed = run_scrutineer({"layouts"});
    CHECK(listed.exit_code == 0);
    CHECK_FALSE(listed.out.empty());
    const Folder folder;
    write_file(folder / "mine.json", "{ \"name\": ");
    for (const auto& arguments : {std::vector<std::string>{"layouts", "--layouts", folder.path()},
                                  std::vector<std::string>{"extract", adults, "--layouts", folder.path()}}) {
        const auto run = run_scrutineer(arguments);
        CHECK(run.exit_code == 2);
        CHECK(contains(run.err, "mine.json"));
        CHECK(run.out.empty());
    }
}
