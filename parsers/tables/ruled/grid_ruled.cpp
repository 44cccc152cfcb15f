// SPDX-License-Identifier: GPL-3.0-or-later
// Part of parsers/tables/grid.hpp: the grid that ruling lines draw.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "parsers/tables/grid.hpp"

namespace scrutineer::table_finding {
namespace {

constexpr double same_place = 3.2;  ///< double lines, and borders of neighbouring cells drawn apart
constexpr double covered = 0.6;     ///< share of a cell's side that a line must run along to bound it
constexpr std::size_t most_positions = 40'000;

/// How much of each band between `places` a line from `from` to `to` runs along, added to `share`.
void add_cover(const std::vector<double>& places, double from, double to, double* share) {
    auto it = std::upper_bound(places.begin(), places.end(), from);
    std::size_t i = it == places.begin() ? 0 : static_cast<std::size_t>(it - places.begin()) - 1;
    for (; i + 1 < places.size() && places[i] < to; ++i) {
        const double length = std::min(to, places[i + 1]) - std::max(from, places[i]);
        if (length > 0) share[i] += length / (places[i + 1] - places[i]);
    }
}

std::size_t nearest(const std::vector<double>& places, double at) {
    const auto it = std::lower_bound(places.begin(), places.end(), at);
    if (it == places.end()) return places.size() - 1;
    const auto i = static_cast<std::size_t>(it - places.begin());
    return i > 0 && at - places[i - 1] < places[i] - at ? i - 1 : i;
}

/// Lines that overhang the outermost line of the other direction leave an open side: a cell without an outer border.
void add_open_sides(const std::vector<Segment>& lines, std::vector<double>& places) {
    constexpr double overhang = 12;
    for (const bool low : {true, false}) {
        const double edge =
            low ? *std::min_element(places.begin(), places.end()) : *std::max_element(places.begin(), places.end());
        std::vector<double> ends;
        for (const Segment& line : lines) {
            if (low && line.from < edge - overhang) ends.push_back(line.from);
            if (!low && line.to > edge + overhang) ends.push_back(line.to);
        }
        if (ends.size() < 2) continue;
        places.push_back(low ? *std::min_element(ends.begin(), ends.end())
                             : *std::max_element(ends.begin(), ends.end()));
    }
}

}  // namespace

Grid ruled_grid(const RuledArea& area, Budget& budget) {
    Grid grid;
    grid.box = area.box;
    std::vector<double> xs;
    std::vector<double> ys;
    for (const Segment& s : area.down) xs.push_back(s.at);
    for (const Segment& s : area.across) ys.push_back(s.at);
    add_open_sides(area.across, xs);
    add_open_sides(area.down, ys);
    xs = clustered(std::move(xs), same_place);
    ys = clustered(std::move(ys), same_place);
    if (xs.size() < 2 || ys.size() < 2) return grid;
    const std::size_t columns = xs.size() - 1;
    const std::size_t rows = ys.size() - 1;
    if (rows * columns > most_positions || !budget.spend(rows * columns * 8)) return grid;

    // across_share[j * columns + i]: how much of the side at ys[j] between xs[i] and xs[i + 1] is drawn; likewise down.
    std::vector<double> across_share((rows + 1) * columns, 0);
    std::vector<double> down_share((columns + 1) * rows, 0);
    for (const Segment& s : area.across) {
        if (!budget.spend(columns / 8 + 1)) return grid;
        add_cover(xs, s.from - 1, s.to + 1, &across_share[nearest(ys, s.at) * columns]);
    }
    for (const Segment& s : area.down) {
        if (!budget.spend(rows / 8 + 1)) return grid;
        add_cover(ys, s.from - 1, s.to + 1, &down_share[nearest(xs, s.at) * rows]);
    }

    std::vector<std::size_t> parent(rows * columns);
    std::iota(parent.begin(), parent.end(), std::size_t{0});
    const auto root = [&](std::size_t i) {
        while (parent[i] != i) i = parent[i] = parent[parent[i]];
        return i;
    };
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c) {
            const std::size_t i = r * columns + c;
            if (c + 1 < columns && down_share[(c + 1) * rows + r] < covered) parent[root(i + 1)] = root(i);
            if (r + 1 < rows && across_share[(r + 1) * columns + c] < covered) parent[root(i + columns)] = root(i);
        }
    struct Extent {
        std::size_t r0 = SIZE_MAX, c0 = SIZE_MAX, r1 = 0, c1 = 0, count = 0;
    };
    std::vector<Extent> extents(rows * columns);
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c) {
            Extent& e = extents[root(r * columns + c)];
            e.r0 = std::min(e.r0, r);
            e.c0 = std::min(e.c0, c);
            e.r1 = std::max(e.r1, r);
            e.c1 = std::max(e.c1, c);
            ++e.count;
        }
    const auto add = [&](std::size_t r0, std::size_t c0, std::size_t r1, std::size_t c1) {
        GridCell cell;
        cell.row = static_cast<int>(r0);
        cell.column = static_cast<int>(c0);
        cell.row_span = static_cast<int>(r1 - r0 + 1);
        cell.column_span = static_cast<int>(c1 - c0 + 1);
        cell.box = {xs[c0], ys[r0], xs[c1 + 1], ys[r1 + 1]};
        grid.cells.push_back(std::move(cell));
    };
    const bool shaded = std::none_of(area.down.begin(), area.down.end(), [](const Segment& s) { return s.drawn; });
    std::vector<char> done(rows * columns, 0);
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c) {
            if (done[r * columns + c]) continue;
            const std::size_t id = root(r * columns + c);
            const Extent& e = extents[id];
            std::size_t c1 = c;
            std::size_t r1 = r;
            if (e.count == (e.r1 - e.r0 + 1) * (e.c1 - e.c0 + 1)) {
                c1 = e.c1;
                r1 = e.r1;
            } else if (shaded) {
                // Not a rectangle, and no line is drawn down it: lines across part of it say which columns' cells are
                // as high. The highest run of this column, as far right as it is the same.
                const auto ends_below = [&](std::size_t row, std::size_t k) {
                    return row + 1 == rows || root((row + 1) * columns + k) != id ||
                           across_share[(row + 1) * columns + k] >= covered;
                };
                while (!ends_below(r1, c)) ++r1;
                for (bool same = true; same && c1 + 1 < columns;) {
                    const std::size_t k = c1 + 1;
                    same = ends_below(r1, k);
                    for (std::size_t y = r; y <= r1 && same; ++y)
                        same = root(y * columns + k) == id && !done[y * columns + k] &&
                               down_share[k * rows + y] < covered && (y == r1 || !ends_below(y, k));
                    if (same) ++c1;
                }
            } else {
                // Not a rectangle: the widest run of this row, as far down as it stays whole.
                while (c1 + 1 < columns && !done[r * columns + c1 + 1] && root(r * columns + c1 + 1) == id) ++c1;
                bool whole = true;
                while (whole && r1 + 1 < rows) {
                    for (std::size_t k = c; k <= c1 && whole; ++k) {
                        const std::size_t below = (r1 + 1) * columns + k;
                        whole = !done[below] && root(below) == id && across_share[below] < covered;
                    }
                    if (whole) ++r1;
                }
            }
            for (std::size_t y = r; y <= r1; ++y)
                for (std::size_t x = c; x <= c1; ++x) done[y * columns + x] = 1;
            add(r, c, r1, c1);
        }
    grid.rows = static_cast<int>(rows);
    grid.columns = static_cast<int>(columns);
    grid.box = {xs.front(), ys.front(), xs.back(), ys.back()};
    grid.ruling = Table::Ruling::full;
    return grid;
}

}  // namespace scrutineer::table_finding
