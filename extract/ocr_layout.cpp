// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/ocr_layout.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "extract/ocr_engine.hpp"
#include "extract/ocr_letters.hpp"
#include "extract/ocr_symbols.hpp"

namespace scrutineer::ocr {
namespace {

bool touches(const Line& a, const Line& b, int reach) {
    return a.box.x0 - reach <= b.box.x1 && b.box.x0 - reach <= a.box.x1 && a.box.y0 - reach <= b.box.y1 &&
           b.box.y0 - reach <= a.box.y1;
}

// Strokes of large letters are lines too: a short line is a rule where it runs from rule to rule, from the edge of a
// fill to another, or goes on from where a rule ended.
std::vector<Line> true_rules(const std::vector<Line>& lines, const std::vector<Area>& areas, double dots_per_inch) {
    const int long_across = static_cast<int>(0.5 * dots_per_inch);
    const int long_down = static_cast<int>(0.42 * dots_per_inch);
    const int reach = static_cast<int>(std::ceil(0.035 * dots_per_inch));
    std::vector<Line> kept;
    std::vector<Line> doubtful;
    std::vector<Line> edges;
    for (const Area& area : areas) {
        const PixelBox& b = area.box;
        for (const PixelBox& side : {PixelBox{b.x0, b.y0, b.x1, b.y0}, PixelBox{b.x0, b.y1, b.x1, b.y1}})
            edges.push_back({side, true, 0, 0, false});
        for (const PixelBox& side : {PixelBox{b.x0, b.y0, b.x0, b.y1}, PixelBox{b.x1, b.y0, b.x1, b.y1}})
            edges.push_back({side, false, 0, 0, false});
    }
    for (const Line& line : lines) {
        const int length = line.horizontal ? line.box.width() : line.box.height();
        (length >= (line.horizontal ? long_across : long_down) ? kept : doubtful).push_back(line);
    }
    for (int pass = 0; pass < 3; ++pass) {
        std::vector<Line> still;
        std::vector<Line> found;
        for (const Line& line : doubtful) {
            Line start = line;
            Line end = line;
            if (line.horizontal) {
                start.box.x1 = start.box.x0;
                end.box.x0 = end.box.x1;
            } else {
                start.box.y1 = start.box.y0;
                end.box.y0 = end.box.y1;
            }
            bool at_start = false;
            bool at_end = false;
            bool goes_on = false;
            for (const std::vector<Line>* others : {&kept, &edges})
                for (const Line& other : *others) {
                    const bool across = other.horizontal != line.horizontal;
                    const bool starts = touches(start, other, reach);
                    const bool ends = touches(end, other, reach);
                    if (across) {
                        at_start = at_start || starts;
                        at_end = at_end || ends;
                    } else if (others == &kept && std::abs(other.middle - line.middle) < reach / 2.0) {
                        goes_on = goes_on || starts || ends;
                    }
                }
            ((at_start && at_end) || goes_on ? found : still).push_back(line);
        }
        if (found.empty()) break;
        kept.insert(kept.end(), found.begin(), found.end());
        doubtful = std::move(still);
    }
    return kept;
}

// How much of the side from `from` to `to` at about `at` rules run along.
double ruled_share(const std::vector<Line>& rules, bool horizontal, double at, double reach, int from, int to) {
    int covered = 0;
    for (const Line& rule : rules) {
        if (rule.horizontal != horizontal || std::abs(rule.middle - at) > reach) continue;
        const int first = horizontal ? rule.box.x0 : rule.box.y0;
        const int last = horizontal ? rule.box.x1 : rule.box.y1;
        covered += std::max(0, std::min(to, last) - std::max(from, first));
    }
    return static_cast<double>(covered) / std::max(1, to - from);
}

// Bold letters from edge to edge part a cell's shading in two. What stands side by side in one colour and at one
// height, with no rule between, is one.
void join_parted(std::vector<Area>& areas, const std::vector<Line>& rules, const Ground& ground) {
    const int b = ground.block;
    const auto joins = [&](const Area& left, const Area& right) {
        if (distance(left.colour, right.colour) > 12) return false;
        if (std::abs(left.box.y0 - right.box.y0) > 2 * b || std::abs(left.box.y1 - right.box.y1) > 2 * b) return false;
        const int gap = right.box.x0 - left.box.x1;
        if (gap < -2 * b || gap > 6 * b || gap > left.box.height()) return false;
        const int y0 = std::max(left.box.y0, right.box.y0);
        const int y1 = std::min(left.box.y1, right.box.y1);
        if (y1 <= y0 ||
            ruled_share(rules, false, (left.box.x1 + right.box.x0) / 2.0, gap / 2.0 + b, y0, y1) > 0.4)
            return false;
        // Bare ground of another colour between them is a gap between two cells.
        int foreign = 0;
        int all = 0;
        for (int y = y0 / b; y < y1 / b; ++y)
            for (int x = left.box.x1 / b; x < right.box.x0 / b; ++x) {
                const auto at = static_cast<std::size_t>(y * ground.width + x);
                ++all;
                if (ground.known[at] != 0 && distance(ground.colour[at], left.colour) > 30) ++foreign;
            }
        return foreign * 4 <= all;
    };
    for (std::size_t i = 0; i < areas.size(); ++i)
        for (std::size_t k = 0; k < areas.size(); ++k) {
            if (i == k || !joins(areas[i], areas[k])) continue;
            const auto size = [](const PixelBox& box) { return static_cast<double>(box.width()) * box.height(); };
            const double own = size(areas[i].box) + size(areas[k].box);
            const double share = (areas[i].share * size(areas[i].box) + areas[k].share * size(areas[k].box)) / own;
            areas[i].box = united(areas[i].box, areas[k].box);
            areas[i].share = share;
            areas.erase(areas.begin() + static_cast<std::ptrdiff_t>(k));
            if (k < i) --i;
            k = static_cast<std::size_t>(-1);
        }
}

// An area is known to a block, and ends where the rule around it begins to show: its cell ends at the rule's middle.
void fit_to_rules(std::vector<Area>& areas, const std::vector<Line>& rules, const Ground& ground) {
    const double reach = 2.2 * ground.block;
    for (Area& area : areas) {
        PixelBox& box = area.box;
        const auto fit = [&](int& side, bool horizontal, int from, int to) {
            double nearest = reach;
            int at = side;
            for (const Line& rule : rules) {
                const double away = std::abs(rule.middle - side);
                if (rule.horizontal != horizontal || away >= nearest) continue;
                const int first = horizontal ? rule.box.x0 : rule.box.y0;
                const int last = horizontal ? rule.box.x1 : rule.box.y1;
                if (std::min(to, last) <= std::max(from, first)) continue;
                if (ruled_share(rules, horizontal, rule.middle, 0.5 * ground.block, from, to) < 0.6) continue;
                nearest = away;
                at = static_cast<int>(std::lround(rule.middle));
            }
            side = at;
        };
        PixelBox fitted = box;
        fit(fitted.x0, false, box.y0, box.y1);
        fit(fitted.x1, false, box.y0, box.y1);
        fit(fitted.y0, true, box.x0, box.x1);
        fit(fitted.y1, true, box.x0, box.x1);
        if (fitted.x0 < fitted.x1 && fitted.y0 < fitted.y1) box = fitted;
    }
}

// Takes the rules' own pixels out of the ink, so that letters that touch them stand free.
void erase_rules(GreyPicture& ink, const std::vector<Line>& rules) {
    for (const Line& rule : rules) {
        const int x0 = std::max(0, rule.box.x0 - 1);
        const int y0 = std::max(0, rule.box.y0 - 1);
        const int x1 = std::min(ink.width, rule.box.x1 + 1);
        const int y1 = std::min(ink.height, rule.box.y1 + 1);
        for (int y = y0; y < y1; ++y) std::fill(ink.row(y) + x0, ink.row(y) + std::max(x0, x1), std::uint8_t{0});
    }
}

// Share of blocks with a colour: noise and yellowed paper have little.
bool without_colour(const ColourPicture& blocks) {
    long coloured = 0;
    for (int y = 0; y < blocks.height; ++y)
        for (int x = 0; x < blocks.width; ++x)
            if (saturation(blocks.at(x, y)) > 40) ++coloured;
    return coloured * 20000 < static_cast<long>(blocks.width) * blocks.height;
}

}  // namespace

Layout lay_out(GreyPicture grey, ColourPicture colours, int factor, double dots_per_inch) {
    Layout layout;
    layout.factor = factor;
    layout.skew = find_skew(grey);
    if (std::abs(layout.skew) < 0.03) layout.skew = 0;
    if (layout.skew != 0) {
        grey = rotated(grey, layout.skew);
        colours = rotated(colours, layout.skew);
    }
    const int in_block = std::max(1, static_cast<int>(std::lround(dots_per_inch / 50 / factor)));
    const ColourPicture blocks = reduced(colours, in_block);
    layout.grey_only = without_colour(blocks);
    layout.ground = find_ground(blocks, in_block * factor);
    layout.rules = true_rules(find_lines(grey, dots_per_inch), layout.ground.areas, dots_per_inch);
    if (layout.ground.areas.size() < 1000) {
        join_parted(layout.ground.areas, layout.rules, layout.ground);
        fit_to_rules(layout.ground.areas, layout.rules, layout.ground);
    }
    GreyPicture mask = find_ink(grey, layout.ground);
    erase_rules(mask, layout.rules);
    layout.ink = components(mask);
    mask = {};
    layout.symbols = find_symbols(layout.ink, colours, factor, layout.ground, dots_per_inch / 72);
    mend_letters(layout.ink, dots_per_inch);
    layout.lines = find_text_lines(layout.ink, layout.rules, layout.ground, dots_per_inch);
    layout.grey = std::move(grey);
    layout.colours = std::move(colours);
    return layout;
}

}  // namespace scrutineer::ocr
