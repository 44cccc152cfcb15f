// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "extract/ocr_engine.hpp"
#include "extract/ocr_lines.hpp"
#include "extract/page.hpp"

namespace scrutineer::ocr {

/// The picture of one line of text by itself, as the recogniser likes it: dark on white whatever its colours were, with
/// a white border, of a height that fits its letters, and nothing of its neighbours, rules or dirt in it.
struct LinePicture {
    GreyPicture grey;
    double left = 0;       ///< x on the page's picture (or y, for text that runs up or down) of the left edge
    double scale = 1;      ///< pixels here for one there
    bool upwards = false;  ///< for text that runs up the page: x here runs against y there
};

/// How a line is cut out, in cap heights. The recogniser scales every picture to 36 pixels, so a looser frame is a
/// smaller letter: a second reading with another frame sees other pixels.
struct Framing {
    double above = 0.36;  ///< white between the top of a capital and the top edge
    double below = 0.50;  ///< from the baseline to the bottom edge
};

LinePicture cut_line(const GreyPicture& page, const Ground& ground, const std::vector<Component>& ink,
                     const TextLine& line, const Framing& framing);

/// Reads a line: its words in pixels of the page's picture, with boxes that fit their ink from side to side and the
/// font from ascent to descent. Figures that the recogniser doubts are read a second time in another frame.
std::vector<Word> read_line(Engine& engine, const GreyPicture& page, const Ground& ground,
                            const std::vector<Component>& ink, const TextLine& line,
                            Engine::Clock::time_point deadline);

/// True where a word has a figure in it.
bool has_figure(const std::string& text);

}  // namespace scrutineer::ocr
