// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/picture/letters.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace scrutineer::ocr {
namespace {

constexpr double least_letter = 2.4;   // points
constexpr double largest_letter = 20;  // points; headings do not touch
constexpr std::size_t most_looked_at = 400;
// How far the lower bowl of a "g" may hang below the upper one, in heights of that.
constexpr double loosest_bowl = 0.2;

// Finds components near a place.
class Neighbourhood {
public:
    explicit Neighbourhood(const std::vector<Component>& ink) : ink_(ink) {
        int bottom = 0;
        for (const Component& c : ink) bottom = std::max(bottom, c.box.y1);
        bands_.resize(static_cast<std::size_t>(bottom / band + 1));
        for (std::size_t i = 0; i < ink.size(); ++i)
            for (int k = ink[i].box.y0 / band; k * band < ink[i].box.y1; ++k)
                bands_[static_cast<std::size_t>(k)].push_back(i);
        for (std::vector<std::size_t>& members : bands_)
            std::sort(members.begin(), members.end(), [&](std::size_t a, std::size_t b) {
                return ink[a].box.x0 != ink[b].box.x0 ? ink[a].box.x0 < ink[b].box.x0 : a < b;
            });
    }
    // Components that start between x0 and x1 and reach into y0..y1; some twice.
    std::vector<std::size_t> near(const PixelBox& where) const {
        std::vector<std::size_t> found;
        const int last = std::min(static_cast<int>(bands_.size()) - 1, (where.y1 - 1) / band);
        for (int k = std::max(0, where.y0 / band); k <= last; ++k) {
            const auto& members = bands_[static_cast<std::size_t>(k)];
            auto it = std::lower_bound(members.begin(), members.end(), where.x0,
                                       [&](std::size_t i, int x) { return ink_[i].box.x0 < x; });
            for (; it != members.end() && ink_[*it].box.x0 < where.x1 && found.size() < most_looked_at; ++it)
                if (ink_[*it].box.y0 < where.y1 && where.y0 < ink_[*it].box.y1) found.push_back(*it);
        }
        return found;
    }

private:
    static constexpr int band = 32;
    const std::vector<Component>& ink_;
    std::vector<std::vector<std::size_t>> bands_;
};

// The pieces of a component that lie in rows y0..y1-1.
void add_pieces(const Component& whole, int y0, int y1, std::vector<Component>& out) {
    GreyPicture mask(whole.box.width(), y1 - y0, 0);
    for (const Run& run : whole.runs)
        if (run.y >= y0 && run.y < y1)
            std::fill_n(mask.row(run.y - y0) + (run.x0 - whole.box.x0), run.x1 - run.x0, whole.mark);
    for (Component& piece : components(mask)) {
        piece.box = {piece.box.x0 + whole.box.x0, piece.box.y0 + y0, piece.box.x1 + whole.box.x0, piece.box.y1 + y0};
        for (Run& run : piece.runs) run = {run.y + y0, run.x0 + whole.box.x0, run.x1 + whole.box.x0};
        out.push_back(std::move(piece));
    }
}

// Where a component that reaches over two lines is to be cut: the row with the least ink about its middle; -1 where
// it is too thick there to be two letters that touch.
int waist(const Component& c, double height) {
    const int from = c.box.y0 + static_cast<int>(0.3 * c.box.height());
    const int to = c.box.y0 + static_cast<int>(0.72 * c.box.height());
    std::vector<int> across(static_cast<std::size_t>(std::max(0, to - from)), 0);
    for (const Run& run : c.runs)
        if (run.y >= from && run.y < to) across[static_cast<std::size_t>(run.y - from)] += run.x1 - run.x0;
    if (across.empty()) return -1;
    const auto least = std::min_element(across.begin(), across.end());
    // An upright bracket or rule is as thin everywhere.
    const int most = c.area / std::max(1, c.box.height());
    if (*least > 0.45 * height || *least * 10 > most * 8) return -1;
    return from + static_cast<int>(least - across.begin());
}

void part_joined(std::vector<Component>& ink, double dots_per_point) {
    const Neighbourhood neighbourhood(ink);
    std::vector<std::pair<std::size_t, int>> cuts;
    std::vector<int> heights;
    for (std::size_t i = 0; i < ink.size(); ++i) {
        const PixelBox& b = ink[i].box;
        const int h = b.height();
        if (h < 2 * least_letter * dots_per_point || h > 2.5 * largest_letter * dots_per_point || b.width() > 12 * h)
            continue;
        heights.clear();
        for (const std::size_t k : neighbourhood.near({b.x0 - 3 * h, b.y0, b.x1 + 2 * h, b.y1}))
            if (k != i && ink[k].mark == ink[i].mark && ink[k].box.height() >= least_letter * dots_per_point)
                heights.push_back(ink[k].box.height());
        if (heights.size() < 5) continue;
        // Four fifths up the heights near by are capitals, ascenders and figures.
        const auto tall = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() * 4 / 5);
        std::nth_element(heights.begin(), tall, heights.end());
        if (h < 1.5 * *tall || h > 3.2 * *tall) continue;
        const int row = waist(ink[i], *tall);
        if (row > b.y0 && row < b.y1) cuts.emplace_back(i, row);
    }
    if (cuts.empty()) return;
    std::vector<Component> out;
    out.reserve(ink.size() + cuts.size());
    auto cut = cuts.begin();
    for (std::size_t i = 0; i < ink.size(); ++i) {
        if (cut != cuts.end() && cut->first == i) {
            add_pieces(ink[i], ink[i].box.y0, cut->second, out);
            add_pieces(ink[i], cut->second, ink[i].box.y1, out);
            ++cut;
        } else {
            out.push_back(std::move(ink[i]));
        }
    }
    ink = std::move(out);
}

