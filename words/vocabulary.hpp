// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "words/phrases.hpp"

/// The phrases of the trade, as words/vocabulary/*.json has them: data that every stage shares. The files are turned
/// into tables at build (words/make_vocabulary.cpp), so that nothing is read when the program starts. What a phrase
/// says is kept as words here ("measure": "budget"); who knows the contract's types turns them into those.
namespace scrutineer {

/// One entry of a vocabulary file: phrases that say the same.
struct VocabularyTerm {
    struct Saying {
        std::string_view name, value;
    };
    std::span<const std::string_view> phrases;  ///< as the file has them, English before Welsh
    std::span<const Saying> says;               ///< "measure" → "budget"; a mark ("weak") → "true"

    /// What it says under this name; empty where it says nothing.
    std::string_view operator[](std::string_view name) const;
    /// Has it this mark?
    bool is(std::string_view mark) const { return !(*this)[mark].empty(); }
};

/// What the phrases of a file are looked for in.
enum class Vocabulary {
    headings,  ///< the headings of columns and rows, the labels of cards
    statuses,  ///< cells that have words in place of a figure
    ratings,   ///< cells that have words in place of a colour
    cells,     ///< cells that say something of their row: which way is better, how often it is measured
};

/// The terms of one vocabulary, file by file in the order of their names.
std::span<const VocabularyTerm> vocabulary(Vocabulary which);

/// Finds their phrases in texts; a phrase's number is the index of its term.
PhraseFinder phrases_of(Vocabulary which);

}  // namespace scrutineer
