// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/tables/turned_headings.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "parsers/lines/table_text.hpp"

namespace scrutineer::table_finding {
namespace {

/// Turned headings end so near above the first row of figures, font sizes.
constexpr double nearest_row = 4;
/// Words of one heading follow each other within so many font sizes.
constexpr double word_gap = 1.5;
constexpr int fewest_headings = 2;

/// The height at which the rows of figures begin, and which row is the first.
struct BodyStart {
    int row = 0;
    double top = 0;
};

std::optional<BodyStart> body_start(const Page& page, const Grid& grid) {
    std::optional<BodyStart> start;
    for (const GridCell& cell : grid.cells) {
        if (cell.column == 0 || cell.words.empty()) continue;
        std::string text;
        for (const std::uint32_t i : cell.words) text += (text.empty() ? "" : " ") + page.words[i].text;
        if (!is_figure(text) || is_year(text)) continue;
        if (!start || cell.row < start->row) start = BodyStart{cell.row, cell.box.y0};
    }
    if (!start) return start;
    for (const GridCell& cell : grid.cells)
        if (cell.row == start->row && !cell.blank()) start->top = std::min(start->top, cell.box.y0);
    return start;
}

/// Left and right of the texts in each column, widened half way to the neighbours'.
std::vector<std::pair<double, double>> sides_of(const Grid& grid) {
    std::vector<std::pair<double, double>> sides(static_cast<std::size_t>(grid.columns), {1e9, -1e9});
    for (const GridCell& cell : grid.cells) {
        if (cell.column_span > 1 || cell.blank()) continue;
        auto& side = sides[static_cast<std::size_t>(cell.column)];
        side.first = std::min(side.first, cell.box.x0);
        side.second = std::max(side.second, cell.box.x1);
    }
    for (std::size_t c = 1; c < sides.size(); ++c) {
        const double middle = (sides[c - 1].second + sides[c].first) / 2;
        sides[c - 1].second = sides[c].first = middle;
    }
    return sides;
}

}  // namespace

void add_turned_headings(const Page& page, Grid& grid, const std::vector<char>& used, Budget& budget) {
    if (grid.columns < 2 || !budget.spend(page.words.size() / 4 + grid.cells.size())) return;
    const bool any =
        std::any_of(page.words.begin(), page.words.end(), [](const Word& w) { return w.rotation % 180 != 0; });
    const std::optional<BodyStart> body = any ? body_start(page, grid) : std::nullopt;
    if (!body) return;
    std::vector<std::pair<double, double>> sides = sides_of(grid);
    sides.back().second += 20;
    // From the table upwards, so that each word follows the one nearer to it.
    std::vector<std::uint32_t> turned;
    for (std::uint32_t i = 0; i < page.words.size(); ++i) {
        const Word& word = page.words[i];
        if (word.rotation % 180 != 0 && !used[i] && word.box.y1 < body->top + 0.5 * word.font_size &&
            word.box.centre().x > sides.front().first && word.box.centre().x < sides.back().second)
            turned.push_back(i);
    }
    std::stable_sort(turned.begin(), turned.end(),
                     [&](auto a, auto b) { return page.words[a].box.y1 > page.words[b].box.y1; });
    std::map<std::size_t, GridCell> headings;
    for (const std::uint32_t i : turned) {
        const Word& word = page.words[i];
        std::size_t c = 0;
        while (c + 1 < sides.size() && word.box.centre().x > sides[c].second) ++c;
        auto heading = headings.find(c);
        if (heading == headings.end()) {
            if (body->top - word.box.y1 > nearest_row * word.font_size) continue;
            heading = headings.emplace(c, GridCell{}).first;
            heading->second.box = word.box;
        } else if (heading->second.box.y0 - word.box.y1 > word_gap * word.font_size) {
            continue;
        }
        heading->second.words.push_back(i);
        heading->second.box = united(heading->second.box, word.box);
    }
    if (static_cast<int>(headings.size()) < fewest_headings) return;
    const int row = body->row;
    for (GridCell& cell : grid.cells) {
        if (cell.row >= row)
            ++cell.row;
        else if (cell.row + cell.row_span == row && cell.column_span == 1 &&
                 headings.count(static_cast<std::size_t>(cell.column)) == 0)
            ++cell.row_span;
    }
    for (auto& [column, heading] : headings) {
        heading.row = row;
        heading.column = static_cast<int>(column);
        grid.box = united(grid.box, heading.box);
        grid.cells.push_back(std::move(heading));
    }
    ++grid.rows;
    grid.header_rows = std::max(grid.header_rows, row + 1);
    std::stable_sort(grid.cells.begin(), grid.cells.end(), [](const GridCell& a, const GridCell& b) {
        return a.row != b.row ? a.row < b.row : a.column < b.column;
    });
}

}  // namespace scrutineer::table_finding
