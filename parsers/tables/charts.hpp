// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "parsers/tables/grid.hpp"

/// What aligns like a table and is none: charts with their axes, and large figures set beside small words.
namespace scrutineer::table_finding {

/// Bars of different lengths that stand on one line, in or into the box; those in `charts`, known already, do not
/// count.
bool has_bars(const Page& page, const Box& box, const std::vector<Box>& charts, Budget& budget);

/// Names, and figures in three columns and more, in nearly all rows: bars beside them are a column of the table.
bool has_full_rows(const Page& page, const Grid& grid);

/// Areas of charts: lines across the page of one extent, each with a figure beside its end at its own height. In a
/// table, figures stand between lines.
std::vector<Box> chart_areas(const Page& page, const std::vector<Segment>& across, Budget& budget);

/// Figures with short strokes beside them at their own height: the ticks of an axis.
bool has_ticks(const Page& page, const Grid& grid, Budget& budget);

/// A column of figures that falls in equal steps from line to line, beside rows that are mostly empty: an axis.
bool has_axis(const Page& page, const Grid& grid);

/// Names with whole numbers that only grow down the page, and nothing else: a list of contents.
bool is_contents(const Page& page, const Grid& grid);

/// Figures set in sizes of their own, as on pages that show a few of them large. A table's body is set in one size.
bool is_display(const Page& page, const Grid& grid);

}  // namespace scrutineer::table_finding
