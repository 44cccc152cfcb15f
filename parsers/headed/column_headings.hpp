// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "parsers/layouts/layout.hpp"
#include "parsers/layouts/layout_set.hpp"
#include "parsers/lines/page_chunks.hpp"

/// The headings of a table's columns, built from the lines they are wrapped over.
namespace scrutineer {

/// One column's heading, built from below: its lines, and the texts that span it and its neighbours.
struct HeadingStack {
    double x0 = 0, x1 = 0;
    std::vector<std::vector<const Word*>> lines;  ///< top to bottom
    Box box;
};

struct ColumnHeadings {
    std::vector<HeadingStack> stacks;  ///< left to right
    struct Span {
        std::size_t first, last;
        std::vector<const Word*> words;
        Box box;
    };
    std::vector<Span> spans;
    double top = 0, bottom = 0;
    int page = 1;  ///< where it is printed
};

/// The lines around line `seed` that are one heading with it (first, last): same look, close together, no figures.
std::pair<std::size_t, std::size_t> heading_lines(const Page& page, const std::vector<ChunkLine>& lines,
                                                  std::size_t seed, const Chunk& known);

/// Columns from the lines of a heading, from the lowest line up: a text over two columns or more spans them.
ColumnHeadings stack_up(const Page& page, const std::vector<ChunkLine>& lines, std::size_t first, std::size_t last);

/// Adds the column without a heading that may stand before the first: names, or the symbols of an overall rating.
void add_blank_stack(const Page& page, const std::vector<ChunkLine>& lines, std::size_t next_line, double limit,
                     ColumnHeadings& heading);

/// How many of a heading's columns the layout that knows it best knows; 0 where no figure is among them.
int known_headings(const ColumnHeadings& heading, const LayoutSet& layouts);

/// Is one of its columns headed by a unit of money ("£000")?
bool names_money(const ColumnHeadings& heading);

/// A heading that names a column of names, or of figures: where looking for a table begins.
bool may_be_heading(const Chunk& chunk, const LayoutSet& layouts);

/// A table ends where nothing follows for this many font sizes.
inline constexpr double table_end_gap = 5.0;

}  // namespace scrutineer
