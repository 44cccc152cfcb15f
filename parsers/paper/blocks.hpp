// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "parsers/lines/paper_text.hpp"

/// A page's text as what a paper says of itself is looked for in.
namespace scrutineer {

/// Lines next to each other in one style, joined.
struct TextRun {
    std::string text;
    Box box;
    double font_size = 0;
    bool bold = false;
    Colour colour;
};

/// The runs of page index `page` (from 0) in reading order; running headers and upright text left out.
std::vector<TextRun> text_runs(const PaperText& text, std::size_t page);

/// Without the spaces and dashes around it.
std::string trimmed(std::string text);

/// For comparing titles printed twice: letters and digits only, lower case.
std::string letters_and_digits(const std::string& text);

}  // namespace scrutineer
