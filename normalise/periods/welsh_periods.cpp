// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/periods/welsh_periods.hpp"

#include <array>
#include <string_view>
#include <utility>

#include "words/expression.hpp"

namespace scrutineer::printed_periods {
namespace {

using Words = std::pair<std::string_view, std::string_view>;

// A consonant may be softened after some words: Chwefror, Fawrth, Ragfyr.
constexpr std::array months{Words{"ionawr", "january"},    Words{"chwefror", "february"}, Words{"fawrth", "march"},
                            Words{"mawrth", "march"},      Words{"ebrill", "april"},      Words{"mai", "may"},
                            Words{"fai", "may"},           Words{"mehefin", "june"},      Words{"fehefin", "june"},
                            Words{"gorffennaf", "july"},   Words{"orffennaf", "july"},    Words{"awst", "august"},
                            Words{"medi", "september"},    Words{"fedi", "september"},    Words{"hydref", "october"},
                            Words{"tachwedd", "november"}, Words{"dachwedd", "november"}, Words{"rhagfyr", "december"},
                            Words{"ragfyr", "december"}};

constexpr std::array others{Words{"chwarter", "quarter"},
                            Words{"hanner blwyddyn", "half year"},
                            Words{"diwedd y flwyddyn", "year end"},
                            Words{"blwyddyn academaidd", "academic year"},
                            Words{"flwyddyn academaidd", "academic year"},
                            Words{"blwyddyn ariannol", "financial year"},
                            Words{"flwyddyn ariannol", "financial year"},
                            Words{"blwyddyn", "year"},
                            Words{"flwyddyn", "year"},
                            Words{"mis", "month"},
                            Words{"fel yr oedd ar", "as at"},
                            Words{"fel ar", "as at"},
                            Words{"ar ddiwedd", "as at end"},
                            Words{"hyd at", "to"},
                            Words{"hyd", "to"},
                            Words{"ac", "and"},
                            Words{"i", "to"}};

/// Puts `to` for each `from` that is a word of its own, or several.
bool replace_words(std::string& text, std::string_view from, std::string_view to) {
    bool found = false;
    const auto letter = [&](std::size_t at) { return at < text.size() && text[at] >= 'a' && text[at] <= 'z'; };
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
        if ((at > 0 && letter(at - 1)) || letter(at + from.size())) {
            at += from.size();
            continue;
        }
        text.replace(at, from.size(), to);
        at += to.size();
        found = true;
    }
    return found;
}

}  // namespace

std::string in_english(std::string text) {
    static const Expression welsh(
        "ionawr|chwefror|f?m?awrth|ebrill|\\bmai\\b|ehefin|orffennaf|awst|\\bm?f?edi\\b|hydref|achwedd|ragfyr|rhagfyr|"
        "chwarter|lwyddyn|\\bch ?[1-4]\\b|\\bmis\\b");
    if (!welsh.found_in(text)) return text;
    static const Expression weekday("\\b(?:dydd|ddydd|nos) (?:llun|mawrth|mercher|iau|gwener|sadwrn|sul),? ?");
    RE2::GlobalReplace(&text, weekday.compiled(), "");
    for (const auto& [from, to] : months) replace_words(text, from, to);
    for (const auto& [from, to] : others) replace_words(text, from, to);
    static const Expression quarter("\\bch ?([1-4])\\b");
    RE2::GlobalReplace(&text, quarter.compiled(), "q\\1");
    return text;
}

}  // namespace scrutineer::printed_periods
