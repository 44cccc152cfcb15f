// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/paper/legend_words.hpp"

#include <algorithm>
#include <map>
#include <memory>

#include "parsers/lines/rating_colour.hpp"
#include "words/expression.hpp"
#include "words/text.hpp"

namespace scrutineer::legend {
namespace {

const Expression& rating_word() {
    static const Expression pattern(R"((?i)^\W*(green|amber|yellow|orange|red)\W*(?:rag|rated|rating)?\W*$)");
    return pattern;
}

/// Signs printed as characters: arrows, ticks, crosses, discs, stars of the usual symbol blocks.
const Expression& sign_character() {
    static const Expression pattern(
        R"(^[\x{2190}-\x{21FF}\x{25A0}-\x{27BF}\x{2B00}-\x{2BFF}\x{1F534}-\x{1F7EB}\x{F0A0}-\x{F0FF}]{1,2}$)");
    return pattern;
}

std::optional<RatingValue> trend_of_text(const std::string& text) {
    static const Expression stable(
        R"((?i)\b(stable|unchanged|no (?:significant )?change|not changed|remain(?:s|ed|ing)? (?:the same|similar)|the same as|no clear trend|static|maintain\w*|level|sustained|steady|similar|dim newid|sefydlog)\b)");
    static const Expression worsening(
        R"((?i)\b(worsen\w*|deteriorat\w*|declin\w*|negative trend|getting worse|got worse|widen\w*|gwaethygu\w*|dirywi\w*))");
    static const Expression improving(
        R"((?i)\b(improv\w*|positive trend|getting better|got better|narrow\w*|clos(?:es|ing)|gwell\w*))");
    if (stable.found_in(text)) return RatingValue::stable;
    if (worsening.found_in(text)) return RatingValue::worsening;
    if (improving.found_in(text)) return RatingValue::improving;
    return std::nullopt;
}

/// The same of what stands beside arrows, where "better" speaks of the way and not of a target.
std::optional<RatingValue> way_of_text(const std::string& text) {
    static const Expression target(R"((?i)\b(target|standard|threshold|plan|schedule|targed)\b)");
    static const Expression worse(R"((?i)\b(worse|poorer|wrong direction|away from|gone backwards|gwaeth)\b)");
    static const Expression better(R"((?i)\b(better|right direction|gone forwards?|gwell)\b)");
    if (const auto trend = trend_of_text(text)) return trend;
    if (target.found_in(text)) return std::nullopt;
    if (worse.found_in(text)) return RatingValue::worsening;
    if (better.found_in(text)) return RatingValue::improving;
    return std::nullopt;
}

/// A tolerance makes a "worse" amber ("worse, but within 2%") and a "not met" amber ("floor achieved, target not met").
std::optional<RatingValue> light_of_text(const std::string& text) {
    static const Expression amber(
        R"((?i)\b(?:(?:within|o fewn) (?:[\d.]+ ?(?:%|per ?cent|pp|percentage point)|(?:the |a |its )?(?:agreed |acceptable )?tolerance)|(?:slightly|marginally|just below|narrowly|close to|near(?:ly)?|almost|at risk|some concern|but (?:the )?target)\b))");
    static const Expression red(
        R"((?i)(\b(worse|behind|not (?:been )?(?:achieved|met)|below|miss(?:ed)?|off target|deteriorat\w*|more than [\d.]+ ?% )|>\s*\d))");
    static const Expression green(
        R"((?i)\b(better|meet(?:s|ing)?|met|exceed\w*|achiev\w*|on (?:or (?:above|ahead of) )?target|on track|improv\w*|same or)\b)");
    if (amber.found_in(text)) return RatingValue::amber;
    if (red.found_in(text)) return RatingValue::red;
    if (green.found_in(text)) return RatingValue::green;
    return std::nullopt;
}

/// The most telling words first: "Gap between our performance and England average" is a gap, not England.
std::optional<Against> against_of_text(const std::string& text) {
    struct Words {
        Against against;
        const char* pattern;
    };
    static const std::vector<std::pair<Against, std::shared_ptr<const Expression>>> table = [] {
        const Words words[] = {
            {Against::overall, R"((?i)\b(overall|key (?:target|tracker) indicators?)\b)"},
            {Against::gap, R"((?i)\bgap\b)"},
            {Against::trend, R"((?i)\b(trend|direction of travel|DoT)\b)"},
            {Against::year_earlier,
             R"((?i)\b(previous year|last year|12 months|year earlier|same period|comparable period)\b)"},
            {Against::target, R"((?i)\b(target|floor)\b)"},
            {Against::neighbours,
             R"((?i)\b(neighbours?|comparators?|benchmark\w*|comparable group|peers?|family group)\b)"},
            {Against::region, R"((?i)\b(region\w*|north east|south east|north west|south west)\b)"},
            {Against::england, R"((?i)\b(england|national|english)\b)"},
            {Against::previous, R"((?i)\bprevious\b)"},
        };
        std::vector<std::pair<Against, std::shared_ptr<const Expression>>> out;
        for (const Words& w : words) out.emplace_back(w.against, std::make_shared<const Expression>(w.pattern));
        return out;
    }();
    for (const auto& [against, pattern] : table)
        if (pattern->found_in(text)) return against;
    return std::nullopt;
}

/// "D = Direction of Travel", "T: compared to target", "(C) compared to England".
std::string letter_of_heading(const std::string& heading) {
    static const Expression pattern(R"(^\W*([A-Z]{1,3})\)?\s*(?:=|:|–|-)\s*\S)");
    std::string letter;
    pattern.found_in(heading, &letter);
    return letter;
}

bool is_arrow(const LegendEntry& entry) {
    static const Expression arrow_character(R"(^[\x{2190}-\x{21FF}\x{2B00}-\x{2B11}\x{25B2}-\x{25C5}]$)");
    return (entry.symbol && (entry.symbol->shape == Shape::arrow || entry.symbol->shape == Shape::double_arrow)) ||
           arrow_character.matches(entry.word);
}

}  // namespace

std::string folded(std::string_view text) {
    static const Expression edges(R"(^[\s\W]+|[\s\W]+$)");
    const std::string out = lower_case(text);
    std::string trimmed = out;
    RE2::GlobalReplace(&trimmed, edges.compiled(), "");
    return trimmed.empty() ? out : trimmed;
}

bool is_sign_character(std::string_view text) { return sign_character().matches(text); }

std::optional<RatingValue> rating_of_word(std::string_view text) {
    std::string word;
    if (!rating_word().matches(text, &word)) return std::nullopt;
    const std::string plain = folded(word);
    if (plain == "green") return RatingValue::green;
    if (plain == "red") return RatingValue::red;
    return RatingValue::amber;
}

bool speaks_of_ratings(const std::string& text) { return trend_of_text(text) || light_of_text(text); }

namespace {

/// An arrow, or the sign without a colour of its own that stands for no change among them.
bool belongs_to_arrows(const LegendEntry& entry) {
    if (is_arrow(entry)) return true;
    return entry.symbol && !rating_of_colour(entry.symbol->colour) && trend_of_text(entry.text) == RatingValue::stable;
}

std::optional<RatingValue> light_of_entry(const LegendEntry& entry) {
    if (const auto word = rating_of_word(entry.word)) return word;
    if (entry.symbol)
        if (const auto light = rating_of_colour(entry.symbol->colour)) return light;
    if (entry.fill)
        if (const auto light = rating_of_colour(*entry.fill)) return light;
    return light_of_text(entry.text);
}

}  // namespace

void give_meanings(std::vector<LegendEntry>& entries) {
    std::map<std::pair<std::string, bool>, std::vector<LegendEntry*>> sections;
    for (LegendEntry& entry : entries)
        sections[{entry.heading, entry.heading.empty() && belongs_to_arrows(entry)}].push_back(&entry);
    for (auto& [key, section] : sections) {
        const std::optional<Against> headed = against_of_text(key.first);
        const bool trends =
            headed != Against::overall && std::all_of(section.begin(), section.end(), [&](const LegendEntry* e) {
                const bool pointed = belongs_to_arrows(*e) || headed == Against::gap || headed == Against::trend;
                return pointed && way_of_text(e->text).has_value();
            });
        for (LegendEntry* entry : section) {
            entry->letter = letter_of_heading(entry->heading);
            entry->against = headed ? headed : against_of_text(entry->text);
            // A direction of travel shown by lights is the comparison with the year before.
            if (entry->against == Against::trend && !trends) entry->against = Against::year_earlier;
            entry->meaning = trends ? way_of_text(entry->text) : light_of_entry(*entry);
        }
    }
}

}  // namespace scrutineer::legend
