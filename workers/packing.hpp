// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace scrutineer {

/// Several strings as one, for a task's result: each with its length before it, any bytes allowed.
std::string pack(const std::vector<std::string>& parts);

/// The strings again. Throws std::runtime_error where `packed` did not come from `pack`.
std::vector<std::string> unpack(std::string_view packed);

}  // namespace scrutineer
