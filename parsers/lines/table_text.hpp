// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/page/page.hpp"
#include "parsers/data/budget.hpp"
#include "parsers/lines/drawn_lines.hpp"
#include "parsers/lines/printed_kinds.hpp"

/// The page's words as a table finder wants them: joined to chunks within lines.
namespace scrutineer::table_finding {

/// Words of one line with no more than normal spaces between them: what one cell, or one line of it, can hold.
struct Chunk {
    Box box;
    double font_size = 0;
    std::vector<std::uint32_t> words;  ///< indices into the page's words, left to right
    bool figure = false;               ///< reads as one figure: 12, (2,391), £1.5m, 86%, 2018/19, -, N/A
    bool year = false;                 ///< 2019, 2018-19, 2018/19: heads columns as often as it fills them
    bool bold = false;                 ///< all of its words are
};

/// Chunks that stand on one baseline, left to right.
struct TextLine {
    Box box;
    double baseline = 0;
    double font_size = 0;  ///< the largest of its words
    std::vector<Chunk> chunks;
};

/// The upright words as lines from top to bottom. Words whose index is marked in `skip` are left out (an empty vector
/// skips none). Two words are in one chunk where the gap between them is that of normal spaces; figures part sooner.
std::vector<TextLine> text_lines(const Page& page, const std::vector<char>& skip, Budget& budget);

/// Parts chunks where a line drawn down the page stands between two of their words.
void part_at_rules(const Page& page, std::vector<TextLine>& lines, const std::vector<Segment>& down, Budget& budget);

/// The part of a chunk from word `first` up to `end`.
Chunk part_of(const Page& page, const Chunk& chunk, std::size_t first, std::size_t end);

/// A chunk's words joined with single spaces (none where a word says that none follows).
std::string chunk_text(const Page& page, const Chunk& chunk);

/// Lines restricted to the chunks that lie in a box, empty lines left out.
std::vector<TextLine> lines_within(const std::vector<TextLine>& lines, const Box& box);

}  // namespace scrutineer::table_finding
