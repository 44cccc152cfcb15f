// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "parsers/data/table.hpp"

namespace scrutineer {

/// Puts marks that are raised above their line ("7.0 [1,497]³" printed as a small 3 a little higher) behind the word
/// that they touch: what stands in a line of its own above the text moves into it. The cell's text is made anew.
void settle_raised_marks(Cell& cell);

/// Whether a mark's baseline is so far above a word's that it is raised whatever its size: more than words on one line
/// ever differ, less than the line above is away. Some papers print raised marks as large as their text.
bool stands_raised(const Word& mark, const Word& word);

/// The cell's text with raised digits as superscript characters, so that "(652/2,163)2" is not taken for a number.
std::string text_with_marks(const Cell& cell);

}  // namespace scrutineer
