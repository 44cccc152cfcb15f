// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "extract/picture/background.hpp"
#include "extract/picture/picture.hpp"
#include "extract/picture/ruling_lines.hpp"

namespace scrutineer::ocr {

/// A piece of one line of text that is read in one go: the words of a cell's line, or a line of a paragraph. Pieces end
/// at rules, at the edge of a fill and at gaps much wider than a space.
struct TextLine {
    std::vector<std::size_t> parts;  ///< indices of its components, from left to right
    PixelBox box;                    ///< of its ink
    double baseline = 0;             ///< y (for rotation 90: x, the text standing to its right; for 270: to its left)
    double cap_height = 0;           ///< from the baseline to the top of a capital or a figure
    double cap_height_near = 0;      ///< that of the longer lines near by, 0 where there are none
    bool light = false;              ///< light letters on dark ground
    int rotation = 0;                ///< 0, 90 or 270: clockwise turn of the reading direction
    bool raised = false;             ///< a mark set above the line that it follows
};

/// Whether a line is a single stroke: a dash, or a piece of a rule or a drawing. Figures that touch are one piece too,
/// but leave more than half of their box white.
bool is_stroke(const std::vector<Component>& ink, const TextLine& line);

/// Puts components of ink together into lines of text. Specks, drawings and everything else that cannot be text by its
/// size is left out. In order of top edge, then left edge.
std::vector<TextLine> find_text_lines(const std::vector<Component>& ink, const std::vector<Line>& rules,
                                      const Ground& ground, double dots_per_inch);

}  // namespace scrutineer::ocr
