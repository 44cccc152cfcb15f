// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace scrutineer {

/// The words of a name as linking compares them.
struct NameWords {
    std::set<std::string> words;            ///< of the name without what stands in brackets
    std::set<std::string> numbers;          ///< those of them that are numbers: "16", "10000"
    std::set<std::string> bracket_numbers;  ///< numbers in brackets
    bool negated = false;                   ///< "not", "no", "non", "without", "never" among the words
};

/// Takes a printed name; the words are as name_key makes them.
NameWords name_words(std::string_view name);

/// 0..1: twice the shared words by all words (Dice's coefficient). 0 for two empty names.
double similarity(const NameWords& a, const NameWords& b);

/// Could they be one indicator's names? No where the numbers differ ("aged 17-18" and "aged 19-21") or one says not.
bool compatible(const NameWords& a, const NameWords& b);

}  // namespace scrutineer
