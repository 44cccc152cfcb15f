// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of the source tree: who may include what, and what every file has. See docs/architecture.md.
#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/architecture/source_tree.hpp"
#include "tests/support/catch.hpp"

using namespace scrutineer::test;
namespace fs = std::filesystem;

namespace {

/// The library's files with an include for which `is_one` holds.
template <typename IsOne>
std::vector<std::string> files_that_include(IsOne is_one) {
    std::vector<std::string> names;
    for (const SourceFile& file : source_files()) {
        if (file.stage == "tests") continue;
        const auto all = includes(file);
        if (std::any_of(all.begin(), all.end(), is_one)) names.push_back(file.name);
    }
    return names;
}

bool is_poppler(const Include& include) {
    // The C++ interface, which keeps its promises between releases, is under cpp/ there.
    return include.angled && include.what.ends_with(".h") && !include.what.starts_with("cpp/") &&
           (fs::exists(fs::path(POPPLER_INCLUDE_FOLDER) / include.what) || include.what.starts_with("poppler/"));
}

}  // namespace

TEST_CASE("the source tree is where this test looks for it") {
    REQUIRE(source_files().size() > 30);
    REQUIRE(fs::exists(fs::path(POPPLER_INCLUDE_FOLDER) / "OutputDev.h"));
}

TEST_CASE("each stage includes only from the stages before it") {
    for (const SourceFile& file : source_files()) {
        const auto own = std::find(stages.begin(), stages.end(), file.stage);
        if (own == stages.end()) continue;
        for (const Include& include : includes(file)) {
            if (include.angled) continue;
            CAPTURE(file.name, include.what);
            const auto other = std::find(stages.begin(), stages.end(), first_folder(include.what));
            CHECK(other != stages.end());
            CHECK(other <= own);
        }
    }
}

TEST_CASE("Poppler's private headers are included in one folder") {
    const std::vector<std::string> files = files_that_include(is_poppler);
    CHECK(!files.empty());
    for (const std::string& name : files) CHECK(name.starts_with("extract/pdf/"));
    // Whoever opens a paper sees none of them.
    CHECK(std::find(files.begin(), files.end(), "extract/pdf/document.hpp") == files.end());
}

TEST_CASE("Tesseract and Leptonica are included in one source file at most") {
    const auto files = files_that_include([](const Include& include) {
        return include.what.starts_with("tesseract/") || include.what.starts_with("leptonica/") ||
               include.what.ends_with("allheaders.h");
    });
    CAPTURE(files);
    CHECK(files.size() <= 1);
    for (const std::string& name : files) CHECK(name.ends_with(".cpp"));
}

TEST_CASE("only archive/ knows SQL") {
    for (const std::string& name : files_that_include(
             [](const Include& include) { return first_folder(include.what).find("sqlite") != std::string::npos; }))
        CHECK(name.starts_with("archive/"));
}

TEST_CASE("only cli/ knows the command line and the terminal") {
    for (const std::string& name : files_that_include([](const Include& include) {
             return include.what.starts_with("CLI/") || include.what.starts_with("spdlog/");
         }))
        CHECK(name.starts_with("cli/"));
}

TEST_CASE("patterns are RE2's, which cannot run away") {
    CHECK(files_that_include([](const Include& include) { return include.what == "regex"; }).empty());
}

TEST_CASE("the library prints nothing") {
    for (const SourceFile& file : source_files()) {
        if (file.stage == "cli" || file.stage == "tests") continue;
        for (std::size_t i = 0; i < file.lines.size(); ++i)
            for (const char* printing : {"std::cout", "std::cerr", "std::printf", "std::puts", "stderr"}) {
                CAPTURE(file.name, i + 1, printing);
                CHECK(file.lines[i].find(printing) == std::string::npos);
            }
    }
}

TEST_CASE("every source file states its licence in its first lines") {
    for (const SourceFile& file : source_files()) {
        CAPTURE(file.name);
        bool stated = false;
        for (std::size_t i = 0; i < std::min<std::size_t>(3, file.lines.size()); ++i)
            stated = stated || file.lines[i].find("SPDX-License-Identifier: GPL-3.0-or-later") != std::string::npos;
        CHECK(stated);
    }
}

TEST_CASE("headers are guarded") {
    for (const SourceFile& file : source_files()) {
        if (!file.name.ends_with(".hpp")) continue;
        CAPTURE(file.name);
        CHECK(std::find(file.lines.begin(), file.lines.end(), "#pragma once") != file.lines.end());
    }
}

TEST_CASE("files are small") {
    for (const SourceFile& file : source_files()) {
        CAPTURE(file.name);
        CHECK(file.lines.size() <= 700);
    }
}
