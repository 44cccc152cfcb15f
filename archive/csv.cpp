// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/csv.hpp"

#include <fmt/format.h>

namespace scrutineer {

std::string csv_line(const std::vector<std::string>& fields) {
    std::string line;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0) line += ',';
        if (fields[i].find_first_of(",\"\r\n") == std::string::npos) {
            line += fields[i];
            continue;
        }
        line += '"';
        for (const char c : fields[i]) {
            if (c == '"') line += '"';
            line += c;
        }
        line += '"';
    }
    return line + "\r\n";
}

std::string number_text(std::optional<double> value) { return value ? fmt::format("{}", *value) : ""; }

}  // namespace scrutineer
