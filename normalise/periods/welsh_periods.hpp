// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace scrutineer::printed_periods {

/// A period or date in Welsh with its words put into English, for one grammar to read: "chwarter 3 2023/24", "hydref i
/// ragfyr 2023", "31 rhagfyr 2023". Takes folded text in lower case; a text without Welsh words comes back as it is.
std::string in_english(std::string text);

}  // namespace scrutineer::printed_periods
