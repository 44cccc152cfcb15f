// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/rows/cards.hpp"

#include <algorithm>
#include <set>

#include "parsers/lines/rating_colour.hpp"
#include "parsers/rows/match_columns.hpp"
#include "words/cell_kinds.hpp"
#include "words/expression.hpp"
#include "words/text.hpp"

namespace scrutineer {

namespace {

/// A labelled figure in a cell: "Floor: 90%" of "Target: 97%, Floor: 90%".
struct Part {
    const ColumnRule* rule = nullptr;
    const Cell* cell = nullptr;  ///< with label and figure, or the figure's own where the label has one by itself
    std::string label;
    std::string value;
};

std::string trimmed(std::string_view text) {
    static const Expression edges(R"(^[\s:,;|=]+|[\s:,;|]+$)");
    std::string out(text);
    re2::RE2::GlobalReplace(&out, edges.compiled(), "");
    return out;
}

/// The labelled figures of one cell, in the order printed. A label without a figure has an empty value.
std::vector<Part> parts_of(const Layout& layout, const Cell& cell) {
    struct Hit {
        std::size_t at, length;
        const ColumnRule* rule;
    };
    constexpr std::size_t longest = 160;
    const std::string text = fold_text(cell.text);
    std::vector<Hit> hits;
    if (text.empty() || text.size() > longest) return {};
    for (const ColumnRule& rule : layout.labels) {
        if (rule.role != ColumnRole::figure) continue;
        for (const Pattern& pattern : rule.header)
            if (const auto found = pattern.find_in(text)) {
                hits.push_back({found->first, found->second, &rule});
                break;
            }
    }
    std::stable_sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return a.at < b.at; });
    // What stands before the first label belongs to none: this is a sentence or a name.
    if (hits.empty() || hits.front().at > 1) return {};
    std::vector<Part> parts;
    for (std::size_t i = 0; i < hits.size(); ++i) {
        if (i > 0 && hits[i].at < hits[i - 1].at + hits[i - 1].length) continue;  // two rules for one word: the first
        const std::size_t begin = hits[i].at + hits[i].length;
        const std::size_t end = i + 1 < hits.size() ? hits[i + 1].at : text.size();
        Part part;
        part.rule = hits[i].rule;
        part.cell = &cell;
        part.label = trimmed(text.substr(hits[i].at, hits[i].length));
        part.value = end > begin ? trimmed(text.substr(begin, end - begin)) : std::string();
        parts.push_back(std::move(part));
    }
    return parts;
}

/// A rating behind a figure, "89% (Amber)": the word, and what is left before it.
std::optional<RatingValue> split_rating(const Layout& layout, std::string& value, std::string& word) {
    static const Expression behind(R"(^(.*\d.*?)[\s,;–-]*[(\[]?\b([A-Za-z]+)\b[)\]]?$)");
    std::string before, last;
    if (!behind.matches(value, &before, &last)) return std::nullopt;
    const auto rating = rating_word(layout, last);
    if (!rating) return std::nullopt;
    value = trimmed(before);
    word = last;
    return rating;
}

bool is_value(const Layout& layout, std::string value) {
    if (looks_like_figure(value)) return true;
    std::string word;
    return split_rating(layout, value, word) && looks_like_figure(value);
}

/// The parts of a row of the grid; a label by itself takes the figure beside it or beneath it.
std::vector<Part> parts_of_row(const Layout& layout, const TableGrid& grid, int row) {
    std::vector<Part> out;
    for (const Cell* cell : grid.row_own_cells(row)) {
        std::vector<Part> parts = parts_of(layout, *cell);
        if (parts.size() == 1 && parts.front().value.empty()) {
            const Cell* right = grid.at(row, cell->column + cell->column_span);
            const Cell* below = grid.at(cell->row + cell->row_span, cell->column);
            const Cell* next = right && is_value(layout, fold_text(right->text)) ? right : below;
            if (!next || !is_value(layout, fold_text(next->text))) continue;
            parts.front().cell = next;
            parts.front().value = fold_text(next->text);
        }
        for (Part& part : parts)
            if (!part.value.empty() && is_value(layout, part.value)) out.push_back(std::move(part));
    }
    return out;
}

struct Card {
    int first = 0, end = 0;  ///< grid rows
    std::vector<Part> parts;
};

bool complete(const Layout& layout, const std::vector<Part>& parts) {
    return std::all_of(layout.labels.begin(), layout.labels.end(), [&](const ColumnRule& rule) {
        return !rule.required ||
               std::any_of(parts.begin(), parts.end(), [&](const Part& part) { return part.rule == &rule; });
    });
}

/// A card ends with its last labelled figure; the next label that it already has begins another.
std::vector<Card> cards_of(const Layout& layout, const TableGrid& grid) {
    std::vector<Card> cards;
    Card card;
    const auto finish = [&](int next) {
        if (!card.parts.empty() && complete(layout, card.parts)) cards.push_back(card);
        card = Card{next, next, {}};
    };
    for (int r = 0; r < grid.rows(); ++r) {
        std::vector<Part> parts = parts_of_row(layout, grid, r);
        const bool repeats = std::any_of(parts.begin(), parts.end(), [&](const Part& part) {
            return std::any_of(card.parts.begin(), card.parts.end(),
                               [&](const Part& other) { return other.rule == part.rule; });
        });
        // A row without labels after the figures is the next card's name.
        const bool new_name = parts.empty() && !card.parts.empty() && !grid.row_own_cells(r).empty() &&
                              complete(layout, card.parts) && looks_like_words(grid.row_own_cells(r).front()->text);
        if (repeats || new_name) finish(r);
        card.end = r + 1;
        for (Part& part : parts) card.parts.push_back(std::move(part));
    }
    finish(grid.rows());
    return cards;
}

