// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/module.hpp"

#include <dlfcn.h>

#include <cstdlib>
#include <filesystem>
#include <sstream>

namespace scrutineer {
namespace {

/// A folder that is named as it is seen from the program's own; empty where that is not known. Our own program has no
/// run path: the loader would search it for each of thirty libraries, whenever the program is started.
std::string beside_program(const char* folder) {
    std::error_code error;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
    return error ? std::string() : (program.parent_path() / folder).string();
}

}  // namespace

std::vector<std::string> module_folders() {
    std::vector<std::string> folders{beside_program(SCRUTINEER_MODULE_FROM_PROGRAM), beside_program("modules")};
    if (const char* const named = std::getenv("LD_LIBRARY_PATH"); named != nullptr) {
        std::istringstream rest(named);
        for (std::string folder; std::getline(rest, folder, ':');) folders.push_back(folder);
    }
    std::erase(folders, "");
    return folders;
}

void* load_module(const std::string& file, const char* function) {
    void* library = nullptr;
    for (const char* folder : {SCRUTINEER_MODULE_FROM_PROGRAM, "modules"}) {
        const std::string beside = beside_program(folder);
        if (library == nullptr && !beside.empty())
            library = dlopen((beside + "/" + file).c_str(), RTLD_NOW | RTLD_LOCAL);
    }
    if (library == nullptr) library = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    void* found = library == nullptr ? nullptr : dlsym(library, function);
    if (found != nullptr) return found;
    const char* reason = dlerror();
    throw ModuleError(reason == nullptr ? file : reason);
}

}  // namespace scrutineer
