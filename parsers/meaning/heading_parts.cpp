// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/meaning/heading_parts.hpp"

#include <algorithm>

#include "words/text.hpp"

namespace scrutineer::meaning {
namespace {

/// Headings longer than this are sentences: the rest is not looked at.
constexpr std::size_t most_words = 60;

bool is_number(const std::string& text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "[1]", "(2)": a footnote's mark.
bool is_mark(const std::vector<TextWord>& words, std::size_t at) {
    if (at == 0 || at + 1 >= words.size() || words[at].text.size() > 2) return false;
    return is_number(words[at].text) && (words[at - 1].text == "(" || words[at - 1].text == "[") &&
           (words[at + 1].text == ")" || words[at + 1].text == "]");
}

/// "within 28 days", "trips per day": times of their own, and not the unit of what is below.
bool counts(const std::vector<TextWord>& words, std::size_t at) {
    return at > 0 && (is_number(words[at - 1].text) || words[at - 1].text == "per");
}

/// The longest known piece that begins here; where two are as long, a period before a phrase and a phrase before a
/// unit's sign.
HeadingPart part_at(const HeadingLevel& level, std::size_t at) {
    const auto period = period_at(level.printed, level.words, at);
    const auto unit = unit_at(level.words, at);
    PhraseFinder::Found phrase;  // of no words: none
    const HeadingTerm* term = nullptr;
    if (!level.words[at].sign) phrase = phrases_of(Vocabulary::headings).longest_at(level.words, at).value_or(phrase);
    if (phrase.words > 0) term = &heading_terms()[static_cast<std::size_t>(phrase.number)];
    if (term && !term->time_unit.empty() && counts(level.words, at)) term = nullptr;

    HeadingPart part;
    part.first = at;
    if (period && (!term || period->words >= phrase.words)) {
        part.kind = HeadingPart::Kind::period;
        part.period = *period;
        part.end = period->end;
        part.words = period->words;
    } else if (term && (!unit || phrase.words >= unit->words)) {
        part.kind = HeadingPart::Kind::term;
        part.term = term;
        part.end = phrase.end;
        part.words = phrase.words;
    } else if (unit) {
        part.kind = HeadingPart::Kind::unit;
        part.unit = *unit;
        part.end = unit->end;
        part.words = unit->words;
    } else {
        part.end = at + 1;
        part.words = level.words[at].sign ? 0 : 1;
    }
    return part;
}

void count_words(HeadingLevel& level) {
    for (const HeadingPart& part : level.parts) {
        if (part.is_filler()) continue;
        level.count += part.words;
        if (part.kind != HeadingPart::Kind::unknown) level.known += part.words;
    }
}

HeadingLevel cut_level(std::string printed, std::size_t number) {
    HeadingLevel level;
    level.printed = std::move(printed);
    level.words = cut_into_words(level.printed);
    if (level.words.size() > most_words) level.words.resize(most_words);
    for (std::size_t at = 0; at < level.words.size();) {
        HeadingPart part = part_at(level, at);
        part.level = number;
        at = part.end;
        const bool loose_sign = part.kind == HeadingPart::Kind::unknown && part.words == 0;
        const bool mark = part.kind == HeadingPart::Kind::unknown && is_mark(level.words, part.first);
        if (!loose_sign && !mark) level.parts.push_back(std::move(part));
    }
    count_words(level);
    return level;
}

}  // namespace

std::vector<HeadingLevel> cut_heading(const std::vector<std::string>& levels) {
    std::vector<HeadingLevel> cut;
    for (const std::string& text : levels) {
        std::string printed = fold_space(text);
        if (printed.empty() || (!cut.empty() && cut.back().printed == printed)) continue;
        cut.push_back(cut_level(std::move(printed), cut.size()));
    }
    return cut;
}

std::vector<const HeadingPart*> HeadingLevel::content() const {
    std::vector<const HeadingPart*> found;
    for (const HeadingPart& part : parts)
        if (!part.is_filler() && part.kind != HeadingPart::Kind::period && part.kind != HeadingPart::Kind::unit)
            found.push_back(&part);
    return found;
}

std::size_t lowest_content(const std::vector<HeadingLevel>& levels) {
    for (std::size_t i = levels.size(); i > 0; --i)
        if (!levels[i - 1].content().empty()) return i - 1;
    return levels.empty() ? 0 : levels.size() - 1;
}

std::string printed_text(const HeadingLevel& level, std::size_t first, std::size_t end) {
    int open = 0;
    for (std::size_t i = first; i < end; ++i)
        open += level.words[i].text == "(" ? 1 : level.words[i].text == ")" ? -1 : 0;
    // "(surplus)/deficit" is printed with its first bracket.
    for (; open < 0 && first > 0 && level.words[first - 1].text == "("; ++open) --first;
    // "(26+)": what stands before the bracket's end is in it.
    for (std::size_t i = end; open > 0 && i < level.words.size() && level.words[i].sign; ++i)
        if (level.words[i].text == ")") {
            end = i + 1;
            --open;
        }
    const std::size_t from = level.words[first].begin;
    return level.printed.substr(from, level.words[end - 1].end - from);
}

}  // namespace scrutineer::meaning
