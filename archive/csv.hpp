// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace scrutineer {

/// One line of a CSV (RFC 4180) with its end.
std::string csv_line(const std::vector<std::string>& fields);

/// A number with the fewest digits that give the same double back, "" for none. A point, whatever the locale.
std::string number_text(std::optional<double> value);

}  // namespace scrutineer
