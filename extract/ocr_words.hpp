// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "extract/ocr_cut.hpp"
#include "extract/ocr_engine.hpp"
#include "extract/ocr_lines.hpp"
#include "extract/page.hpp"

namespace scrutineer::ocr {

/// Reads the line at `index` of `lines`: its words in pixels of the page's picture, with boxes that fit their ink from
/// side to side and the font from ascent to descent.
std::vector<Word> read_line(Engine& engine, const LineCutter& cutter, const std::vector<Component>& ink,
                            const std::vector<TextLine>& lines, std::size_t index, Engine::Clock::time_point deadline);

/// True where a word has a figure in it.
bool has_figure(const std::string& text);

}  // namespace scrutineer::ocr
