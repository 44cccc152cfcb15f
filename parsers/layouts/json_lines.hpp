// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace scrutineer {

/// JSON that knows on which line each of its values was written, so that a message about a field can say so.
struct LinedJson {
    std::map<std::string, int> lines;       ///< by JSON pointer ("/columns/3/header/0"), from 1
    std::map<std::string, int> duplicates;  ///< keys given twice in one object: pointer and line of the second
    std::string error;                      ///< why it is not JSON; empty where it is
    int error_line = 0;
};

/// Reads `text` into `json` and notes the lines. On a syntax error `json` is null and `error` says why.
LinedJson parse_with_lines(std::string_view text, nlohmann::json& json);

}  // namespace scrutineer
