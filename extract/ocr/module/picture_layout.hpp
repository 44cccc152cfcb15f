// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "extract/page/page.hpp"
#include "extract/picture/background.hpp"
#include "extract/picture/bend.hpp"
#include "extract/picture/lines.hpp"
#include "extract/picture/picture.hpp"
#include "extract/picture/ruling_lines.hpp"

namespace scrutineer::ocr {

/// A picture and what is on it, before anything is read: set level, with its ground, rules, symbols and lines of text.
struct Layout {
    GreyPicture grey;
    ColourPicture colours;  ///< at 1/factor of the size
    int factor = 1;
    double skew = 0;         ///< how it was turned to lie level, degrees clockwise
    Bend bend;               ///< and then how the lines near its spine were raised
    bool grey_only = false;  ///< no colour anywhere: a grey or black-and-white scan
    Ground ground;
    std::vector<Line> rules;
    std::vector<Component> ink;
    std::vector<Symbol> symbols;
    std::vector<TextLine> lines;
};

/// Lays out a picture that stands upright. `colours` is the same picture at 1/factor of its size: colour is needed for
/// grounds and symbols only.
Layout lay_out(GreyPicture grey, ColourPicture colours, int factor, double dots_per_inch);

}  // namespace scrutineer::ocr
