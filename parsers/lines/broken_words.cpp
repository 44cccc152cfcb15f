// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/lines/broken_words.hpp"

#include <algorithm>
#include <cctype>
#include <set>

#include "words/text.hpp"
#include "words/vocabulary.hpp"

namespace scrutineer {
namespace {

/// Shorter words are not broken, and too much would be one by chance.
constexpr std::size_t shortest_word = 5;
/// An expression's optional letters are taken both ways; no more of them than this in one word.
constexpr std::size_t most_forms = 16;

bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// The letters at the end of a line, a hyphen behind them left out; empty where it ends in anything else.
std::string_view last_letters(std::string_view line) {
    for (const std::string_view hyphen : {"-", "\u2010", "\u00ad"})
        if (line.ends_with(hyphen)) {
            line.remove_suffix(hyphen.size());
            break;
        }
    std::size_t from = line.size();
    while (from > 0 && letter(line[from - 1])) --from;
    return line.substr(from);
}

std::string_view first_letters(std::string_view line) {
    std::size_t end = 0;
    while (end < line.size() && letter(line[end])) ++end;
    return line.substr(0, end);
}

std::string line_text(const std::vector<Word>& line) {
    std::string out;
    bool space = false;
    for (const Word& word : line) {
        if (space) out += ' ';
        out += word.text;
        space = word.space_after;
    }
    return out;
}

}  // namespace

void KnownWords::learn(std::string_view expression) {
    std::vector<std::string> forms;
    const auto finish = [&] {
        for (std::string& form : forms)
            if (form.size() >= shortest_word) words_.push_back(std::move(form));
        forms.clear();
    };
    for (std::size_t i = 0; i < expression.size(); ++i) {
        const char c = expression[i];
        if (c == '\\') {
            ++i;
            finish();
        } else if (letter(c)) {
            if (forms.empty()) forms.emplace_back();
            const bool may_be_left_out = i + 1 < expression.size() && expression[i + 1] == '?';
            const std::size_t count = may_be_left_out && forms.size() < most_forms ? forms.size() : 0;
            for (std::size_t k = 0; k < count; ++k) forms.push_back(forms[k]);
            for (std::size_t k = 0; k < forms.size() - count; ++k) forms[k] += lower_case(c);
            if (may_be_left_out) ++i;
        } else if (c == '(' && !forms.empty()) {
            // "indicator(s)?", "report(ed|ing)": the word on its own, and with each ending.
            const std::size_t close = expression.find(')', i);
            const std::string_view inside =
                close == std::string_view::npos ? std::string_view() : expression.substr(i + 1, close - i - 1);
            const std::vector<std::string> stems = forms;
            for (std::size_t from = 0; from < inside.size();) {
                const std::size_t end = std::min(inside.find('|', from), inside.size());
                const std::string_view ending = inside.substr(from, end - from);
                if (std::all_of(ending.begin(), ending.end(), letter))
                    for (const std::string& stem : stems) forms.push_back(stem + lower_case(ending));
                from = end + 1;
            }
            finish();
        } else {
            finish();
        }
    }
    finish();
}

void KnownWords::learn_phrases() {
    std::set<std::string> in_two;
    for (const VocabularyTerm& term : vocabulary(Vocabulary::headings))
        for (const std::string_view phrase : term.phrases)
            for (std::size_t space = phrase.find(' '); space != std::string_view::npos;
                 space = phrase.find(' ', space + 1)) {
                const std::size_t before = phrase.rfind(' ', space - 1);
                const std::size_t first = before == std::string_view::npos ? 0 : before + 1;
                const std::size_t end = std::min(phrase.find(' ', space + 1), phrase.size());
                in_two.insert(std::string(phrase.substr(first, space - first)) +
                              std::string(phrase.substr(space + 1, end - space - 1)));
            }
    for (const VocabularyTerm& term : vocabulary(Vocabulary::headings))
        for (const std::string_view phrase : term.phrases)
            if (phrase.find(' ') != std::string_view::npos || !in_two.contains(std::string(phrase))) learn(phrase);
}

void KnownWords::settle() {
    std::sort(words_.begin(), words_.end());
    words_.erase(std::unique(words_.begin(), words_.end()), words_.end());
}

bool KnownWords::known(const std::string& word) const {
    return word.size() >= shortest_word && std::binary_search(words_.begin(), words_.end(), word);
}

bool KnownWords::broken_between(std::string_view upper, std::string_view lower_line) const {
    const std::string_view head = last_letters(upper);
    const std::string_view tail = first_letters(lower_line);
    if (head.empty() || tail.empty() || head.size() + tail.size() < shortest_word) return false;
    // "Performance" over "Indicator" begins anew, and so does "Latest" over "data".
    const bool capital = tail.front() >= 'A' && tail.front() <= 'Z';
    const bool all_capitals = std::all_of(head.begin(), head.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (capital && !all_capitals) return false;
    // "Un-" over "deliverable": the hyphen is the word's own.
    if ((upper.ends_with("-") || upper.ends_with("\u2010")) && known(lower_case(tail))) return false;
    return known(lower_case(head) + lower_case(tail)) && !(known(lower_case(head)) && known(lower_case(tail)));
}

std::string KnownWords::joined(const std::vector<std::string>& lines) const {
    std::string out;
    for (const std::string& line : lines) {
        if (!out.empty() && broken_between(out, line)) {
            while (!letter(out.back())) out.pop_back();  // the hyphen
        } else if (!out.empty()) {
            out += ' ';
        }
        out += line;
    }
    return out;
}

void KnownWords::mend(Cell& cell) const {
    if (cell.lines.size() < 2) return;
    bool mended = false;
    for (std::size_t l = 1; l < cell.lines.size(); ++l) {
        std::vector<Word>& above = cell.lines[l - 1];
        std::vector<Word>& below = cell.lines[l];
        if (above.empty() || below.empty() || !broken_between(above.back().text, below.front().text)) continue;
        Word& word = above.back();
        while (!letter(word.text.back())) word.text.pop_back();
        word.text += below.front().text;
        word.space_after = below.front().space_after;
        below.erase(below.begin());
        mended = true;
        if (!below.empty()) continue;
        cell.lines.erase(cell.lines.begin() + static_cast<std::ptrdiff_t>(l));
        --l;
    }
    if (!mended) return;
    cell.text.clear();
    for (const auto& line : cell.lines) cell.text += (cell.text.empty() ? "" : " ") + line_text(line);
}

}  // namespace scrutineer
