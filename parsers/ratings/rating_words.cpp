// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/ratings/rating_words.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "dataset/enum_names.hpp"
#include "words/expression.hpp"
#include "words/text.hpp"
#include "words/vocabulary.hpp"

namespace scrutineer {
namespace {

// How sure a rating is by the words that tell it, before what is said elsewhere in the cell.
constexpr double as_verdict = 0.97;  // "Slightly below target"
constexpr double as_expected = 0.9;  // "Good" in a column of ratings
constexpr double as_mixture = 0.7;   // "Amber/Green": between two

/// What one word says.
enum class Sense {
    none,
    green,  ///< a colour
    amber,
    red,
    good,  ///< a verdict: "met", "above"
    near,  ///< "nearly", "within 5%"
    bad,   ///< "missed", "below"
    improving,
    worsening,
    stable,
    negation,   ///< turns good to bad
    slight,     ///< makes bad near
    strong,     ///< leaves it as it is
    filler,     ///< "target", "the", "performance"
    not_rated,  ///< "n/a"
};

/// A phrase of the vocabulary of ratings.
struct Entry {
    std::string_view phrase;
    Sense sense;
    bool telling;  ///< a rating wherever it stands; otherwise only where one is expected
};

constexpr std::array<std::string_view, 15> sense_names{"none",     "green",  "amber",     "red",       "good",
                                                       "near",     "bad",    "improving", "worsening", "stable",
                                                       "negation", "slight", "strong",    "filler",    "not-rated"};

/// words/vocabulary/ratings.json, by the phrases' first bytes, so that few are held against each place of a text.
using Entries = std::array<std::vector<Entry>, 256>;

std::size_t first_byte(std::string_view text) { return static_cast<unsigned char>(text.front()); }

const Entries& entries() {
    static const Entries read = [] {
        Entries all;
        for (const VocabularyTerm& term : vocabulary(Vocabulary::ratings))
            for (const std::string_view phrase : term.phrases)
                all[first_byte(phrase)].push_back(
                    {phrase, enumerator<Sense>(sense_names, term["sense"]).value(), term.is("telling")});
        return all;
    }();
    return read;
}

bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '\'' || static_cast<unsigned char>(c) >= 0x80;
}

/// The words of a text in lower case, single spaces between them; "n/a" and figures with their % stay together.
std::string tidy(std::string_view part) {
    std::string out;
    for (const char c : lower_case(part)) {
        const bool kept = is_word_byte(c) || c == '%' || c == '/' || c == '.';
        if (kept)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    const auto edge = [](char c) { return c == ' ' || c == '.' || c == '/'; };
    while (!out.empty() && edge(out.back())) out.pop_back();
    out.erase(0, std::min(out.find_first_not_of(" ./"), out.size()));
    return out;
}

/// What the words of one part add up to.
struct Said {
    std::optional<Sense> verdict;
    bool negated = false;
    bool slight = false;
    bool telling = false;
    bool mixed = false;  ///< two colours that differ
    bool clear = true;   ///< every word was known
    std::size_t words = 0;
};

bool is_colour(Sense sense) { return sense == Sense::green || sense == Sense::amber || sense == Sense::red; }

/// A bound that ratings print: "within 5%", "within 2 percentage points".
std::size_t tolerance_at(std::string_view rest) {
    static const Expression pattern(
        R"(((?:o fewn|within)(?: up to)? \d+(?:\.\d+)? ?(?:%|per ?cent|pp|percentage points?|points?)?(?: points?)?).*)");
    if (rest.front() != 'w' && rest.front() != 'o') return 0;
    std::string found;
    return pattern.matches(rest, &found) ? found.size() : 0;
}

Said say(std::string_view text) {
    Said said;
    const auto take = [&](Sense sense, bool telling) {
        switch (sense) {
            case Sense::filler:
                return;
            case Sense::negation:
                said.negated = true;
                return;
            case Sense::slight:
                said.slight = true;
                return;
            case Sense::strong:
                return;
            default:
                break;
        }
        said.telling = said.telling || telling;
        if (!said.verdict || (is_colour(sense) && !is_colour(*said.verdict))) {
            said.verdict = sense;
        } else if (*said.verdict != sense) {
            if (is_colour(sense) && is_colour(*said.verdict))
                said.mixed = true;
            else if (is_colour(*said.verdict))
                return;
            // "Better than or on target", "near but below": the more careful one stands.
            else if (sense == Sense::near)
                said.verdict = sense;
            else if (*said.verdict != Sense::near)
                said.clear = false;
        }
    };
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == ' ' || text[at] == '/' || text[at] == '.') {
            ++at;
            continue;
        }
        const std::string_view rest = text.substr(at);
        ++said.words;
        if (const std::size_t length = tolerance_at(rest)) {
            take(Sense::near, true);
            at += length;
            continue;
        }
        const Entry* best = nullptr;
        for (const Entry& entry : entries()[first_byte(rest)]) {
            if (!rest.starts_with(entry.phrase) || (best && best->phrase.size() >= entry.phrase.size())) continue;
            if (rest.size() > entry.phrase.size() && is_word_byte(rest[entry.phrase.size()])) continue;
            best = &entry;
        }
        if (!best) {
            said.clear = false;
            return said;
        }
        take(best->sense, best->telling);
        at += best->phrase.size();
    }
    return said;
}

