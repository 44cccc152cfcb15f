// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "extract/ocr/module/picture_layout.hpp"
#include "extract/ocr/module/reading.hpp"
#include "extract/page/page.hpp"

namespace scrutineer::ocr {

/// A quarter whose number was read as letters, as it is printed: "Qz" is "Q2", "/Qi" is "/Q1" and "Chz2" is "Ch2",
/// since no word is spelt like that. Any other text as it is.
std::string quarter_mended(const std::string& text);

/// The words of a line in pixels of the page's picture, with boxes that fit their ink from side to side and the font
/// from ascent to descent. A dash that stands by itself is read from its pixels.
std::vector<Word> read_line(LineReader& reader, const Layout& layout, std::size_t index,
                            Engine::Clock::time_point deadline);

/// The words of a line as it was read, placed in the same way.
std::vector<Word> place_words(const Reading& reading, const Layout& layout, std::size_t index);

}  // namespace scrutineer::ocr
