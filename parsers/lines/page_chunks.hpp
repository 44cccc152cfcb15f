// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/page/page.hpp"

/// A page's words as the texts that stand beside each other on its lines: what columns are told from.
namespace scrutineer {

/// Some words of one line that belong together.
struct Chunk {
    std::vector<const Word*> words;
    Box box;
    double size = 0;
    bool bold = false;
    std::string text;

    /// Whether it stands in a figure's place and is none ("No Data"). Looked at when it is first asked.
    bool is_status() const;
    /// Whether it stands in a table's body and not in its heading: a figure, or a status.
    bool is_data() const;

private:
    mutable std::optional<bool> status_{}, data_{};
};

/// Chunks on one baseline.
struct ChunkLine {
    std::vector<Chunk> chunks;
    double y0 = 0, y1 = 0, baseline = 0, size = 0;
};

/// The text of words, a space between them except where Word::space_after is false.
std::string text_of(const std::vector<const Word*>& words);

/// The upright words of a page as lines of chunks, top to bottom. A raised mark stays with the word it follows. The
/// page must outlive them.
std::vector<ChunkLine> chunk_lines(const Page& page);

/// The fill that a text stands on: not white and not the whole page's; nullptr for none.
const Fill* band_under(const Page& page, const Box& text);

inline bool is_data(const Chunk& chunk) { return chunk.is_data(); }

}  // namespace scrutineer
