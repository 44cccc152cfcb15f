// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "parsers/data/table.hpp"
#include "parsers/lines/paper_text.hpp"

/// The running text of a paper: what it says in sentences, with the place of every word.
namespace scrutineer {

/// A numbered paragraph, a bullet point, or a box of text ("PERFORMANCE ANALYSIS"). Its words may lie on two pages.
struct Paragraph {
    /// A word of the paragraph and the page it stands on.
    struct Place {
        int page = 1;
        Word word;
    };
    std::string marker;        ///< what it is numbered or marked with: "12", "(a)", "•"; empty for none
    std::vector<Place> words;  ///< in reading order; Word::space_after is false where a line's end parts a word
    bool in_table = false;     ///< a cell of a table that holds sentences
    double font_size = 0;      ///< of most of its first line, points
    bool bold = false;         ///< its first line is bold throughout

    int page() const { return words.empty() ? 1 : words.front().page; }
    std::string text() const;  ///< the words with single spaces between them, as printed
};

/// The paragraphs of a paper in reading order. Left out are running headers and footers, lines that stand upright or
/// upside down, and the words in tables, except for cells that hold sentences. A paragraph that goes on over the page
/// is one paragraph. Headings come as paragraphs of their own.
std::vector<Paragraph> find_prose(const PaperText& text, const std::vector<Table>& tables);

}  // namespace scrutineer
