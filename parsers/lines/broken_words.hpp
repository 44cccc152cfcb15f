// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "parsers/data/table.hpp"

namespace scrutineer {

/// Words that are broken where a narrow column ends: "Performan" over "ce", "statis-" over "tical".
///
/// Nothing on the page tells such a break from the one between two words, but that the halves make a known word
/// together.
class KnownWords {
public:
    /// Takes in the words of an expression of a layout ("\\bneighbou?rs?\\b": neighbour, neighbours, neighbors, …).
    void learn(std::string_view expression);
    /// Takes in the words of the vocabulary of headings, but those that are written as two as well ("to date").
    void learn_phrases();
    /// To be called once all is learnt.
    void settle();

    /// Is a word broken between the end of one line and the beginning of the next?
    bool broken_between(std::string_view upper, std::string_view lower) const;
    /// The lines as one text, broken words mended.
    std::string joined(const std::vector<std::string>& lines) const;
    /// Mends a cell's broken words: its lines and its text are made anew.
    void mend(Cell& cell) const;

private:
    bool known(const std::string& word) const;
    std::vector<std::string> words_;  ///< in lower case, sorted after settle()
};

}  // namespace scrutineer
