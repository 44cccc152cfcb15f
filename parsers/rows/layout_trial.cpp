// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/rows/layout_trial.hpp"

#include <algorithm>

#include "parsers/rows/match_columns.hpp"
#include "parsers/rows/row_shapes.hpp"
#include "words/text.hpp"

namespace scrutineer {
namespace {

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

/// "rule 2, figure target".
std::string name_of(const char* list, std::size_t index, const ColumnRule& rule) {
    std::string out = std::string(list) + "[" + std::to_string(index) + "] " + std::string(to_text(rule.role));
    if (rule.role == ColumnRole::figure) out += " " + std::string(to_text(rule.measure));
    if (rule.required) out += " (required)";
    return out;
}

std::string line_of(const Layout& layout, const MatchReport& report, std::size_t index) {
    const RuleReport& rule = report.rules[index];
    std::string line = name_of("columns", index, layout.columns[index]) + ": ";
    if (rule.columns.empty() && rule.other_contents < 0 && rule.taken < 0) return line + "no heading has its words";
    for (std::size_t i = 0; i < rule.columns.size(); ++i)
        line += (i ? ", " : "") + ("column " + std::to_string(rule.columns[i] + 1)) + " " +
                quoted(report.headings[static_cast<std::size_t>(rule.columns[i])]);
    if (!rule.columns.empty()) return line;
    if (rule.other_contents >= 0)
        return line + "column " + std::to_string(rule.other_contents + 1) + " " +
               quoted(report.headings[static_cast<std::size_t>(rule.other_contents)]) +
               " has its words, but its cells hold something else";
    return line + "column " + std::to_string(rule.taken + 1) + " " +
           quoted(report.headings[static_cast<std::size_t>(rule.taken)]) + " went to a rule before it";
}

/// Why rules for columns do not fit; empty where they do.
std::string reason_of(const Layout& layout, const MatchReport& report) {
    for (std::size_t i = 0; i < report.rules.size(); ++i)
        if (report.missing == static_cast<int>(i))
            return "nothing was found for the required " + name_of("columns", i, layout.columns[i]);
    if (!report.never.empty()) return "\"never\" " + quoted(report.never) + " is found";
    if (!report.needs.empty()) return "\"needs\" " + quoted(report.needs) + " is not found";
    return {};
}

/// Which texts of the table a rule for labels knows.
std::string labels_of(const TableContext& context, const ColumnRule& rule) {
    constexpr int most = 3;
    std::string out;
    int found = 0;
    for (const Cell& cell : context.table.cells) {
        const std::string plain = fold_text(cell.text);
        if (plain.empty() || !any_found_in(rule.header, plain) || any_found_in(rule.not_header, plain)) continue;
        if (++found <= most) out += (out.empty() ? "" : ", ") + quoted(cell.text.substr(0, 40));
    }
    if (found > most) out += " and " + std::to_string(found - most) + " more";
    return found ? out : "no label has its words";
}

}  // namespace

LayoutTrial try_layout(const TableContext& context, const Layout& layout) {
    LayoutTrial trial;
    trial.page = context.table.page;
    trial.number = context.number;
    const RowShape* shape = find_row_shape(layout.shape);
    if (!shape) {
        trial.reason = "it has no shape: it is only a base of others";
        return trial;
    }
    trial.score = shape->match(context, layout).score;
    if (!layout.columns.empty()) {
        const MatchReport report = report_match(context, layout);
        for (std::size_t i = 0; i < layout.columns.size(); ++i) trial.rules.push_back(line_of(layout, report, i));
        for (const int column : report.left)
            trial.left.push_back("column " + std::to_string(column + 1) + " " +
                                 quoted(report.headings[static_cast<std::size_t>(column)]));
        trial.reason = reason_of(layout, report);
        if (trial.reason.empty() && trial.score <= 0) trial.reason = "too few of its columns are known";
        if (trial.reason.empty() && trial.score < layout.least_score)
            trial.reason = "its score stays below \"least_score\"";
    }
    for (std::size_t i = 0; i < layout.labels.size(); ++i)
        trial.rules.push_back(name_of("labels", i, layout.labels[i]) + ": " + labels_of(context, layout.labels[i]));
    if (trial.score > 0)
        trial.reason.clear();
    else if (trial.reason.empty())
        trial.reason = "the table has not the shape " + quoted(layout.shape);
    return trial;
}

std::string trials_text(const LayoutTrials& trials, int page) {
    std::string out;
    for (const LayoutTrial& trial : trials.tables) {
        if (page > 0 && trial.page != page) continue;
        char score[32];
        std::snprintf(score, sizeof score, "%.1f", trial.score);
        out += "Page " + std::to_string(trial.page) + ", table " + std::to_string(trial.number) + ": ";
        if (trial.score <= 0)
            out += "does not fit: " + trial.reason;
        else
            out += std::string("fits with a score of ") + score;
        if (trial.read_by == trials.layout)
            out += "; read by it";
        else if (trial.read_by == "general")
            out += "; read by the general reader";
        else if (!trial.read_by.empty())
            out += "; read by " + trial.read_by;
        else
            out += "; not read";
        out += "\n";
        for (const std::string& line : trial.rules) out += "  " + line + "\n";
        for (const std::string& line : trial.left) out += "  " + line + ": no rule\n";
    }
    return out;
}

}  // namespace scrutineer
