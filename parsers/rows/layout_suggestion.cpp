// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/rows/layout_suggestion.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "parsers/layouts/layout.hpp"
#include "words/text.hpp"

namespace scrutineer {
namespace {

using json = nlohmann::ordered_json;
using meaning::Role;

/// The section of a table that a layout would be for: the first one with headings.
const meaning::SectionMeaning* headed_section(const meaning::ExplainedTable& table) {
    for (const meaning::SectionMeaning& section : table.sections)
        if (section.section.headed() && !section.roles.columns.empty()) return &section;
    return nullptr;
}

ColumnRole column_role(Role role) {
    switch (role) {
        case Role::name:
            return ColumnRole::name;
        case Role::reference:
            return ColumnRole::ref;
        case Role::code:
            return ColumnRole::code;
        case Role::unit:
            return ColumnRole::unit;
        case Role::period:
            return ColumnRole::period;
        case Role::figure:
            return ColumnRole::figure;
        case Role::rating:
            return ColumnRole::rating;
        case Role::updated:
            return ColumnRole::updated;
        case Role::group:
            return ColumnRole::group;
        default:
            return ColumnRole::ignore;
    }
}

/// An expression that finds this heading and no other: its lowest level, or all of them where others share that.
std::string pattern_of(const std::vector<meaning::Column>& columns, std::size_t column) {
    const auto leaf = [&](std::size_t c) {
        return columns[c].levels.empty() ? std::string() : fold_text(columns[c].levels.back());
    };
    std::string text = leaf(column);
    const auto shared = [&](std::size_t c) { return c != column && leaf(c) == text; };
    bool other = false;
    for (std::size_t c = 0; c < columns.size(); ++c) other = other || shared(c);
    if (other) {
        text.clear();
        for (const std::string& level : columns[column].levels) text += (text.empty() ? "" : " / ") + fold_text(level);
    }
    std::string out = "^";
    for (const char c : text) {
        if (std::string_view(R"(\.+*?()|[]{}^$)").find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out + "$";
}

json figure_rule(const meaning::FigureMeaning& figure) {
    json rule;
    rule["measure"] = std::string(to_text(figure.measure));
    if (figure.basis != Basis::latest) rule["basis"] = std::string(to_text(figure.basis));
    if (figure.area != AreaKind::authority) {
        rule["area"] = std::string(to_text(figure.area));
        if (!figure.area_name.empty()) rule["area_name"] = figure.area_name;
    }
    if (!figure.period_text.empty()) rule["period_in_header"] = true;
    return rule;
}

}  // namespace

std::optional<std::string> suggested_layout(const meaning::ExplainedTable& table, const std::string& title) {
    const meaning::SectionMeaning* section = headed_section(table);
    if (!section) return std::nullopt;
    json layout;
    layout["title"] = title;
    layout["base"] = "council-words";
    layout["shape"] = section->kind == RecordKind::finance_row ? "finance" : "rows";
    layout["kind"] = std::string(to_text(section->kind));
    layout["priority"] = 20;
    const std::vector<meaning::Column>& columns = section->roles.columns;
    json rules = json::array();
    bool figures = false;
    int known = 0;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const meaning::Column& column = columns[c];
        if (column.label.empty() && column.cells.cells == 0) continue;
        json rule;
        const ColumnRole role =
            static_cast<int>(c) == section->roles.name ? ColumnRole::name : column_role(column.role);
        rule["role"] = std::string(to_text(role));
        rule["header"] = json::array({pattern_of(columns, c)});
        if (role == ColumnRole::figure) rule.update(figure_rule(section->figures[c]));
        if (role == ColumnRole::rating) rule["against"] = std::string(to_text(section->against[c]));
        if (role == ColumnRole::name) rule["contents"] = json::array({"words"});
        const bool first_figure = role == ColumnRole::figure && !figures;
        if (role == ColumnRole::name || first_figure) rule["required"] = true;
        figures = figures || role == ColumnRole::figure;
        ++known;
        rules.push_back(std::move(rule));
    }
    // Half of the columns known is a fit: a later paper may have one more or one less.
    layout["least_score"] = 0.5 * known;
    layout["columns"] = std::move(rules);
    return layout.dump(2) + "\n";
}

const meaning::ExplainedTable* table_to_suggest(const std::vector<meaning::ExplainedTable>& tables, int page,
                                                int number) {
    const meaning::ExplainedTable* best = nullptr;
    long most = -1;
    for (const meaning::ExplainedTable& table : tables) {
        if (page < table.page || page > table.last_page || (number > 0 && table.number != number)) continue;
        const meaning::SectionMeaning* section = headed_section(table);
        if (!section) continue;
        const long figures = std::count_if(section->roles.columns.begin(), section->roles.columns.end(),
                                           [](const meaning::Column& c) { return c.role == Role::figure; });
        if (figures > most) {
            most = figures;
            best = &table;
        }
    }
    return best;
}

}  // namespace scrutineer
