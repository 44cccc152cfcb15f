// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/source_tree.hpp"

#include <algorithm>
#include <fstream>

namespace fs = std::filesystem;

namespace scrutineer::test {

const std::vector<std::string> stages = {"workers",  "words",   "extract",  "dataset", "parsers", "normalise",
                                         "pipeline", "archive", "validate", "serve",   "cli"};

namespace {

std::vector<SourceFile> read_source_files() {
    const fs::path root = SCRUTINEER_SOURCE_DIR;
    std::vector<std::string> folders = stages;
    folders.push_back("tests");
    std::vector<SourceFile> files;
    for (const std::string& folder : folders) {
        if (!fs::exists(root / folder)) continue;
        for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
            const std::string extension = entry.path().extension().string();
            if (extension != ".cpp" && extension != ".hpp" && extension != ".py") continue;
            const std::string name = fs::relative(entry.path(), root).generic_string();
            SourceFile file{name, folder, folder_of(name), {}};
            std::ifstream stream(entry.path());
            for (std::string line; std::getline(stream, line);) file.lines.push_back(line);
            files.push_back(std::move(file));
        }
    }
    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return files;
}

}  // namespace

const std::vector<SourceFile>& source_files() {
    static const std::vector<SourceFile> files = read_source_files();
    return files;
}

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

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? "" : path.substr(0, slash);
}

std::string first_folder(const std::string& path) { return path.substr(0, path.find('/')); }

std::string without_extension(const std::string& path) { return path.substr(0, path.rfind('.')); }

}  // namespace scrutineer::test
