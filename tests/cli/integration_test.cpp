// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.hpp"
#include "tests/support/program.hpp"

using namespace scrutineer::test;

namespace {

const std::string folder = SCRUTINEER_BINARY_DIR "/integration";

/// What bash proposes where the last of `words` is to be completed.
std::string proposals(const std::string& words) {
    const auto run =
        run_command({"bash", "-c",
                     "source " + folder + "/scrutineer.bash; COMP_WORDS=(" + words +
                         "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _scrutineer; printf '%s ' \"${COMPREPLY[@]}\""});
    REQUIRE(run.exit_code == 0);
    REQUIRE(run.err.empty());
    return run.out;
}

bool there(const std::string& program) { return run_command({"sh", "-c", "command -v " + program}).exit_code == 0; }

}  // namespace

TEST_CASE("bash completes subcommands, options and files") {
    CHECK(proposals("scrutineer extr") == "extract ");
    CHECK(proposals("scrutineer extract --pass") == "--password ");
    CHECK(proposals("scrutineer --vers") == "--version ");
    CHECK(proposals("scrutineer integ") == " ");
    const Folder files;
    write_file(files / "paper.pdf", "");
    write_file(files / "paper.txt", "");
    CHECK(proposals("scrutineer extract " + files.path() + "/pa") == files / "paper.pdf" + " ");
    CHECK(proposals("scrutineer extract -o " + files.path() + "/paper.t") == files / "paper.txt" + " ");
}

TEST_CASE("zsh and fish accept their completions") {
    if (there("zsh"))
        CHECK(run_command({"zsh", "-n", folder + "/_scrutineer"}).err.empty());
    else
        WARN("zsh is not installed: its completion was not checked");
    if (there("fish"))
        CHECK(run_command({"fish", "--no-execute", folder + "/scrutineer.fish"}).err.empty());
    else
        WARN("fish is not installed: its completion was not checked");
}

TEST_CASE("the man page is laid out without a warning and names every subcommand") {
    if (!there("man")) {
        WARN("man is not installed: the man page was not checked");
        return;
    }
    const auto run = run_command({"man", "--warnings", "-E", "UTF-8", "-P", "cat", "-l", folder + "/scrutineer.1"});
    CHECK(run.exit_code == 0);
    CHECK(run.err.empty());
    for (const char* heading : {"NAME", "scrutineer extract", "scrutineer tables", "scrutineer layouts"})
        CHECK(run.out.find(heading) != std::string::npos);
}
