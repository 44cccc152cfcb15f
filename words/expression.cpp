// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/expression.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <stdexcept>

#include "words/required_words.hpp"

namespace scrutineer {
namespace {

constexpr std::array<char, 256> lower_case = [] {
    std::array<char, 256> table{};
    for (std::size_t i = 0; i < 256; ++i) table[i] = static_cast<char>(i >= 'A' && i <= 'Z' ? i + 32 : i);
    return table;
}();

char lower(char c) { return lower_case[static_cast<unsigned char>(c)]; }

bool begins_with(std::string_view text, std::string_view word) {
    if (text.size() < word.size()) return false;
    std::size_t k = 0;
    while (k < word.size() && lower(text[k]) == word[k]) ++k;
    return k == word.size();
}

/// Whether one of the words is in the text, in whatever case.
bool has_any(std::string_view text, const std::vector<std::string>& words) {
    std::bitset<256> firsts;
    for (const std::string& word : words) firsts.set(static_cast<unsigned char>(word.front()));
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!firsts.test(static_cast<unsigned char>(lower(text[i])))) continue;
        const std::string_view rest = text.substr(i);
        if (std::any_of(words.begin(), words.end(),
                        [rest](const std::string& word) { return begins_with(rest, word); }))
            return true;
    }
    return false;
}

}  // namespace

Expression::Expression(std::string pattern, Case letter_case)
    : pattern_(std::move(pattern)), letter_case_(letter_case), words_(required_words(pattern_)) {}

bool Expression::may_be_in(std::string_view text) const {
    if (words_.empty()) return true;
    if (has_any(text, words_)) return true;
    // U+017F and U+212A are s and k where letter case is ignored.
    return text.find("\xC5\xBF") != std::string_view::npos || text.find("\xE2\x84\xAA") != std::string_view::npos;
}

const re2::RE2& Expression::compiled() const {
    if (!compiled_) {
        re2::RE2::Options options;
        options.set_case_sensitive(letter_case_ == Case::as_written);
        compiled_ = std::make_unique<const re2::RE2>(pattern_, options);
        if (!compiled_->ok())
            throw std::logic_error("the expression " + pattern_ + " does not compile: " + compiled_->error());
    }
    return *compiled_;
}

}  // namespace scrutineer
