// SPDX-License-Identifier: GPL-3.0-or-later
//
// In steps: the brightness of bare paper by blocks; for every place between two rows of blocks how much darker it gets
// there; runs of such places along a row of the page, which are edges; an edge with the next one below it bounds an
// area where what lies between them is even and differs from what lies above and below.
#include "extract/picture/pale_areas.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>

namespace scrutineer::ocr {
namespace {

// Lengths are in blocks of 1/50 inch.
constexpr int shortest_edge = 40;
constexpr int longest_gap = 45;  // of an edge, where text stands over it
constexpr int least_height = 6;
constexpr int look_away = 3;  // how far bare paper is looked for on both sides of an edge
constexpr int along = 6;      // blocks on both sides whose steps are averaged: noise has no length
// Levels. Noise of 6 a pixel leaves less than 1 in the mean of so many blocks; the palest stripes in use differ from
// white by 8.
constexpr double least_step = 3.5;
// Stripes darker than this are found by their colour.
constexpr double greatest_step = 40;
// What share of an edge's places must step the same way, and of an area's blocks have its own brightness.
constexpr double even_share = 0.85;
constexpr double least_known_share = 0.3;
constexpr std::size_t most_edges = 4000;  // the grain of a photograph has more
constexpr int unknown = -1;

struct Edge {
    int y = 0;  // the first row of blocks below it
    int x0 = 0;
    int x1 = 0;
    double step = 0;  // brightness below less brightness above
};

// Brightness of bare paper, by blocks; unknown where something is printed or shaded.
class Levels {
public:
    Levels(const ColourPicture& blocks, const Ground& ground) : width_(ground.width), height_(ground.height) {
        level_.assign(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_), unknown);
        for (int y = 0; y < height_; ++y)
            for (int x = 0; x < width_; ++x)
                if (ground.known[index(x, y)] != 0) level_[index(x, y)] = luminance(blocks.at(x, y));
        for (const Area& area : ground.areas) forget(area.box, ground.block);
    }
    int width() const { return width_; }
    int height() const { return height_; }
    int at(int x, int y) const { return level_[index(x, y)]; }
    // The mean of the first two known blocks above (`down` -1, from y on) or below; none where there are none near by.
    std::optional<double> beside(int x, int y, int down) const {
        double sum = 0;
        int seen = 0;
        for (int k = 0; k < look_away && seen < 2; ++k) {
            const int row = y + k * down;
            if (row < 0 || row >= height_) break;
            if (const int value = at(x, row); value != unknown) {
                sum += value;
                ++seen;
            }
        }
        if (seen == 0) return {};
        return sum / seen;
    }

private:
    std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(x);
    }
    void forget(const PixelBox& box, int block) {
        for (int y = std::max(0, box.y0 / block - 1); y < std::min(height_, box.y1 / block + 1); ++y)
            for (int x = std::max(0, box.x0 / block - 1); x < std::min(width_, box.x1 / block + 1); ++x)
                level_[index(x, y)] = unknown;
    }
    int width_, height_;
    std::vector<int> level_;
};

// How much brighter it gets from above to below row y, by columns, smoothed along the row; 0 where nothing tells.
std::vector<double> steps_at(const Levels& levels, int y) {
    const int w = levels.width();
    std::vector<double> sum(static_cast<std::size_t>(w) + 1, 0);
    std::vector<int> seen(static_cast<std::size_t>(w) + 1, 0);
    for (int x = 0; x < w; ++x) {
        const auto k = static_cast<std::size_t>(x);
        const auto above = levels.beside(x, y - 1, -1);
        const auto below = levels.beside(x, y, 1);
        const bool known = above && below;
        sum[k + 1] = sum[k] + (known ? *below - *above : 0);
        seen[k + 1] = seen[k] + (known ? 1 : 0);
    }
    std::vector<double> steps(static_cast<std::size_t>(w), 0);
    for (int x = 0; x < w; ++x) {
        const auto from = static_cast<std::size_t>(std::max(0, x - along));
        const auto to = static_cast<std::size_t>(std::min(w, x + along + 1));
        if (seen[to] - seen[from] >= along / 2)
            steps[static_cast<std::size_t>(x)] = (sum[to] - sum[from]) / (seen[to] - seen[from]);
    }
    return steps;
}

