// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "parsers/data/row.hpp"

namespace scrutineer {

/// A text without the footnote marks printed in and behind it.
struct MarkedText {
    std::string text;                ///< white space folded, marks taken out
    std::vector<std::string> marks;  ///< as printed, in reading order: "*", "**", "[1]", "²", "1" (raised)
};

/// Takes the marks off a name. A small raised digit is told from a number by its size and place where the cell's words
/// are given; `[number of children]` is part of the name, `[1]` is a mark.
MarkedText without_marks(const Cell& cell);

/// The same for a text alone.
MarkedText without_marks(const std::string& text);

/// Takes off a digit that stands right behind the last word's letters ("Vacancy rate2"), where a note of the table has
/// that mark: some producers write raised digits as plain ones.
MarkedText without_stuck_mark(MarkedText name, const std::vector<Footnote>& notes);

/// Two marks are the same whatever brackets or raised digits they are printed with: "[1]", "1", "¹".
std::string plain_mark(const std::string& mark);

}  // namespace scrutineer
