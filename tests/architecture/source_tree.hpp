// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

/// The project's own sources, for the tests of its architecture.
namespace scrutineer::test {

/// The library's folders in the order of the data's way: each includes only from itself and those before it.
extern const std::vector<std::string> stages;

struct SourceFile {
    std::string name;    ///< from the top folder: "extract/page/page.hpp"
    std::string stage;   ///< its first folder: "extract"
    std::string folder;  ///< all of its folders: "extract/page"
    std::vector<std::string> lines;
};

/// Every *.cpp, *.hpp and *.py of the stages and of tests/, by name.
const std::vector<SourceFile>& source_files();

struct Include {
    bool angled = false;
    std::string what;
};

std::vector<Include> includes(const SourceFile& file);

/// "a/b" of "a/b/c.cpp", and "a" of "a/b/c.cpp".
std::string folder_of(const std::string& path);
std::string first_folder(const std::string& path);

/// "a/b/c" of "a/b/c.cpp".
std::string without_extension(const std::string& path);

}  // namespace scrutineer::test
