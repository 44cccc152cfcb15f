// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/shapes/form.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "parsers/data/table_grid.hpp"
#include "words/cell_kinds.hpp"

namespace scrutineer::shapes {
namespace {

/// A form has a line for each thing that is said of its indicator: no form seen has more.
constexpr int most_rows = 24;
/// Forms on a page, one under the other: more rows than these hold are a table's.
constexpr std::size_t most_forms = 24;
/// A name with a figure and a rating is the least that a form says.
constexpr std::size_t least_parts = 2;

/// How a cell of a form's first row looks: where it is, and its label.
struct Look {
    int column = 0;
    int columns = 0;
    std::string label;
    bool operator==(const Look&) const = default;
};

std::vector<Look> pattern_of(const TableGrid& grid, int row, CardTexts& texts) {
    std::vector<Look> out;
    for (const Cell* cell : grid.row_own_cells(row)) {
        const auto& label = texts.label(cell->text);
        out.push_back({cell->column, cell->column_span, label ? label->text : std::string()});
    }
    return out;
}

/// The fill of the row's first cell: that of a rating's cell differs from form to form.
std::optional<Colour> tint_of(const TableGrid& grid, int row) {
    const std::vector<const Cell*> cells = grid.row_own_cells(row);
    return cells.empty() ? std::nullopt : cells.front()->fill;
}

/// A row that a form begins with: a label of the name, or a name that stands over or before everything else.
bool may_begin(const TableGrid& grid, int row, CardTexts& texts) {
    const std::vector<const Cell*> cells = grid.row_own_cells(row);
    if (cells.empty() || cells.front()->column != 0) return false;
    const auto& label = texts.label(cells.front()->text);
    if (label)
        return label->meaning.role == meaning::Role::name || label->meaning.role == meaning::Role::code ||
               label->meaning.role == meaning::Role::reference;
    return looks_like_words(cells.front()->text) && !is_value(cells.front()->text);
}

/// The rows that forms begin at: the first one, and those that are made like it.
std::vector<int> beginnings(const TableGrid& grid, CardTexts& texts) {
    std::vector<int> out;
    if (!may_begin(grid, 0, texts)) return out;
    const std::vector<Look> first = pattern_of(grid, 0, texts);
    const std::optional<Colour> tint = tint_of(grid, 0);
    for (int r = 0; r < grid.rows(); ++r)
        if (r == 0 || (tint_of(grid, r) == tint && pattern_of(grid, r, texts) == first && may_begin(grid, r, texts)))
            out.push_back(r);
    return out;
}

CardParts parts_of(const Table& table, const TableGrid& grid, int first, int end) {
    CardParts parts;
    parts.box = grid.box_of(first, end);
    parts.drawn = true;
    for (const Cell& cell : table.cells) {
        if (cell.row < first || cell.row >= end) continue;
        if (parts.cells.empty()) parts.page = cell.page;
        if (cell.page != parts.page) continue;  // a form's commentary may go on over the page
        CardCell own{cell.row, cell.column, cell.row_span, cell.column_span, cell.box, texts_of(cell)};
        parts.texts.insert(parts.texts.end(), own.texts.begin(), own.texts.end());
        parts.symbols.insert(parts.symbols.end(), cell.symbols.begin(), cell.symbols.end());
        if (cell.fill) parts.fills.push_back({cell.box, *cell.fill});
        parts.cells.push_back(std::move(own));
    }
    return parts;
}

int row_at(const CardParts& parts, const Box& box) {
    for (const CardCell& cell : parts.cells)
        for (const Text& text : cell.texts)
            if (intersection(text.box, box).area() > 0) return cell.row;
    return -1;
}

/// The name stands in the row of a figure: a table's row.
bool is_row(const CardParts& parts, const Card& card) {
    const int row = row_at(parts, card.name.box);
    return std::any_of(card.figures.begin(), card.figures.end(),
                       [&](const CardFigure& figure) { return row_at(parts, figure.text.box) == row; });
}

}  // namespace

bool has_heading_row(const TableGrid& grid) {
    constexpr int least = 3;
    bool names = false;
    int labels = 0, others = 0;
    for (const Cell* cell : grid.row_own_cells(0)) {
        if (cell->text.empty()) continue;
        const auto label = label_of(cell->text);
        ++(label ? labels : others);
        names = names || (label && label->meaning.role == meaning::Role::name && cell->column_span == 1);
    }
    return names && labels >= least && labels > others;
}

std::vector<Card> forms_of(const Table& table, CardTexts& texts, const PaperRatings& ratings) {
    const TableGrid grid(table);
    if (grid.rows() < 2 || grid.columns() < 2) return {};
    const std::vector<int> first = beginnings(grid, texts);
    if (first.empty() || has_heading_row(grid) || first.size() > most_forms ||
        grid.rows() > most_rows * static_cast<int>(first.size()))
        return {};
    std::vector<Card> cards;
    for (std::size_t i = 0; i < first.size(); ++i) {
        const CardParts parts = parts_of(table, grid, first[i], i + 1 < first.size() ? first[i + 1] : grid.rows());
        auto card = read_card(parts, texts, ratings);
        if (!card || card->unexplained > 0 || card->figures.size() + card->ratings.size() < least_parts) return {};
        const bool labelled = std::all_of(card->figures.begin(), card->figures.end(),
                                          [](const CardFigure& figure) { return figure.label.has_value(); });
        if (!labelled || is_row(parts, *card)) return {};
        cards.push_back(std::move(*card));
    }
    return cards;
}

}  // namespace scrutineer::shapes
