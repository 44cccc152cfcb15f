// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "parsers/data/table_areas.hpp"
#include "parsers/lines/text_lines.hpp"
#include "parsers/paper/legend_entry.hpp"

namespace scrutineer::legend {

/// The key that lines of text make: signs drawn before or between their words ("● better than target ● within 5 %"),
/// coloured boxes beside them, or words of ratings before a colon ("Amber: within 5 %").
/// \param figures where tables of figures stand; what is in them is no key.
std::vector<LegendEntry> key_in_lines(const Page& page, const std::vector<TextLine>& lines, const TableAreas& figures);

}  // namespace scrutineer::legend
