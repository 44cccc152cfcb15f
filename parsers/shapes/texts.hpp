// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "parsers/data/table.hpp"
#include "parsers/lines/paper_text.hpp"

/// The texts of a page as a person sees them on a poster: pieces of a line that belong together, and blocks of such
/// pieces. What tiles, cards and forms are told from.
namespace scrutineer::shapes {

/// A piece of a line: words with no more than a space between them, of one type size.
struct Text {
    std::string text;
    std::span<const Word> words;  ///< of the page's line or the cell that it is a piece of, which must outlive it
    Box box;
    double baseline = 0;
    double size = 0;  ///< of its type, points
    bool bold = false;
    Colour colour;
};

/// Texts below one another that read as one: a name over several lines.
struct TextBlock {
    std::vector<Text> lines;
    Box box;
    double size = 0;
    bool bold = false;
    /// The lines joined with single spaces.
    std::string text() const;
};

/// The upright texts of page index `page`, in reading order; running headers and footers are left out.
std::vector<Text> texts_of(const PaperText& paper, std::size_t page);

/// The texts of a cell, line by line.
std::vector<Text> texts_of(const Cell& cell);

/// The type size, in points, that most words among the texts are set in; 10 where there are none.
double body_size(const std::vector<Text>& texts);

/// True where two lines, of one size and weight and one close under the other, read as one text: left edges, middles or
/// right edges are in line, or the lower one begins under the word behind the upper one's code.
bool reads_on(const Text& upper, const Text& lower);

/// Lines of one size and weight that follow each other closely, left edges, middles or right edges in line, as blocks.
/// The order is that of their first lines.
std::vector<TextBlock> blocks_of(const std::vector<const Text*>& texts);

}  // namespace scrutineer::shapes
