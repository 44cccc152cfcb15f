// SPDX-License-Identifier: GPL-3.0-or-later
// Part of parsers/tables/aligned/grid_aligned.hpp: what is no table at its edges.
#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

#include "parsers/tables/aligned/grid_aligned.hpp"

#include "words/text.hpp"

namespace scrutineer::table_finding {
namespace {

std::string lower_word(const Page& page, std::uint32_t i) {
    std::string text;
    for (const char c : page.words[i].text)
        if (c != ':' && c != '.' && c != '(') text += lower_case(c);
    return text;
}

/// The cell's first words in reading order.
std::vector<std::uint32_t> in_order(const Page& page, const GridCell& cell) {
    std::vector<std::uint32_t> words = cell.words;
    std::stable_sort(words.begin(), words.end(), [&](auto a, auto b) {
        const Word& left = page.words[a];
        const Word& right = page.words[b];
        if (std::abs(left.baseline - right.baseline) > 3) return left.baseline < right.baseline;
        return left.box.x0 < right.box.x0;
    });
    return words;
}

bool is_caption(const Page& page, const GridCell& cell) {
    const std::vector<std::uint32_t> words = in_order(page, cell);
    return words.size() >= 2 && starts_caption(page.words[words[0]].text, page.words[words[1]].text);
}

bool is_note(const Page& page, const GridCell& cell) {
    const std::vector<std::uint32_t> words = in_order(page, cell);
    if (words.size() < 3) return false;
    const std::string first = lower_word(page, words[0]);
    if (first == "note" || first == "notes" || first == "source" || first == "sources" || first == "key") return true;
    // A mark that the text explains: "* Provisional", "1 Includes", raised or followed by a space.
    if (first.starts_with("*") || first.starts_with("†") || first.starts_with("‡")) return true;
    // Three lines and more of running text across the whole foot.
    return words.size() > 40;
}

void drop_row(Grid& grid, int row) {
    std::erase_if(grid.cells, [&](const GridCell& cell) { return cell.row == row; });
    for (GridCell& cell : grid.cells)
        if (cell.row > row) --cell.row;
    --grid.rows;
    if (grid.header_rows > row) --grid.header_rows;
    std::optional<Box> box;
    for (const GridCell& cell : grid.cells) box = box ? united(*box, cell.box) : cell.box;
    if (box) grid.box = *box;
}

/// The only cell of a row, where one covers all columns.
const GridCell* lone_cell(const Grid& grid, int row) {
    for (const GridCell& cell : grid.cells)
        if (cell.row == row && cell.column_span == grid.columns && cell.row_span == 1) return &cell;
    return nullptr;
}

}  // namespace

bool starts_caption(std::string_view first, std::string_view second) {
    static constexpr std::string_view words[] = {"Table", "TABLE", "Figure", "FIGURE", "Exhibit", "EXHIBIT",
                                                 "Chart", "CHART", "Graph",  "Annex",  "Box"};
    if (std::find(std::begin(words), std::end(words), first) == std::end(words)) return false;
    return std::any_of(second.begin(), second.end(), [](char c) { return c >= '0' && c <= '9'; }) ||
           (second.size() <= 2 && second.front() >= 'A' && second.front() <= 'Z');
}

void trim_captions_and_notes(const Page& page, Grid& grid) {
    if (grid.columns < 2) return;
    while (grid.rows > 2) {
        const GridCell* top = lone_cell(grid, 0);
        if (!top || !(top->blank() || is_caption(page, *top))) break;
        drop_row(grid, 0);
    }
    while (grid.rows > 2) {
        const GridCell* bottom = lone_cell(grid, grid.rows - 1);
        if (!bottom || !(bottom->blank() || is_note(page, *bottom))) break;
        drop_row(grid, grid.rows - 1);
    }
}

void add_outer_names(const Page&, Grid& grid, const std::vector<TextLine>& lines, Budget& budget) {
    if (grid.rows < 3 || !budget.spend(lines.size() + grid.cells.size())) return;
    // The first column of a grid holds names; where it holds figures, the names may stand outside at the left.
    std::vector<const GridCell*> first(static_cast<std::size_t>(grid.rows), nullptr);
    for (const GridCell& cell : grid.cells)
        if (cell.column == 0)
            for (int r = cell.row; r < cell.row + cell.row_span; ++r) first[static_cast<std::size_t>(r)] = &cell;
    struct Name {
        std::vector<const Chunk*> chunks;
    };
    std::vector<Name> names(first.size());
    int figures = 0;
    int named = 0;
    double x0 = grid.box.x0;
    for (const TextLine& line : lines) {
        const Chunk* outside = nullptr;
        const Chunk* inside = nullptr;
        for (const Chunk& chunk : line.chunks) {
            if (chunk.box.x1 <= grid.box.x0 + 4)
                outside = &chunk;
            else if (!inside && chunk.box.x0 < grid.box.x1)
                inside = &chunk;
        }
        if (!outside || grid.box.x0 - outside->box.x1 > 180 || outside->words.size() > 8) continue;
        for (std::size_t r = 0; r < first.size(); ++r) {
            if (!first[r] || first[r]->row != static_cast<int>(r)) continue;
            const double y = outside->box.centre().y;
            if (y < first[r]->box.y0 || y >= first[r]->box.y1) continue;
            names[r].chunks.push_back(outside);
            if (names[r].chunks.size() == 1) ++named;
            if (inside && inside->figure) ++figures;
        }
    }
    if (named * 10 < grid.rows * 7 || figures * 2 < named) return;
    // Names of rows are set alike: from one edge.
    int aligned = 0;
    for (const Name& name : names)
        for (const Chunk* chunk : name.chunks) x0 = std::min(x0, chunk->box.x0);
    for (const Name& name : names)
        if (!name.chunks.empty() && (name.chunks[0]->box.x0 < x0 + 24 || name.chunks[0]->box.x1 > grid.box.x0 - 12))
            ++aligned;
    if (aligned * 10 < named * 8) return;
    std::vector<GridCell> added;
    for (std::size_t r = 0; r < names.size(); ++r) {
        if (!first[r] || first[r]->row != static_cast<int>(r)) continue;
        GridCell cell;
        cell.row = static_cast<int>(r);
        cell.row_span = first[r]->row_span;
        cell.box = {x0, first[r]->box.y0, grid.box.x0, first[r]->box.y1};
        for (const Chunk* chunk : names[r].chunks)
            cell.words.insert(cell.words.end(), chunk->words.begin(), chunk->words.end());
        added.push_back(std::move(cell));
    }
    for (GridCell& cell : grid.cells) ++cell.column;
    ++grid.columns;
    grid.cells.insert(grid.cells.end(), added.begin(), added.end());
    grid.box.x0 = x0;
    std::stable_sort(grid.cells.begin(), grid.cells.end(), [](const GridCell& a, const GridCell& b) {
        return a.row != b.row ? a.row < b.row : a.column < b.column;
    });
}

}  // namespace scrutineer::table_finding
