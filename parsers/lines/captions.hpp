// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

/// Captions: "Table 3: reserves", "Figure A".
namespace scrutineer {

/// A caption by its first word and number. "Table 3 shows the reserves" is one too.
bool is_numbered_caption(const std::string& text);

/// The same where a sign parts its number from its title: "Table 3: Reserves", "Table 4 – Reserves.", and no sentence.
bool is_titled_caption(const std::string& text);

/// A text without the number that it begins with: "Capital programme" of "Table 3: Capital programme", "4d | Savings"
/// is "Savings".
std::string without_number(const std::string& text);

/// The caption among the lines just above a table, its lines joined; empty where none of them begins one.
/// \param lines nearest first
std::string caption_among(const std::vector<std::string>& lines);

}  // namespace scrutineer
