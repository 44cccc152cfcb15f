// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "parsers/data/seen_rating.hpp"
#include "parsers/data/table.hpp"
#include "parsers/ratings/ratings.hpp"
#include "tests/support/page_builder.hpp"
#include "tests/support/paper_text.hpp"

/// Tables of rated indicators written by hand, a row a line.
namespace scrutineer::test {

/// A cell's text and how it is coloured or signed.
struct Painted {
    std::string text;
    std::optional<Colour> fill{};
    std::vector<Symbol> symbols{};
};

inline Colour colour(unsigned rgb) {
    return {static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>(rgb >> 8), static_cast<std::uint8_t>(rgb)};
}

inline Painted filled(unsigned rgb, std::string text = {}) { return {std::move(text), colour(rgb), {}}; }

inline Painted signed_with(Shape shape, unsigned rgb, double angle = 0) {
    Painted cell;
    cell.symbols.push_back(make_symbol({}, shape, colour(rgb), angle));
    return cell;
}

/// A table with one heading row; cells are 60 points wide and 20 high. Symbols stand in the middle of their cells.
inline Table rating_table(const std::vector<std::vector<Painted>>& rows, int header_rows = 1) {
    Table table;
    table.rows = static_cast<int>(rows.size());
    table.header_rows = header_rows;
    for (std::size_t r = 0; r < rows.size(); ++r)
        for (std::size_t c = 0; c < rows[r].size(); ++c) {
            Cell cell;
            cell.row = static_cast<int>(r);
            cell.column = static_cast<int>(c);
            cell.header = cell.row < header_rows;
            cell.text = rows[r][c].text;
            const double x = 40 + 60.0 * static_cast<double>(c), y = 100 + 20.0 * static_cast<double>(r);
            cell.box = cell.text_box = {x, y, x + 60, y + 20};
            cell.fill = rows[r][c].fill;
            cell.symbols = rows[r][c].symbols;
            for (Symbol& symbol : cell.symbols) symbol.box = {x + 25, y + 5, x + 35, y + 15};
            table.columns = std::max(table.columns, cell.column + 1);
            table.cells.push_back(std::move(cell));
        }
    table.box = {40, 100, 40 + 60.0 * table.columns, 100 + 20.0 * table.rows};
    return table;
}

inline const Cell& cell_at(const Table& table, int row, int column) {
    for (const Cell& cell : table.cells)
        if (cell.row == row && cell.column == column) return cell;
    throw std::out_of_range("no such cell");
}

/// The ratings of a paper of these tables, without a key unless one is given.
inline PaperRatings ratings_of(const std::vector<Table>& tables, Legend key = {}) {
    static std::deque<Legend> kept;
    return PaperRatings(text_of({}), tables, kept.emplace_back(std::move(key)));
}

/// The rating that a cell shows, by its word in the dataset; "" for none.
inline std::string seen(const PaperRatings& ratings, const Table& table, int row, int column,
                        const RatingPlace& place = {}) {
    const auto found = ratings.rating_in(cell_at(table, row, column), place);
    return found ? std::string(to_text(found->rating)) : std::string();
}

}  // namespace scrutineer::test
