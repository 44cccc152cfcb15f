// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "parsers/lines/drawn_lines.hpp"
#include "parsers/lines/table_text.hpp"

/// Tables that the colours of cells bound, and no line down the page: a coloured heading over plain rows, stripes
/// under every second row.
namespace scrutineer::table_finding {

/// Completes areas that nothing but colours (and lines across) bound with the rows that have no colour: parts with the
/// same columns become one area where only rows in these columns stand between them, and rows right below are taken
/// in. Lines across that come to lie within an area are taken out of `loose`. `areas` come top to bottom.
void complete_shaded_areas(const Page& page, std::vector<RuledArea>& areas, std::vector<Segment>& loose,
                           const std::vector<TextLine>& lines, Budget& budget);

}  // namespace scrutineer::table_finding
