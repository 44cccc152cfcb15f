// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/ratings/sign_sets.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "parsers/data/table_grid.hpp"
#include "parsers/lines/rating_colour.hpp"
#include "parsers/ratings/rating_signs.hpp"
#include "words/cell_kinds.hpp"
#include "words/expression.hpp"

namespace scrutineer::ratings {
namespace {

bool is_arrow(const Symbol& symbol) { return symbol.shape == Shape::arrow || symbol.shape == Shape::double_arrow; }

bool speaks_of_trends(const std::string& heading) {
    static const Expression trends(
        R"((?i)\b(trend|direction|dot|d\.o\.t|travel|movement|change|cyfeiriad|tuedd|newid)\b)");
    return trends.found_in(heading);
}

SignSet judge(const std::vector<Symbol>& signs, bool trend_heading) {
    if (signs.empty()) return SignSet::unknown;
    if (trend_heading) return SignSet::trends;
    std::size_t arrows = 0, triangles = 0, coloured = 0, marks = 0;
    std::set<long> directions;
    for (const Symbol& symbol : signs) {
        if (is_arrow(symbol)) ++arrows;
        if (symbol.shape == Shape::triangle) {
            ++triangles;
            directions.insert(std::lround(symbol.angle / 45));
        }
        if (symbol.shape == Shape::tick || symbol.shape == Shape::cross) ++marks;
        if (rating_of_colour(symbol.colour) || rating_of_colour(symbol.second_colour)) ++coloured;
    }
    if (2 * arrows >= signs.size()) return SignSet::trends;
    const bool pointing = directions.size() >= 2 || (directions.size() == 1 && coloured == 0);
    if (2 * (arrows + triangles) >= signs.size() && pointing) return SignSet::trends;
    if (coloured > 0 || marks > 0) return SignSet::lights;
    return SignSet::unknown;
}

}  // namespace

SignSets::Corner SignSets::corner_of(int page, const Box& box) {
    return {page, std::lround(box.x0 * 2), std::lround(box.y0 * 2)};
}

SignSets::SignSets(const std::vector<Page>& pages, const std::vector<Table>& tables) {
    for (const Table& table : tables) take_table(table);
    const TableAreas areas(tables);
    for (const Page& page : pages) take_page(page, areas);
}

void SignSets::take_table(const Table& table) {
    if (std::none_of(table.cells.begin(), table.cells.end(),
                     [](const Cell& cell) { return !cell.symbols.empty() || looks_like_sign(cell.text); }))
        return;
    const TableGrid grid(table);
    std::map<int, std::vector<std::pair<Corner, Symbol>>> columns;
    for (const Cell& cell : table.cells)
        if (!cell.header)
            for (Symbol& symbol : sign_symbols(cell))
                columns[cell.column].emplace_back(corner_of(cell.page, symbol.box), std::move(symbol));
    for (const auto& [column, signs] : columns) {
        std::string heading;
        for (const std::string& level : grid.heading(column, 0, table.header_rows)) heading += level + " ";
        std::vector<Symbol> symbols;
        for (const auto& [corner, symbol] : signs) symbols.push_back(symbol);
        const SignSet set = judge(symbols, speaks_of_trends(heading));
        for (const auto& [corner, symbol] : signs) sets_[corner] = set;
    }
}

void SignSets::take_page(const Page& page, const TableAreas& tables) {
    constexpr std::size_t most = 400;  // symbols of a page; a drawing has more
    if (page.symbols.empty() || page.symbols.size() > most) return;
    std::vector<std::vector<const Symbol*>> groups;
    for (const Symbol& symbol : page.symbols) {
        if (tables.contain(page.number, symbol.box.centre())) continue;
        const auto like = std::find_if(groups.begin(), groups.end(), [&](const auto& group) {
            constexpr double as_big = 0.25;  // of the height: signs of one set are drawn at one size
            const Symbol& other = *group.front();
            return same_colour(other.colour, symbol.colour) &&
                   std::fabs(other.box.height() - symbol.box.height()) <= as_big * other.box.height();
        });
        if (like == groups.end())
            groups.push_back({&symbol});
        else
            like->push_back(&symbol);
    }
    for (const auto& group : groups) {
        std::vector<Symbol> signs;
        for (const Symbol* symbol : group) signs.push_back(*symbol);
        const SignSet set = judge(signs, false);
        for (const Symbol* symbol : group) sets_[corner_of(page.number, symbol->box)] = set;
    }
}

SignSet SignSets::set_of(int page, const Symbol& symbol) const {
    const auto found = sets_.find(corner_of(page, symbol.box));
    return found == sets_.end() ? SignSet::unknown : found->second;
}

}  // namespace scrutineer::ratings
