// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/paper/period.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "parsers/paper/blocks.hpp"
#include "words/expression.hpp"

namespace scrutineer {
namespace {

constexpr std::size_t longest_in_head = 160;
constexpr std::size_t longest_sentence = 500;
constexpr std::size_t most_of_a_place = 12;

/// A year, a date, or a word for part of a year.
bool may_name_a_period(const std::string& text) {
    static const Expression period(
        R"((?i)\b20\d\d\b|\b\d\d\s?[/–-]\s?\d\d\b|\b(?:quarter|qtr|q|chwarter|ch|month|period|p|m)\s?(?:one|two|three|four|0?\d{1,2})\b|\b(?:half|mid)[- ]year|\d[/.]\d{1,2}[/.]\d\d)");
    return period.found_in(text);
}

/// A sentence that says what time the report is about, not one that only mentions a year.
bool speaks_of_its_period(const std::string& text) {
    static const Expression covers(
        R"((?i)\b(?:this|the) (?:[a-z]+ ){0,2}(?:report|paper|update|document|appendix|dashboard|scorecard)\b[^.]*\b(?:covers?|sets? out|provides?|presents?|summarises?|details?|updates?|reports?|shows?|outlines?|is for|period)\b[^.]*\d|\b(?:reporting period|period covered|covers the period|for the period|performance (?:in and )?(?:to|for|at|in|during|up to)|position (?:as )?(?:at|to|for))\b[^.]*\d)");
    return covers.found_in(text);
}

/// A year and nothing more: a column's heading as likely as a subtitle.
bool is_bare_year(const std::string& text) {
    static const Expression year(R"(^\W*20\d\d(?:\s*[/–-]\s*(?:20)?\d\d)?\W*$)");
    return year.matches(text);
}

/// The quarters that pages name with their year, the most frequent first.
std::vector<std::string> frequent_quarters(const PaperText& text, std::size_t first, std::size_t last) {
    static const Expression quarter_and_year(
        R"((?i)\b((?:quarter|qtr|q)\s*(?:one|two|three|four|[1-4])\b\s*,?\s*\(?(?:20\d\d\s*[/–-]\s*(?:20)?\d\d|20\d\d)\)?|(?:20\d\d\s*[/–-]\s*(?:20)?\d\d)\s*,?\s*(?:quarter|qtr|q)\s*(?:one|two|three|four|[1-4])\b))");
    std::map<std::string, std::pair<int, std::string>> counts;
    for (std::size_t p = first; p <= last && p < text.lines().size(); ++p)
        for (const TextLine& line : text.lines(p)) {
            if (!quarter_and_year.may_be_in(line.text)) continue;
            re2::StringPiece rest(line.text);
            std::string found;
            while (RE2::FindAndConsume(&rest, quarter_and_year.compiled(), &found)) {
                auto& entry = counts[letters_and_digits(found)];
                ++entry.first;
                if (entry.second.empty()) entry.second = found;
            }
        }
    std::vector<std::pair<int, std::string>> sorted;
    for (auto& [key, entry] : counts) sorted.push_back(std::move(entry));
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<std::string> quarters;
    for (auto& [count, quarter] : sorted)
        if (quarters.size() < most_of_a_place) quarters.push_back(std::move(quarter));
    return quarters;
}

/// What a head says of a period. Many texts there that do are the headings of a table's columns.
std::vector<std::string> head_texts(const std::vector<TextRun>& blocks, double head_end) {
    constexpr std::ptrdiff_t few = 2;
    constexpr double larger = 13;  // points: larger than a table's headings
    std::vector<std::string> texts;
    const auto years = std::count_if(blocks.begin(), blocks.end(), [&](const TextRun& block) {
        return block.box.y0 < head_end && is_bare_year(block.text);
    });
    for (const TextRun& block : blocks) {
        if (block.box.y0 >= head_end || block.text.size() >= longest_in_head || !may_name_a_period(block.text))
            continue;
        if (is_bare_year(block.text) && (years > few || block.font_size < larger)) continue;
        texts.push_back(block.text);
    }
    return texts;
}

}  // namespace

bool names_only_a_period(const std::string& text) {
    static const Expression only(
        R"((?i)^(?:\W|\d|_|\b(?:q|qtr|quarter|one|two|three|four|first|second|third|fourth|st|nd|rd|th|month|period|months|half|year|mid|end|h|p|m|ytd|fy|to|of|and|the|as|at|for|from|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|chwarter|ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr|i)\b)*$)");
    static const Expression digit(R"(\d|(?i)quarter)");
    // "Q3", "31st" glue a letter and a digit.
    static const Expression glued(R"((?i)(\d)(st|nd|rd|th)\b|\b(q|h|p|m|fy|ch)(\d))");
    std::string apart = text;
    RE2::GlobalReplace(&apart, glued.compiled(), "\\1 \\2\\3 \\4");
    return digit.found_in(apart) && only.matches(apart);
}

std::vector<PeriodText> find_period_texts(const PaperText& text, std::size_t first, std::size_t last, double head_end,
                                          const std::string& title, const std::string& label) {
    using Place = PeriodText::Place;
    std::vector<PeriodText> texts;
    const auto add = [&](Place place, const std::string& said) {
        const auto same =
            std::count_if(texts.begin(), texts.end(), [&](const PeriodText& known) { return known.place == place; });
        const bool known =
            std::any_of(texts.begin(), texts.end(), [&](const PeriodText& other) { return other.text == said; });
        if (!said.empty() && !known && static_cast<std::size_t>(same) < most_of_a_place) texts.push_back({place, said});
    };
    if (may_name_a_period(title)) add(Place::title, title);
    add(Place::label, label);
    const std::vector<TextRun> blocks = text_runs(text, first);
    const std::vector<std::string> others = head_texts(blocks, head_end);
    for (const std::string& other : others) add(Place::head, other);
    constexpr std::size_t pages_asked = 3;
    for (std::size_t p = first; p <= last && p < text.lines().size() && p < first + pages_asked; ++p)
        for (std::size_t i = 0; i < text.lines(p).size(); ++i) {
            const std::string& line = text.lines(p)[i].text;
            if (text.running(p, i) && line.size() < longest_in_head && may_name_a_period(line))
                add(Place::running, line);
        }
    for (std::size_t p = first; p <= last && p < text.lines().size() && p < first + 2; ++p)
        for (const TextRun& block : p == first ? blocks : text_runs(text, p))
            if ((p > first || block.box.y0 >= head_end) && block.text.size() < longest_sentence &&
                may_name_a_period(block.text) && speaks_of_its_period(block.text))
                add(Place::sentence, block.text);
    for (const std::string& quarter : frequent_quarters(text, first, last)) add(Place::body, quarter);
    return texts;
}

}  // namespace scrutineer
