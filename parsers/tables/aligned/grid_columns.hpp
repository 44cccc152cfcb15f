// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "parsers/lines/drawn_lines.hpp"
#include "parsers/lines/table_text.hpp"

/// Columns told from white space: gaps that run down through the lines of a table.
namespace scrutineer::table_finding {

struct Column {
    double x0 = 0;  ///< of the text that stands in this column alone
    double x1 = 0;
    double core0 = 0;  ///< where most of its lines have text
    double core1 = 0;
    double left = 0;  ///< half way to its neighbours (or the line drawn between)
    double right = 0;
    bool figures = false;  ///< most of its cells are figures
    int cells = 0;         ///< chunks that stand in it alone
};

/// The columns of these lines, left to right. `down` are lines drawn down the page within the lines' box: each parts
/// two columns. Gives fewer than two columns where no gap runs through.
std::vector<Column> find_columns(const std::vector<TextLine>& lines, const std::vector<Segment>& down, Budget& budget);

struct ColumnSpan {
    int first = 0;
    int last = 0;
    bool several() const { return last > first; }
};

/// The columns over which a box stands.
ColumnSpan columns_of(const std::vector<Column>& columns, const Box& box);

/// Parts chunks that run on from one column into the next (figures that nearly touch) where a space lies on the
/// boundary; `always`: wherever two words stand in two columns.
void part_at_columns(const Page& page, std::vector<TextLine>& lines, const std::vector<Column>& columns,
                     bool always = false);

}  // namespace scrutineer::table_finding
