// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/meaning/row_figures.hpp"

#include <algorithm>

#include "parsers/lines/cell_pieces.hpp"
#include "parsers/lines/raised_marks.hpp"
#include "parsers/ratings/ratings.hpp"
#include "words/cell_kinds.hpp"
#include "words/money_unit.hpp"

namespace scrutineer::meaning {
namespace {

/// Money whose scale nothing tells, in a paper that has it in thousands elsewhere.
constexpr double unknown_scale = 0.5;
/// A column that is mostly of per cents is not in the table's money.
constexpr double mostly_percents = 0.5;

/// A column of which so many cells have a sign of money is one of money.
constexpr double mostly_money = 0.5;

bool has_digit(const std::string& text) { return text.find_first_of("0123456789") != std::string::npos; }

struct UnitFound {
    std::string text;
    double confidence = 1;
};

/// The unit of a figure: its own heading's, its row's, or the table's money.
UnitFound unit_of(const TableView& view, const SectionMeaning& section, std::size_t column, const Cell& cell,
                  const Row& row) {
    const Column& own = section.roles.columns[column];
    if (!section.figures[column].unit_text.empty()) return {section.figures[column].unit_text, 1};
    if (!row.unit_text.empty()) return {};
    if (section.figures[column].aspect == Aspect::number) return {"No.", 1};
    // A note about money that stands by a table of something else may be about this figure after all.
    if (section.kind != RecordKind::finance_row) {
        const bool noted = !view.money_unit.empty() && view.money_unit_near && own.cells.percents < mostly_percents;
        return {{}, noted ? unknown_scale : 1.0};
    }
    if (const auto unit = money_unit_alone(row.name.text)) return {*unit, 1};
    if (own.cells.percents > mostly_percents || is_not_money(own.label)) return {};
    // A row that counts ("Number", "Total number of schools") is not money under a heading of £000.
    if (counts_things(row.name.text)) return {"No.", 1};
    if (section.roles.name >= 0) {
        const HeadingMeaning& name = section.roles.columns[static_cast<std::size_t>(section.roles.name)].heading;
        if (name.unit == Unit::currency) return {name.unit_text, 1};
    }
    if (!view.money_unit.empty()) return {view.money_unit, view.money_unit_confidence};
    for (const Column& other : section.roles.columns)
        if (other.role == Role::figure && other.heading.unit == Unit::currency) return {other.heading.unit_text, 0.9};
    // "-" among "£1.2m": nil is money too.
    if (own.cells.money > mostly_money && !has_digit(cell.text)) return {"£", 1};
    return {{}, view.money_unit_doubtful && own.cells.money < mostly_percents ? unknown_scale : 1.0};
}

bool has_column_of(const SectionMeaning& section, Measure measure) {
    return std::any_of(section.figures.begin(), section.figures.end(),
                       [&](const FigureMeaning& figure) { return figure.measure_told && figure.measure == measure; });
}

RawFigure figure_of(const TableView& view, const SectionMeaning& section, std::size_t column, const Cell& cell,
                    const Row& row) {
    const Column& own = section.roles.columns[column];
    const FigureMeaning& meaning = section.figures[column];
    RawFigure out = raw_figure(meaning, own.label);
    bool told = meaning.measure_told || meaning.measure_around;
    if (!told && section.kind == RecordKind::finance_row) {
        // Money of which no word says what it is may be anything.
        std::optional<Measure> named = measure_of_name(row.name.text);
        // Beside a column of limits the others hold what is held to them.
        if (named == Measure::limit && has_column_of(section, Measure::limit)) named.reset();
        out.measure = named.value_or(Measure::other);
        told = named.has_value();
    }
    out.measure_by_period = !told;
    const UnitFound unit = unit_of(view, section, column, cell, row);
    out.unit_text = unit.text;
    out.confidence = own.probability * meaning.probability * unit.confidence;
    out.column = {own.probability, own.runner_up_probability, own.heading.known, unit.confidence, 1,
                  section.carried, !meaning.unit_text.empty()};
    out.cell = cell;
    if (const MarkedArea* marked = area_of_mark(section.marked[column], cell.text)) {
        out.area = marked->kind;
        out.area_name = marked->name;
    }
    if (const std::string marked = text_with_marks(cell); marked != cell.text) out.value_text = marked;
    if (const std::string whole = text_of_broken_lines(cell); !whole.empty()) out.value_text = whole;
    return out;
}

/// What a column's rating is against in this row. Under a heading of several areas it is the area whose mark the row's
/// figure has.
Against against_in_row(const SectionMeaning& section, std::size_t column, const Row& row) {
    if (section.marked[column].empty()) return section.against[column];
    const std::string& label = section.roles.columns[column].label;
    for (const RawFigure& figure : row.figures)
        if (figure.label == label)
            if (const MarkedArea* marked = area_of_mark(section.marked[column], figure.cell.text))
                return against_of(marked->kind);
    return section.against[column];
}

RatingPlace place_of(const SectionMeaning& section, std::size_t column, const Row& row) {
    RatingPlace place;
    place.heading = section.roles.columns[column].label;
    place.against = against_in_row(section, column, row);
    place.better = row.polarity;
    place.of_risk = section.of_risks;
    place.expected = section.roles.columns[column].role == Role::rating;
    return place;
}

void take(const std::vector<SeenRating>& seen, const SectionMeaning& section, std::size_t column, const Cell& cell,
          bool with_figure, Row& row) {
    for (const SeenRating& one : seen) {
        RawRating rating;
        rating.against = against_in_row(section, column, row);
        // An arrow beside a light tells the trend, whatever the light is against.
        if (is_trend(one.rating) && rating.against == Against::target) rating.against = Against::trend;
        if (one.against) rating.against = *one.against;
        rating.cell = cell;
        rating.label = section.roles.columns[column].label;
        rating.seen = one;
        rating.with_figure = with_figure;
        row.ratings.push_back(std::move(rating));
    }
}

}  // namespace

void add_figure(const TableView& view, const SectionMeaning& section, std::size_t column, const Pieces& pieces,
                Row& row) {
    Pieces figures = pieces;
    RatingPlace place = place_of(section, column, row);
    if (view.ratings) {
        // A rating in a line or cell of its own under the figure.
        place.expected = true;
        while (figures.size() >= 2) {
            const Cell& last = *figures.back();
            if (kind_of(last) == CellKind::figure) break;
            const std::vector<SeenRating> seen = view.ratings->ratings_in(last, place);
            if (seen.empty()) break;
            take(seen, section, column, last, false, row);
            figures.pop_back();
        }
        place.expected = false;
    }
    Cell cell = joined(figures);
    if (view.ratings && cell.lines.size() >= 2) {
        auto [head, tail] = split_last_line(cell);
        place.expected = true;
        if (kind_of(head) == CellKind::figure && kind_of(tail) != CellKind::figure)
            if (const auto seen = view.ratings->rating_of(tail.text, place)) {
                take({*seen}, section, column, tail, false, row);
                cell = std::move(head);
            }
        place.expected = false;
    }
    if (view.ratings) {
        place.with_figure = kind_of(cell) != CellKind::sign && !cell.text.empty();
        take(view.ratings->ratings_in(cell, place), section, column, cell, place.with_figure, row);
    }
    if (cell.text.empty() || kind_of(cell) == CellKind::sign) return;
    row.figures.push_back(figure_of(view, section, column, cell, row));
}

void add_rating(const TableView& view, const SectionMeaning& section, std::size_t column, const Pieces& pieces,
                Row& row, std::vector<Diagnostic>& diagnostics) {
    if (!view.ratings) return;
    const Cell cell = joined(pieces);
    const std::vector<SeenRating> seen = view.ratings->ratings_in(cell, place_of(section, column, row));
    take(seen, section, column, cell, false, row);
    if (!seen.empty() || cell.text.empty() || looks_like_status(cell.text)) return;
    const std::string& label = section.roles.columns[column].label;
    row.fields.push_back({label, cell.text});
    if (section.roles.columns[column].cells.ratings > 0)
        diagnostics.push_back({Diagnostic::Severity::warning, "rating-not-understood",
                               "\"" + cell.text + "\" stands where a rating is expected and is none that is known.",
                               cell.page, cell.box});
}

void drop_doubled_ratings(const SectionMeaning& section, Row& row) {
    std::vector<Against> own;
    for (std::size_t c = 0; c < section.roles.columns.size(); ++c)
        if (section.roles.columns[c].role == Role::rating) own.push_back(section.against[c]);
    for (const RawRating& rating : row.ratings)
        if (!rating.with_figure) own.push_back(rating.against);
    std::erase_if(row.ratings, [&](const RawRating& rating) {
        return rating.with_figure && std::find(own.begin(), own.end(), rating.against) != own.end();
    });
}

}  // namespace scrutineer::meaning