// Runs of steps the same way in one row.
void add_edges(const std::vector<double>& steps, int y, std::vector<Edge>& edges) {
    for (const int sign : {-1, 1}) {
        int start = -1;
        int last = -1;
        int count = 0;
        double sum = 0;
        const auto finish = [&] {
            if (start >= 0 && last + 1 - start >= shortest_edge && count >= 0.5 * (last + 1 - start))
                edges.push_back({y, start, last + 1, sum / count});
            start = -1;
        };
        for (int x = 0; x < static_cast<int>(steps.size()); ++x) {
            const double step = steps[static_cast<std::size_t>(x)];
            if (step * sign < least_step || step * sign > greatest_step) {
                // Bare paper without a step ends a run sooner than text does.
                if (start >= 0 && (x - last > longest_gap || (step != 0 && x - last > along))) finish();
                continue;
            }
            if (start < 0) {
                start = x;
                count = 0;
                sum = 0;
            }
            last = x;
            ++count;
            sum += step;
        }
        finish();
    }
}

// Of the places that see one edge, a row or two apart, the strongest.
std::vector<Edge> strongest(const std::vector<Edge>& edges) {
    const auto weight = [](const Edge& e) { return std::abs(e.step) * (e.x1 - e.x0); };
    std::vector<Edge> kept;
    for (const Edge& edge : edges) {
        const bool weaker = std::any_of(edges.begin(), edges.end(), [&](const Edge& other) {
            if (&other == &edge || std::abs(other.y - edge.y) > 3 || other.step * edge.step < 0) return false;
            const int shared = std::min(edge.x1, other.x1) - std::max(edge.x0, other.x0);
            if (shared * 2 < edge.x1 - edge.x0) return false;
            return weight(other) > weight(edge) || (weight(other) == weight(edge) && other.y < edge.y);
        });
        if (!weaker) kept.push_back(edge);
    }
    return kept;
}

// Parts of one edge on both sides of what stands over it.
void join_parts(std::vector<Edge>& edges) {
    for (std::size_t i = 0; i < edges.size(); ++i)
        for (std::size_t k = 0; k < edges.size();) {
            Edge& edge = edges[i];
            const Edge& other = edges[k];
            const int gap = std::max(edge.x0, other.x0) - std::min(edge.x1, other.x1);
            if (i == k || std::abs(edge.y - other.y) > 1 || edge.step * other.step < 0 || gap < 0 ||
                gap > longest_gap) {
                ++k;
                continue;
            }
            if (other.x1 - other.x0 > edge.x1 - edge.x0) {
                edge.y = other.y;
                edge.step = other.step;
            }
            edge.x0 = std::min(edge.x0, other.x0);
            edge.x1 = std::max(edge.x1, other.x1);
            edges.erase(edges.begin() + static_cast<std::ptrdiff_t>(k));
            if (k < i) --i;
            k = 0;
        }
}

