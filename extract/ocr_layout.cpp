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
