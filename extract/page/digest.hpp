// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace scrutineer {

/// SHA-256 of the bytes, as 64 lower-case hex digits.
std::string sha256(std::string_view bytes);

/// The same of a file's bytes, read piece by piece. Throws std::system_error where it cannot be read.
std::string sha256_of_file(const std::string& path);

}  // namespace scrutineer
