// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/values/value.hpp"

#include "normalise/units/unit.hpp"
#include "normalise/values/figure_reader.hpp"
#include "normalise/values/status_words.hpp"
#include "words/expression.hpp"
#include "words/text.hpp"

namespace scrutineer {
namespace {

/// A longer text is prose.
constexpr std::size_t longest_figure = 200;

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

/// Takes the marks and rating words off words that stand in place of a figure: "new**", "N/a (green)".
std::string bare_words(std::string_view text, ParsedValue& out) {
    static const Expression mark_behind("(.+?) ?([*†‡§#^]+|[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\\[\\d{1,2}\\])");
    static const Expression rating_behind("(?i)(.+?) ?([\\[(] ?(green|amber|red) ?[\\])])");
    std::string words(text), before, found, colour;
    for (int guard = 0; guard < 8; ++guard) {
        if (mark_behind.matches(words, &before, &found)) {
            out.marks.insert(out.marks.begin(), found);
        } else if (!out.rating && rating_behind.matches(words, &before, &found, &colour)) {
            out.rating = rating_word(colour);
            out.rating_text = found;
        } else {
            break;
        }
        words = before;
    }
    return words;
}

/// The part of "Target: 97%, Floor: 90%" that the context's measure names; the text itself where it has no labels.
/// nullopt where it has labels and none is the one.
std::optional<std::string> labelled_part(const std::string& text, Measure measure) {
    static const Expression label(
        "(?i)[,;|]? "
        "?\\b(latest|current|actual|result|performance|target|floor|previous|last|budget|forecast|outturn|variance)\\b("
        "?: (?:result|figure|value|quarter|period|month|year))?(?: ?: ?| ?= ?| )");
    std::vector<std::pair<std::string, std::string>> parts;
    re2::StringPiece rest(text);
    std::string name;
    if (!label.may_be_in(text) || !RE2::Consume(&rest, label.compiled(), &name)) return text;
    while (true) {
        const re2::StringPiece from = rest;
        std::string next;
        const bool more = RE2::FindAndConsume(&rest, label.compiled(), &next);
        std::string_view content(from.data(), from.size());
        if (more) {
            content = std::string_view(from.data(), static_cast<std::size_t>(rest.data() - from.data()));
            const re2::StringPiece whole = piece(content);
            // Cut the label that was found off its end again.
            std::string value;
            static const Expression before_label(
                "(?i)(.*?)[,;|]? "
                "?\\b(?:latest|current|actual|result|performance|target|floor|previous|last|budget|forecast|outturn|"
                "variance)\\b.*");
            if (before_label.matches(whole, &value)) content = content.substr(0, value.size());
        }
        parts.emplace_back(lower_case(name), std::string(content));
        if (!more || parts.size() > 8) break;
        name = next;
    }
    if (parts.size() == 1) return parts[0].second;
    const std::string wanted(to_text(measure));
    for (const auto& [key, content] : parts)
        if (key == wanted || (measure == Measure::actual &&
                              (key == "latest" || key == "current" || key == "result" || key == "performance")))
            return content;
    return std::nullopt;
}

ParsedValue not_a_figure(ParsedValue out, std::string_view text, const ValueContext& context) {
    out.status = Status::narrative;
    static const Expression digit("\\d");
    static const Expression plain_words("(?i)[^\\d]*\\b[a-z][a-z'-]+\\b[^\\d]*");
    static const Expression word("(?i)\\b[a-z]{2,}\\b");
    static const Expression range("(?i)[\\d,.]*\\d%? ?(?:-|to) ?[\\d,.]*\\d%?");
    const re2::StringPiece whole = piece(text);
    if (!digit.found_in(whole))
        out.understood = plain_words.matches(whole) && out.marks.size() < 4;
    else
        // An aim may be put in words ("5 by 2030"); a sum of money is not.
        out.understood = is_aim(context.measure) && context.kind != RecordKind::finance_row &&
                         (word.found_in(whole) || range.matches(whole));
    return out;
}

}  // namespace

ParsedValue parse_value(std::string_view printed, const ValueContext& context) {
    ParsedValue out;
    std::string text = fold_text(printed.substr(0, longest_figure + 1));
    if (text.empty()) {
        out.status = Status::blank;
        return out;
    }
    const UnitReading heading = context.unit_text.empty() ? UnitReading{} : read_unit_text(context.unit_text);
    if (printed.size() > longest_figure) return not_a_figure({}, text, context);

    const bool may_be_labelled = (text[0] >= 'A' && text[0] <= 'Z') || (text[0] >= 'a' && text[0] <= 'z');
    if (may_be_labelled) {
        auto part = labelled_part(text, context.measure);
        if (!part) {
            out.status = Status::narrative;
            out.understood = false;
            return out;
        }
        // A label alone ("Target") is a word like any other.
        if (!part->empty()) text = std::move(*part);
    }

    const bool starts_as_number =
        (text[0] >= '0' && text[0] <= '9') || text[0] == '<' || text[0] == '>' || text[0] == '+';
    if (!starts_as_number) {
        static const Expression dashes("£? ?-[- ]*%?|£ ?-+|\\(-\\)");
        ParsedValue words;
        const std::string bare = bare_words(text, words);
        if (dashes.matches(bare)) {
            const bool nil = context.kind == RecordKind::finance_row || bare[0] == '\xC2' ||
                             (context.kind == RecordKind::breakdown_row && heading.unit == Unit::currency);
            words.status = nil ? Status::reported : Status::not_available;
            if (nil) {
                words.value = 0;
                words.unit = heading.unit;
            }
            return words;
        }
        const std::string lower = lower_case(bare);
        if (lower == "nil" || lower == "zero") {
            words.value = 0;
            words.unit = heading.unit;
            return words;
        }
        if (const auto status = status_from_words(lower)) {
            words.status = *status;
            return words;
        }
        if (const auto rating = rating_word(lower)) {
            words.rating = rating;
            words.rating_text = bare;
            words.status = Status::narrative;
            return words;
        }
        if (auto figure = read_figure(text, context, heading)) return *figure;
        return not_a_figure(words, bare, context);
    }
    if (auto figure = read_figure(text, context, heading)) return *figure;
    return not_a_figure({}, text, context);
}

}  // namespace scrutineer
