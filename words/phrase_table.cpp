// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/phrase_table.hpp"

#include <algorithm>
#include <tuple>

namespace scrutineer {

void PhraseTable::add(std::string_view phrase, int number) {
    std::string joined;
    std::size_t count = 0;
    for (const TextWord& word : cut_into_words(phrase)) {
        if (word.sign) continue;
        if (count++ > 0) joined += ' ';
        joined += word.text;
    }
    if (count == 0) return;
    const std::string& text = texts_.emplace_back(std::move(joined));
    const std::string_view first = singular(std::string_view(text).substr(0, text.find(' ')));
    phrases_.push_back({first, text, count, number});
}

const std::vector<Phrase>& PhraseTable::sorted() {
    std::stable_sort(phrases_.begin(), phrases_.end(), [](const Phrase& a, const Phrase& b) {
        return std::tie(a.first, b.count) < std::tie(b.first, a.count);
    });
    return phrases_;
}

}  // namespace scrutineer
