// SPDX-License-Identifier: GPL-3.0-or-later
#include "validate/claim_text.hpp"

#include <re2/re2.h>

#include <array>
#include <charconv>
#include <cmath>
#include <memory>
#include <string_view>

#include "words/text.hpp"

namespace scrutineer::checks {
namespace {

/// The folded text of a paragraph and for every byte the word it is of.
struct FoldedParagraph {
    std::string text;
    std::vector<std::size_t> word_of;
};

/// A footnote's mark is smaller than its word and raised against it.
bool is_raised_mark(const Paragraph& paragraph, std::size_t index) {
    if (index == 0) return false;
    const Paragraph::Place &mark = paragraph.words[index], &before = paragraph.words[index - 1];
    if (mark.page != before.page || mark.word.font_size > 0.85 * before.word.font_size) return false;
    return mark.word.baseline < before.word.baseline - 0.1 * before.word.font_size;
}

FoldedParagraph folded(const Paragraph& paragraph) {
    FoldedParagraph result;
    const auto add = [&](std::string_view text, std::size_t word) {
        result.text += text;
        result.word_of.resize(result.text.size(), word);
    };
    for (std::size_t i = 0; i < paragraph.words.size(); ++i) {
        const Word& word = paragraph.words[i].word;
        if (!is_raised_mark(paragraph, i)) add(fold_text(word.text), i);
        if (word.space_after && !result.text.empty() && result.text.back() != ' ') add(" ", i);
    }
    return result;
}

const std::string number = R"((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)";
const std::string month =
    R"((?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec))";
const std::string year = R"((?:19[89]\d|20[0-4]\d))";
const std::string financial_year = "(?:" + year + R"( ?[/-] ?(?:20)?\d\d|'?\d\d/\d\d))";
const std::string small_number =
    "(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen|twenty)";

struct Token {
    FigureKind kind;
    std::unique_ptr<RE2> pattern;  ///< its first group, where it has one, is the number
};

Token token(FigureKind kind, const std::string& pattern) {
    return {kind, std::make_unique<RE2>("^(?:" + pattern + ")")};
}

/// Tried in this order where a word begins; the first that fits is what the figure is.
const std::vector<Token>& tokens() {
    static const std::vector<Token> all = [] {
        const std::string years = "(?:" + financial_year + "|" + year + ")";
        const std::string of_year = R"((?:(?: |-|')*(?:)" + years + R"(|\d\d)\b)?)";
        std::vector<Token> list;
        // Words that make the number behind them a name.
        list.push_back(token(
            FigureKind::other,
            R"((?:section|sections|s\.|key stages?|ks|stage|phase|part|level|tier|grade|grades|band|type|page|pages|paragraphs?|para|appendix|annex|tables?|charts?|figures?|fig|item|items|objective|priority|theme|outcome|recommendation|attainment|progress|covid|article|regulation|schedule|chapter|category|zone|phase|group|cohort|route|lot|top|bottom|no\.|ref|form|step|strand|pillar|version|block|unit|room|floor|case study|class|rule|clause|note|risk|action|kpi|pi|sdg|scope|euro|level|scale|notice|under|over|aged|ages|age|maximum of|minimum of|per|within|every|each)(?: |-))" +
                number +
                R"((?:(?:,? and |,? or |, | to |-|/|&)\d+)*(?:%| ?per cent)?(?:st|nd|rd|th|s)?\b(?:[- ](?:year|yr|day|month|week|hour)s?(?:[- ]olds?)?)?)"));
        list.push_back(token(FigureKind::other, R"(years? (?:1[0-3]|[1-9])(?:(?:,? and |, | to |-|/|&)\d+)*\b)"));
        // Days, months, quarters, years.
        list.push_back(token(FigureKind::period, R"((?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?: of)? )" + month +
                                                     R"(\b(?:,? )" + year + R"(\b)?)"));
        list.push_back(token(FigureKind::period,
                             month + R"(\b)" + of_year + R"( ?(?:-|to|and|until) ?)" + month + R"(\b)" + of_year));
        list.push_back(
            token(FigureKind::period, month + R"( (?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\b(?:,? )" + year + ")?"));
        list.push_back(token(FigureKind::period, month + R"((?: |-|')*(?:)" + years + R"(|\d\d)\b)"));
        list.push_back(token(
            FigureKind::period,
            R"((?:quarter|qtr|q) ?(?:one|two|three|four|[1-4])\b(?:,? (?:of )?(?:in )?\(?)" + years + R"(\b\)?)?)"));
        list.push_back(token(FigureKind::period, R"((?:first|second|third|fourth|last|final) quarter\b(?:,? (?:of )?)" +
                                                     years + R"(\b)?)"));
        list.push_back(token(FigureKind::period, R"(\d{1,2}[/.]\d{1,2}[/.](?:20)?\d\d\b)"));
        list.push_back(token(FigureKind::period, years + R"(\b(?: ?(?:-|to) ?)" + years + R"(\b)?(?: ytd\b)?)"));
        // Money.
        list.push_back(token(FigureKind::money, R"([-+]?[£$€] ?)" + number +
                                                    R"( ?(?:k|m|bn|million|billion|thousand)?\b(?:-[£$€]?)" + number +
                                                    R"( ?(?:k|m|bn|million|billion)?\b)?)"));
        list.push_back(token(FigureKind::other, number + R"( ?(?:pence|p|million|billion|thousand|m|bn|k)\b)"));
        // Times, ranges, ages, durations, sizes, ordinals, section numbers, references in brackets.
        list.push_back(token(FigureKind::other, R"(\d+(?:\.\d+){2,})"));
        list.push_back(token(FigureKind::other, R"(\d{1,2}[:.]\d\d ?(?:am|pm)\b|\d{1,2} ?(?:am|pm)\b|\d{1,2}:\d\d)"));
        list.push_back(token(FigureKind::other, R"(24/7\b|\[\d+\])"));
        list.push_back(token(FigureKind::other, number + R"(%?-[£]?)" + number + R"(%?(?:[- ][a-z]+[- ]olds?)?)"));
        list.push_back(token(FigureKind::other,
                             number + R"( ?(?:to|or|and) )" + number + R"([- ](?:year|month|week|day|hour|minute)s?)"));
        list.push_back(
            token(FigureKind::other, R"((?:\d+[,/])*\d+[- ]years?[- ]olds?\b|\d+\+|\d+(?:st|nd|rd|th|s)\b)"));
        list.push_back(token(
            FigureKind::other,
            "(?:" + number + "|" + small_number + "|one)" +
                R"((?: ?1/2|½)?[- ](?:(?:working|calendar|school|consecutive|clear|full|further|consecutive|operational|business|bank|sitting) )?(?:hours?|hrs?|days?|weeks?|months?|years?|yrs?|minutes?|mins?|seconds?|nights?|miles?|kms?|metres?|bps|basis points?|degrees?|times|fold|percentile)\b)"));
        list.push_back(token(FigureKind::other, R"([1-3] in(?: every)? \d{1,3}\b)"));
        list.push_back(token(FigureKind::other, R"((?:[<>~]|≤|≥|-)\s?)" + number + R"(%?)"));
        // Percentages and what is counted.
        const std::string approximate_end = R"((?: ?\+| or (?:so|more|less|fewer|over|above)\b)?)";
        list.push_back(token(
            FigureKind::points,
            R"([+]?()" + number +
                R"() ?(?:% ?(?:age )?points?\b|percentage[- ]points?\b|per ?cent(?:age)? points?\b|ppts?\b|pp\b|p\.p\.?|% ?pts?\b))"));
        list.push_back(token(FigureKind::percent, R"([+]?()" + number + R"() ?(?:%|per ?cent\b))" + approximate_end));
        list.push_back(token(FigureKind::other, R"(0\d+(?: \d{3,})*|\d+[a-z][a-z0-9]*|\d{5,}(?: \d{3,})+)"));
        list.push_back(token(FigureKind::number, R"([+]?()" + number + R"()\b)" + approximate_end));
        list.push_back(
            token(FigureKind::word, small_number + R"(\b(?:(?: or | to |-)(?:more|so|)" + small_number + R"()\b)?)"));
        return list;
    }();
    return all;
}

std::optional<double> word_value(std::string_view word) {
    static constexpr std::array<std::string_view, 21> words = {
        "zero",     "one",     "two",     "three",     "four",     "five",     "six",
        "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
    for (std::size_t i = 0; i < words.size(); ++i)
        if (words[i] == word) return static_cast<double>(i);
    return std::nullopt;
}

/// "nearly", "over" … just before a figure: it is not meant exactly.
bool approximate_before(std::string_view text) {
    static const RE2 words(
        R"((?:^|[ (])(?:nearly|almost|around|approximately|approx\.?|about|circa|c\.?|ca\.?|over|under|more than|less than|fewer than|greater than|in excess of|at least|at most|up to|roughly|close to|some|estimated|broadly|above|below|between|no more than|upwards of|in the region of|maximum|minimum|nearer|exceeding|averaging|typically|potentially|expected|forecast|projected|potential|target(?:ed)?(?: of)?) $)");
    return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), words);
}

bool is_word_character(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

/// May a figure or a figure's word begin at `at`?
bool begins_here(const std::string& text, std::size_t at) {
    if (at == 0) return true;
    const char before = text[at - 1], here = text[at];
    if (is_word_character(before) || before == '.' || before == '\'' || before == '_' || before == '@') return false;
    if (before == ',') return false;
    // "re-3", but "41/59" is a fraction.
    if (before == '-' && at > 1 && is_word_character(text[at - 2])) return false;
    return here != ' ';
}

bool is_fraction_slash(const std::string& text, std::size_t at) {
    return text[at] == '/' && at + 1 < text.size() && text[at + 1] >= '0' && text[at + 1] <= '9';
}

/// Does the full stop at `at` end a sentence?
bool ends_sentence(const std::string& text, const std::string& printed, std::size_t at) {
    std::size_t next = at + 1;
    while (next < text.size() && (text[next] == '"' || text[next] == '\'' || text[next] == ')')) ++next;
    if (next >= text.size()) return true;
    if (text[next] != ' ') return false;
    if (text[at] != '.') return true;
    static const RE2 abbreviation(
        R"((?:^|[ (])(?:e\.g|i\.e|eg|ie|etc|approx|vs|no|nos|para|paras|fig|st|mr|mrs|ms|dr|cllr|inc|incl|excl|dept|p|pp|c|q|s|al|cf)$)");
    const std::size_t begin = at > 12 ? at - 12 : 0;
    if (RE2::PartialMatch(re2::StringPiece(text.data() + begin, at - begin), abbreviation))
        return next + 1 < printed.size() && printed[next + 1] >= 'A' && printed[next + 1] <= 'Z' &&
               !RE2::PartialMatch(re2::StringPiece(text.data() + begin, at - begin), R"((?:st|mr|mrs|ms|dr|cllr)$)");
    return true;
}

ProseFigure figure_of(FigureKind kind, std::string_view text, std::string_view digits) {
    ProseFigure figure;
    figure.kind = kind;
    figure.text = std::string(text);
    if (kind == FigureKind::word) {
        const std::optional<double> value = word_value(text);
        if (!value) {  // "two or three"
            figure.kind = FigureKind::other;
            return figure;
        }
        figure.value = *value;
        return figure;
    }
    if (kind != FigureKind::percent && kind != FigureKind::points && kind != FigureKind::number) return figure;
    std::string plain;
    for (const char c : digits)
        if (c != ',') plain += c;
    const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), figure.value);
    if (error != std::errc() || end != plain.data() + plain.size()) figure.kind = FigureKind::other;
    const std::size_t point = plain.find('.');
    if (point != std::string::npos) figure.decimals = static_cast<int>(plain.size() - point) - 1;
    static const RE2 open_ended(R"((?:\+| or (?:so|more|less|fewer|over|above))$)");
    if (RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), open_ended)) figure.exact = false;
    return figure;
}

