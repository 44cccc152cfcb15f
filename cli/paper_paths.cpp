// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/paper_paths.hpp"

#include <glob.h>
#include <strings.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>

namespace scrutineer::cli {
namespace {

namespace fs = std::filesystem;

class Search {
public:
    void add(const std::string& name) {
        std::error_code error;
        if (fs::is_directory(name, error)) {
            add_folder(name);
        } else if (fs::exists(name, error)) {
            add_file(name);
        } else if (name.find_first_of("*?[") == std::string::npos || !add_matches(name)) {
            found_.missing.push_back(name);
        }
    }
    PaperPaths take() { return std::move(found_); }

private:
    void add_file(const std::string& path) {
        if (seen_.insert(fs::path(path).lexically_normal().string()).second) found_.files.push_back(path);
    }

    void add_folder(const std::string& folder) {
        std::vector<std::string> files;
        std::error_code error;
        fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, error);
        for (const fs::recursive_directory_iterator end; !error && entry != end; entry.increment(error)) {
            std::error_code ignored;
            const std::string extension = entry->path().extension().string();
            if (::strcasecmp(extension.c_str(), ".pdf") == 0 && entry->is_regular_file(ignored))
                files.push_back(entry->path().string());
        }
        if (error) found_.missing.push_back(folder);
        std::sort(files.begin(), files.end());
        for (const std::string& file : files) add_file(file);
    }

    bool add_matches(const std::string& pattern) {
        glob_t matches{};
        const bool any = ::glob(pattern.c_str(), 0, nullptr, &matches) == 0;
        for (std::size_t i = 0; any && i < matches.gl_pathc; ++i) add(matches.gl_pathv[i]);
        ::globfree(&matches);
        return any;
    }

    PaperPaths found_;
    std::set<std::string> seen_;
};

}  // namespace

PaperPaths find_papers(const std::vector<std::string>& names, std::istream& list) {
    Search search;
    for (const std::string& name : names) {
        if (name != "-") {
            search.add(name);
            continue;
        }
        for (std::string line; std::getline(list, line);) {
            if (!line.empty() && line.back() == '\r') line.pop_back();
            if (!line.empty()) search.add(line);
        }
    }
    return search.take();
}

}  // namespace scrutineer::cli
