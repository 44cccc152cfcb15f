// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/shapes/labels.hpp"

#include <algorithm>

#include "parsers/meaning/cell_evidence.hpp"
#include "parsers/meaning/figures.hpp"
#include "words/cell_kinds.hpp"
#include "words/expression.hpp"
#include "words/text.hpp"

namespace scrutineer::shapes {
namespace {

/// A label is short: six words say "Same quarter of the previous year".
constexpr int longest_label = 7;
/// The share of its words that the grammar must know: a name may begin with a known word.
constexpr double least_known = 0.99;
/// A text with more is a paragraph.
constexpr std::size_t longest_text = 160;

std::string trimmed(std::string_view text) {
    constexpr std::string_view edges = " \t:,;|=-";
    const std::size_t first = text.find_first_not_of(" \t:,;|=");
    if (first == std::string_view::npos) return {};
    const std::size_t last = text.find_last_not_of(edges);
    return last == std::string_view::npos || last < first ? std::string()
                                                          : std::string(text.substr(first, last - first + 1));
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t begin = text.find_first_not_of(' ', at);
        if (begin == std::string_view::npos) break;
        std::size_t end = text.find(' ', begin);
        if (end == std::string_view::npos) end = text.size();
        words.emplace_back(text.substr(begin, end - begin));
        at = end;
    }
    return words;
}

std::string joined(const std::vector<std::string>& words, std::size_t first, std::size_t end) {
    std::string out;
    for (std::size_t i = first; i < end; ++i) {
        if (!out.empty()) out += ' ';
        out += words[i];
    }
    return out;
}

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

/// Parts that a bar, a bullet, a semicolon, or a comma before words sets apart.
std::vector<std::string> parts_of(const std::string& text) {
    static const Expression mark(R"(\s*(?:[|;]|\x{2022}|\x{00b7}|\s/\s)\s*|,\s+([A-Za-z]))");
    std::string marked = text;
    re2::RE2::GlobalReplace(&marked, mark.compiled(), "\n\\1");
    std::vector<std::string> parts;
    std::size_t at = 0;
    while (at <= marked.size()) {
        const std::size_t end = std::min(marked.find('\n', at), marked.size());
        parts.push_back(marked.substr(at, end - at));
        at = end + 1;
    }
    return parts;
}

/// "(Amber)" behind a figure: the word, or nothing.
std::string rating_behind(const std::string& word) {
    static const Expression rating(R"([(\[]?(red|amber|green|blue|yellow)[)\]]?[.,;]?)", Expression::Case::ignored);
    std::string colour;
    return rating.matches(word, &colour) ? colour : std::string();
}

/// The figure that begins at word `first`: how many words it has ("4.2 days", "1 in 5"); 0 where none begins there.
std::size_t figure_words(const std::vector<std::string>& words, std::size_t first) {
    constexpr std::size_t most = 4;
    std::size_t found = 0;
    for (std::size_t count = 1; count <= most && first + count <= words.size(); ++count) {
        if (!rating_behind(words[first + count - 1]).empty()) break;
        if (is_value(trimmed(joined(words, first, first + count)))) found = count;
    }
    return found;
}

/// "March 25" is a date and not March's figure; with a colon between them it is.
bool may_be_date(const Label& label, const std::string& before, const std::string& value) {
    if (label.meaning.measure || label.meaning.basis || label.meaning.period_text.empty()) return false;
    if (before.ends_with(':') || before.ends_with('=')) return false;
    return value.size() <= 2 || value.find_first_not_of("0123456789-") == std::string::npos;
}

/// One part, read from its front: label, figure, label, figure; or one figure with its label behind it.
bool read_part(const std::string& part, std::vector<LabelledFigure>& out) {
    const std::vector<std::string> words = words_of(part);
    if (words.empty()) return true;
    if (words.size() == 1) return false;  // a figure without a label, or a label without a figure
    if (const std::size_t count = figure_words(words, 0); count > 0 && count < words.size()) {
        const auto label = label_of(joined(words, count, words.size()));
        if (!label || !label->figure()) return false;
        out.push_back({*label, trimmed(joined(words, 0, count)), {}});
        return true;
    }
    std::size_t begin = 0;
    for (std::size_t w = 1; w < words.size();) {
        const std::size_t count = figure_words(words, w);
        const auto label = count > 0 ? label_of(joined(words, begin, w)) : std::nullopt;
        if (!label || !label->figure() || may_be_date(*label, words[w - 1], words[w])) {
            ++w;
            continue;
        }
        LabelledFigure figure{*label, trimmed(joined(words, w, w + count)), {}};
        w += count;
        if (w < words.size() && !rating_behind(words[w]).empty()) figure.rating_text = rating_behind(words[w++]);
        out.push_back(std::move(figure));
        begin = w;
        ++w;
    }
    return begin == words.size();
}

}  // namespace

bool Label::figure() const {
    const bool may_be = meaning.role == meaning::Role::figure || meaning.role == meaning::Role::unknown;
    return may_be && (meaning.measure || meaning.basis || meaning.area || !meaning.period_text.empty());
}

std::optional<Label> label_of(std::string_view printed) {
    Label label;
    label.text = trimmed(fold_text(printed));
    if (label.text.empty() || label.text.size() > longest_text) return std::nullopt;
    label.meaning = meaning::parse_heading({label.text});
    const meaning::HeadingMeaning& m = label.meaning;
    if (m.words == 0 || m.words > longest_label || m.known < least_known || !m.dimension.empty()) return std::nullopt;
    if (m.role == meaning::Role::unknown && !label.figure()) return std::nullopt;
    return label;
}

bool is_value(std::string_view text) {
    const meaning::CellKind kind = meaning::kind_of(text);
    return kind == meaning::CellKind::status || (kind == meaning::CellKind::figure && meaning::is_amount(text));
}

Label label_from(const std::vector<std::string>& levels) {
    Label label;
    label.text = joined(levels, 0, levels.size());
    label.meaning = meaning::parse_heading(levels);
    return label;
}

std::vector<LabelledFigure> labelled_figures(std::string_view printed) {
    const std::string text = fold_text(printed);
    if (text.size() > longest_text || (!has_digit(text) && text.find(':') == std::string::npos)) return {};
    std::vector<LabelledFigure> out;
    for (const std::string& part : parts_of(text))
        if (!read_part(part, out)) return {};
    return out;
}

RawFigure figure_from(const Label& label) {
    return meaning::raw_figure(meaning::figure_meaning(label.meaning, {}), label.text);
}

}  // namespace scrutineer::shapes
