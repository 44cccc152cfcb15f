// SPDX-License-Identifier: GPL-3.0-or-later
// Part of parsers/tables/aligned/grid_aligned.hpp: columns of marks.
#include <algorithm>
#include <cmath>
#include <optional>

#include "parsers/lines/rating_colour.hpp"
#include "parsers/tables/aligned/grid_aligned.hpp"

namespace scrutineer::table_finding {
namespace {

/// Puts a mark on the line at its height, unless text stands so near that the mark belongs to it.
void place(AlignedArea& area, const Box& box) {
    const Point at = box.centre();
    TextLine* nearest = nullptr;
    double least = 1e9;
    for (TextLine& line : area.lines) {
        const double away = std::abs(at.y - (line.baseline - 0.3 * line.font_size));
        if (away < least) {
            least = away;
            nearest = &line;
        }
    }
    if (!nearest || least > std::max(1.2 * nearest->font_size, 0.5 * box.height())) return;
    const double near = 0.8 * nearest->font_size;
    for (const Chunk& chunk : nearest->chunks)
        if (chunk.box.x0 - near < at.x + 2 && at.x - 2 < chunk.box.x1 + near) return;
    // Narrow, whatever it measures: colours of neighbouring cells touch, and their columns do not.
    Chunk mark;
    mark.box = {at.x - 2, nearest->box.y0, at.x + 2, nearest->box.y1};
    mark.font_size = nearest->font_size;
    const auto after = std::find_if(nearest->chunks.begin(), nearest->chunks.end(),
                                    [&](const Chunk& chunk) { return chunk.box.x0 > at.x; });
    nearest->chunks.insert(after, std::move(mark));
    nearest->box.x0 = std::min(nearest->box.x0, at.x - 2);
    nearest->box.x1 = std::max(nearest->box.x1, at.x + 2);
}

/// The blank place of a grid that a point is in: the row and column of cells that span no others. A cell made for it is
/// added to the grid; null where the point is in no such row and column, or its place is taken.
GridCell* blank_at(Grid& grid, const Box& mark) {
    const Point at = mark.centre();
    std::optional<int> row, column;
    for (const GridCell& cell : grid.cells) {
        if (cell.row_span == 1 && at.y >= cell.box.y0 - 1 && at.y <= cell.box.y1 + 1) {
            if (row && *row != cell.row) return nullptr;
            row = cell.row;
        }
        if (cell.column_span == 1 && at.x >= cell.box.x0 - 1 && at.x <= cell.box.x1 + 1) {
            if (column && *column != cell.column) return nullptr;
            column = cell.column;
        }
    }
    if (!row || !column) return nullptr;
    const auto takes = [&](const GridCell& cell) {
        return cell.row <= *row && *row < cell.row + cell.row_span && cell.column <= *column &&
               *column < cell.column + cell.column_span;
    };
    if (std::any_of(grid.cells.begin(), grid.cells.end(), takes)) return nullptr;
    GridCell blank;
    blank.row = *row;
    blank.column = *column;
    blank.box = mark;
    const auto after = std::find_if(grid.cells.begin(), grid.cells.end(), [&](const GridCell& cell) {
        return cell.row != blank.row ? cell.row > blank.row : cell.column > blank.column;
    });
    return &*grid.cells.insert(after, std::move(blank));
}

}  // namespace

void add_marks(const Page& page, AlignedArea& area, Budget& budget) {
    if (area.lines.empty() || (page.symbols.empty() && page.fills.empty())) return;
    Box box = area.lines.front().box;
    for (const TextLine& line : area.lines) box = united(box, line.box);
    for (const Segment& s : area.across) {
        box.x0 = std::min(box.x0, s.from);
        box.x1 = std::max(box.x1, s.to);
    }
    const double width = box.width();
    for (const Symbol& symbol : page.symbols)
        if (box.contains(symbol.box.centre()) && budget.spend(area.lines.size())) place(area, symbol.box);
    for (const Fill& fill : page.fills) {
        if (!fill.rectangle || fill.opacity < 0.5 || fill.box.width() < 6 || fill.box.height() < 5) continue;
        if (fill.box.width() > 0.25 * width || !rating_of_colour(fill.colour)) continue;
        if (box.contains(fill.box.centre()) && budget.spend(area.lines.size())) place(area, fill.box);
    }
}

void take_symbols(const Page& page, Grid& grid, Budget& budget) {
    for (std::uint32_t i = 0; i < page.symbols.size(); ++i) {
        const Box& box = page.symbols[i].box;
        const Point at = box.centre();
        if (!grid.box.contains(at) || !budget.spend(grid.cells.size())) continue;
        GridCell* nearest = nullptr;
        double least = 1.5 * std::max(8.0, box.height());
        for (GridCell& cell : grid.cells) {
            if (at.y < cell.box.y0 - 3 || at.y > cell.box.y1 + 3) continue;
            const double away = std::max({cell.box.x0 - at.x, at.x - cell.box.x1, 0.0});
            if (away < least) {
                least = away;
                nearest = &cell;
            }
        }
        const bool inside = nearest && least == 0;
        if (!inside)
            if (GridCell* blank = blank_at(grid, box)) nearest = blank;
        if (nearest) nearest->symbols.push_back(i);
    }
}

}  // namespace scrutineer::table_finding
