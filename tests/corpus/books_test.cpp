// SPDX-License-Identifier: GPL-3.0-or-later
// The books of every paper at hand: no cell that looks like a figure without an entry, none with two, and each entry
// stands for what it says.
#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "tests/support/catch.hpp"
#include "tests/support/program.hpp"

using namespace scrutineer::test;
using nlohmann::json;

namespace {

/// Points by which boxes of text and of cells may differ.
constexpr double slack = 1.5;

bool covers(const json& outer, const json& inner) {
    const auto middle = [&](std::size_t axis) {
        return (inner.at(axis).get<double>() + inner.at(axis + 2).get<double>()) / 2;
    };
    return middle(0) >= outer.at(0).get<double>() - slack && middle(0) <= outer.at(2).get<double>() + slack &&
           middle(1) >= outer.at(1).get<double>() - slack && middle(1) <= outer.at(3).get<double>() + slack;
}

/// Reads some papers and checks the books of each.
void check_books(const std::vector<std::string>& papers) {
    const Folder folder;
    std::vector<std::string> command{"extract", "--quiet", "--ocr", "never", "--ledger", folder / "ledger"};
    command.insert(command.end(), papers.begin(), papers.end());
    const ProgramRun run = run_scrutineer(command);
    REQUIRE(run.exit_code == 0);
    const json data = json::parse(run.out);
    std::map<std::string, const json*> records;
    for (const json& record : data.at("records")) records[record.at("id")] = &record;
    std::map<std::string, std::map<std::string, int>> sums;  // by document and entry
    std::set<std::string> cells;
    std::istringstream lines(read_file(folder / "ledger"));
    for (std::string line; std::getline(lines, line);) {
        const json entry = json::parse(line);
        INFO(line);
        const std::string document = entry.at("document"), kind = entry.at("entry"), what = entry.at("what");
        ++sums[document][kind];
        CHECK(cells.insert(document + entry.at("page").dump() + entry.at("bbox").dump()).second);
        CHECK(!what.empty());
        if (kind == "figure") {
            REQUIRE(records.count(what) == 1);
            const json& observations = records[what]->at("observations");
            CHECK(std::any_of(observations.begin(), observations.end(), [&](const json& o) {
                return o.at("page") == entry.at("page") && covers(o.at("bbox"), entry.at("bbox"));
            }));
        } else if (kind == "named") {
            const json& said = data.at("diagnostics");
            CHECK(std::any_of(said.begin(), said.end(), [&](const json& d) {
                return d.at("code") == what && d.at("document") == document && d.at("page") == entry.at("page") &&
                       !d.at("bbox").is_null() && covers(d.at("bbox"), entry.at("bbox"));
            }));
        }
    }
    for (const json& document : data.at("documents")) {
        INFO(document.at("file"));
        auto& own = sums[document.at("id")];
        const json& told = document.at("ledger");
        CHECK(told.at("given_out") == own["figure"] + own["rating"]);
        CHECK(told.at("used") == own["used"]);
        CHECK(told.at("set_aside") == own["aside"]);
        CHECK(told.at("not_read") == own["named"]);
        CHECK(told.at("printed") == own["figure"] + own["rating"] + own["used"] + own["aside"] + own["named"]);
    }
    for (const json& diagnostic : data.at("diagnostics")) {
        INFO(diagnostic.dump());
        CHECK(diagnostic.at("code") != "figure-read-twice");
    }
}

}  // namespace

TEST_CASE("the books of the bundled papers: every cell that looks like a figure has one entry") {
    REQUIRE(!papers().empty());
    check_books(papers());
}

TEST_CASE("the books of other papers, where they are there") {
    const std::filesystem::path shared = std::filesystem::path(paper("")).parent_path() / "../../../shared/corpus";
    for (const char* folder : {"looks", "typeset", "real-figures", "kent", "icdar2013-us"}) {
        std::vector<std::string> all;
        std::error_code none;
        for (const auto& file : std::filesystem::directory_iterator(shared / folder, none))
            if (file.path().extension() == ".pdf" && file.path().string().find(".scan.") == std::string::npos)
                all.push_back(file.path().string());
        if (!all.empty()) check_books(all);
    }
}
