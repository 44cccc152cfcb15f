// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/figure_text.hpp"

#include "normalise/values/value.hpp"

namespace scrutineer::cli {

std::string figure_text(const std::string& cell, std::optional<double> value) {
    if (!value) return cell;
    // A clock's "12:30" and a ratio's "1:4" have no space behind the colon.
    for (std::size_t colon = cell.find(": "); colon != std::string::npos; colon = cell.find(": ", colon + 1)) {
        const std::size_t begin = colon + 2;
        const std::size_t comma = cell.find(", ", begin);
        const std::string part = cell.substr(begin, comma == std::string::npos ? comma : comma - begin);
        if (parse_value(part, {}).value == value) return part;
    }
    return cell;
}

}  // namespace scrutineer::cli
