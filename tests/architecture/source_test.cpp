// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of the source tree: who may include what, and what every file has. See docs/architecture.md.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/support/catch.hpp"

namespace fs = std::filesystem;

namespace {

const fs::path root = SCRUTINEER_SOURCE_DIR;

/// The library's folders in the order of the data's way: each includes only from itself and those before it.
const std::vector<std::string> stages = {"workers",   "words",    "extract", "dataset",  "parsers",
                                         "normalise", "pipeline", "archive", "validate", "cli"};

struct SourceFile {
    std::string name;    ///< from the top folder
    std::string folder;  ///< its first part
    std::vector<std::string> lines;
};

std::vector<SourceFile> source_files() {
    std::vector<std::string> folders = stages;
    folders.push_back("tests");
    std::vector<SourceFile> files;
    for (const std::string& folder : folders) {
        if (!fs::exists(root / folder)) continue;
        for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
            const std::string extension = entry.path().extension().string();
            if (extension != ".cpp" && extension != ".hpp" && extension != ".py") continue;
            SourceFile file{fs::relative(entry.path(), root).generic_string(), folder, {}};
            std::ifstream stream(entry.path());
            for (std::string line; std::getline(stream, line);) file.lines.push_back(line);
            files.push_back(std::move(file));
        }
    }
    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return files;
}

struct Include {
    bool angled = false;
    std::string what;
};

std::vector<Include> includes(const SourceFile& file) {
    std::vector<Include> found;
    for (const std::string& line : file.lines) {
        const std::size_t hash = line.find_first_not_of(" \t");
        if (hash == std::string::npos || line.compare(hash, 8, "#include") != 0) continue;
        const std::size_t open = line.find_first_of("<\"", hash);
        if (open == std::string::npos) continue;
        const std::size_t close = line.find_first_of(">\"", open + 1);
        if (close != std::string::npos) found.push_back({line[open] == '<', line.substr(open + 1, close - open - 1)});
    }
    return found;
}

std::string first_part(const std::string& path) { return path.substr(0, path.find('/')); }

/// The library's files with an include for which `is_one` holds.
template <typename IsOne>
std::vector<std::string> files_that_include(IsOne is_one) {
    std::vector<std::string> names;
    for (const SourceFile& file : source_files()) {
        if (file.folder == "tests") continue;
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
        const auto own = std::find(stages.begin(), stages.end(), file.folder);
        if (own == stages.end()) continue;
        for (const Include& include : includes(file)) {
            if (include.angled) continue;
            CAPTURE(file.name, include.what);
            const auto other = std::find(stages.begin(), stages.end(), first_part(include.what));
            CHECK(other != stages.end());
            CHECK(other <= own);
        }
    }
}

TEST_CASE("Poppler's private headers are included in one source file") {
    CHECK(files_that_include(is_poppler) == std::vector<std::string>{"extract/pdf/pdf_reader.cpp"});
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
             [](const Include& include) { return first_part(include.what).find("sqlite") != std::string::npos; }))
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
        if (file.folder == "cli" || file.folder == "tests") continue;
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
    // Longer ones and why.
    const std::map<std::string, std::string> longer = {
        {"extract/pdf/pdf_reader.cpp", "all that knows Poppler's private headers is in one file"},
    };
    for (const SourceFile& file : source_files()) {
        if (longer.count(file.name) != 0) continue;
        CAPTURE(file.name);
        CHECK(file.lines.size() <= 700);
    }
}
