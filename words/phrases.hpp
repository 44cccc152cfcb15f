// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Phrases found in texts word by word, the longest first.
namespace scrutineer {

/// One word or sign of a text.
struct TextWord {
    std::string text;       ///< folded: lower case, accents off; digits without the commas of thousands
    std::size_t begin = 0;  ///< where it is printed: bytes of the text it was cut from
    std::size_t end = 0;
    int depth = 0;      ///< in how many brackets it stands
    bool sign = false;  ///< a sign that ends a word and is none: "/", "-", "(", "£"
};

/// Cuts a text into words and signs. A word is a run of letters and digits; "%", "#" and two letters with a slash
/// ("c/f") count as words; white space is neither.
std::vector<TextWord> cut_into_words(std::string_view text);

/// A word without the "s" of a plural.
std::string_view singular(std::string_view word);

/// One phrase to look for.
struct Phrase {
    std::string_view first;  ///< its first word in the singular
    std::string_view words;  ///< its words as cut_into_words has them, a blank between two
    std::size_t count = 0;   ///< how many they are
    int number = 0;          ///< what it is known by
};

/// Phrases found as whole words. Signs between words make no difference: "over/(under)" is "over under".
class PhraseFinder {
public:
    /// \param sorted by first word, and the longest first (PhraseTable); they must outlive the finder
    explicit PhraseFinder(std::span<const Phrase> sorted) : phrases_(sorted) {}

    struct Found {
        int number = 0;
        std::size_t end = 0;    ///< behind its last word: index into the words
        std::size_t words = 0;  ///< how many words it has, signs not counted
    };
    /// The longest phrase that begins with the word at `first`; nullopt for none. A word with an "s" too many or too
    /// few is taken for it where nothing as long fits as it is.
    std::optional<Found> longest_at(const std::vector<TextWord>& words, std::size_t first) const;
    /// The phrase that the text is from end to end; nullopt where it is none.
    std::optional<int> whole(std::string_view text) const;

private:
    std::span<const Phrase> phrases_;
};

}  // namespace scrutineer
