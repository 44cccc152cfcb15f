// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "parsers/lines/table_text.hpp"
#include "parsers/tables/aligned/grid_columns.hpp"
#include "parsers/tables/grid.hpp"

namespace scrutineer::table_finding {

/// What a table without a full set of lines shows: its lines of text and whatever lines are drawn among them.
struct AlignedArea {
    std::vector<TextLine> lines;  ///< top to bottom
    std::vector<Segment> across;  ///< drawn lines within it, by y
    std::vector<Segment> down;
};

/// Adds to the lines what stands in a table's cells without being text: symbols, and the colours that rate, each as a
/// chunk without words.
void add_marks(const Page& page, AlignedArea& area, Budget& budget);

/// Gives the page's symbols to the cells they stand in, or next to on one line.
void take_symbols(const Page& page, Grid& grid, Budget& budget);

/// A grid told from alignment: columns from the gaps that run down through the lines, rows from leading, wrapping and
/// drawn lines, header levels from what stands over what. Gives no rows where there are no two columns.
Grid aligned_grid(const Page& page, AlignedArea area, Budget& budget);

/// The rows of a table's body whose columns are known: one row of a drawn grid, say.
Grid body_grid(const Page& page, const AlignedArea& area, std::vector<Column> columns, Budget& budget);

/// The heading rows of a table whose columns are known: all lines of the area.
Grid heading_grid(const Page& page, const AlignedArea& area, std::vector<Column> columns, Budget& budget);

/// Rows of a drawn grid's cells whose texts are rows of their own, one under another with no line between, are parted.
/// `lines` are the page's lines. Gives false where a merged cell beside such rows holds rows of them too: the lines
/// drawn say too little then.
bool part_stacked_rows(const Page& page, Grid& grid, const std::vector<TextLine>& lines,
                       const std::vector<Segment>& across, Budget& budget);

/// Merged cells whose text keeps apart at the boundaries of the columns above and below were not meant as merged.
void part_merged_columns(const Page& page, Grid& grid);

/// Columns that nothing but the colours of some cells shows go on through rows without colours: what stands within one
/// of them there, blank cells beside it, is that column's and no merged cell's. `down` are the lines of the grid.
void part_undrawn_columns(const Page& page, Grid& grid, const std::vector<Segment>& down, Budget& budget);

/// True for words that open a caption: "Table 3", "Exhibit B".
bool starts_caption(std::string_view first, std::string_view second);

/// Takes a caption in a frame's first row, and notes and sources in its last, off the table.
void trim_captions_and_notes(const Page& page, Grid& grid);

/// Names of rows that stand outside the drawn grid at its left become its first column.
void add_outer_names(const Page& page, Grid& grid, const std::vector<TextLine>& lines, Budget& budget);

/// True where cells of a drawn grid hold columns of their own that no line parts.
/// `drawn`: lines part its columns, and not only where colours end; then it takes more rows to tell.
bool hides_columns(const Grid& grid, const std::vector<TextLine>& lines, bool drawn, Budget& budget);

}  // namespace scrutineer::table_finding
