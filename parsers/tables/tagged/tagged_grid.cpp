// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/tables/tagged/tagged_grid.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "parsers/lines/table_text.hpp"

namespace scrutineer::table_finding {
namespace {

/// Rows and columns under new numbers without those that no cell starts in.
void close_up(Grid& grid, bool rows) {
    std::map<int, int> number;
    for (const GridCell& cell : grid.cells) number.emplace(rows ? cell.row : cell.column, 0);
    int next = 0;
    for (auto& [old, now] : number) now = next++;
    for (GridCell& cell : grid.cells) {
        int& first = rows ? cell.row : cell.column;
        int& span = rows ? cell.row_span : cell.column_span;
        const auto end = number.lower_bound(first + span);
        const int last = end == number.end() ? next : end->second;
        first = number.at(first);
        span = std::max(1, last - first);
    }
    (rows ? grid.rows : grid.columns) = next;
}

/// Whether the bands one after another keep to their order: each cell that is in one band alone is before those of the
/// next, but for `play`.
bool in_order(const Grid& grid, bool rows, double play) {
    const auto count = static_cast<std::size_t>(rows ? grid.rows : grid.columns);
    std::vector<double> from(count, 1e9);
    std::vector<double> to(count, -1e9);
    for (const GridCell& cell : grid.cells) {
        const auto first = static_cast<std::size_t>(rows ? cell.row : cell.column);
        const auto last = first + static_cast<std::size_t>(rows ? cell.row_span : cell.column_span) - 1;
        if (last >= count) return false;
        // A cell over several bands bounds its first and its last.
        if (first == last) {
            from[first] = std::min(from[first], rows ? cell.box.y0 : cell.box.x0);
            to[last] = std::max(to[last], rows ? cell.box.y1 : cell.box.x1);
        }
    }
    double reached = -1e9;
    for (std::size_t i = 0; i < count; ++i) {
        if (from[i] > to[i]) continue;
        if (from[i] < reached - play) return false;
        reached = std::max(reached, to[i]);
    }
    // A cell over several bands stands within them.
    for (const GridCell& cell : grid.cells) {
        const int first = rows ? cell.row : cell.column;
        const int end = first + (rows ? cell.row_span : cell.column_span);
        for (const GridCell& other : grid.cells) {
            const int place = rows ? other.row : other.column;
            const int span = rows ? other.row_span : other.column_span;
            if (place >= end && (rows ? other.box.y0 < cell.box.y1 - play : other.box.x0 < cell.box.x1 - play)) {
                const bool meets = rows ? other.box.x0 < cell.box.x1 && cell.box.x0 < other.box.x1
                                        : other.box.y0 < cell.box.y1 && cell.box.y0 < other.box.y1;
                if (meets && span > 0) return false;
            }
        }
    }
    return true;
}

/// Words in the table's box that are in none of its cells speak against it.
bool holds_all_words(const Page& page, const Grid& grid) {
    std::size_t own = 0;
    for (const GridCell& cell : grid.cells) own += cell.words.size();
    std::size_t within = 0;
    for (const Word& word : page.words)
        if (!is_leader(word.text) && grid.box.contains(word.box.centre())) ++within;
    return within <= own + own / 20;
}

/// Figures side by side with nothing but space between are several cells': tags of spreadsheets often lump them.
bool is_lumped(const Page& page, const GridCell& cell) {
    std::vector<const Word*> words;
    for (const std::uint32_t i : cell.words) words.push_back(&page.words[i]);
    std::stable_sort(words.begin(), words.end(), [](const Word* a, const Word* b) {
        return a->baseline != b->baseline ? a->baseline < b->baseline : a->box.x0 < b->box.x0;
    });
    for (std::size_t i = 1; i < words.size(); ++i) {
        const Word& a = *words[i - 1];
        const Word& b = *words[i];
        if (b.baseline - a.baseline < 1 && b.box.x0 - a.box.x1 > 1.2 * a.font_size && is_figure(a.text) &&
            is_figure(b.text))
            return true;
    }
    return false;
}

}  // namespace

std::vector<Grid> tagged_grids(const Page& page, Budget& budget) {
    std::vector<Grid> grids;
    for (std::size_t begin = 0, end = 0; begin < page.tagged_cells.size(); begin = end) {
        while (end < page.tagged_cells.size() && page.tagged_cells[end].table == page.tagged_cells[begin].table) ++end;
        if (end - begin < 4 || !budget.spend((end - begin) * (end - begin) + page.words.size())) continue;
        Grid grid;
        std::vector<double> sizes;
        std::map<int, bool> headings;  // by row: all cells are tagged as headings
        bool upright = true;
        for (std::size_t i = begin; i < end; ++i) {
            const TaggedCell& tagged = page.tagged_cells[i];
            GridCell cell;
            cell.row = tagged.row;
            cell.column = tagged.column;
            cell.row_span = tagged.row_span;
            cell.column_span = tagged.column_span;
            std::optional<Box> box;
            for (const std::uint32_t w : tagged.words) {
                if (w >= page.words.size()) continue;
                const Word& word = page.words[w];
                upright = upright && (word.rotation == 0 || tagged.header);
                cell.words.push_back(w);
                box = box ? united(*box, word.box) : word.box;
                sizes.push_back(word.font_size);
            }
            if (!box) continue;
            cell.box = *box;
            grid.box = grid.cells.empty() ? *box : united(grid.box, *box);
            grid.cells.push_back(std::move(cell));
            headings.emplace(tagged.row, true).first->second &= tagged.header;
        }
        if (grid.cells.size() < 4 || !upright) continue;
        close_up(grid, true);
        close_up(grid, false);
        if (grid.rows < 2 || grid.columns < 2) continue;
        int heading_rows = 0;
        for (const auto& [row, all] : headings) {
            if (!all) break;
            ++heading_rows;
        }
        grid.header_rows = heading_rows == 0 || heading_rows == grid.rows ? -1 : heading_rows;
        std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2), sizes.end());
        const double play = 0.35 * sizes[sizes.size() / 2];
        const auto lumped = std::count_if(grid.cells.begin(), grid.cells.end(),
                                          [&](const GridCell& cell) { return is_lumped(page, cell); });
        if (lumped * 20 > static_cast<std::ptrdiff_t>(grid.cells.size())) continue;
        if (!in_order(grid, true, play) || !in_order(grid, false, play) || !holds_all_words(page, grid)) continue;
        std::stable_sort(grid.cells.begin(), grid.cells.end(), [](const GridCell& a, const GridCell& b) {
            return a.row != b.row ? a.row < b.row : a.column < b.column;
        });
        grids.push_back(std::move(grid));
    }
    return grids;
}

