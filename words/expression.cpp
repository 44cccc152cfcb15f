// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/expression.hpp"

#include <algorithm>
#include <array>
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

bool has_word(std::string_view text, std::string_view word) {
    if (text.size() < word.size()) return false;
    const char first = word.front();
    const std::size_t last = text.size() - word.size();
    for (std::size_t i = 0; i <= last; ++i) {
        if (lower(text[i]) != first) continue;
        std::size_t k = 1;
        while (k < word.size() && lower(text[i + k]) == word[k]) ++k;
        if (k == word.size()) return true;
    }
    return false;
}

}  // namespace

Expression::Expression(std::string pattern, Case letter_case)
    : pattern_(std::move(pattern)), letter_case_(letter_case), words_(required_words(pattern_)) {}

bool Expression::may_be_in(std::string_view text) const {
    if (words_.empty()) return true;
    if (std::any_of(words_.begin(), words_.end(), [text](const std::string& word) { return has_word(text, word); }))
        return true;
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
