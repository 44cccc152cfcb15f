// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/paper_paths.hpp"

#include <glob.h>
#include <strings.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>
#include <stdexcept>
#include <system_error>

#include "cli/messages.hpp"

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
        if (error)
            found_.missing.push_back(folder);
        else if (files.empty())
            found_.empty.push_back(folder);
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

std::vector<std::string> names_of(std::istream& list) {
    std::vector<std::string> names;
    for (std::string line; std::getline(list, line);) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        if (!line.empty()) names.push_back(line);
    }
    return names;
}

}  // namespace

PaperPaths find_papers(const std::vector<std::string>& names, std::istream& list) {
    Search search;
    for (const std::string& name : names) {
        if (name != "-") {
            search.add(name);
            continue;
        }
        for (const std::string& listed : names_of(list)) search.add(listed);
    }
    return search.take();
}

std::vector<std::string> papers_of(const std::vector<std::string>& names) {
    std::vector<std::string> papers;
    for (const std::string& name : names) {
        if (name == "-") {
            papers.push_back(name);
            continue;
        }
        Search search;
        search.add(name);
        const PaperPaths found = search.take();
        papers.insert(papers.end(), found.files.begin(), found.files.end());
        papers.insert(papers.end(), found.missing.begin(), found.missing.end());
        papers.insert(papers.end(), found.empty.begin(), found.empty.end());
    }
    return papers;
}

std::vector<std::string> names_from_file(const std::string& path) {
    if (path == "-") return names_of(std::cin);
    std::ifstream file(path);
    if (!file) throw std::runtime_error(path + ": cannot be opened");
    return names_of(file);
}

bool say_missing(const PaperPaths& paths) {
    for (const std::string& missing : paths.missing) say_error(missing, "no such file or folder, and no match", "");
    for (const std::string& empty : paths.empty) say_error(empty, "there is no PDF in this folder", "");
    return !paths.missing.empty() || !paths.empty.empty();
}

}  // namespace scrutineer::cli