// The lower bowl of a "g", whose link to the upper one the scan has lost: under a letter, lower and about as wide.
// Nothing else hangs so: the next line begins half a letter's height lower, and an underline is flat.
bool like_bowl(const PixelBox& head, const PixelBox& bowl) {
    return bowl.height() * 5 <= head.height() * 4 && bowl.height() * 3 >= bowl.width() &&
           bowl.width() * 2 >= head.width() && bowl.width() * 10 <= head.width() * 17;
}

void unite_broken(std::vector<Component>& ink, double dots_per_point) {
    const Neighbourhood neighbourhood(ink);
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t i = 0; i < ink.size(); ++i) {
        const PixelBox& a = ink[i].box;
        if (a.height() > largest_letter * dots_per_point || a.width() > largest_letter * dots_per_point) continue;
        const int broken = static_cast<int>(std::ceil(0.6 * dots_per_point));
        const int reach = std::max(broken, static_cast<int>(loosest_bowl * a.height()));
        for (const std::size_t k : neighbourhood.near({a.x0 - a.width() - reach, a.y1 - 1, a.x1, a.y1 + reach + 1})) {
            const PixelBox& b = ink[k].box;
            if (k == i || ink[k].mark != ink[i].mark || b.y0 < a.y0 + a.height() / 2 || b.y1 <= a.y1) continue;
            const int shared = std::min(a.x1, b.x1) - std::max(a.x0, b.x0);
            if (shared * 2 < std::min(a.width(), b.width()) || b.y0 - a.y1 > reach) continue;
            const PixelBox both = united(a, b);
            const int h = both.height();
            if (h < least_letter * dots_per_point || both.width() > 1.5 * h) continue;
            // A whole letter stands beside a broken one, as high and at the same height.
            const double slack = 0.14 * h;
            const bool bowl = like_bowl(a, b) && a.height() >= least_letter * dots_per_point;
            bool whole = false;
            for (const std::size_t n : neighbourhood.near({both.x0 - 3 * h, both.y0, both.x1 + 2 * h, both.y1})) {
                const PixelBox& o = ink[n].box;
                if (n == i || n == k || ink[n].mark != ink[i].mark) continue;
                whole = whole || (b.y0 - a.y1 <= broken && std::abs(o.y0 - both.y0) <= slack &&
                                  std::abs(o.y1 - both.y1) <= slack);
                // Beside the head of a "g" there are letters that stand on the line, as high as it or higher.
                whole = whole || (bowl && o.height() * 10 >= a.height() * 8 && o.y1 >= a.y1 &&
                                  o.y1 <= a.y1 + 0.35 * a.height() && o.y0 <= a.y0 + 0.2 * a.height());
            }
            if (whole) pairs.emplace_back(i, k);
        }
    }
    for (const auto& [first, second] : pairs) {
        Component& a = ink[first];
        Component& b = ink[second];
        if (a.runs.empty() || b.runs.empty()) continue;  // one of three pieces: it has been taken
        a.box = united(a.box, b.box);
        a.area += b.area;
        std::vector<Run> runs;
        runs.reserve(a.runs.size() + b.runs.size());
        std::merge(a.runs.begin(), a.runs.end(), b.runs.begin(), b.runs.end(), std::back_inserter(runs),
                   [](const Run& p, const Run& q) { return p.y != q.y ? p.y < q.y : p.x0 < q.x0; });
        a.runs = std::move(runs);
        b = Component{};
    }
    std::erase_if(ink, [](const Component& c) { return c.runs.empty(); });
}

// A ring that somebody drew around a figure is thin for its box and has letters within; no letter has.
void drop_rings(std::vector<Component>& ink, double dots_per_point) {
    constexpr double thickest_share = 0.35;  // of its box, that a ring's ink covers
    constexpr double least_within = 0.35;    // of its height, that a letter within has
    constexpr double widest = 90;            // points
    const Neighbourhood neighbourhood(ink);
    std::vector<std::size_t> rings;
    for (std::size_t i = 0; i < ink.size(); ++i) {
        const PixelBox& a = ink[i].box;
        if (a.height() < 2 * least_letter * dots_per_point || a.width() > widest * dots_per_point ||
            a.height() > largest_letter * 2 * dots_per_point || a.width() * 10 < a.height() * 8 ||
            ink[i].area > thickest_share * a.width() * a.height())
            continue;
        std::size_t one = i;
        bool several = false;
        for (const std::size_t k : neighbourhood.near(a)) {
            const PixelBox& b = ink[k].box;
            if (k == i || b.x0 <= a.x0 || b.x1 >= a.x1 || b.y0 <= a.y0 || b.y1 >= a.y1 ||
                b.height() < least_within * a.height())
                continue;
            several = several || (one != i && one != k);
            one = k;
        }
        if (several) rings.push_back(i);
    }
    for (const std::size_t i : rings) ink[i] = Component{};
    std::erase_if(ink, [](const Component& c) { return c.runs.empty(); });
}

}  // namespace

void mend_letters(std::vector<Component>& ink, double dots_per_inch) {
    drop_rings(ink, dots_per_inch / 72);
    part_joined(ink, dots_per_inch / 72);
    unite_broken(ink, dots_per_inch / 72);
}

}  // namespace scrutineer::ocr
