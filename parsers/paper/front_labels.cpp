// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/paper/front_labels.hpp"

#include <cmath>

#include "parsers/paper/blocks.hpp"
#include "words/expression.hpp"

namespace scrutineer {
namespace {

/// Labels stand among the first lines of a page.
constexpr std::size_t head_lines = 60;
/// What is longer is the report's text and no label's.
constexpr std::size_t longest_value = 300;

struct Value {
    const std::vector<TextLine>& lines;
    std::size_t label = 0;
    std::string text;
    double x = -1;  ///< where the value's lines begin
    Box last;

    bool same_row(const TextLine& line) const {
        return std::fabs(line.baseline - lines[label].baseline) < 0.5 * lines[label].font_size;
    }
    void take(const TextLine& line) {
        if (!text.empty()) text += ' ';
        text += line.text;
        if (x < 0) x = line.box.x0;
        last = line.box;
    }
};

/// The words behind a label in its own line, beside it, and in the lines below that are set in from it.
void read_beside(Value& value) {
    const TextLine& label = value.lines[value.label];
    const double size = label.font_size;
    for (std::size_t k = 0; k < value.lines.size() && value.text.size() <= longest_value; ++k) {
        const TextLine& line = value.lines[k];
        if (k == value.label || line.rotation != 0 || line.box.y0 < label.box.y0 - size) continue;
        const bool beside = value.same_row(line) && line.box.x0 > label.box.x1 - 1;
        // "DATE" may stand beside "FOR SUBMISSION TO" with both values below.
        if (beside && value.text.empty() && is_front_label(line.text)) continue;
        const bool below = line.box.x0 > label.box.x0 + 2.5 * size && line.box.y0 < value.last.y1 + 0.6 * size &&
                           line.box.y0 > value.last.y0 + 0.3 * size &&
                           (value.x < 0 || std::fabs(line.box.x0 - value.x) < 2 * size) && !value.text.empty() &&
                           !is_front_label(line.text);
        if (beside || below) value.take(line);
    }
}

/// The lines under a label that has nothing beside it, as long as they follow closely.
void read_under(Value& value) {
    const TextLine& label = value.lines[value.label];
    const double size = label.font_size;
    for (std::size_t k = value.label + 1; k < value.lines.size() && value.text.size() <= longest_value; ++k) {
        const TextLine& line = value.lines[k];
        const bool follows = line.box.y0 < value.last.y1 + 0.9 * size && line.box.y0 > value.last.y0 + 0.3 * size;
        if (!follows || std::fabs(line.box.x0 - label.box.x0) > 1.5 * size) continue;
        if (is_front_label(line.text)) break;
        value.take(line);
    }
}

/// The line under a short one, where the two may be one label in a narrow column: "REPORT" over "TITLE:".
const TextLine* second_line(const std::vector<TextLine>& lines, std::size_t index) {
    constexpr std::size_t longest_first = 24;
    const TextLine& line = lines[index];
    if (line.text.size() > longest_first || line.text.ends_with(':')) return nullptr;
    for (const TextLine& next : lines) {
        const bool under =
            next.box.y0 > line.box.y0 + 0.5 * line.font_size && next.box.y0 < line.box.y1 + 0.6 * line.font_size;
        if (under && std::fabs(next.box.x0 - line.box.x0) < 0.5 * line.font_size && next.text.size() < longest_first)
            return &next;
    }
    return nullptr;
}

/// The text that belongs to the first label that `label` matches; its group is what follows in the same line.
std::string value_of(const std::vector<TextLine>& lines, const Expression& label) {
    for (std::size_t i = 0; i < lines.size() && i < head_lines; ++i) {
        Value value{lines, i, {}, -1, lines[i].box};
        if (lines[i].rotation != 0) continue;
        if (!label.matches(lines[i].text, &value.text)) {
            const TextLine* second = second_line(lines, i);
            if (!second || !second->text.ends_with(':') ||
                !label.matches(lines[i].text + ' ' + second->text, &value.text))
                continue;
        }
        read_beside(value);
        if (value.text.empty()) read_under(value);
        if (std::string text = trimmed(value.text); !text.empty()) return text;
    }
    return {};
}

}  // namespace

bool is_front_label(const std::string& text) {
    static const Expression label(
        R"((?i)^\W*(?:(?:report|meeting|decision|submission|date|title|subject|contact|lead|key|ward|electoral|past|future|background|enquir|recommend|purpose|classification|author|reporting|responsible|portfolio|cabinet member|executive member|director|officer|agenda|item|venue|time|from|to|for|of|status|exempt|public|appendi|tel|e-?mail|report)[\w’' /()-]{0,45}:)|^\W*(?:REPORT|DECISION|KEY|LEAD|DATE|TITLE|SUBJECT|WARDS?|FOR SUBMISSION|RESPONSIBLE|SUMMARY|PURPOSE|AUTHOR|CONTACT)(?: [A-Z]+){0,3}\W*$)");
    return label.found_in(text);
}

FrontLabels read_front_labels(const std::vector<TextLine>& lines) {
    // A short word is a label with its colon, or alone in its line.
    static const Expression committee(
        R"((?i)^\W*(?:(?:report )?(?:to|for)(?: the)?|report for|report to|meeting|committee|decision[- ]maker|decision maker\(s\)|submission to|for submission to|forum|meeting of|name of meeting)\s*(?::\s*(.*))?$)");
    static const Expression date(
        R"((?i)^\W*(?:(?:meeting |committee |decision )?date(?: of (?:the )?(?:meeting|committee|decision))?|date and time(?: of meeting)?|held on)\s*:?\s*((?:\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|dydd|nos).*)?$)");
    static const Expression title(
        R"((?i)^\W*(?:(?:report |item )?(?:subject|title)(?: of (?:the )?(?:report|decision|item))?|subject matter(?: / title of decision)?|report on|re)\s*(?::\s*(.*))?$)");
    static const Expression period(
        R"((?i)^\W*(?:(?:reporting |report |review )?period(?: covered| ending| of report| reported)?|quarter|time period)\s*:\s*(.*)$)");
    FrontLabels labels;
    labels.committee = value_of(lines, committee);
    labels.title = value_of(lines, title);
    labels.period = value_of(lines, period);
    labels.date = value_of(lines, date);
    return labels;
}

}  // namespace scrutineer
