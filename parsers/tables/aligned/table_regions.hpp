// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "parsers/lines/drawn_lines.hpp"
#include "parsers/lines/table_text.hpp"
#include "parsers/tables/aligned/grid_aligned.hpp"

/// Where tables without a full set of lines may stand on the page.
namespace scrutineer::table_finding {

struct Region {
    AlignedArea area;
    bool bounded = false;  ///< lines drawn across the page mark it out
};

/// Candidates, top to bottom: what lies between drawn lines of the same extent, then runs of lines of several chunks.
/// No line of text is in two of them. `loose` are lines drawn across that belong to no ruled area.
std::vector<Region> table_regions(const Page& page, const std::vector<TextLine>& lines,
                                  const std::vector<Segment>& loose, Budget& budget);

}  // namespace scrutineer::table_finding
