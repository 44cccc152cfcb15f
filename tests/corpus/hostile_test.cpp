// SPDX-License-Identifier: GPL-3.0-or-later
#include <re2/re2.h>

#include <sys/resource.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/support/catch.hpp"
#include "tests/support/program.hpp"

using namespace scrutineer::test;

namespace {

/// Parts at white space; "two words" in quotation marks stay one.
std::vector<std::string> arguments_of(const std::string& text) {
    std::vector<std::string> out;
    std::string quoted, plain;
    re2::StringPiece rest(text);
    while (RE2::Consume(&rest, R"(\s*(?:"([^"]*)\"|([^\s"]+)))", &quoted, &plain))
        out.push_back(plain.empty() ? quoted : plain);
    return out;
}

/// Processor time of the programs run so far: on a busy machine the clock on the wall says nothing.
double seconds_of_children() {
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           1e-6 * static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

}  // namespace

TEST_CASE("damaged and awkward files end well") {
    std::ifstream in(SCRUTINEER_SOURCE_DIR "/corpus/hostile/MANIFEST.tsv");
    REQUIRE(in);
    std::string line;
    std::getline(in, line);
    REQUIRE(line == "file\targuments\texit\tsays\twhat");
    int files = 0;
    while (std::getline(in, line)) {
        std::istringstream stream(line);
        std::string file, arguments, codes, says, what;
        std::getline(stream, file, '\t');
        std::getline(stream, arguments, '\t');
        std::getline(stream, codes, '\t');
        std::getline(stream, says, '\t');
        std::getline(stream, what, '\t');
        std::vector<std::string> words{"extract", SCRUTINEER_SOURCE_DIR "/corpus/hostile/" + file};
        for (std::string& word : arguments_of(arguments)) words.push_back(word);
        const double start = seconds_of_children();
        const ProgramRun run = run_scrutineer(words);
        const double seconds = seconds_of_children() - start;
        INFO(file << " " << arguments << ": " << what);
        INFO("exit " << run.exit_code << " after " << seconds << " s: " << run.err << run.out.substr(0, 2000));
        CHECK(RE2::FullMatch(std::to_string(run.exit_code), codes));
        CHECK(seconds < 10);
        CHECK(RE2::PartialMatch(run.out + run.err, says));
        if (run.exit_code == 0) CHECK(nlohmann::json::accept(run.out));
        ++files;
    }
    CHECK(files >= 20);
}
