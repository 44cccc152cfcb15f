// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace scrutineer::cli {

/// How many characters a line of the terminal that standard output goes to can hold; the environment variable COLUMNS
/// where it is set, terminal or not. 0 where the output goes elsewhere: no line is too long for a file.
std::size_t terminal_columns();

}  // namespace scrutineer::cli
