// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace scrutineer {

/// How a document was read: the same bytes read by the same program in the same way give the same rows.
struct Reading {
    std::string path;     ///< where the file is, as given
    std::string program;  ///< version of the program
    std::string options;  ///< the options that change what is read
    bool failed = false;  ///< the file could not be read: its diagnostics say why
};

}  // namespace scrutineer
