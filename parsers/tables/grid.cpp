// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/tables/grid.hpp"

#include <algorithm>

#include "parsers/lines/rating_colour.hpp"

namespace scrutineer::table_finding {
namespace {

/// Gives the cells new row and column numbers: `keep[i]` says whether band i stays.
void renumber(Grid& grid, const std::vector<char>& keep, bool rows) {
    std::vector<int> number(keep.size() + 1, 0);
    for (std::size_t i = 0; i < keep.size(); ++i) number[i + 1] = number[i] + (keep[i] ? 1 : 0);
    for (GridCell& cell : grid.cells) {
        int& first = rows ? cell.row : cell.column;
        int& span = rows ? cell.row_span : cell.column_span;
        const int start = number[static_cast<std::size_t>(first)];
        const int end = number[static_cast<std::size_t>(first + span)];
        first = start;
        span = end - start;
    }
    std::erase_if(grid.cells, [&](const GridCell& cell) { return (rows ? cell.row_span : cell.column_span) == 0; });
    (rows ? grid.rows : grid.columns) = number.back();
}

/// Whether a cell without text is filled with a rating's colour.
bool is_rated(const GridCell& cell, const Page& page) {
    return std::any_of(page.fills.begin(), page.fills.end(), [&](const Fill& fill) {
        return fill.rectangle && fill.box.contains(cell.box.centre()) && fill.box.height() > 1 &&
               fill.box.height() < cell.box.height() + 3 && fill.box.width() < 1.3 * cell.box.width() + 3 &&
               rating_of_colour(fill.colour);
    });
}

}  // namespace

void fill_grid(Grid& grid, const Page& page, const std::vector<char>& taken) {
    if (grid.cells.empty()) return;
    // The cells by position, so that a word finds its own at once.
    std::vector<double> xs;
    std::vector<double> ys;
    for (const GridCell& cell : grid.cells) {
        xs.insert(xs.end(), {cell.box.x0, cell.box.x1});
        ys.insert(ys.end(), {cell.box.y0, cell.box.y1});
    }
    for (std::vector<double>* places : {&xs, &ys}) {
        std::sort(places->begin(), places->end());
        places->erase(std::unique(places->begin(), places->end()), places->end());
    }
    const std::size_t width = xs.size();
    if (width * ys.size() > 4'000'000) return;
    std::vector<std::int32_t> owner(width * ys.size(), -1);
    const auto index = [](const std::vector<double>& places, double at) {
        return static_cast<std::size_t>(std::upper_bound(places.begin(), places.end(), at) - places.begin());
    };
    for (std::size_t k = 0; k < grid.cells.size(); ++k) {
        const Box& box = grid.cells[k].box;
        for (std::size_t y = index(ys, box.y0); y < index(ys, box.y1); ++y)
            for (std::size_t x = index(xs, box.x0); x < index(xs, box.x1); ++x)
                owner[(y - 1) * width + x - 1] = static_cast<std::int32_t>(k);
    }
    const auto cell_at = [&](Point p) -> GridCell* {
        const std::size_t x = index(xs, p.x);
        const std::size_t y = index(ys, p.y);
        if (x == 0 || y == 0 || x == xs.size() || y == ys.size()) return nullptr;
        const std::int32_t k = owner[(y - 1) * width + x - 1];
        return k < 0 ? nullptr : &grid.cells[static_cast<std::size_t>(k)];
    };
    for (std::uint32_t i = 0; i < page.words.size(); ++i)
        if (GridCell* cell = taken[i] ? nullptr : cell_at(page.words[i].box.centre())) cell->words.push_back(i);
    for (std::uint32_t i = 0; i < page.symbols.size(); ++i)
        if (GridCell* cell = cell_at(page.symbols[i].box.centre())) cell->symbols.push_back(i);
}

void drop_thin_bands(Grid& grid, const Page& page, double thinnest) {
    for (const bool rows : {true, false}) {
        const auto count = static_cast<std::size_t>(rows ? grid.rows : grid.columns);
        std::vector<char> holds(count, 0);
        std::vector<char> starts(count, 0);
        std::vector<double> thickness(count, -1);
        for (const GridCell& cell : grid.cells) {
            const auto first = static_cast<std::size_t>(rows ? cell.row : cell.column);
            const int span = rows ? cell.row_span : cell.column_span;
            starts[first] = 1;
            if (span == 1) {
                const double size = rows ? cell.box.height() : cell.box.width();
                thickness[first] = thickness[first] < 0 ? size : std::min(thickness[first], size);
                // A rating may be nothing but a strip of colour.
                if (!cell.blank() || (rows && size < thinnest && is_rated(cell, page))) holds[first] = 1;
            }
        }
        std::vector<char> keep(count, 1);
        for (std::size_t i = 0; i < count; ++i)
            keep[i] = starts[i] && (holds[i] || thickness[i] < 0 || thickness[i] >= thinnest);
        // A cell that starts in a band that goes but spans on keeps the rest.
        renumber(grid, keep, rows);
    }
}

}  // namespace scrutineer::table_finding
