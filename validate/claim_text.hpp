// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "parsers/paper/prose.hpp"

/// Sentences made ready for the grammars of claims: every figure is found and named by its kind first, so that the
/// grammars deal with words alone.
namespace scrutineer::checks {

/// What a figure in a sentence is. Only the first four can be part of a claim.
enum class FigureKind {
    percent,  ///< "30.9%", "31 per cent"
    points,   ///< "5 percentage points"
    number,   ///< "1,464"
    word,     ///< "six"
    money,    ///< "£1.2m"
    period,   ///< "Quarter 2 2018/19", "30 September 2021", "2017"
    other     ///< an age, a range, a duration, an ordinal, a paragraph's or section's number, a bound ("<5")
};

struct ProseFigure {
    FigureKind kind = FigureKind::other;
    std::string text;  ///< as printed, folded
    double value = 0;  ///< of the first four kinds
    int decimals = 0;
    bool exact = true;           ///< false behind "nearly", "over", "around" …
    std::size_t first_word = 0;  ///< indices into Paragraph::words
    std::size_t last_word = 0;

    /// Half a unit of the last digit that can be taken for exact, in the figure's own unit: 0.05 for 30.9%, 0 for
    /// 1,464, but 50 for 27,000, which may be rounded.
    double half_unit() const;
};

/// A paragraph with its figures replaced by marks: "<p0> of conferences were held in time, higher than <p1> in <t2> |".
/// Lower case, single spaces; the letter is the kind (p percent, q points, n number, w word, m money, t period,
/// x other), the number is the index into `figures`, and " | " ends a sentence.
struct MarkedText {
    std::string text;
    std::vector<ProseFigure> figures;
    std::string mark(std::size_t figure) const;  ///< "<p0>"
};

/// A paragraph of more than 4,000 words is no prose, and gives nothing.
MarkedText mark_figures(const Paragraph& paragraph);

/// The same of a text without places, for text that is at hand as such: all of it is one word.
MarkedText mark_figures(const std::string& text);

}  // namespace scrutineer::checks
