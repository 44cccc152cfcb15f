// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/ratings/rating_words.hpp"

#include "words/cell_kinds.hpp"
#include "words/expression.hpp"

namespace scrutineer {

std::optional<RatingPhrase> rating_of_phrase(std::string_view text, bool expected, bool with_figure) {
    static const Expression green(R"((?i)\W*(green|on (track|target)|met|achieved)\W*)");
    static const Expression amber(R"((?i)\W*(amber|yellow|within tolerance)\W*)");
    static const Expression red(R"((?i)\W*(red|off (track|target)|missed|not (met|achieved))\W*)");
    static const Expression letter(R"((?i)\W*([rag])\W*)");
    static const Expression none(R"((?i)\W*(n\s*/?\s*\.?a\.?|not (applicable|rated|assessed))\W*)");
    static const Expression behind(R"((?i).*\d.*?[\s,;–-]*([(\[]?\b(?:green|amber|red)\b[)\]]?))");
    const std::string plain = plain_text(text);
    if (plain.empty()) return std::nullopt;
    std::string word = plain;
    if (with_figure && !behind.matches(plain, &word)) return std::nullopt;
    if (green.matches(word)) return RatingPhrase{RatingValue::green, word};
    if (amber.matches(word)) return RatingPhrase{RatingValue::amber, word};
    if (red.matches(word)) return RatingPhrase{RatingValue::red, word};
    if (!expected) return std::nullopt;
    if (none.matches(word)) return RatingPhrase{RatingValue::none, word};
    std::string initial;
    if (!letter.matches(word, &initial)) return std::nullopt;
    const char c = initial.front() | 0x20;
    return RatingPhrase{c == 'g' ? RatingValue::green : c == 'a' ? RatingValue::amber : RatingValue::red, word};
}

}  // namespace scrutineer