char letter(FigureKind kind) {
    switch (kind) {
        case FigureKind::percent:
            return 'p';
        case FigureKind::points:
            return 'q';
        case FigureKind::number:
            return 'n';
        case FigureKind::word:
            return 'w';
        case FigureKind::money:
            return 'm';
        case FigureKind::period:
            return 't';
        case FigureKind::other:
            break;
    }
    return 'x';
}

/// Two years that follow one another: "18/19".
bool is_short_year(std::string_view text) {
    int from = 0, to = 0;
    if (!RE2::FullMatch(re2::StringPiece(text.data(), text.size()), R"('?(\d\d)/(\d\d))", &from, &to)) return true;
    return to == from + 1 && from >= 8 && from <= 40;
}

/// "the year 2,872 applications …" is not year 2.
bool breaks_number(const std::string& text, std::size_t end) {
    const auto digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
    if (end == 0 || end >= text.size() || !digit(end - 1)) return false;
    return (text[end] == ',' && digit(end + 1) && digit(end + 2) && digit(end + 3)) ||
           (text[end] == '.' && digit(end + 1));
}

}  // namespace

double ProseFigure::half_unit() const {
    if (kind == FigureKind::word) return 0;
    if (kind == FigureKind::number && decimals == 0) {
        // 27,000 may be 26,871 rounded; 1,200 may be 1,196.
        double unit = 1;
        while (value >= 1000 && unit < value && std::fmod(value, unit * 10) == 0) unit *= 10;
        return unit >= 100 ? unit / 2 : 0;
    }
    return 0.5 * std::pow(10.0, -decimals);
}

