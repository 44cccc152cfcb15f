// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "parsers/data/table.hpp"
#include "parsers/headed/column_headings.hpp"
#include "parsers/lines/page_chunks.hpp"

namespace scrutineer {

/// A stretch of the page under a heading, being made into a table: its lines, then its columns
/// (heading_grid_columns.cpp), its rows (heading_grid_rows.cpp) and its cells (heading_grid_cells.cpp).
class HeadingGridder {
public:
    HeadingGridder(const Page& page, const std::vector<ChunkLine>& lines, const ColumnHeadings& heading,
                   std::size_t first_line, double limit)
        : page_(page), lines_(lines), heading_(heading), first_line_(first_line), limit_(limit) {}

    std::optional<Table> table();

private:
    double left() const { return heading_.stacks.front().x0; }
    double right() const { return heading_.stacks.back().x1; }

    /// Lines under the heading up to the limit, a wide gap, or a text that runs across the columns as prose does.
    std::vector<const ChunkLine*> body_lines() const;

    /// The height of the line drawn across that closes the row of this line; 0 where there is none near.
    double closing_line(const ChunkLine& last) const;

    /// A line that is set apart and has no figures.
    bool heads_rows(const ChunkLine& line) const;

    /// A line of one text that runs over the middles of two headings.
    bool crosses(const ChunkLine& line) const { return line.chunks.size() == 1 && over_middles(line.chunks.front()); }

    bool over_middles(const Chunk& chunk) const;

    /// A sentence between two tables, its paragraph's number before it perhaps, and not a heading of rows.
    bool is_prose(const ChunkLine& line) const;

    /// Words set larger than the table's lines so far: the paper's own text goes on.
    bool is_larger_sentence(const ChunkLine& line, const std::vector<const ChunkLine*>& before) const;

    /// The widest stretch of x between `from` and `to` that fewest texts of the body cross; its middle.
    double river(double from, double to, int* crossed = nullptr) const;

    void columns();

    double bottom() const { return body_.back()->y1; }

    /// Where the texts between two edges stand in two columns, the x between them.
    std::optional<double> split(double from, double to) const;

    static bool rating_like(std::string_view text);

    /// A rating's word and nothing else.
    static bool is_rating(std::string_view text);

    int column_of(const Box& box) const;

    struct Record {
        double top = 0, bottom = 0;
        bool heading = false;  ///< a group heading: one cell across
        const ChunkLine* line = nullptr;
    };

    /// A line that is a heading of the rows under it: one text at the left, over the names' column or on a band.
    bool is_group_line(const ChunkLine& line) const;

    /// A band that no other row of the table stands on: not one of zebra stripes.
    bool band_is_alone(const Fill& band) const;

    std::vector<const Chunk*> chunks_in(int column) const;

    /// The y of each row, from the column that fills each of them with one text.
    std::vector<double> anchors();

    /// The emptiest height between two rows: the middle of the widest stretch without ink.
    double gap_between(double above, double below) const;

    /// Where the last row ends: at its text, or at the colours under it.
    double last_row_end(double anchor) const;

    void rows();

    /// The words of a stretch of the page as a cell.
    Cell cell_of(const Box& region, int row, int column) const;

    Table fill_in() const;

    /// The fill of a rating under a figure in this region: coloured or grey, in its lower part, as narrow as the
    /// column.
    const Fill* rating_fill(const Box& region) const;
    std::optional<Colour> fill_below(const Box& region) const;

    /// Where a column's rating begins under its figure: at its fill, or at a last line that is nothing but a rating.
    std::optional<double> rating_top(const Box& region) const;

    bool ratings_below(const Record& record) const;

    const Page& page_;
    const std::vector<ChunkLine>& lines_;
    const ColumnHeadings& heading_;
    std::size_t first_line_;
    double limit_;
    std::vector<const ChunkLine*> body_;
    std::vector<double> edges_;
    std::vector<std::size_t> label_of_;  ///< the heading over each column
    std::vector<Record> records_;
    int names_ = 0;
    bool names_bold_ = false;
    bool names_italic_ = false;
};

}  // namespace scrutineer
