// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/ratings/rating_words.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "words/cell_kinds.hpp"
#include "words/expression.hpp"
#include "words/text.hpp"

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

struct Entry {
    std::string_view phrase;
    Sense sense;
    bool telling;  ///< a rating wherever it stands; otherwise only where one is expected
};

// Phrases of several words before those that begin alike and are shorter.
constexpr std::array vocabulary{
    // colours
    Entry{"green", Sense::green, true},
    Entry{"gwyrdd", Sense::green, true},
    Entry{"werdd", Sense::green, true},
    Entry{"amber", Sense::amber, true},
    Entry{"ambr", Sense::amber, true},
    Entry{"oren", Sense::amber, true},
    Entry{"yellow", Sense::amber, true},
    Entry{"melyn", Sense::amber, true},
    Entry{"orange", Sense::amber, true},
    Entry{"red", Sense::red, true},
    Entry{"coch", Sense::red, true},
    Entry{"goch", Sense::red, true},
    // not rated
    Entry{"not applicable", Sense::not_rated, false},
    Entry{"not rated", Sense::not_rated, false},
    Entry{"not assessed", Sense::not_rated, false},
    Entry{"n/a", Sense::not_rated, false},
    Entry{"n.a", Sense::not_rated, false},
    Entry{"na", Sense::not_rated, false},
    Entry{"amherthnasol", Sense::not_rated, false},
    Entry{"ddim yn berthnasol", Sense::not_rated, false},
    // near
    Entry{"within tolerance", Sense::near, true},
    Entry{"within agreed tolerance", Sense::near, true},
    Entry{"within acceptable tolerance", Sense::near, true},
    Entry{"within the tolerance", Sense::near, true},
    Entry{"within threshold", Sense::near, true},
    Entry{"within acceptable limits", Sense::near, true},
    Entry{"near miss", Sense::near, true},
    Entry{"near target", Sense::near, true},
    Entry{"nearly", Sense::near, false},
    Entry{"near", Sense::near, false},
    Entry{"almost", Sense::near, false},
    Entry{"close to", Sense::near, false},
    Entry{"close", Sense::near, false},
    Entry{"at risk", Sense::near, true},
    Entry{"mostly met", Sense::near, true},
    Entry{"partially met", Sense::near, true},
    Entry{"partly met", Sense::near, true},
    Entry{"partially achieved", Sense::near, true},
    Entry{"partly achieved", Sense::near, true},
    Entry{"partially", Sense::near, false},
    Entry{"partial", Sense::near, false},
    Entry{"some concern", Sense::near, true},
    Entry{"some concerns", Sense::near, true},
    Entry{"minor concern", Sense::near, true},
    Entry{"minor concerns", Sense::near, true},
    Entry{"minor issues", Sense::near, true},
    Entry{"minor delay", Sense::near, true},
    Entry{"minor delays", Sense::near, true},
    Entry{"some slippage", Sense::near, true},
    Entry{"minor slippage", Sense::near, true},
    Entry{"some risk", Sense::near, true},
    Entry{"medium risk", Sense::near, false},
    Entry{"medium", Sense::near, false},
    Entry{"requires monitoring", Sense::near, true},
    Entry{"monitor closely", Sense::near, true},
    Entry{"needs attention", Sense::near, true},
    Entry{"requires attention", Sense::near, true},
    Entry{"caution", Sense::near, false},
    Entry{"warning", Sense::near, false},
    Entry{"acceptable", Sense::near, false},
    Entry{"adequate", Sense::near, false},
    Entry{"mixed", Sense::near, false},
    Entry{"o fewn goddefiant", Sense::near, true},
    Entry{"bron", Sense::near, false},
    Entry{"agos", Sense::near, false},
    // bad
    Entry{"off target", Sense::bad, true},
    Entry{"off track", Sense::bad, true},
    Entry{"off schedule", Sense::bad, true},
    Entry{"off plan", Sense::bad, true},
    Entry{"missed", Sense::bad, true},
    Entry{"miss", Sense::bad, false},
    Entry{"failed to meet", Sense::bad, true},
    Entry{"failed", Sense::bad, true},
    Entry{"failing", Sense::bad, true},
    Entry{"fail", Sense::bad, false},
    Entry{"below", Sense::bad, false},
    Entry{"behind", Sense::bad, false},
    Entry{"worse than", Sense::bad, false},
    Entry{"worse", Sense::bad, false},
    Entry{"under", Sense::bad, false},
    Entry{"short of", Sense::bad, false},
    Entry{"underperforming", Sense::bad, true},
    Entry{"under performing", Sense::bad, true},
    Entry{"underachieved", Sense::bad, true},
    Entry{"underachieving", Sense::bad, true},
    Entry{"action required", Sense::bad, true},
    Entry{"action needed", Sense::bad, true},
    Entry{"major concern", Sense::bad, true},
    Entry{"major concerns", Sense::bad, true},
    Entry{"serious concern", Sense::bad, true},
    Entry{"serious concerns", Sense::bad, true},
    Entry{"significant concerns", Sense::bad, true},
    Entry{"major issues", Sense::bad, true},
    Entry{"major delay", Sense::bad, true},
    Entry{"unsatisfactory", Sense::bad, true},
    Entry{"inadequate", Sense::bad, true},
    Entry{"poor", Sense::bad, false},
    Entry{"critical", Sense::bad, false},
    Entry{"alert", Sense::bad, false},
    Entry{"high risk", Sense::bad, false},
    Entry{"delayed", Sense::bad, false},
    Entry{"overdue", Sense::bad, false},
    Entry{"slipped", Sense::bad, false},
    Entry{"unlikely", Sense::bad, false},
    Entry{"adverse", Sense::bad, false},
    Entry{"unfavourable", Sense::bad, false},
    Entry{"non compliant", Sense::bad, true},
    Entry{"wedi methu", Sense::bad, true},
    Entry{"heb ei gyrraedd", Sense::bad, true},
    Entry{"heb ei gyflawni", Sense::bad, true},
    Entry{"oddi ar y trywydd", Sense::bad, true},
    Entry{"islaw", Sense::bad, false},
    // good
    Entry{"on target", Sense::good, true},
    Entry{"on track", Sense::good, true},
    Entry{"on schedule", Sense::good, true},
    Entry{"on plan", Sense::good, true},
    Entry{"on course", Sense::good, true},
    Entry{"on profile", Sense::good, true},
    Entry{"to plan", Sense::good, false},
    Entry{"to schedule", Sense::good, false},
    Entry{"on budget", Sense::good, false},
    Entry{"within target", Sense::good, true},
    Entry{"within budget", Sense::good, false},
    Entry{"at target", Sense::good, true},
    Entry{"better than", Sense::good, false},
    Entry{"better", Sense::good, false},
    Entry{"ahead of", Sense::good, false},
    Entry{"ahead", Sense::good, false},
    Entry{"above", Sense::good, false},
    Entry{"exceeding", Sense::good, true},
    Entry{"exceeded", Sense::good, true},
    Entry{"exceeds", Sense::good, true},
    Entry{"exceed", Sense::good, false},
    Entry{"met", Sense::good, true},
    Entry{"meets", Sense::good, true},
    Entry{"meeting", Sense::good, false},
    Entry{"achieved", Sense::good, true},
    Entry{"achieving", Sense::good, true},
    Entry{"surpassed", Sense::good, true},
    Entry{"hit", Sense::good, false},
    Entry{"in line with", Sense::good, false},
    Entry{"in line", Sense::good, false},
    Entry{"good", Sense::good, false},
    Entry{"excellent", Sense::good, false},
    Entry{"strong performance", Sense::good, false},
    Entry{"satisfactory", Sense::good, false},
    Entry{"completed", Sense::good, false},
    Entry{"complete", Sense::good, false},
    Entry{"delivered", Sense::good, false},
    Entry{"low risk", Sense::good, false},
    Entry{"no concerns", Sense::good, true},
    Entry{"no issues", Sense::good, true},
    Entry{"compliant", Sense::good, false},
    Entry{"pass", Sense::good, false},
    Entry{"passed", Sense::good, false},
    Entry{"favourable", Sense::good, false},
    Entry{"wedi cyrraedd", Sense::good, true},
    Entry{"wedi ei gyrraedd", Sense::good, true},
    Entry{"wedi cyflawni", Sense::good, true},
    Entry{"cyrhaeddwyd", Sense::good, true},
    Entry{"cyflawnwyd", Sense::good, true},
    Entry{"ar y trywydd iawn", Sense::good, true},
    Entry{"ar y trywydd", Sense::good, true},
    Entry{"ar darged", Sense::good, true},
    Entry{"ar y targed", Sense::good, true},
    Entry{"uwchlaw", Sense::good, false},
    // trends
    Entry{"improving", Sense::improving, true},
    Entry{"improved", Sense::improving, true},
    Entry{"improvement", Sense::improving, false},
    Entry{"getting better", Sense::improving, true},
    Entry{"gwella", Sense::improving, true},
    Entry{"wedi gwella", Sense::improving, true},
    Entry{"gwelliant", Sense::improving, false},
    Entry{"worsening", Sense::worsening, true},
    Entry{"worsened", Sense::worsening, true},
    Entry{"getting worse", Sense::worsening, true},
    Entry{"declining", Sense::worsening, true},
    Entry{"declined", Sense::worsening, true},
    Entry{"decline", Sense::worsening, false},
    Entry{"deteriorating", Sense::worsening, true},
    Entry{"deteriorated", Sense::worsening, true},
    Entry{"deterioration", Sense::worsening, false},
    Entry{"gwaethygu", Sense::worsening, true},
    Entry{"wedi gwaethygu", Sense::worsening, true},
    Entry{"dirywio", Sense::worsening, true},
    Entry{"stable", Sense::stable, true},
    Entry{"static", Sense::stable, true},
    Entry{"no change", Sense::stable, true},
    Entry{"no significant change", Sense::stable, true},
    Entry{"unchanged", Sense::stable, true},
    Entry{"maintained", Sense::stable, false},
    Entry{"maintaining", Sense::stable, false},
    Entry{"steady", Sense::stable, false},
    Entry{"same", Sense::stable, false},
    Entry{"sustained", Sense::stable, false},
    Entry{"similar", Sense::stable, false},
    Entry{"consistent", Sense::stable, false},
    Entry{"dim newid", Sense::stable, true},
    Entry{"sefydlog", Sense::stable, true},
    // what turns and weighs
    Entry{"not yet", Sense::negation, false},
    Entry{"not", Sense::negation, false},
    Entry{"isn't", Sense::negation, false},
    Entry{"ddim", Sense::negation, false},
    Entry{"heb", Sense::negation, false},
    Entry{"nid", Sense::negation, false},
    Entry{"slightly", Sense::slight, false},
    Entry{"marginally", Sense::slight, false},
    Entry{"just", Sense::slight, false},
    Entry{"narrowly", Sense::slight, false},
    Entry{"a little", Sense::slight, false},
    Entry{"ychydig", Sense::slight, false},
    Entry{"significantly", Sense::strong, false},
    Entry{"substantially", Sense::strong, false},
    Entry{"considerably", Sense::strong, false},
    Entry{"well", Sense::strong, false},
    Entry{"far", Sense::strong, false},
    Entry{"seriously", Sense::strong, false},
    Entry{"much", Sense::strong, false},
    Entry{"severely", Sense::strong, false},
    // what may stand around
    Entry{"target", Sense::filler, false},
    Entry{"targets", Sense::filler, false},
    Entry{"targed", Sense::filler, false},
    Entry{"plan", Sense::filler, false},
    Entry{"schedule", Sense::filler, false},
    Entry{"profile", Sense::filler, false},
    Entry{"trajectory", Sense::filler, false},
    Entry{"expectations", Sense::filler, false},
    Entry{"expected", Sense::filler, false},
    Entry{"standard", Sense::filler, false},
    Entry{"threshold", Sense::filler, false},
    Entry{"comparator", Sense::filler, false},
    Entry{"average", Sense::filler, false},
    Entry{"benchmark", Sense::filler, false},
    Entry{"national", Sense::filler, false},
    Entry{"england", Sense::filler, false},
    Entry{"rag", Sense::filler, false},
    Entry{"rated", Sense::filler, false},
    Entry{"rating", Sense::filler, false},
    Entry{"status", Sense::filler, false},
    Entry{"performance", Sense::filler, false},
    Entry{"performing", Sense::filler, false},
    Entry{"the", Sense::filler, false},
    Entry{"y", Sense::filler, false},
    Entry{"yn", Sense::filler, false},
    Entry{"of", Sense::filler, false},
    Entry{"our", Sense::filler, false},
    Entry{"is", Sense::filler, false},
    Entry{"was", Sense::filler, false},
    Entry{"has", Sense::filler, false},
    Entry{"been", Sense::filler, false},
    Entry{"at", Sense::filler, false},
    Entry{"or", Sense::filler, false},
    Entry{"and", Sense::filler, false},
    Entry{"to", Sense::filler, false},
    Entry{"being", Sense::filler, false},
    Entry{"on", Sense::filler, false},
    Entry{"but", Sense::filler, false},
    Entry{"currently", Sense::filler, false},
    Entry{"fully", Sense::filler, false},
    Entry{"trend", Sense::filler, false},
};

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
        for (const Entry& entry : vocabulary) {
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
    if (!second.empty() && second != first) return RatingPhrase{RatingValue::amber, text, as_mixture};
    switch (first.front()) {
        case 'R':
            return RatingPhrase{RatingValue::red, text, 1};
        case 'G':
            return RatingPhrase{RatingValue::green, text, 1};
        case 'B':  // beside R, A and G: completed, or above target
            return RatingPhrase{RatingValue::green, text, as_mixture};
        default:
            return RatingPhrase{RatingValue::amber, text, 1};
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
    std::string plain = plain_text(text);
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
    return RatingPhrase{*rating, plain, confidence};
}

}  // namespace scrutineer
