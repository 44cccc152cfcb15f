// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "parsers/rows/row_shape.hpp"

/// What stands above the figures of a scorecard whose columns are indicators: codes and names, in the grid or over it.
namespace scrutineer {

/// One column's heading.
struct SeriesHeading {
    std::string code;  ///< "CSC 034", empty for none
    Cell name;
    std::vector<std::string> group;  ///< headings over several of the columns, outermost first
    /// Code and name as one text.
    std::string text() const;
};

/// The same from one text, as text() gives it.
SeriesHeading series_heading_from(const std::string& text);

/// A column's heading in grid rows [header_first, header_end).
SeriesHeading series_heading(const TableGrid& grid, int column, int label_column, int header_first, int header_end);

/// A row that belongs to the grid and stands above it on the page.
struct LooseRow {
    Cell label;
    std::vector<std::optional<Cell>> figures;  ///< one for each column behind the labels'
};

struct AboveGrid {
    std::vector<SeriesHeading> headings;  ///< one for each column behind the labels'; none where one of them has none
    std::vector<LooseRow> rows;           ///< bottom up
    double top = 0;                       ///< where what was read begins, points from the top of the page
};

/// Reads upwards from the grid's first row at `first`: words that keep to the columns are headings, or a row where a
/// label of the layout stands before them; the first line that does not keep to them ends it.
AboveGrid above_grid(const TableContext& context, const Layout& layout, int label_column, int first);

}  // namespace scrutineer
