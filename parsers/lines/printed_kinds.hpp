// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

/// What a word or chunk is as it is printed, to a table finder that knows nothing of meaning.
namespace scrutineer::table_finding {

/// True for what a figure's column holds: a number with its signs, units and brackets, a dash, N/A, a year.
bool is_figure(std::string_view text);

/// True for a year or a financial year alone.
bool is_year(std::string_view text);

/// True for a run of dots, dashes or underscores that leads the eye and says nothing.
bool is_leader(std::string_view text);

/// True for text that draws a line: "--------", "________", "========".
bool is_drawn_with_text(std::string_view text);

}  // namespace scrutineer::table_finding