Accord accord_of(const Page& page, const Grid& grid, const Grid& tagged) {
    if (!grid.box.intersects(tagged.box)) return Accord::apart;
    std::map<std::uint32_t, std::size_t> cell_of;
    for (std::size_t i = 0; i < grid.cells.size(); ++i)
        for (const std::uint32_t word : grid.cells[i].words)
            if (!is_leader(page.words[word].text)) cell_of[word] = i;
    std::size_t all = 0;
    std::size_t shared = 0;
    bool joins = false;
    std::map<std::size_t, std::size_t> parts;  // tagged cells in each cell of the grid
    for (const GridCell& cell : tagged.cells) {
        std::optional<std::size_t> first;
        for (const std::uint32_t word : cell.words) {
            if (is_leader(page.words[word].text)) continue;
            ++all;
            const auto found = cell_of.find(word);
            if (found == cell_of.end()) continue;
            ++shared;
            if (first && *first != found->second) joins = true;
            if (!first) ++parts[found->second];
            first = first.value_or(found->second);
        }
    }
    // Tags may leave out what stands around the table and was taken in; pieces of a table are none.
    if (shared * 100 < all * 97 || shared * 10 < cell_of.size() * 7) return Accord::apart;
    const bool whole = shared * 100 >= cell_of.size() * 97;
    const bool parted = std::any_of(parts.begin(), parts.end(), [](const auto& part) { return part.second > 1; });
    if (joins || !whole) return Accord::other;
    return parted ? Accord::finer : Accord::same;
}

int heading_rows_by(const Grid& grid, const Grid& tagged) {
    if (tagged.header_rows < 1) return 0;
    std::map<std::uint32_t, int> end_of;  // for each word the row after its cell
    for (const GridCell& cell : grid.cells)
        for (const std::uint32_t word : cell.words) end_of[word] = cell.row + cell.row_span;
    int rows = 0;
    for (const GridCell& cell : tagged.cells) {
        if (cell.row >= tagged.header_rows) continue;
        for (const std::uint32_t word : cell.words)
            if (const auto found = end_of.find(word); found != end_of.end()) rows = std::max(rows, found->second);
    }
    return rows;
}

}  // namespace scrutineer::table_finding
