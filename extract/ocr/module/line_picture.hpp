// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "extract/picture/background.hpp"
#include "extract/picture/lines.hpp"
#include "extract/picture/picture.hpp"
#include "extract/picture/ruling_lines.hpp"

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
    double margin = 0.1;  ///< beside the first and the last letter
    /// How far from the line's own ink its picture shows what is there. Faint dots and thin strokes are no ink by
    /// themselves, but the recogniser can see them.
    double reach = 0.3;
};

/// Cuts lines of text out of a page. Keeps references to what it is made from.
class LineCutter {
public:
    LineCutter(const GreyPicture& page, const Ground& ground, const std::vector<Component>& ink,
               const std::vector<Line>& rules, const std::vector<TextLine>& lines);

    /// `line` is the index of one of the lines that the cutter was made with.
    LinePicture cut(std::size_t line, const Framing& framing) const;

private:
    const GreyPicture& page_;
    const Ground& ground_;
    const std::vector<Component>& ink_;
    const std::vector<Line>& rules_;
    const std::vector<TextLine>& lines_;
    std::vector<std::size_t> line_of_;             // by component; lines_.size() for none
    std::vector<std::vector<std::size_t>> bands_;  // components by the rows that they reach into
};

}  // namespace scrutineer::ocr
