// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "extract/page/page.hpp"

/// The words of a page as lines of text in the order a person reads them.
namespace scrutineer {

/// A run of words on one baseline without a wide gap or a drawn vertical line between them. Two columns of prose, or
/// two cells of a table, are two lines although they share a baseline.
struct TextLine {
    std::string text;         ///< the words with single spaces between them
    std::vector<Word> words;  ///< in reading direction; a raised mark stands where it is read
    int page = 1;
    Box box;                     ///< of the words
    double baseline = 0;         ///< of most of its letters
    double font_size = 0;        ///< of most of its letters, points
    bool bold = false;           ///< all words that have a letter or digit are bold
    Colour colour;               ///< of most of its letters
    std::optional<Colour> band;  ///< the fill it stands on, white left out
    Box band_box;                ///< of that fill
    int rotation = 0;
};

/// The lines of a page in reading order: columns one after the other, lines top to bottom, rotated text last.
std::vector<TextLine> text_lines(const Page& page);

/// The text of words in reading order, a space between them except where Word::space_after is false.
std::string joined_text(std::span<const Word> words);

}  // namespace scrutineer
