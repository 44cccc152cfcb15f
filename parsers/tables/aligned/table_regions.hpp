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

/// Marks chunks that are lines of running text: wide, wordy, with the like of them above or below.
std::vector<std::vector<char>> prose_chunks(const std::vector<TextLine>& lines, Budget& budget);

/// Candidates, top to bottom: what lies between drawn lines of the same extent, then runs of lines of several chunks.
/// No line of text is in two of them. `loose` are lines drawn across that belong to no ruled area.
std::vector<Region> table_regions(const Page& page, const std::vector<TextLine>& lines,
                                  const std::vector<Segment>& loose, Budget& budget);

/// Lines restricted to the chunks that lie in a box, empty lines left out.
std::vector<TextLine> lines_within(const std::vector<TextLine>& lines, const Box& box);

}  // namespace scrutineer::table_finding
