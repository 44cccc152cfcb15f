// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "extract/page/page.hpp"

/// Which words of a page stand in columns of figures, told from where they stand and what the others there are.
namespace scrutineer::ocr {

/// True for a text that is a figure with whatever may stand around it: "1,204", "(45.1%)", "£2.3", "<5", "34/151".
bool is_figure(const std::string& text);

/// True for a text that may be a figure of which some characters were taken for letters or signs: "1O5", "Il", "4?.1".
/// Words and common answers ("n/a", "No") are none.
bool may_be_figure(const std::string& text);

/// For each word whether most of the words that stand in line with it above and below, by their left or right ends or
/// their middles, are figures.
std::vector<bool> in_figure_columns(const std::vector<Word>& words);

}  // namespace scrutineer::ocr
