// SPDX-License-Identifier: GPL-3.0-or-later
#include "validate/rating_key.hpp"

#include <re2/re2.h>

#include <charconv>

#include "words/text.hpp"

namespace scrutineer::checks {
namespace {

struct Stated {
    double tolerance;
    bool points;
};

/// "within 2%", "(greater than 2.5 %)", ">2% behind", "up to 5 percentage points".
std::optional<Stated> stated(const std::string& text) {
    static const RE2 pattern(
        R"((?i)(?:within|greater than|more than|less than|up to|at most|over|exceeds?|by|>|<|≤|≥)\s*(?:a |an )?(\d+(?:\.\d+)?)\s*(percentage points?|% ?points?|ppts?|pp\b|%|per ?cent))");
    std::string number, unit;
    if (!RE2::PartialMatch(text, pattern, &number, &unit)) return std::nullopt;
    double tolerance = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), tolerance);
    if (error != std::errc() || end != number.data() + number.size()) return std::nullopt;
    const std::string word = lower_case(unit);
    return Stated{tolerance, word.find("point") != std::string::npos || word.find("pp") != std::string::npos};
}

bool is_comparator(Against against) {
    return against == Against::england || against == Against::region || against == Against::neighbours;
}

/// Does this sentence speak of such comparisons? A key often names several in one sentence.
bool speaks_of(const KeyEntry& entry, Against against) {
    static const RE2 comparator(
        R"((?i)\b(?:comparator|benchmark|comparable group|england|national|region|north east|neighbour|peer|average))");
    static const RE2 target(R"((?i)\btarget)");
    static const RE2 time(R"((?i)\b(?:period|previous year|last year|year earlier|12 months|direction of travel))");
    const std::string text = fold_text(entry.heading + " | " + entry.text);
    if (against == Against::target) return RE2::PartialMatch(text, target);
    if (is_comparator(against)) return RE2::PartialMatch(text, comparator);
    return RE2::PartialMatch(text, time);
}

std::optional<RatingRuleOfPaper> agreed(const Document& document, std::optional<Against> against) {
    std::optional<RatingRuleOfPaper> rule;
    for (const KeyEntry& entry : document.key) {
        if (entry.against == Against::overall || entry.against == Against::gap || entry.against == Against::trend)
            continue;
        if (entry.rating != RatingValue::amber && entry.rating != RatingValue::red) continue;
        if (against && !speaks_of(entry, *against)) continue;
        const auto found = stated(fold_text(entry.text));
        if (!found) continue;
        if (rule && (rule->tolerance != found->tolerance || rule->points != found->points)) return std::nullopt;
        if (!rule) rule = RatingRuleOfPaper{found->tolerance, found->points, &entry};
    }
    return rule;
}

}  // namespace

std::optional<RatingRuleOfPaper> tolerance_rule(const Document& document, Against against) {
    switch (against) {
        case Against::target:
        case Against::year_earlier:
        case Against::previous_year:
        case Against::england:
        case Against::region:
        case Against::neighbours:
            return agreed(document, against);
        case Against::previous:
        case Against::trend:
        case Against::gap:
        case Against::overall:
            break;
    }
    return std::nullopt;
}

const KeyEntry* floor_rule(const Document& document) {
    static const RE2 reached(R"((?i)\bfloor\b.*\b(?:achieved|met|reached|exceeded)\b)");
    for (const KeyEntry& entry : document.key)
        if (entry.rating == RatingValue::amber && RE2::PartialMatch(fold_text(entry.text), reached)) return &entry;
    return nullptr;
}

}  // namespace scrutineer::checks
