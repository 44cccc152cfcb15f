// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace scrutineer::archived {

/// The words of a name as linking compares them.
struct NameWords {
    std::set<std::string> words;    ///< of the name without its asides
    std::set<std::string> numbers;  ///< those of them that are numbers: "16", "10000"
    std::set<std::string> asides;   ///< words in brackets, and after "incl." or "including"
    bool negated = false;           ///< "not", "no", "non", "without", "never" among the words
};

/// Takes a printed name; the words are as name_key makes them. The authority's own name ("Durham") says nothing in its
/// papers and is left out.
NameWords name_words(std::string_view name, std::string_view authority = {});

/// 0..1: twice the shared words by all words (Dice's coefficient). 0 for two empty names.
double similarity(const NameWords& a, const NameWords& b);

/// Could they be one indicator's names? No where the numbers differ ("aged 17-18" and "aged 19-21") or one says not.
bool compatible(const NameWords& a, const NameWords& b);

/// The words that only one of two names has.
struct NameDifference {
    std::set<std::string> only_a, only_b;
    /// One of them narrows ("boys", "major") or names what is counted ("pupils", "schools"):
    /// archive/telling_words.json.
    bool telling = false;
};
NameDifference difference(const NameWords& a, const NameWords& b);

}  // namespace scrutineer::archived
