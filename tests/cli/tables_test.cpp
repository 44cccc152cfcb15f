// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "tests/support/catch.hpp"
#include "tests/support/program.hpp"

using namespace scrutineer::test;

TEST_CASE("the tables of several papers are numbered on, and continued ones name theirs") {
    const std::string first = paper("finance-2018-q1.pdf"), second = paper("adults-2017-q1.pdf");
    const auto tables_of = [](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), "tables");
        const ProgramRun run = run_scrutineer(arguments);
        CHECK(run.exit_code == 0);
        return nlohmann::json::parse(run.out)["tables"];
    };
    const auto both = tables_of({first, second});
    const auto alone = tables_of({second});
    REQUIRE(alone.size() > 1);
    REQUIRE(both.size() > alone.size());
    const std::size_t before = both.size() - alone.size();
    std::size_t continued = 0;
    for (std::size_t i = 0; i < both.size(); ++i) {
        CHECK(both[i]["number"] == i + 1);
        CHECK(both[i]["file"] == (i < before ? "finance-2018-q1.pdf" : "adults-2017-q1.pdf"));
        if (both[i]["continues"].is_null()) continue;
        ++continued;
        CHECK(both[i]["continues"] <= i);
    }
    CHECK(continued > 0);
    for (std::size_t i = 0; i < alone.size(); ++i) {
        CHECK(both[before + i]["cells"] == alone[i]["cells"]);
        if (!alone[i]["continues"].is_null())
            CHECK(both[before + i]["continues"] == alone[i]["continues"].get<std::size_t>() + before);
    }
    CHECK(run_scrutineer({"tables", "-j1", first, second}).out == run_scrutineer({"tables", "-j2", first, second}).out);
}

TEST_CASE("tables of the papers that can be read are printed though others cannot") {
    const Folder folder;
    write_file(folder / "not.pdf", "Dear members,");
    const ProgramRun run =
        run_scrutineer({"tables", folder / "not.pdf", paper("adults-2017-q1.pdf"), "--format", "csv"});
    CHECK(run.exit_code == 1);
    CHECK(run.err.find("not.pdf") != std::string::npos);
    CHECK(run.out.find("Telephone") != std::string::npos);
    CHECK(run_scrutineer({"tables", folder / "not.pdf", folder.path()}).exit_code == 3);
}

TEST_CASE("a page is shown from a file and from standard input; one that is not there is a wrong call") {
    const std::string path = paper("adults-2017-q1.pdf");
    const ProgramRun shown = run_scrutineer({"page", path, "--page", "2"});
    CHECK(shown.exit_code == 0);
    const auto page = nlohmann::json::parse(shown.out);
    CHECK(page["number"] == 2);
    CHECK(page["words"].size() > 20);
    CHECK(run_scrutineer({"page", "-", "--page", "2"}, read_file(path)).out == shown.out);
    CHECK(run_scrutineer({"page", path, "--svg"}).out.starts_with("<svg "));

    const ProgramRun beyond = run_scrutineer({"page", path, "--page", "99"});
    CHECK(beyond.exit_code == 2);
    CHECK(beyond.out.empty());
    CHECK(beyond.err.find("not 99") != std::string::npos);
    CHECK(run_scrutineer({"page", path, "--page", "0"}).exit_code == 2);
    CHECK(run_scrutineer({"page", "nothing.pdf"}).exit_code == 3);
}

TEST_CASE("a full disk is told, and nothing half written stays") {
    const std::string path = paper("adults-2017-q1.pdf");
    for (const char* command : {"extract", "tables", "page"}) {
        CAPTURE(command);
        const ProgramRun run = run_scrutineer({command, path, "-o", "/dev/full"});
        CHECK(run.exit_code == 1);
        CHECK(run.err.find("No space left") != std::string::npos);
        CHECK(run_scrutineer({command, path}, "", "/dev/full").exit_code == 1);
        CHECK(run_scrutineer({command, path, "-o", "/nowhere/at/all"}).exit_code == 1);
    }
}
