// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

/// Parts of the program that are loaded when they are first needed: with the libraries that they bring, every start of
/// the program would take longer than reading a paper. A module is a shared library with one function of C; what passes
/// between it and the program is plain data.
namespace scrutineer {

class ModuleError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The folders in which modules are looked for, and the libraries that they need where LD_LIBRARY_PATH names some.
std::vector<std::string> module_folders();

/// Loads a module by its file's name and gives the address of its one function. It is looked for beside the program,
/// where it is built and where it is installed, and then wherever the program that this library is linked into says
/// (its run path). It stays loaded. Throws ModuleError.
void* load_module(const std::string& file, const char* function);

}  // namespace scrutineer