double median(std::vector<int>& values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

// The brightness of a box of blocks, where it is bare and even; none elsewhere.
std::optional<double> even_level(const Levels& levels, const PixelBox& box, double slack) {
    std::vector<int> values;
    for (int y = std::max(0, box.y0); y < std::min(levels.height(), box.y1); ++y)
        for (int x = std::max(0, box.x0); x < std::min(levels.width(), box.x1); ++x)
            if (const int value = levels.at(x, y); value != unknown) values.push_back(value);
    if (static_cast<double>(values.size()) < least_known_share * box.width() * box.height() || values.empty())
        return {};
    const double level = median(values);
    const auto own = std::count_if(values.begin(), values.end(), [&](int v) { return std::abs(v - level) <= slack; });
    if (static_cast<double>(own) < even_share * static_cast<double>(values.size())) return {};
    return level;
}

// Averaging along an edge has drawn it out at both ends: the columns there that are as light as paper are cut off.
PixelBox within_sides(const Levels& levels, PixelBox box, double between) {
    const auto light = [&](int x) {
        int lighter = 0;
        int seen = 0;
        for (int y = box.y0 + 1; y < box.y1 - 1; ++y) {
            const int value = levels.at(x, y);
            if (value == unknown) continue;
            ++seen;
            lighter += value > between ? 1 : 0;
        }
        return lighter * 2 > seen;
    };
    for (int k = 0; k < 2 * along && box.width() > 1 && light(box.x0); ++k) ++box.x0;
    for (int k = 0; k < 2 * along && box.width() > 1 && light(box.x1 - 1); ++k) --box.x1;
    return box;
}

// What an edge and the next one below it bound, in blocks.
std::optional<PixelBox> bounded(const Levels& levels, const Edge& top, const std::vector<Edge>& edges) {
    const Edge* foot = nullptr;
    for (const Edge& edge : edges) {
        if (edge.y < top.y + least_height || (foot != nullptr && edge.y >= foot->y)) continue;
        const int shared = std::min(edge.x1, top.x1) - std::max(edge.x0, top.x0);
        if (shared * 10 < 8 * std::max(edge.x1 - edge.x0, top.x1 - top.x0)) continue;
        foot = &edge;
    }
    if (foot == nullptr) return {};
    // Where text hides an end of one of them the other tells.
    const PixelBox box{std::min(top.x0, foot->x0), top.y, std::max(top.x1, foot->x1), foot->y};
    const double slack = std::max(3.0, 0.45 * std::max(std::abs(top.step), std::abs(foot->step)));
    // The outermost rows of blocks lie partly outside.
    const auto inside = even_level(levels, {box.x0, box.y0 + 1, box.x1, box.y1 - 1}, slack);
    if (!inside) return {};
    const auto above = even_level(levels, {box.x0, box.y0 - 5, box.x1, box.y0 - 1}, 2 * slack);
    const auto below = even_level(levels, {box.x0, box.y1 + 1, box.x1, box.y1 + 5}, 2 * slack);
    const double least = 0.6 * std::max(least_step, std::min(std::abs(top.step), std::abs(foot->step)));
    const auto darker = [&](const std::optional<double>& side) { return side && *side - *inside >= least; };
    // Paper is lighter than what is printed on it; a stripe may lie beside a darker band on one side.
    if (!darker(above) && !darker(below)) return {};
    if ((above && *inside - *above >= least && !darker(below)) ||
        (below && *inside - *below >= least && !darker(above)))
        return {};
    const double paper = std::max(above.value_or(0), below.value_or(0));
    const PixelBox fitted = within_sides(levels, box, (paper + *inside) / 2);
    if (fitted.width() < shortest_edge) return {};
    return fitted;
}

Colour median_colour(const ColourPicture& blocks, const Levels& levels, const PixelBox& box) {
    std::vector<int> red;
    std::vector<int> green;
    std::vector<int> blue;
    for (int y = box.y0; y < box.y1; ++y)
        for (int x = box.x0; x < box.x1; ++x) {
            if (levels.at(x, y) == unknown) continue;
            const Colour c = blocks.at(x, y);
            red.push_back(c.red);
            green.push_back(c.green);
            blue.push_back(c.blue);
        }
    const auto middle = [](std::vector<int>& values) { return static_cast<std::uint8_t>(median(values)); };
    return {middle(red), middle(green), middle(blue)};
}

}  // namespace

std::vector<Area> find_pale_areas(const ColourPicture& blocks, const Ground& ground) {
    const Levels levels(blocks, ground);
    std::vector<Edge> edges;
    std::vector<std::vector<double>> steps;
    for (int y = 0; y < levels.height(); ++y) steps.push_back(steps_at(levels, y));
    constexpr int apart = 5;
    for (int y = apart; y + apart < levels.height(); ++y) {
        // Under a shadow it gets darker everywhere: what counts is how much more it does here.
        const auto& before = steps[static_cast<std::size_t>(y - apart)];
        const auto& after = steps[static_cast<std::size_t>(y + apart)];
        std::vector<double> more = steps[static_cast<std::size_t>(y)];
        for (std::size_t x = 0; x < more.size(); ++x) {
            const double drift =
                before[x] * after[x] > 0 ? (std::abs(before[x]) < std::abs(after[x]) ? before[x] : after[x]) : 0;
            if (more[x] * drift > 0) more[x] -= drift;
        }
        add_edges(more, y, edges);
    }
    std::vector<Area> areas;
    if (edges.size() > most_edges) return areas;
    edges = strongest(edges);
    join_parts(edges);
    // Where a darker area ends a pale one may begin: under a heading, the first stripe.
    for (const Area& area : ground.areas) {
        const int b = ground.block;
        if (area.share < 0.85 || area.box.width() < shortest_edge * b) continue;
        edges.push_back({area.box.y1 / b + 1, area.box.x0 / b, area.box.x1 / b, -least_step});
    }
    for (const Edge& edge : edges) {
        if (edge.step > 0) continue;  // it gets lighter: the foot of an area
        const std::optional<PixelBox> box = bounded(levels, edge, edges);
        if (!box) continue;
        const int b = ground.block;
        areas.push_back(
            {{box->x0 * b, box->y0 * b, box->x1 * b, box->y1 * b}, median_colour(blocks, levels, *box), 1.0});
    }
    return areas;
}

}  // namespace scrutineer::ocr
