// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The phrases of the trade, as words/vocabulary/*.json has them: data that every stage shares. What a phrase says is
/// kept as words here ("measure": "budget"); who knows the contract's types turns them into those.
namespace scrutineer {

/// One entry of a vocabulary file: phrases that say the same.
struct VocabularyTerm {
    std::vector<std::string> phrases;                       ///< as the file has them, in lower case
    std::vector<std::pair<std::string, std::string>> says;  ///< "measure" → "budget", by name
    bool weak = false;                                      ///< says it only where nothing else of its text does
    bool keep = false;                                      ///< says more than that: the words are kept as well
    bool thing = false;                                     ///< a noun that stands in names too
    bool telling = false;                                   ///< of a rating's word: a rating wherever it stands
    bool head = false;                                      ///< says it of what follows: "change in"

    /// What it says under this name; empty where it says nothing.
    std::string_view operator[](std::string_view name) const;
};

/// What the phrases of a file are looked for in.
enum class Vocabulary {
    headings,  ///< the headings of columns and rows, the labels of cards
    statuses,  ///< cells that have words in place of a figure
    ratings,   ///< cells that have words in place of a colour
};

/// The terms of one vocabulary, file by file in the order of their names. They are read when they are first asked for,
/// never change, and are shared by everybody.
const std::vector<VocabularyTerm>& vocabulary(Vocabulary which);

}  // namespace scrutineer
