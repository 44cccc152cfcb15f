// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/paper/period.hpp"

#include <map>
#include <utility>

#include "words/expression.hpp"

namespace scrutineer {
namespace {

const Expression& quarter_with_year() {
    static const Expression pattern(
        R"((?i)\b((?:quarter|qtr|q)\s*(?:one|two|three|four|[1-4])\b\s*,?\s*\(?(?:20\d\d\s*[/–-]\s*(?:20)?\d\d|20\d\d)\)?|(?:20\d\d\s*[/–-]\s*(?:20)?\d\d)\s*,?\s*(?:quarter|qtr|q)\s*(?:one|two|three|four|[1-4])\b))");
    return pattern;
}

}  // namespace

std::string find_reported_period(const std::vector<TextRun>& blocks, const std::vector<std::vector<TextLine>>& lines,
                                 std::size_t first, std::size_t last, const std::string& title) {
    std::string found;
    if (quarter_with_year().found_in(title, &found)) return found;
    // Title and subtitle: "Quarter 3" over "2024/25" are two blocks.
    static const Expression quarter_alone(R"((?i)\b((?:quarter|qtr|q)\s*(?:one|two|three|four|[1-4]))\b)");
    static const Expression year(R"(\b(20\d\d\s*[/–-]\s*(?:20)?\d\d)\b)");
    static const Expression months(
        R"((?i)\b((?:january|february|march|april|may|june|july|august|september|october|november|december)(?:\s+20\d\d)?\s*(?:to|–|-)\s*(?:january|february|march|april|may|june|july|august|september|october|november|december),?\s+20\d\d)\b)");
    static const Expression months_alone(
        R"((?i)\b((?:half[- ]year(?:ly)?|year[- ]end|outturn|annual)\b.{0,20}?\b20\d\d\s*[/–-]\s*(?:20)?\d\d))");
    std::string quarter, years;
    for (std::size_t i = 0; i < blocks.size() && i < 14; ++i) {
        if (quarter_with_year().found_in(blocks[i].text, &found)) return found;
        if (quarter.empty() && blocks[i].text.size() < 160) quarter_alone.found_in(blocks[i].text, &quarter);
        if (years.empty() && blocks[i].text.size() < 160) year.found_in(blocks[i].text, &years);
    }
    if (!quarter.empty() && !years.empty()) return quarter + " " + years;
    // The quarter is named without its year: the year that the paper most often sets beside that quarter.
    if (!quarter.empty()) {
        std::map<std::string, std::pair<int, std::string>> counts;
        const std::string wanted = letters_and_digits(quarter);
        for (std::size_t p = first; p <= last && p < lines.size(); ++p)
            for (const TextLine& line : lines[p]) {
                re2::StringPiece rest(line.text);
                while (RE2::FindAndConsume(&rest, quarter_with_year().compiled(), &found)) {
                    const std::string key = letters_and_digits(found);
                    if (key.rfind(wanted, 0) != 0) continue;
                    auto& entry = counts[key];
                    ++entry.first;
                    if (entry.second.empty()) entry.second = found;
                }
            }
        int most = 0;
        std::string best;
        for (const auto& [key, entry] : counts)
            if (entry.first > most) {
                most = entry.first;
                best = entry.second;
            }
        if (!best.empty()) return best;
    }
    for (std::size_t i = 0; i < blocks.size() && i < 20; ++i)
        if (months.found_in(blocks[i].text, &found)) return found;
    if (months_alone.found_in(title, &found)) return found;
    if (year.found_in(title, &found)) return found;
    return years;
}

}  // namespace scrutineer
