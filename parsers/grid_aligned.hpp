// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "parsers/grid.hpp"
#include "parsers/table_text.hpp"

namespace scrutineer::table_finding {

/// What a table without a full set of lines shows: its lines of text and whatever lines are drawn among them.
struct AlignedArea {
    std::vector<TextLine> lines;  ///< top to bottom
    std::vector<Segment> across;  ///< drawn lines within it, by y
    std::vector<Segment> down;
};

/// A grid told from alignment: columns from the gaps that run down through the lines, rows from leading, wrapping and
/// drawn lines, header levels from what stands over what. Gives no rows where there are no two columns.
Grid aligned_grid(const Page& page, AlignedArea area, Budget& budget);

}  // namespace scrutineer::table_finding
