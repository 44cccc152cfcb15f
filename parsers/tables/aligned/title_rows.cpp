// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/tables/aligned/title_rows.hpp"

#include <algorithm>
#include <cmath>

namespace scrutineer::table_finding {
namespace {

/// A heading's type is larger than its rows' by at least this factor, where neither weight nor colour tells it apart.
constexpr double larger = 1.1;

/// A heading that stands in a row's first cell.
struct Title {
    std::size_t cell = 0;                  ///< index of that cell
    std::vector<std::uint32_t> words;      ///< the heading's
    std::vector<std::uint32_t> own_words;  ///< what is left to the cell
};

bool set_apart(const Word& title, const Word& text) {
    return title.font_size >= larger * text.font_size || (title.bold && !text.bold);
}

Box box_of(const Page& page, const std::vector<std::uint32_t>& words) {
    Box box = page.words[words.front()].box;
    for (const std::uint32_t i : words) box = united(box, page.words[i].box);
    return box;
}

/// The heading in row `row`, no words where it has none.
Title title_of(const Page& page, const Grid& grid, int row) {
    Title title;
    const GridCell* first = nullptr;
    double others = 1e9;
    for (std::size_t i = 0; i < grid.cells.size(); ++i) {
        const GridCell& cell = grid.cells[i];
        // A row over all columns cannot be put into a cell that spans several.
        if (cell.row < row && cell.row + cell.row_span > row) return {};
        if (cell.row != row) continue;
        if (cell.row_span != 1) return {};
        if (!first && cell.column == 0 && cell.column_span == 1) {
            first = &cell;
            title.cell = i;
            continue;
        }
        for (const std::uint32_t word : cell.words) others = std::min(others, page.words[word].box.y0);
        for (const std::uint32_t symbol : cell.symbols) others = std::min(others, page.symbols[symbol].box.y0);
    }
    if (!first || first->words.empty() || others > 1e8) return {};
    for (const std::uint32_t i : first->words)
        (page.words[i].box.y1 <= others + 1 ? title.words : title.own_words).push_back(i);
    if (title.words.empty() || title.own_words.empty()) return {};
    for (const std::uint32_t i : title.words)
        for (const std::uint32_t own : title.own_words)
            if (!set_apart(page.words[i], page.words[own]) ||
                page.words[i].box.y1 > page.words[own].box.y0 + page.words[own].box.height() / 2)
                return {};
    return title;
}

}  // namespace

void part_title_rows(const Page& page, Grid& grid) {
    for (int row = 1; row < grid.rows; ++row) {
        Title title = title_of(page, grid, row);
        if (title.words.empty()) continue;
        GridCell heading;
        heading.row = row;
        heading.column_span = grid.columns;
        heading.box = box_of(page, title.words);
        heading.words = std::move(title.words);
        GridCell& own = grid.cells[title.cell];
        own.box = box_of(page, title.own_words);
        own.words = std::move(title.own_words);
        for (GridCell& cell : grid.cells)
            if (cell.row >= row) ++cell.row;
        const auto after =
            std::find_if(grid.cells.begin(), grid.cells.end(), [&](const GridCell& cell) { return cell.row > row; });
        grid.cells.insert(after, std::move(heading));
        ++grid.rows;
        if (grid.header_rows > row) ++grid.header_rows;
        if (grid.tagged_header_rows > row) ++grid.tagged_header_rows;
        ++row;
    }
}

}  // namespace scrutineer::table_finding
