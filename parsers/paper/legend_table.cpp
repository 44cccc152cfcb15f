// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/paper/legend_table.hpp"

#include <algorithm>

#include "parsers/lines/rating_colour.hpp"
#include "parsers/paper/legend_signs.hpp"
#include "parsers/paper/legend_words.hpp"
#include "words/expression.hpp"

namespace scrutineer::legend {
namespace {

struct Sign {
    std::optional<Symbol> symbol;
    std::optional<Colour> fill;
    std::string word;
};

/// A cell that holds a sign and nothing else.
std::optional<Sign> sign_in(const Cell& cell) {
    Sign sign;
    if (cell.fill && rating_of_colour(*cell.fill)) sign.fill = cell.fill;
    if (cell.symbols.size() == 1 && (cell.text.empty() || is_sign_character(cell.text))) {
        sign.symbol = cell.symbols.front();
        sign.word = cell.text;
        return sign;
    }
    if (!cell.symbols.empty()) return std::nullopt;
    if (rating_of_word(cell.text) || is_sign_character(cell.text)) {
        sign.word = cell.text;
        return sign;
    }
    if (cell.text.empty() && sign.fill) return sign;
    return std::nullopt;
}

/// The symbol drawn just before a cell's text, with no other text between them.
const Symbol* symbol_before(const Cell& cell, const Table& table, const std::vector<Page>& pages) {
    constexpr double reach = 45;
    const Symbol* found = nullptr;
    for (const Page& page : pages) {
        if (page.number != cell.page) continue;
        for (const Symbol& symbol : page.symbols) {
            const Point middle = symbol.box.centre();
            if (middle.y < cell.text_box.y0 - 2 || middle.y > cell.text_box.y1 + 2) continue;
            if (symbol.box.x1 > cell.text_box.x0 + 1 || symbol.box.x1 < cell.text_box.x0 - reach) continue;
            if (!found || symbol.box.x1 > found->box.x1) found = &symbol;
        }
    }
    if (!found) return nullptr;
    const bool other_text = std::any_of(table.cells.begin(), table.cells.end(), [&](const Cell& other) {
        return &other != &cell && other.page == cell.page && !other.text.empty() &&
               other.text_box.x0 >= found->box.x1 - 1 && other.text_box.x1 <= cell.text_box.x0 &&
               other.text_box.y0 < found->box.y1 && other.text_box.y1 > found->box.y0;
    });
    return other_text ? nullptr : found;
}

}  // namespace

std::vector<LegendEntry> key_in_table(const Table& table, const std::vector<Page>& pages) {
    std::vector<LegendEntry> entries;
    constexpr int most_rows = 16, most_columns = 12;
    if (table.rows > most_rows || table.columns > most_columns || table.columns < 2) return entries;
    std::vector<std::vector<const Cell*>> grid(static_cast<std::size_t>(table.rows),
                                               std::vector<const Cell*>(static_cast<std::size_t>(table.columns)));
    std::size_t filled = 0, with_digits_only = 0;
    static const Expression figure(R"(^[\s\d.,%£()\[\]/+-]*\d[\s\d.,%£()\[\]/+-]*$)");
    for (const Cell& cell : table.cells) {
        for (int r = cell.row; r < cell.row + cell.row_span; ++r)
            for (int c = cell.column; c < cell.column + cell.column_span; ++c)
                if (r >= 0 && c >= 0 && r < table.rows && c < table.columns)
                    grid[static_cast<std::size_t>(r)][static_cast<std::size_t>(c)] = &cell;
        if (!cell.text.empty()) ++filled;
        if (figure.matches(cell.text)) ++with_digits_only;
    }
    if (filled == 0 || with_digits_only * 5 > filled) return entries;

    std::size_t described = 0, telling = 0;
    for (std::size_t r = 0; r < grid.size(); ++r) {
        for (std::size_t c = 0; c < grid[r].size(); ++c) {
            const Cell* words = grid[r][c];
            if (!words || words->row != static_cast<int>(r) || words->column != static_cast<int>(c)) continue;
            if (words->text.size() < 4 || sign_in(*words)) continue;
            std::optional<Sign> sign;
            Box box = words->box;
            const auto take = [&](const Cell* cell) {
                if (!cell) return;
                sign = sign_in(*cell);
                if (sign) box = united(box, cell->box);
            };
            // The sign may stand in the words' own cell, before them.
            if (words->symbols.size() == 1 &&
                words->symbols.front().box.x1 <= words->text_box.x0 + words->text_box.width() / 4)
                sign = Sign{words->symbols.front(), std::nullopt, {}};
            // Or on the page before them, where the grid has no column for it.
            if (!sign) {
                if (const Symbol* drawn = symbol_before(*words, table, pages)) {
                    sign = Sign{*drawn, std::nullopt, {}};
                    box = united(box, drawn->box);
                }
            }
            // Signs usually stand before the words of several columns, sometimes behind them.
            for (std::size_t left = c; !sign && left-- > 0;) take(grid[r][left]);
            for (std::size_t right = c + 1; !sign && right < grid[r].size(); ++right) {
                take(grid[r][right]);
                if (!sign && grid[r][right] && !grid[r][right]->text.empty()) break;
            }
            if (!sign) continue;
            LegendEntry entry;
            entry.symbol = sign->symbol;
            entry.fill = sign->fill;
            entry.word = sign->word;
            entry.text = words->text;
            entry.page = words->page;
            entry.box = box;
            for (std::size_t above = r; above-- > 0;) {
                const Cell* head = grid[above][c];
                if (!head || head->text.empty()) continue;
                if (head->header || head->column_span > 1 || above == 0) {
                    bool signs_beside = false;
                    for (const Cell* cell : grid[above])
                        if (cell && sign_in(*cell)) signs_beside = true;
                    if (!signs_beside) {
                        entry.heading = head->text;
                        break;
                    }
                }
            }
            ++described;
            if (speaks_of_ratings(entry.text)) ++telling;
            entries.push_back(std::move(entry));
        }
    }
    // A table of ratings sets the same signs beside names of indicators, again and again; a key explains each sign once
    // under a heading, in words that speak of ratings.
    const bool repeats = repeats_a_sign(entries);
    if (described < 2 || repeats || telling * 5 < described * 4) entries.clear();
    give_meanings(entries);
    return entries;
}

}  // namespace scrutineer::legend
