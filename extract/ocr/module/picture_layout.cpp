// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/ocr/module/picture_layout.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "extract/ocr/module/engine.hpp"
#include "extract/picture/area_edges.hpp"
#include "extract/picture/black_and_white.hpp"
#include "extract/picture/letters.hpp"
#include "extract/picture/lighting.hpp"
#include "extract/picture/line_heights.hpp"
#include "extract/picture/pale_areas.hpp"
#include "extract/picture/symbols.hpp"
#include "extract/picture/worn_lines.hpp"

namespace scrutineer::ocr {
namespace {

// Lengths of lines on paper, in inches.
constexpr double long_line_across = 0.5;  // a line as long is a rule by itself, no stroke of a letter
constexpr double long_line_down = 0.42;
constexpr double end_reach = 0.035;       // from the end of a rule to what it runs to
constexpr double end_contact = 0.012;     // a stroke and the rule that it touches; a double of a line
constexpr double faint_line_alone = 1.5;  // a longer faint line is believed without others
constexpr double furthest_in_line = 1.5;

constexpr double ruled = 0.6;  // of a side along which a rule runs
constexpr double partly_ruled = 0.4;
constexpr double filled = 0.85;      // of an area that has its colour
constexpr double same_shading = 12;  // distance of two colours of one fill, of 255
constexpr double another_shading = 20;
constexpr double bare_between = 0.25;           // of the gap between two areas: more bare paper parts them
constexpr double fit_reach = 2.2;               // blocks from an area's side to the rule that bounds it
constexpr int coloured_saturation = 40;         // of 255; yellowed paper has less
constexpr long least_coloured_blocks = 20'000;  // one in so many: fewer are noise
constexpr double least_skew = 0.03;             // degrees; less moves no word of a line off its row
constexpr double blocks_per_inch = 50;
constexpr std::size_t most_areas = 1000;  // a page with more is a photograph

bool touches(const Line& a, const Line& b, int reach) {
    return a.box.x0 - reach <= b.box.x1 && b.box.x0 - reach <= a.box.x1 && a.box.y0 - reach <= b.box.y1 &&
           b.box.y0 - reach <= a.box.y1;
}

// Strokes of large letters are lines too: a short line is a rule where it runs from rule to rule, from the edge of a
// fill to another, in one line with a rule further on, or goes on from where a rule ended.
std::vector<Line> true_rules(const std::vector<Line>& lines, const std::vector<Area>& areas, double dots_per_inch) {
    const int long_across = static_cast<int>(long_line_across * dots_per_inch);
    const int long_down = static_cast<int>(long_line_down * dots_per_inch);
    const int reach = static_cast<int>(std::ceil(end_reach * dots_per_inch));
    // Where a stroke and the rule that it runs to touch; a bracket in a low row stands free between two rules.
    const int contact = static_cast<int>(std::ceil(end_contact * dots_per_inch));
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
    // Of a faint upright line most must be seen elsewhere, or it must be long: a seam between two shaded headings is
    // faint too, and heads no column further down.
    const auto borne_out = [&](const Line& line) {
        if (!line.faint || line.horizontal || line.box.height() > faint_line_alone * dots_per_inch) return true;
        int seen = 0;
        for (const Line& other : lines)
            if (!other.horizontal && !other.faint && std::abs(other.middle - line.middle) < reach / 2.0 &&
                other.box.y0 - line.box.y1 < 2 * dots_per_inch && line.box.y0 - other.box.y1 < 2 * dots_per_inch)
                seen += other.box.height();
        return seen >= line.box.height();
    };
    for (const Line& line : lines) {
        if (!borne_out(line)) continue;
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
            bool near_start = false;
            bool near_end = false;
            bool in_line = false;
            for (const std::vector<Line>* others : {&kept, &edges})
                for (const Line& other : *others) {
                    const bool across = other.horizontal != line.horizontal;
                    const bool starts = touches(start, other, across ? contact : reach);
                    const bool ends = touches(end, other, across ? contact : reach);
                    if (across) {
                        at_start = at_start || starts;
                        at_end = at_end || ends;
                        near_start = near_start || touches(start, other, reach);
                        near_end = near_end || touches(end, other, reach);
                    } else if (others == &kept && std::abs(other.middle - line.middle) < reach / 2.0) {
                        goes_on = goes_on || starts || ends;
                        const int apart = line.horizontal
                                              ? std::max(other.box.x0 - line.box.x1, line.box.x0 - other.box.x1)
                                              : std::max(other.box.y0 - line.box.y1, line.box.y0 - other.box.y1);
                        in_line = in_line || (apart < furthest_in_line * dots_per_inch &&
                                              std::abs(other.middle - line.middle) <= contact);
                    }
                }
            const bool rule = (at_start && at_end) || goes_on || (near_start && near_end && in_line);
            (rule ? found : still).push_back(line);
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

// How much of a box is bare ground of another colour.
double foreign_share(const Ground& ground, const PixelBox& box, Colour colour) {
    const int b = ground.block;
    int foreign = 0;
    int all = 0;
    for (int y = box.y0 / b; y < box.y1 / b; ++y)
        for (int x = box.x0 / b; x < box.x1 / b; ++x) {
            const auto at = static_cast<std::size_t>(y * ground.width + x);
            ++all;
            if (ground.known[at] != 0 && distance(ground.colour[at], colour) > 30) ++foreign;
        }
    return all == 0 ? 0 : static_cast<double>(foreign) / all;
}

// Bold letters from edge to edge part a cell's shading in two. What stands side by side, or one over the other, in one
// colour and between the same two lines, with no rule between, is one.
void join_parted(std::vector<Area>& areas, const std::vector<Line>& rules, const Ground& ground) {
    const int b = ground.block;
    const auto joins = [&](const Area& first, const Area& second, bool beside) {
        const auto along = [&](const PixelBox& box) { return beside ? box : PixelBox{box.y0, box.x0, box.y1, box.x1}; };
        const PixelBox left = along(first.box);
        const PixelBox right = along(second.box);
        if (distance(first.colour, second.colour) > same_shading) return false;
        if (std::abs(left.y0 - right.y0) > 2 * b || std::abs(left.y1 - right.y1) > 2 * b) return false;
        const int gap = right.x0 - left.x1;
        // Rows of one colour stand closer than a letter is high, and the rule between them may be hidden.
        if (gap < (beside ? -2 : 4) * b || gap > (beside ? 6 : 12) * b || gap > left.height()) return false;
        const int y0 = std::max(left.y0, right.y0);
        const int y1 = std::min(left.y1, right.y1);
        if (y1 <= y0 || ruled_share(rules, !beside, (left.x1 + right.x0) / 2.0, gap / 2.0 + b, y0, y1) > partly_ruled)
            return false;
        // A rule that comes up to either side between them goes on there, between two cells of one colour.
        const int reach = 3 * b;
        for (const Line& rule : rules) {
            const PixelBox box = along(rule.box);
            if (rule.horizontal == beside || box.width() > gap || box.x0 < left.x1 - b || box.x1 > right.x0 + b)
                continue;
            if (std::abs(box.y1 - y0) < reach || std::abs(box.y0 - y1) < reach) return false;
        }
        // Nor does a cell of its own lie between.
        for (const Area& area : areas) {
            const PixelBox box = along(area.box);
            if (&area != &first && &area != &second && box.x0 >= left.x1 - b && box.x1 <= right.x0 + b &&
                std::min(box.y1, y1) - std::max(box.y0, y0) > (y1 - y0) / 2)
                return false;
        }
        // Bare ground of another colour between them is a gap between two cells.
        const PixelBox between{left.x1, y0, right.x0, y1};
        return foreign_share(ground, along(between), first.colour) <= bare_between;
    };
    for (std::size_t i = 0; i < areas.size(); ++i)
        for (std::size_t k = 0; k < areas.size(); ++k) {
            if (i == k || (!joins(areas[i], areas[k], true) && !joins(areas[i], areas[k], false))) continue;
            areas[i].box = united(areas[i].box, areas[k].box);
            areas[i].share = 1 - foreign_share(ground, areas[i].box, areas[i].colour);
            areas.erase(areas.begin() + static_cast<std::ptrdiff_t>(k));
            if (k < i) --i;
            k = static_cast<std::size_t>(-1);
        }
}

// An area is known to a block, and ends where the rule around it begins to show: its cell ends at the rule's middle.
void fit_to_rules(std::vector<Area>& areas, const std::vector<Line>& rules, const Ground& ground) {
    const double reach = fit_reach * ground.block;
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
                if (ruled_share(rules, horizontal, rule.middle, 0.5 * ground.block, from, to) < ruled) continue;
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

// A line once more, a pixel or two beside itself, what the glass made of a thick or leaning one, and the pieces of one
// that overlap, are one line. A worn line found over a whole one may reach beyond it by specks that lie there.
void join_doubles(std::vector<Line>& rules, double dots_per_inch) {
    constexpr double nearly_all = 0.8;  // of the longer one: what either has more than that is not to be relied on
    const double near = end_contact * dots_per_inch;
    const auto from = [](const Line& line) { return line.horizontal ? line.box.x0 : line.box.y0; };
    const auto to = [](const Line& line) { return line.horizontal ? line.box.x1 : line.box.y1; };
    const auto length = [&](const Line& line) { return to(line) - from(line); };
    std::stable_sort(rules.begin(), rules.end(), [&](const Line& a, const Line& b) { return length(a) > length(b); });
    std::vector<Line> kept;
    for (const Line& line : rules) {
        const auto same = std::find_if(kept.begin(), kept.end(), [&](const Line& other) {
            return other.horizontal == line.horizontal && std::abs(other.middle - line.middle) <= near &&
                   from(line) < to(other) && from(other) < to(line);
        });
        if (same == kept.end()) {
            kept.push_back(line);
            continue;
        }
        Line& other = *same;
        if (std::min(to(line), to(other)) - std::max(from(line), from(other)) >= nearly_all * length(other)) {
            if (line.thickness > other.thickness) other = line;
            continue;
        }
        const double weight = length(line);
        const double whole = weight + length(other);
        other.box = united(other.box, line.box);
        other.middle = (other.middle * (whole - weight) + line.middle * weight) / whole;
        other.thickness = std::max(other.thickness, line.thickness);
        other.faint = other.faint && line.faint;
    }
    rules = std::move(kept);
}

// Whether another ground begins above or below an area, and not only the letters on it.
bool ends_at(const Ground& ground, const Area& area, bool top) {
    constexpr int far = 4;
    const int b = ground.block;
    const int edge = top ? area.box.y0 / b : area.box.y1 / b - 1;
    int other = 0;
    int seen = 0;
    for (int x = area.box.x0 / b; x < area.box.x1 / b; ++x)
        for (int k = 1; k <= far; ++k) {
            const int y = top ? edge - k : edge + k;
            if (y < 0 || y >= ground.height) break;
            const auto at = static_cast<std::size_t>(y * ground.width + x);
            if (ground.known[at] == 0) continue;
            ++seen;
            if (distance(ground.colour[at], area.colour) > another_shading) ++other;
            break;
        }
    return seen > 0 && other * 10 >= seen * 8;
}

// A rule between a dark row and a light one is a step and no ridge, so it is not found as a line. Where upright rules
// meet the top or the foot of an area at both of its ends, a level one runs there.
void add_edges(std::vector<Line>& rules, const std::vector<Area>& areas, const Ground& ground, double dots_per_inch) {
    const int reach = static_cast<int>(std::ceil(end_reach * dots_per_inch));
    std::vector<Line> edges;
    for (const Area& area : areas) {
        const PixelBox& b = area.box;
        if (area.share < filled) continue;
        for (const bool top : {true, false}) {
            const int at = top ? b.y0 : b.y1;
            const auto met = [&](int x) {
                const Line corner{PixelBox{x, at, x, at}};
                return std::any_of(rules.begin(), rules.end(),
                                   [&](const Line& rule) { return !rule.horizontal && touches(rule, corner, reach); });
            };
            // A rule close by is this one.
            if (ruled_share(rules, true, at, 3 * reach, b.x0, b.x1) > ruled || !met(b.x0) || !met(b.x1) ||
                !ends_at(ground, area, top))
                continue;
            edges.push_back({PixelBox{b.x0, at, b.x1, at + 1}, true, 1, static_cast<double>(at)});
        }
    }
    rules.insert(rules.end(), edges.begin(), edges.end());
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
            if (saturation(blocks.at(x, y)) > coloured_saturation) ++coloured;
    return coloured * least_coloured_blocks < static_cast<long>(blocks.width) * blocks.height;
}

}  // namespace

Layout lay_out(GreyPicture grey, ColourPicture colours, int factor, double dots_per_inch) {
    Layout layout;
    layout.factor = factor;
    const int in_block = std::max(1, static_cast<int>(std::lround(dots_per_inch / blocks_per_inch / factor)));
    if (const Lighting lighting = find_lighting(reduced(grey, in_block * factor)); !lighting.even()) {
        even_out(grey, lighting, in_block * factor);
        even_out(colours, lighting, in_block);
    }
    const bool black_and_white = is_black_and_white(grey);
    if (black_and_white)
        if (std::optional<GreyPicture> greys = without_dots(grey, dots_per_inch)) grey = std::move(*greys);
    layout.skew = find_skew(grey);
    if (std::abs(layout.skew) < least_skew) layout.skew = 0;
    if (layout.skew != 0) {
        grey = rotated(grey, layout.skew);
        colours = rotated(colours, layout.skew);
    }
    layout.bend = find_bend(grey, dots_per_inch);
    if (!layout.bend.empty()) {
        grey = unbent(grey, layout.bend);
        colours = unbent(colours, layout.bend, 1.0 / factor);
    }
    const ColourPicture blocks = reduced(colours, in_block);
    layout.grey_only = without_colour(blocks);
    layout.ground = find_ground(blocks, in_block * factor);
    for (const Area& area : find_pale_areas(blocks, layout.ground)) layout.ground.areas.push_back(area);
    std::vector<Line> lines = find_lines(grey, dots_per_inch);
    if (black_and_white)
        for (const Line& line : find_worn_lines(grey, dots_per_inch)) lines.push_back(line);
    if (layout.ground.areas.size() < most_areas) {
        sharpen_edges(layout.ground.areas, colours, factor, layout.ground.block);
        for (const Line& line : find_band_lines(colours, factor, layout.ground.areas, lines, dots_per_inch))
            lines.push_back(line);
    }
    layout.rules = true_rules(lines, layout.ground.areas, dots_per_inch);
    if (layout.ground.areas.size() < most_areas) {
        join_parted(layout.ground.areas, layout.rules, layout.ground);
        // What rules part of an area leaves it no rectangle, but the whole is filled; what is around others is a frame.
        for (Area& area : layout.ground.areas) area.share = 1 - foreign_share(layout.ground, area.box, area.colour);
        fit_to_rules(layout.ground.areas, layout.rules, layout.ground);
    }
    join_doubles(layout.rules, dots_per_inch);
    if (layout.ground.areas.size() < most_areas)
        add_edges(layout.rules, layout.ground.areas, layout.ground, dots_per_inch);
    GreyPicture mask = find_ink(grey, layout.ground);
    erase_rules(mask, layout.rules);
    layout.ink = components(mask);
    mask = {};
    layout.symbols = find_symbols(layout.ink, colours, factor, layout.ground, dots_per_inch / 72);
    mend_letters(layout.ink, dots_per_inch);
    layout.lines = find_text_lines(layout.ink, layout.rules, layout.ground, dots_per_inch);
    settle_heights(layout.lines);
    layout.grey = std::move(grey);
    layout.colours = std::move(colours);
    return layout;
}

}  // namespace scrutineer::ocr
