// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/reading/taught_layouts.hpp"

#include <filesystem>
#include <map>

#include "extract/page/digest.hpp"

namespace scrutineer::serve {
namespace {

namespace fs = std::filesystem;

/// By name; none where there is no folder.
std::map<std::string, std::string> layouts_of(const std::string& folder) {
    std::map<std::string, std::string> files;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error))
        if (entry.path().extension() == ".json") files.emplace(entry.path().filename().string(), entry.path().string());
    return files;
}

}  // namespace

std::string layouts_folder_of(const std::string& archive) { return archive + "-layouts"; }

bool has_layouts(const std::string& folder) { return !layouts_of(folder).empty(); }

std::string digest_of_layouts(const std::string& folder) {
    std::string all;
    for (const auto& [name, path] : layouts_of(folder)) all.append(name).append(sha256_of_file(path));
    return sha256(all).substr(0, 16);
}

}  // namespace scrutineer::serve
