// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/rows/series_labels.hpp"

#include <algorithm>
#include <set>

#include "parsers/shapes/labels.hpp"
#include "words/cell_kinds.hpp"
#include "words/expression.hpp"
#include "words/text.hpp"

namespace scrutineer {
namespace {

/// Fewer points of time are columns of a comparison.
constexpr std::size_t least_points = 3;

const ColumnRule* label_rule(const Layout& layout, const std::string& plain) {
    for (const ColumnRule& rule : layout.labels)
        if (any_found_in(rule.header, plain) && !any_found_in(rule.not_header, plain)) return &rule;
    return nullptr;
}

bool is_general(const Layout& layout) { return layout.labels.empty(); }

/// A year, or years, and nothing shorter.
bool is_year(const std::string& text) {
    static const Expression year(R"((20|19)\d\d(\s*[/-]\s*(20)?\d\d)?)");
    return year.matches(text);
}

RawFigure by_rule(const ColumnRule& rule, const std::string& text) {
    RawFigure figure;
    figure.measure = rule.measure;
    figure.basis = rule.basis;
    figure.area = rule.area;
    figure.area_name = rule.area_name;
    figure.unit_text = rule.unit;
    if (rule.period_in_header) figure.period_text = text;
    return figure;
}

std::optional<RawFigure> by_grammar(const std::string& text) {
    static const Expression total(R"((grand |sub[ -]?)?totals?|average|mean)", Expression::Case::ignored);
    const auto label = shapes::label_of(text);
    if (total.matches(text)) {
        RawFigure figure;
        figure.aspect = Aspect::total;
        figure.of_no_period = true;
        return figure;
    }
    if (!label || !label->figure()) return std::nullopt;
    RawFigure figure = shapes::figure_from(*label);
    const meaning::HeadingMeaning& m = label->meaning;
    if (m.basis || m.measure || m.period_text.empty()) return figure;
    figure.basis = is_year(m.period_text) ? Basis::annual : Basis::series;
    figure.basis_by_period = false;
    return figure;
}

}  // namespace

std::optional<RawFigure> series_label(const Layout& layout, std::string_view printed) {
    const std::string text = fold_text(printed);
    if (text.empty()) return std::nullopt;
    std::optional<RawFigure> figure;
    if (is_general(layout)) {
        figure = by_grammar(text);
    } else if (const ColumnRule* rule = label_rule(layout, text); rule && rule->role == ColumnRole::figure) {
        figure = by_rule(*rule, std::string(printed));
    }
    if (figure) figure->label = std::string(printed);
    return figure;
}

bool makes_series(const Layout& layout, const std::vector<std::string>& labels) {
    if (is_general(layout)) {
        std::set<std::string> points;
        for (const std::string& text : labels)
            if (const auto figure = series_label(layout, text); figure && !figure->period_text.empty())
                points.insert(fold_text(text));
        return points.size() >= least_points;
    }
    return std::all_of(layout.labels.begin(), layout.labels.end(), [&](const ColumnRule& rule) {
        return !rule.required || std::any_of(labels.begin(), labels.end(), [&](const std::string& text) {
            return label_rule(layout, fold_text(text)) == &rule;
        });
    });
}

Layout general_series() {
    Layout layout;
    layout.name = "general";
    layout.shape = "series-columns";
    layout.kind = RecordKind::kpi_series;
    constexpr double least_score = 2.5;
    layout.least_score = least_score;
    return layout;
}

}  // namespace scrutineer
