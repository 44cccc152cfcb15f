// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Which expressions cannot be found in a text, told from the words in it: compiling an expression and running it costs
/// a hundred times more than looking for a word.
namespace scrutineer {

/// Words, in lower case, of which at least one is in every text that the expression (RE2 syntax) is found in, whatever
/// the case of its letters. Empty where no such words are known: the expression may then be found anywhere. An
/// expression that does not compile gives any words or none.
std::vector<std::string> required_words(std::string_view expression);

/// A text to look for such words in.
class WordSearch {
public:
    explicit WordSearch(std::string_view text);
    /// False only where the word is not there.
    bool may_have(std::string_view lower_case_word) const;

private:
    std::string lower_;
    /// Which pairs of neighbouring bytes the text has, folded into few bits: most words that are not in it are told by
    /// the first pair or two.
    std::array<std::uint64_t, 16> pairs_{};
    /// U+017F and U+212A are s and k where letter case is ignored: a text with one of them may have any word.
    bool odd_letters_ = false;
};

}  // namespace scrutineer
