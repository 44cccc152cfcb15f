// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace scrutineer {

/// True where a text ends in the middle: "Adult Mental Health -", "Looked After Children and", "answered within".
bool ends_open(const std::string& text);

/// True where a text begins with a small letter or a bracket: the rest of another one.
bool begins_in_the_middle(const std::string& text);

}  // namespace scrutineer
