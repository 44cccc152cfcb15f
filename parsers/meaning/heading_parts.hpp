// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "parsers/meaning/heading_terms.hpp"
#include "parsers/meaning/printed_period.hpp"
#include "parsers/meaning/printed_unit.hpp"

/// A heading cut into what its words are: the first step of parse_heading.
namespace scrutineer::meaning {

/// One piece of a heading: a phrase of the vocabulary, a period, a unit, or a word that is not known.
struct HeadingPart {
    enum class Kind { term, period, unit, unknown };
    Kind kind = Kind::unknown;
    const HeadingTerm* term = nullptr;
    PrintedPeriod period;
    PrintedUnit unit;
    std::size_t level = 0;           ///< index into the heading's levels
    std::size_t first = 0, end = 0;  ///< its words and signs: indices into the level's
    std::size_t words = 0;           ///< how many words it has, signs not counted

    bool is_filler() const { return kind == Kind::term && term->filler; }
};

/// One level of a heading: its text, white space folded, and the pieces of it from left to right.
struct HeadingLevel {
    std::string printed;
    std::vector<TextWord> words;
    std::vector<HeadingPart> parts;
    std::size_t count = 0;  ///< how many words it has, fillers left out
    std::size_t known = 0;  ///< how many of them are known

    double share_known() const { return count == 0 ? 1 : static_cast<double>(known) / static_cast<double>(count); }
    /// Its pieces that are neither fillers nor periods nor units.
    std::vector<const HeadingPart*> content() const;
};

/// Cuts a heading into pieces, the longest that are known first. Empty levels and levels that repeat the one above are
/// left out.
std::vector<HeadingLevel> cut_heading(const std::vector<std::string>& levels);

/// The lowest level that has content; the last one where none has. 0 for no levels.
std::size_t lowest_content(const std::vector<HeadingLevel>& levels);

/// The printed text of some words of a level, with the brackets that belong to it.
std::string printed_text(const HeadingLevel& level, std::size_t first, std::size_t end);

}  // namespace scrutineer::meaning