/// Only the rating of a cell: no figure, no other words.
bool rates(const Layout& layout, const Cell& cell) {
    if (!cell.text.empty()) return rating_word(layout, cell.text).has_value();
    return !cell.symbols.empty() || (cell.fill && rating_of_colour(*cell.fill));
}

const Cell* name_of(const Layout& layout, const TableGrid& grid, const Card& card) {
    for (int r = card.first; r < card.end; ++r)
        for (const Cell* cell : grid.row_own_cells(r))
            if (looks_like_words(cell->text) && !rates(layout, *cell) && parts_of(layout, *cell).empty()) return cell;
    return nullptr;
}

/// The rating's cells of a card: word, colour and symbols may share one or have one each.
void read_ratings(const TableContext& context, const Layout& layout, const Card& card, const Cell* name, Row& row) {
    const ColumnRule* main = nullptr;
    const ColumnRule* arrow = nullptr;
    for (const ColumnRule& rule : layout.labels) {
        if (rule.role == ColumnRole::figure && rule.required && rule.against && !main) main = &rule;
        if (rule.role == ColumnRole::rating && !arrow) arrow = &rule;
    }
    bool rated = false, pointed = false;
    for (int r = card.first; r < card.end; ++r) {
        for (const Cell& cell : context.table.cells) {
            if (cell.row != r || &cell == name || !rates(layout, cell)) continue;
            std::vector<Symbol> lights, arrows;
            for (const Symbol& symbol : cell.symbols) {
                std::optional<RatingValue> meaning;
                if (arrow && context.legend) meaning = context.legend->meaning_of(symbol, {}, *arrow->against);
                const bool trend = symbol.shape == Shape::arrow || symbol.shape == Shape::double_arrow ||
                                   meaning == RatingValue::improving || meaning == RatingValue::worsening ||
                                   meaning == RatingValue::stable;
                (trend ? arrows : lights).push_back(symbol);
            }
            const bool light = !cell.text.empty() || !lights.empty() || (cell.fill && rating_of_colour(*cell.fill));
            if (main && light && !rated) {
                RawRating rating;
                rating.against = *main->against;
                rating.cell = cell;
                rating.cell.symbols = lights;
                if (!cell.text.empty()) rating.word_meaning = rating_word(layout, cell.text);
                row.ratings.push_back(std::move(rating));
                rated = true;
            }
            if (arrow && !arrows.empty() && !pointed) {
                RawRating rating;
                rating.against = *arrow->against;
                rating.cell = cell;
                rating.cell.symbols.assign(1, arrows.front());
                rating.cell.text.clear();
                rating.cell.lines.clear();
                rating.cell.fill.reset();  // the colour is the other rating's
                row.ratings.push_back(std::move(rating));
                pointed = true;
            }
        }
    }
}

}  // namespace

Match match_cards(const TableContext& context, const Layout& layout) {
    const std::vector<Card> cards = cards_of(layout, context.grid);
    Match match;
    int parts = 0;
    for (const Card& card : cards)
        if (name_of(layout, context.grid, card)) parts += static_cast<int>(card.parts.size());
    if (parts == 0) return {};
    match.columns.resize(static_cast<std::size_t>(context.grid.columns()));
    match.labels.resize(static_cast<std::size_t>(context.grid.columns()));
    match.score = 1.5 * parts / static_cast<double>(cards.size());
    if (match.score < layout.least_score) return {};
    return match;
}

TableRows read_cards(const TableContext& context, const Layout& layout, const Match&) {
    TableRows out;
    for (const Card& card : cards_of(layout, context.grid)) {
        const Cell* name = name_of(layout, context.grid, card);
        if (!name) continue;
        Row row;
        row.kind = layout.kind;
        row.layout = layout.name;
        row.name = *name;
        row.group = context.headings;
        row.page = name->page;
        row.table = context.number;
        row.row = card.first + 1;
        row.footnotes = context.footnotes;
        row.confidence = context.table.confidence;
        row.source = context.table.source;
        row.box = context.grid.box_of(card.first, card.end);
        read_ratings(context, layout, card, name, row);
        std::set<const ColumnRule*> seen;
        for (const Part& part : card.parts) {
            if (!seen.insert(part.rule).second) continue;
            RawFigure figure;
            figure.measure = part.rule->measure;
            figure.basis = part.rule->basis;
            figure.area = part.rule->area;
            figure.area_name = part.rule->area_name;
            figure.unit_text = part.rule->unit;
            figure.label = part.label;
            figure.cell = *part.cell;
            figure.value_text = part.value;
            std::string word;
            if (const auto rating = split_rating(layout, figure.value_text, word); rating && part.rule->against) {
                RawRating raw;
                raw.against = *part.rule->against;
                raw.cell = *part.cell;
                raw.cell.text = word;
                raw.cell.symbols.clear();
                raw.cell.fill.reset();
                raw.label = part.label;
                raw.word_meaning = rating;
                const bool own = std::any_of(row.ratings.begin(), row.ratings.end(),
                                             [&](const RawRating& r) { return r.against == raw.against; });
                if (!own) row.ratings.push_back(std::move(raw));
            }
            row.figures.push_back(std::move(figure));
        }
        for (const Page& page : context.pages) {
            if (page.number != row.page) continue;
            for (const Picture& picture : page.pictures)
                if (row.box.contains(picture.box.centre()) && picture.box.area() > 0.1 * row.box.area())
                    out.diagnostics.push_back({Diagnostic::Severity::info, "chart-not-read",
                                               "The chart of this card is a picture; its figures are not read.",
                                               row.page, picture.box});
        }
        out.rows.push_back(std::move(row));
    }
    return out;
}

}  // namespace scrutineer
