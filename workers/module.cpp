// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/module.hpp"

#include <dlfcn.h>

#include <filesystem>

namespace scrutineer {
namespace {

/// A file in a folder that is named as it is seen from the program's own; empty where that is not known. Our own
/// program has no run path: the loader would search it for each of thirty libraries, whenever the program is started.
std::string beside_program(const char* folder, const std::string& file) {
    std::error_code error;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
    return error ? std::string() : (program.parent_path() / folder / file).string();
}

}  // namespace

void* load_module(const std::string& file, const char* function) {
    void* library = nullptr;
    for (const std::string& path :
         {beside_program(SCRUTINEER_MODULE_FROM_PROGRAM, file), beside_program("modules", file), file})
        if (library == nullptr && !path.empty()) library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    void* found = library == nullptr ? nullptr : dlsym(library, function);
    if (found != nullptr) return found;
    const char* reason = dlerror();
    throw ModuleError(reason == nullptr ? file : reason);
}

}  // namespace scrutineer
