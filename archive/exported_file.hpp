// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>

namespace scrutineer {

/// A file or folder that cannot be written.
class ExportError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

struct ExportedFile {
    std::string path;
    std::size_t rows = 0;  ///< over all its tables
};

}  // namespace scrutineer
