// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/meaning/figures.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "parsers/lines/captions.hpp"
#include "words/expression.hpp"

namespace scrutineer::meaning {
namespace {

/// Of a column of differences at least this share has a sign or stands in brackets.
constexpr double share_of_signed = 0.4;
/// How sure a heading's meaning is where it says nothing, where none of its words is known, and where all are.
constexpr double nothing_known = 0.5;
constexpr double words_unknown = 0.75;
constexpr double all_known = 0.98;

void take_terms(FigureMeaning& out, const Terms& terms) {
    if (terms.measure) {
        out.measure = *terms.measure;
        out.measure_told = true;
    }
    if (terms.version) out.version = terms.version;
    if (terms.aspect) out.aspect = terms.aspect;
    // "Annual budget" is this year's as "Budget" is: which year is past, its period says.
    if (terms.basis && *terms.basis != Basis::annual) {
        out.basis = *terms.basis;
        out.basis_told = true;
    }
    if (terms.area) {
        out.area = *terms.area;
        out.area_name = terms.area_name;
    }
    if (!terms.period_text.empty()) out.period_text = terms.period_text;
}

std::optional<Measure> difference_of(Comparison comparison) {
    if (comparison == Comparison::change) return Measure::movement;
    return Measure::variance;
}

}  // namespace

FigureMeaning figure_meaning(const HeadingMeaning& heading, const CellEvidence& cells) {
    FigureMeaning out;
    take_terms(out, heading);
    const bool signs = cells.signed_ >= share_of_signed;
    switch (heading.comparison) {
        case Comparison::none:
            break;
        case Comparison::beside:
            // "Comparison to England" over plain numbers is England's own figure.
            if (!signs && (!out.measure_told || out.measure == Measure::variance) &&
                (heading.other.measure || heading.other.area || heading.other.basis)) {
                out.measure_told = false;
                out.measure = Measure::actual;
                take_terms(out, heading.other);
            } else if (!out.measure_told) {
                out.measure = Measure::variance;
                out.measure_told = true;
            }
            break;
        case Comparison::difference:
        case Comparison::change:
            if (!out.measure_told) {
                out.measure = *difference_of(heading.comparison);
                out.measure_told = true;
            }
            break;
        case Comparison::share:
            if (!out.measure_told) {
                out.measure = Measure::other;
                out.measure_told = true;
            }
            if (!out.aspect) out.aspect = Aspect::share;
            break;
    }
    out.dimension = heading.dimension;
    out.of_no_period = heading.other_time;
    out.unit_text = heading.unit_text;
    const bool something = heading.other_time || out.measure_told || out.basis_told || !out.period_text.empty() ||
                           heading.area.has_value();
    if (something)
        out.probability = words_unknown + (all_known - words_unknown) * heading.known;
    else
        // "Parking" is a dimension; a unit alone says nothing of what is measured.
        out.probability = heading.dimension.empty() ? nothing_known : words_unknown;
    return out;
}

RawFigure raw_figure(const FigureMeaning& meaning, std::string label) {
    RawFigure figure;
    figure.measure = meaning.measure;
    figure.measure_by_period = !meaning.measure_told;
    figure.version = meaning.version;
    figure.aspect = meaning.aspect;
    figure.dimension = meaning.dimension;
    figure.basis = meaning.basis;
    figure.basis_by_period = !meaning.basis_told;
    figure.of_no_period = meaning.of_no_period;
    figure.area = meaning.area;
    figure.area_name = meaning.area_name;
    figure.label = std::move(label);
    figure.unit_text = meaning.unit_text;
    figure.period_text = meaning.period_text;
    return figure;
}

std::optional<Measure> measure_around(const std::vector<std::string>& texts) {
    constexpr int longest_title = 12;  // words: what is longer is a sentence
    constexpr double understood = 0.4;
    for (const std::string& text : texts) {
        // "Table 3: Capital programme" is about the programme.
        const HeadingMeaning heading = parse_heading({without_number(text)});
        if (heading.words > longest_title || heading.known < understood || !heading.measure) continue;
        switch (*heading.measure) {
            case Measure::actual:
            case Measure::budget:
            case Measure::forecast:
            case Measure::outturn:
            case Measure::target:
            case Measure::limit:
            case Measure::balance:
                return heading.measure;
            default:
                break;
        }
    }
    return std::nullopt;
}

std::optional<Measure> measure_of_name(const std::string& name) {
    constexpr double understood = 0.5;
    // What stands behind a preposition says of what.
    static const Expression head(R"((?i)^(.*?)\s+(?:across|for|of|in|on|by|per|to|from|with|within)\s)");
    std::string noun;
    if (!head.found_in(name, &noun)) noun = name;
    const HeadingMeaning heading = parse_heading({noun});
    if (!heading.measure || heading.role != Role::figure || heading.known < understood) return std::nullopt;
    // A "cash limit reserve" is a reserve: the last noun says what it is.
    const std::size_t space = noun.find_last_of(' ');
    if (space != std::string::npos && parse_heading({noun.substr(space + 1)}).role == Role::name) return std::nullopt;
    // "Actual as at 30 November 2024" under a row of limits.
    static const Expression begins_actual(R"((?i)^actuals?\b)");
    if (*heading.measure == Measure::actual && begins_actual.found_in(name)) return Measure::actual;
    const bool of_all = *heading.measure == Measure::budget || *heading.measure == Measure::limit;
    return of_all ? heading.measure : std::nullopt;
}

Against against_of(AreaKind area) {
    switch (area) {
        case AreaKind::country:
            return Against::england;
        case AreaKind::region:
            return Against::region;
        case AreaKind::neighbours:
            return Against::neighbours;
        case AreaKind::authority:
        case AreaKind::other:
            break;
    }
    return Against::target;
}

Against against_of(const FigureMeaning& figure) {
    if (const Against area = against_of(figure.area); area != Against::target) return area;
    if (figure.measure == Measure::target || figure.measure == Measure::floor) return Against::target;
    if (figure.basis == Basis::year_earlier) return Against::year_earlier;
    if (figure.basis == Basis::previous) return Against::previous;
    return Against::target;
}

namespace {

bool is_only_rating(const std::vector<Column>& columns, std::size_t column) {
    for (std::size_t c = 0; c < columns.size(); ++c)
        if (c != column && (columns[c].role == Role::rating || columns[c].cells.ratings > 0)) return false;
    return columns[column].role == Role::rating;
}

bool has_target(const std::vector<Column>& columns) {
    return std::any_of(columns.begin(), columns.end(), [](const Column& column) {
        return column.role == Role::figure && column.heading.measure == Measure::target &&
               column.heading.comparison == Comparison::none;
    });
}

}  // namespace

Against against_of(const std::vector<Column>& columns, std::size_t column) {
    const HeadingMeaning& heading = columns[column].heading;
    if (heading.against) return *heading.against;
    // "Change", "Since Q1": where it goes.
    if (!heading.area && (heading.measure == Measure::movement || heading.comparison == Comparison::change))
        return Against::trend;
    if (heading.area || heading.basis || heading.measure == Measure::target)
        return against_of(figure_meaning(heading, columns[column].cells));
    // Where a table has one column of ratings, they are of the target that it has, wherever they stand.
    if (is_only_rating(columns, column) && has_target(columns)) return Against::target;
    for (std::size_t c = column; c-- > 0;) {
        if (columns[c].role == Role::rating) break;
        if (columns[c].role == Role::figure) return against_of(figure_meaning(columns[c].heading, columns[c].cells));
    }
    return Against::target;
}

}  // namespace scrutineer::meaning
