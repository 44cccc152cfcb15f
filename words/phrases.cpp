// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/phrases.hpp"

#include <algorithm>
#include <functional>

#include "words/unicode.hpp"

namespace scrutineer {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "10,000": a comma between digits of which three follow belongs to the number.
bool joins_thousands(std::string_view text, std::size_t comma) {
    if (comma == 0 || !is_digit(text[comma - 1])) return false;
    std::size_t digits = 0;
    while (comma + 1 + digits < text.size() && is_digit(text[comma + 1 + digits])) ++digits;
    return digits == 3;
}

bool is_letter_or_digit(std::uint32_t c) {
    if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x1E00 && c <= 0x1EFF);
}

bool is_ascii_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

/// "c/f", "y/n", "w/e": the slash between two letters that stand alone.
bool joins_letters(std::string_view text, std::size_t slash) {
    const auto stands_alone = [&](std::size_t at) { return at >= text.size() || !is_ascii_letter(text[at]); };
    return slash > 0 && slash + 1 < text.size() && is_ascii_letter(text[slash - 1]) &&
           is_ascii_letter(text[slash + 1]) && (slash < 2 || stands_alone(slash - 2)) && stands_alone(slash + 2);
}

}  // namespace

std::vector<TextWord> cut_into_words(std::string_view text) {
    std::vector<TextWord> words;
    int depth = 0;
    bool inside = false;  // a word may be continued
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const std::uint32_t c = next_character(text, at);
        if (c == ',' && inside && joins_thousands(text, begin)) {
            words.back().end = at;
            continue;
        }
        if (c == '/' && inside && joins_letters(text, begin)) {
            words.back().text += '/';
            continue;
        }
        if (is_letter_or_digit(c)) {
            if (!inside) words.push_back({{}, begin, at, depth, false});
            append_base_letter(words.back().text, c);
            words.back().end = at;
            inside = true;
            continue;
        }
        inside = false;
        if (kind_of(c) != CharacterKind::letter_or_sign) continue;
        if ((c == ')' || c == ']') && depth > 0) --depth;
        TextWord sign{{}, begin, at, depth, c != '%' && c != '#'};
        append_plain(sign.text, c);
        words.push_back(std::move(sign));
        if (c == '(' || c == '[') ++depth;
    }
    return words;
}

std::string_view singular(std::string_view word) {
    const bool plural = word.size() > 3 && word.back() == 's' && word[word.size() - 2] != 's';
    return plural ? word.substr(0, word.size() - 1) : word;
}

namespace {

template <typename Same>
std::optional<PhraseFinder::Found> match(const Phrase& phrase, const std::vector<TextWord>& words, std::size_t first,
                                         Same same) {
    std::string_view rest = phrase.words;
    std::size_t end = first;
    for (std::size_t at = first; at < words.size() && !rest.empty(); ++at) {
        if (words[at].sign) continue;
        const std::size_t blank = std::min(rest.find(' '), rest.size());
        if (!same(words[at].text, rest.substr(0, blank))) return std::nullopt;
        rest.remove_prefix(std::min(blank + 1, rest.size()));
        end = at + 1;
    }
    if (!rest.empty()) return std::nullopt;
    return PhraseFinder::Found{phrase.number, end, phrase.count};
}

}  // namespace

std::optional<PhraseFinder::Found> PhraseFinder::longest_at(const std::vector<TextWord>& words,
                                                            std::size_t first) const {
    const std::string_view word = singular(words[first].text);
    auto phrase = std::lower_bound(phrases_.begin(), phrases_.end(), word,
                                   [](const Phrase& p, std::string_view wanted) { return p.first < wanted; });
    std::optional<Found> nearly;
    for (; phrase != phrases_.end() && phrase->first == word; ++phrase) {
        if (nearly && phrase->count < nearly->words) break;
        const auto found = match(*phrase, words, first, std::equal_to<std::string_view>());
        if (found) return found;
        if (!nearly)
            nearly = match(*phrase, words, first,
                           [](std::string_view a, std::string_view b) { return singular(a) == singular(b); });
    }
    return nearly;
}

std::optional<int> PhraseFinder::whole(std::string_view text) const {
    const std::vector<TextWord> words = cut_into_words(text);
    const auto first = std::find_if(words.begin(), words.end(), [](const TextWord& word) { return !word.sign; });
    if (first == words.end()) return std::nullopt;
    const auto found = longest_at(words, static_cast<std::size_t>(first - words.begin()));
    if (!found) return std::nullopt;
    const bool more = std::any_of(words.begin() + static_cast<std::ptrdiff_t>(found->end), words.end(),
                                  [](const TextWord& word) { return !word.sign; });
    return more ? std::nullopt : std::optional(found->number);
}

}  // namespace scrutineer
