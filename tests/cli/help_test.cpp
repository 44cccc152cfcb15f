// SPDX-License-Identifier: GPL-3.0-or-later
#include <sstream>

#include "tests/support/catch.hpp"
#include "tests/support/program.hpp"

using namespace scrutineer::test;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// The subcommands that the program's own help lists.
std::vector<std::string> subcommands() {
    std::vector<std::string> names;
    std::istringstream help(run_scrutineer({"--help"}).out);
    bool inside = false;
    for (std::string line; std::getline(help, line);) {
        if (line == "Subcommands:")
            inside = true;
        else if (line.empty())
            inside = false;
        else if (inside && line.size() > 2 && line[2] != ' ')
            names.push_back(line.substr(2, line.find(' ', 2) - 2));
    }
    return names;
}

}  // namespace

TEST_CASE("help teaches with examples at every level") {
    const auto help = run_scrutineer({"--help"});
    CHECK(help.exit_code == 0);
    CHECK(contains(help.out, "Examples:\n  scrutineer extract "));
    CHECK(contains(help.out, "Exit codes:"));
    const auto names = subcommands();
    REQUIRE(names.size() >= 5);
    CHECK(names[0] == "extract");
    for (const std::string& name : names) {
        CAPTURE(name);
        const auto run = run_scrutineer({name, "--help"});
        CHECK(run.exit_code == 0);
        CHECK(contains(run.out, "Examples:\n  scrutineer " + name));
        CHECK(contains(run.out, "Exit codes:"));
        CHECK(run.err.empty());
    }
}

TEST_CASE("versions are printed") {
    const auto run = run_scrutineer({"--version"});
    CHECK(run.exit_code == 0);
    CHECK(run.out.rfind("scrutineer ", 0) == 0);
    CHECK(contains(run.out, "\nPoppler "));
    CHECK(contains(run.out, "\nTesseract "));
}

TEST_CASE("wrong usage is exit code 2 and says how to get help") {
    const std::vector<std::vector<std::string>> wrong = {{},
                                                         {"extract"},
                                                         {"no-such-command"},
                                                         {"extract", "--no-such-option", "a.pdf"},
                                                         {"extract", "--jobs", "many", "a.pdf"},
                                                         {"extract", "--jobs", "-1", "a.pdf"},
                                                         {"extract", "--layouts", "/no/such/folder", "a.pdf"},
                                                         {"extract", "--authority", "Stokport", "a.pdf"},
                                                         {"extract", "--period", "soon", "a.pdf"},
                                                         {"extract", "--meeting-date", "Tuesday", "a.pdf"}};
    for (const auto& arguments : wrong) {
        const auto run = run_scrutineer(arguments);
        CAPTURE(arguments, run.err);
        CHECK(run.exit_code == 2);
        CHECK(run.out.empty());
        CHECK(contains(run.err, "--help"));
    }
}

TEST_CASE("what is no council, period or day is told with what might be meant") {
    const auto council = run_scrutineer({"extract", "--authority", "Stokport", "a.pdf"});
    CHECK(contains(council.err, "the register has no one council \"Stokport\""));
    CHECK(contains(council.err, "Stockport Metropolitan Borough Council"));
    CHECK(contains(run_scrutineer({"extract", "--period", "soon", "a.pdf"}).err, "\"Q3 2024/25\""));
    CHECK(contains(run_scrutineer({"ingest", "--meeting-date", "Tuesday", "a.pdf"}).err, "2025-03-04"));
}

TEST_CASE("an unknown command is named") {
    const auto run = run_scrutineer({"extrcat", "paper.pdf"});
    CHECK(run.exit_code == 2);
    CHECK(contains(run.err, "no command \"extrcat\""));
}

TEST_CASE("the README lists every subcommand") {
    const std::string readme = read_file(SCRUTINEER_SOURCE_DIR "/README.md");
    for (const std::string& name : subcommands()) {
        CAPTURE(name);
        CHECK(contains(readme, "| `scrutineer " + name));
    }
}
