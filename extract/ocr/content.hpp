// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "extract/page/page.hpp"
#include "extract/picture/bend.hpp"

namespace scrutineer::ocr {

/// What was found in a picture, in its pixels (after turn and deskewing).
struct Content {
    std::vector<Word> words;
    std::vector<Rule> rules;
    std::vector<Fill> fills;
    std::vector<Symbol> symbols;
    int width = 0;  ///< of the picture as read, in pixels
    int height = 0;
    int turn = 0;     ///< how it was turned to stand upright
    double skew = 0;  ///< and then to lie level, degrees clockwise
    Bend bend;        ///< and then how the lines near its spine were raised
    bool timed_out = false;
    bool grey = false;  ///< no colour anywhere: a grey or black-and-white scan
};

}  // namespace scrutineer::ocr
