// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "parsers/lines/table_text.hpp"

/// Prose told from tables.
namespace scrutineer::table_finding {

/// Marks chunks that are lines of running text: wide, wordy, with the like of them above or below.
std::vector<std::vector<char>> prose_chunks(const std::vector<TextLine>& lines, Budget& budget);

}  // namespace scrutineer::table_finding
