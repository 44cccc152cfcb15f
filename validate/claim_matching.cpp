// SPDX-License-Identifier: GPL-3.0-or-later
#include "validate/claim_matching.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <charconv>

#include "words/text.hpp"

namespace scrutineer::checks {
namespace {

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/// Words without a meaning of their own, and words that say when or how it was counted: both come and go between a
/// table and a sentence about it.
const std::set<std::string>& passed_over() {
    static const std::set<std::string> words = [] {
        std::set<std::string> all;
        std::string list =
            "a an the of in to at on by for with from and or as that who which were was is are be been being have has "
            "had "
            "this these those it its their our there all per cent percent percentage proportion number rate total "
            "overall "
            "monthly month months quarter quarterly year years annual date cumulative end during period current "
            "currently "
            "latest figure figures also remains remained stands stood now so far since than then where when will would "
            "most recent performance reported recorded first second third fourth last q1 q2 q3 q4 ytd s i e no not";
        std::size_t at = 0;
        while (at < list.size()) {
            const std::size_t end = std::min(list.find(' ', at), list.size());
            all.insert(list.substr(at, end - at));
            at = end + 1;
        }
        return all;
    }();
    return words;
}

std::string stem(std::string word) {
    const auto ends = [&](std::string_view tail) { return word.size() > tail.size() + 2 && word.ends_with(tail); };
    const auto cut = [&](std::size_t letters) { word.resize(word.size() - letters); };
    if (ends("ies")) {
        cut(3);
        word += 'y';
    } else if (ends("s") && !word.ends_with("ss") && !word.ends_with("us")) {
        cut(1);
    }
    if (word.size() > 5 && ends("ing"))
        cut(3);
    else if (word.size() > 4 && ends("ed"))
        cut(2);
    if (word.size() > 4 && ends("e")) cut(1);
    return word;
}

const RE2& comparator() {
    static const RE2 words(
        R"(\b(?:compared|compares|comparison|against|higher|lower|above|below|than|target(?:s|ed)?|national(?:ly)?|england|region(?:al|ally)?|north east|neighbours?|benchmarks?|average|previous|earlier|last year|last quarter|increas\w*|decreas\w*|rose|fell|fall\w*|risen?|reduc\w*|up|down|improv\w*|forecast|expected|would|could|should|aim|ambition|if)\b)");
    return words;
}

/// Figures that a claim already gives another part: a change, a fraction's parts, an earlier value.
std::set<std::size_t> other_parts(const std::vector<JudgedClaim>& claims) {
    std::set<std::size_t> parts;
    for (const JudgedClaim& judged : claims) {
        const Claim& claim = judged.claim;
        for (const auto& part : {claim.part, claim.whole, claim.from, claim.amount})
            if (part) parts.insert(*part);
        if (claim.kind == Claim::Kind::change && claim.percent) parts.insert(*claim.percent);
    }
    return parts;
}

struct Mark {
    char kind = 'x';
    std::size_t index = 0, begin = 0, end = 0;
};

std::vector<Mark> marks_of(const std::string& sentence) {
    static const RE2 mark(R"(<([a-z])(\d+)>)");
    std::vector<Mark> marks;
    std::size_t at = 0;
    re2::StringPiece groups[3];
    while (mark.Match(sentence, at, sentence.size(), RE2::UNANCHORED, groups, 3)) {
        Mark found;
        found.kind = groups[1][0];
        std::from_chars(groups[2].data(), groups[2].data() + groups[2].size(), found.index);
        found.begin = static_cast<std::size_t>(groups[0].data() - sentence.data());
        found.end = found.begin + groups[0].size();
        marks.push_back(found);
        at = found.end;
    }
    return marks;
}

std::optional<Statement> statement_of(const std::string& sentence, const MarkedText& text,
                                      const std::set<std::size_t>& others) {
    const std::vector<Mark> marks = marks_of(sentence);
    const auto is_value = [](const Mark& mark) { return mark.kind == 'p' || mark.kind == 'n'; };
    const auto value = std::find_if(marks.begin(), marks.end(), is_value);
    if (value == marks.end() || others.count(value->index) != 0 || !text.figures[value->index].exact)
        return std::nullopt;
    // The next figure that counts ends what is said of this one, and so does a comparison.
    std::size_t end = sentence.size();
    for (auto next = value + 1; next != marks.end(); ++next)
        if (is_value(*next) || next->kind == 'q' || next->kind == 'm') {
            end = next->begin;
            break;
        }
    const re2::StringPiece before(sentence.data(), value->begin);
    if (RE2::PartialMatch(before, comparator())) return std::nullopt;
    re2::StringPiece groups[1];
    if (comparator().Match(sentence, value->end, end, RE2::UNANCHORED, groups, 1))
        end = static_cast<std::size_t>(groups[0].data() - sentence.data());
    Statement statement;
    statement.figure = value->index;
    std::string words = sentence.substr(0, end);
    for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark) {
        if (mark->end > end) continue;
        if (mark->kind == 't') {
            if (statement.period) return std::nullopt;
            statement.period = mark->index;
            static const RE2 at_end(R"(\b(?:as )?(?:at|by|of|to)(?: the)? (?:end|close)(?: of)?(?: the)? $)");
            statement.at_end = RE2::PartialMatch(re2::StringPiece(sentence.data(), mark->begin), at_end);
        }
        const bool kept = mark->kind == 'x' || mark->kind == 'w';
        words.replace(mark->begin, mark->end - mark->begin, kept ? text.figures[mark->index].text : "");
    }
    statement.words = stems(words);
    return statement;
}

}  // namespace

std::set<std::string> stems(const std::string& text) {
    const std::string folded = lower_case(fold_text(text));
    std::set<std::string> result;
    std::size_t at = 0;
    while (at < folded.size()) {
        while (at < folded.size() && !is_letter_or_digit(folded[at])) ++at;
        std::size_t end = at;
        while (end < folded.size() && is_letter_or_digit(folded[end])) ++end;
        const std::string word = folded.substr(at, end - at);
        if (!word.empty() && passed_over().count(word) == 0) result.insert(stem(word));
        at = end;
    }
    return result;
}

IndicatorWords::IndicatorWords(const std::string& name) : known(stems(name)) {
    static const RE2 brackets(R"(\([^()]*\)|\[[^\[\]]*\])");
    std::string outside = name;
    RE2::GlobalReplace(&outside, brackets, " ");
    needed = stems(outside);
}

bool is_about(const std::set<std::string>& statement, const IndicatorWords& indicator) {
    const auto& [needed, known] = indicator;
    if (needed.size() < 2) return false;
    if (!std::includes(statement.begin(), statement.end(), needed.begin(), needed.end())) return false;
    const auto besides = std::count_if(statement.begin(), statement.end(),
                                       [&](const std::string& word) { return known.count(word) == 0; });
    return static_cast<std::size_t>(besides) * 4 <= needed.size();
}

std::vector<Statement> read_statements(const MarkedText& text, const std::vector<JudgedClaim>& claims) {
    const std::set<std::size_t> others = other_parts(claims);
    std::vector<Statement> statements;
    std::size_t at = 0;
    while (at < text.text.size()) {
        const std::size_t end = std::min(text.text.find(" |", at), text.text.size());
        if (const auto statement = statement_of(text.text.substr(at, end - at), text, others))
            statements.push_back(*statement);
        at = end + 2;
    }
    return statements;
}

}  // namespace scrutineer::checks
