// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "extract/page/page.hpp"

namespace scrutineer {

/// Joins what was drawn in pieces: collinear rules of one colour that touch (or are dashes of one line) become one
/// rule, and so do the two lines of a double rule and a border drawn twice by the cells on its two sides. Order:
/// horizontal rules from top to bottom, then vertical ones from left to right.
std::vector<Rule> joined_rules(std::vector<Rule> pieces);

}  // namespace scrutineer
