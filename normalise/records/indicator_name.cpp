// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/records/indicator_name.hpp"
#include "parsers/lines/raised_marks.hpp"
#include "words/expression.hpp"
#include "words/text.hpp"

#include <algorithm>
#include <array>

namespace scrutineer {
namespace {

/// A mark that is raised is printed this much smaller than the text at most, and its baseline is this share of the
/// text's size above the text's.
constexpr double largest_raised_size = 0.88;
constexpr double least_raise = 0.12;

bool is_digits(const std::string& text) {
    return !text.empty() && text.size() <= 2 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "a", "b": notes are lettered where raised digits could be taken for powers.
bool is_letter(const std::string& text) { return text.size() == 1 && text[0] >= 'a' && text[0] <= 'z'; }

/// The size of most of a line's letters, and their baseline.
std::pair<double, double> body_of(const std::vector<Word>& line) {
    double size = 0;
    double baseline = 0;
    std::size_t longest = 0;
    for (const Word& word : line)
        if (word.font_size > size + 0.1 || (word.font_size > size - 0.1 && word.text.size() > longest)) {
            size = word.font_size;
            baseline = word.baseline;
            longest = word.text.size();
        }
    return {size, baseline};
}

}  // namespace

std::string plain_mark(const std::string& mark) {
    static constexpr std::array<std::pair<std::string_view, char>, 10> raised{{{"\u00b9", '1'},
                                                                               {"\u00b2", '2'},
                                                                               {"\u00b3", '3'},
                                                                               {"\u2074", '4'},
                                                                               {"\u2075", '5'},
                                                                               {"\u2076", '6'},
                                                                               {"\u2077", '7'},
                                                                               {"\u2078", '8'},
                                                                               {"\u2079", '9'},
                                                                               {"\u2070", '0'}}};
    std::string out;
    for (std::size_t i = 0; i < mark.size();) {
        const auto hit = std::find_if(raised.begin(), raised.end(),
                                      [&](const auto& r) { return mark.compare(i, r.first.size(), r.first) == 0; });
        if (hit != raised.end()) {
            out += hit->second;
            i += hit->first.size();
            continue;
        }
        const char c = mark[i++];
        if (c != '[' && c != ']' && c != '(' && c != ')' && c != ' ' && c != '.' && c != ':') out += c;
    }
    return out;
}

MarkedText without_marks(const std::string& text) {
    MarkedText out;
    // Ticks and crosses are signs set beside a name, not part of it.
    static const Expression mark(R"(\s*(\*+|†+|‡+|§|[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\[\d{1,2}\]|[✓✔✗✘☑☒]))");
    std::string rest = fold_space(text);
    re2::StringPiece at(rest);
    std::string found;
    const char* from = rest.data();
    while (re2::RE2::FindAndConsume(&at, mark.compiled(), &found)) {
        const char* after = at.data();
        std::string_view before(from, static_cast<std::size_t>(after - from));
        // The mark and the space before it go.
        before.remove_suffix(found.size());
        while (!before.empty() && before.back() == ' ') before.remove_suffix(1);
        out.text += before;
        from = after;
        static const Expression sign("[✓✔✗✘☑☒]");
        if (!sign.matches(found)) out.marks.push_back(found);
    }
    out.text += std::string_view(from, static_cast<std::size_t>(rest.data() + rest.size() - from));
    out.text = fold_space(out.text);
    return out;
}

MarkedText without_marks(const Cell& cell) {
    // Raised digits are known by their size and place; what is left is a matter of the text alone.
    std::string text;
    std::vector<std::string> raised;
    for (const auto& line : cell.lines) {
        const auto [size, baseline] = body_of(line);
        // A word that was parted at its hyphen is one word again.
        const bool parted = text.size() >= 2 && text.back() == '-' && text[text.size() - 2] != ' ';
        if (!text.empty() && !parted) text += ' ';
        for (std::size_t i = 0; i < line.size(); ++i) {
            const Word& word = line[i];
            const bool small =
                (word.font_size < largest_raised_size * size && word.baseline < baseline - least_raise * size) ||
                (i > 0 && stands_raised(word, line[i - 1]));
            if (small && i > 0 && (is_digits(plain_mark(word.text)) || is_letter(plain_mark(word.text)))) {
                raised.push_back(word.text);
                if (word.space_after && i + 1 < line.size()) text += ' ';
                continue;
            }
            text += word.text;
            if (word.space_after && i + 1 < line.size()) text += ' ';
        }
    }
    MarkedText out = without_marks(text.empty() ? cell.text : text);
    out.marks.insert(out.marks.end(), raised.begin(), raised.end());
    return out;
}

MarkedText without_stuck_mark(MarkedText name, const std::vector<Footnote>& notes) {
    static const Expression stuck(R"((.*[a-z]{3}\)?)(\d{1,2}))");
    std::string before, mark;
    if (!stuck.matches(name.text, &before, &mark)) return name;
    const bool noted =
        std::any_of(notes.begin(), notes.end(), [&](const Footnote& note) { return plain_mark(note.mark) == mark; });
    if (!noted) return name;
    name.text = before;
    name.marks.push_back(mark);
    return name;
}

}  // namespace scrutineer