std::optional<RatingValue> rating_of(const Said& said) {
    if (!said.verdict) return std::nullopt;
    switch (*said.verdict) {
        case Sense::green:
            return said.mixed ? RatingValue::amber : RatingValue::green;
        case Sense::amber:
            return RatingValue::amber;
        case Sense::red:
            return said.mixed ? RatingValue::amber : RatingValue::red;
        case Sense::good:
            return said.negated ? (said.slight ? RatingValue::amber : RatingValue::red) : RatingValue::green;
        case Sense::near:
            return RatingValue::amber;
        case Sense::bad:
            return said.slight ? RatingValue::amber : RatingValue::red;
        case Sense::improving:
            return said.negated ? RatingValue::worsening : RatingValue::improving;
        case Sense::worsening:
            return RatingValue::worsening;
        case Sense::stable:
            return RatingValue::stable;
        case Sense::not_rated:
            return RatingValue::none;
        default:
            return std::nullopt;
    }
}

/// "R", "(A)", "G/A", "B": initials of colours, in capitals.
std::optional<RatingPhrase> rating_of_letters(const std::string& text) {
    static const Expression pattern(R"([(\[]?([RAGYB])(?: ?[/-] ?([RAG]))?[)\]]?)");
    std::string first, second;
    if (!pattern.matches(text, &first, &second)) return std::nullopt;
    if (!second.empty() && second != first) return RatingPhrase{RatingValue::amber, text, true, as_mixture};
    switch (first.front()) {
        case 'R':
            return RatingPhrase{RatingValue::red, text, true, 1};
        case 'G':
            return RatingPhrase{RatingValue::green, text, true, 1};
        case 'B':  // beside R, A and G: completed, or above target
            return RatingPhrase{RatingValue::green, text, true, as_mixture};
        default:
            return RatingPhrase{RatingValue::amber, text, true, 1};
    }
}

/// "89% (Amber)", "Green 92%": the words beside the figure; empty where there are none.
std::string words_beside_figure(const std::string& text) {
    static const Expression behind(
        R"([<>~+\-]?\s?[£€$]?\s?\d[\d,.]*\s?(?:%|[a-zA-Z]{1,3}\b)?[\s,;:–-]*[(\[]?([A-Za-zŵŷâêîôû][A-Za-zŵŷâêîôû /]*)[)\]]?)");
    static const Expression before(R"(([A-Za-z]+)[\s,;:(\[–-]+[<>~+\-]?\s?[£€$]?\s?\d[\d,.]*\s?%?[)\]]?)");
    std::string words;
    if (behind.matches(text, &words) || before.matches(text, &words)) return words;
    return {};
}

}  // namespace

std::optional<RatingPhrase> rating_of_phrase(std::string_view text, bool expected, bool with_figure) {
    constexpr std::size_t longest = 120;  // a rating's words are few: more is a comment
    std::string plain = fold_text(text);
    if (plain.empty() || plain.size() > longest) return std::nullopt;
    if (with_figure) {
        plain = words_beside_figure(plain);
        if (plain.empty()) return std::nullopt;
        if (auto letters = rating_of_letters(plain)) return letters;
    } else if (expected) {
        if (auto letters = rating_of_letters(plain)) return letters;
    }
    const Said said = say(tidy(plain));
    const auto rating = rating_of(said);
    if (!rating || !said.clear) return std::nullopt;
    if (with_figure && !is_colour(*said.verdict)) return std::nullopt;
    if (!said.telling && !expected) return std::nullopt;
    double confidence = is_colour(*said.verdict) || *rating == RatingValue::none ? 1.0
                        : said.telling                                           ? as_verdict
                                                                                 : as_expected;
    if (said.mixed) confidence = as_mixture;
    return RatingPhrase{*rating, plain, is_colour(*said.verdict), confidence};
}

}  // namespace scrutineer
