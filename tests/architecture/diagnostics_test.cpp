// SPDX-License-Identifier: GPL-3.0-or-later
// docs/diagnostics.md against the sources: every code that a diagnostic or an error can have is there, and no other.
#include <re2/re2.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "tests/support/catch.hpp"
#include "workers/process_pool.hpp"

namespace fs = std::filesystem;

namespace {

const fs::path root = SCRUTINEER_SOURCE_DIR;

std::string text_of(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// What the ways of writing a code in the sources lead to, and the names of worker failures.
std::set<std::string> codes_in_sources() {
    static const RE2 ways(
        R"re((?:Severity::\w+\s*,|\bReadError\s*\(|\.code\s*=|\bsummary\s*\(\s*\w+\s*,|\breport_failure\s*\([^,;]*,|)re"
        R"re(\bdataset_of_failure\s*\([^,;]*(?:\([^)]*\))?,|\bno_such_page\s*=)\s*"([a-z0-9-]+)")re");
    REQUIRE(ways.ok());
    std::set<std::string> codes;
    for (const char* folder :
         {"workers", "extract", "parsers", "normalise", "pipeline", "archive", "validate", "serve", "cli"})
        for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
            if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") continue;
            const std::string text = text_of(entry.path());
            re2::StringPiece rest(text);
            for (std::string code; RE2::FindAndConsume(&rest, ways, &code);) codes.insert(code);
        }
    using Kind = scrutineer::TaskFailure::Kind;
    for (const Kind kind : {Kind::threw, Kind::crashed, Kind::exited, Kind::out_of_memory, Kind::out_of_time,
                            Kind::out_of_processor, Kind::result_too_large})
        codes.emplace(scrutineer::to_text(kind));
    return codes;
}

/// The first cells of the page's tables.
std::set<std::string> codes_in_documentation() {
    static const RE2 row(R"((?m)^\| `([a-z0-9-]+)` \|)");
    const std::string text = text_of(root / "docs/diagnostics.md");
    std::set<std::string> codes;
    re2::StringPiece rest(text);
    for (std::string code; RE2::FindAndConsume(&rest, row, &code);) codes.insert(code);
    return codes;
}

}  // namespace

TEST_CASE("every code is explained, and every explained code exists") {
    const std::set<std::string> used = codes_in_sources();
    const std::set<std::string> explained = codes_in_documentation();
    // Found in different ways of writing them: the search above still sees each.
    for (const char* code : {"cannot-open", "encrypted", "crashed", "page-unreadable", "page-contents-damaged",
                             "table-not-understood", "ocr-failed", "page-timeout", "same-document", "no-such-page"}) {
        CAPTURE(code);
        CHECK(used.count(code) == 1);
    }
    for (const std::string& code : used) {
        CAPTURE(code);
        CHECK(explained.count(code) == 1);
    }
    for (const std::string& code : explained) {
        CAPTURE(code);
        CHECK(used.count(code) == 1);
    }
}

TEST_CASE("remedies are for codes that exist") {
    static const RE2 remedy(R"re(\{"([a-z-]+)", "[a-z])re");
    const std::string text = text_of(root / "cli/messages.cpp");
    const std::set<std::string> explained = codes_in_documentation();
    re2::StringPiece rest(text);
    int remedies = 0;
    for (std::string code; RE2::FindAndConsume(&rest, remedy, &code); ++remedies) {
        CAPTURE(code);
        CHECK(explained.count(code) == 1);
    }
    CHECK(remedies > 5);
}