std::string MarkedText::mark(std::size_t figure) const {
    return std::string("<") + letter(figures[figure].kind) + std::to_string(figure) + ">";
}

MarkedText mark_figures(const Paragraph& paragraph) {
    constexpr std::size_t most_words = 4000, most_characters = 60'000;
    if (paragraph.words.size() > most_words) return {};
    const FoldedParagraph source = folded(paragraph);
    if (source.text.size() > most_characters) return {};
    const std::string text = lower_case(source.text);
    MarkedText marked;
    std::size_t at = 0;
    while (at < text.size()) {
        const char c = text[at];
        bool found = false;
        if (c != ' ' && begins_here(text, at)) {
            const re2::StringPiece rest(text.data() + at, text.size() - at);
            for (const Token& token : tokens()) {
                re2::StringPiece groups[2];
                const int wanted = token.pattern->NumberOfCapturingGroups() > 0 ? 2 : 1;
                if (!token.pattern->Match(rest, 0, rest.size(), RE2::ANCHOR_START, groups, wanted)) continue;
                const std::string_view whole(groups[0].data(), groups[0].size());
                if (token.kind == FigureKind::period && !is_short_year(whole)) continue;
                if (breaks_number(text, at + whole.size())) continue;
                const std::string_view digits =
                    wanted == 2 ? std::string_view(groups[1].data(), groups[1].size()) : std::string_view();
                ProseFigure figure = figure_of(token.kind, whole, digits);
                figure.first_word = source.word_of[at];
                figure.last_word = source.word_of[at + whole.size() - 1];
                if (approximate_before(std::string_view(text).substr(0, at))) figure.exact = false;
                marked.figures.push_back(std::move(figure));
                marked.text += marked.mark(marked.figures.size() - 1);
                at += whole.size();
                found = true;
                break;
            }
        }
        if (found) continue;
        if ((c == '.' || c == '!' || c == '?') && ends_sentence(text, source.text, at)) {
            marked.text += " |";
        } else if (c == ';' || c == ':') {
            marked.text += ' ';
            marked.text += c;
        } else if (c == '<' || c == '>' || c == '|') {
            marked.text += ' ';  // these are the marks' own
        } else if (is_fraction_slash(text, at) && !marked.text.empty() && marked.text.back() == '>') {
            marked.text += '/';
        } else {
            marked.text += c;
        }
        ++at;
    }
    marked.text += " |";
    RE2::GlobalReplace(&marked.text, " {2,}", " ");
    RE2::GlobalReplace(&marked.text, R"(\|(?: \|)+)", "|");
    return marked;
}

MarkedText mark_figures(const std::string& text) {
    Paragraph paragraph;
    Paragraph::Place place;
    place.word.text = text;
    paragraph.words.push_back(place);
    return mark_figures(paragraph);
}

}  // namespace scrutineer::checks
