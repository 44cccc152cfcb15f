// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/lines/drawn_lines.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "parsers/lines/printed_kinds.hpp"
#include "parsers/lines/rating_colour.hpp"

namespace scrutineer::table_finding {
namespace {

constexpr double same_line = 1.2;  ///< pieces closer than this across their direction are one line
constexpr double piece_gap = 3.0;  ///< pieces closer than this along their direction are one line
constexpr double touch = 3.5;      ///< lines that stop this far apart still meet

/// Pieces of one line put together: those at (nearly) the same place that overlap or nearly touch.
std::vector<Segment> joined(std::vector<Segment> pieces, Budget& budget) {
    if (!budget.spend(pieces.size() * 16)) return {};
    std::stable_sort(pieces.begin(), pieces.end(), [](const Segment& a, const Segment& b) { return a.at < b.at; });
    std::vector<Segment> lines;
    for (std::size_t i = 0; i < pieces.size();) {
        std::size_t end = i + 1;
        while (end < pieces.size() && pieces[end].at - pieces[i].at <= same_line) ++end;
        std::stable_sort(pieces.begin() + static_cast<std::ptrdiff_t>(i),
                         pieces.begin() + static_cast<std::ptrdiff_t>(end),
                         [](const Segment& a, const Segment& b) { return a.from < b.from; });
        double weight = 0;
        for (std::size_t k = i; k < end; ++k) {
            Segment& piece = pieces[k];
            if (k > i && piece.from - lines.back().to <= piece_gap) {
                Segment& line = lines.back();
                const double length = std::max(piece.length(), 0.1);
                line.at = (line.at * weight + piece.at * length) / (weight + length);
                weight += length;
                line.to = std::max(line.to, piece.to);
                line.thickness = std::max(line.thickness, piece.thickness);
                line.drawn = line.drawn || piece.drawn;
            } else {
                weight = std::max(piece.length(), 0.1);
                lines.push_back(piece);
            }
        }
        i = end;
    }
    std::erase_if(lines, [](const Segment& line) { return line.length() < 4; });
    std::stable_sort(lines.begin(), lines.end(), [](const Segment& a, const Segment& b) { return a.at < b.at; });
    return lines;
}

bool is_white(Colour colour) { return colour.red > 250 && colour.green > 250 && colour.blue > 250; }

/// Adds lines that are drawn as rows of small dots, each a filled area of its own, across or down the page.
void add_dotted(const Page& page, bool across, std::vector<Segment>& lines, Budget& budget) {
    constexpr double largest_dot = 2.2;  // points: thick dotted borders
    constexpr double shortest = 20;
    std::vector<Segment> dots;
    for (const Fill& fill : page.fills) {
        const Box& box = fill.box;
        if (box.width() > largest_dot || box.height() > largest_dot || is_white(fill.colour) || fill.opacity < 0.3)
            continue;
        const Point at = box.centre();
        dots.push_back(across ? Segment{at.y, box.x0, box.x1, box.height(), true}
                              : Segment{at.x, box.y0, box.y1, box.width(), true});
    }
    for (const Segment& line : joined(std::move(dots), budget))
        if (line.length() >= shortest) lines.push_back(line);
}

}  // namespace

std::vector<double> clustered(std::vector<double> values, double play) {
    std::sort(values.begin(), values.end());
    std::vector<double> out;
    for (std::size_t i = 0; i < values.size();) {
        std::size_t end = i + 1;
        while (end < values.size() && values[end] - values[i] <= play) ++end;
        const auto first = values.begin() + static_cast<std::ptrdiff_t>(i);
        out.push_back(std::accumulate(first, values.begin() + static_cast<std::ptrdiff_t>(end), 0.0) /
                      static_cast<double>(end - i));
        i = end;
    }
    return out;
}

Ruling ruling_of(const Page& page, Budget& budget) {
    std::vector<Segment> across;
    std::vector<Segment> down;
    for (const Rule& rule : page.rules) {
        const Box& box = rule.box;
        if (rule.thickness > 12 || is_white(rule.colour)) continue;
        // A dot where borders cross is both.
        const bool dot = box.width() < 3 && box.height() < 3;
        if (dot || rule.horizontal()) across.push_back({(box.y0 + box.y1) / 2, box.x0, box.x1, rule.thickness, true});
        if (dot || !rule.horizontal()) down.push_back({(box.x0 + box.x1) / 2, box.y0, box.y1, rule.thickness, true});
    }
    add_dotted(page, true, across, budget);
    add_dotted(page, false, down, budget);
    std::vector<Point> centres;
    for (const Word& word : page.words) centres.push_back(word.box.centre());
    std::sort(centres.begin(), centres.end(), [](Point a, Point b) { return a.y < b.y; });
    std::vector<const Word*> by_height;
    if (!page.fills.empty())
        for (const Word& word : page.words) by_height.push_back(&word);
    std::stable_sort(by_height.begin(), by_height.end(),
                     [](const Word* a, const Word* b) { return a->box.centre().y < b->box.centre().y; });
    const auto holds_text = [&](const Box& box) {
        auto it = std::lower_bound(centres.begin(), centres.end(), box.y0, [](Point p, double y) { return p.y < y; });
        for (; it != centres.end() && it->y <= box.y1; ++it) {
            if (!budget.spend()) return false;
            if (it->x >= box.x0 && it->x <= box.x1) return true;
        }
        return false;
    };
    // Where the shading of one cell is painted in two halves, their edge runs through its text and bounds nothing.
    const auto cuts_text = [&](double y, const Box& box) {
        constexpr double largest_type = 20;
        constexpr double play = 1.5;
        auto it = std::lower_bound(by_height.begin(), by_height.end(), y - largest_type / 2,
                                   [](const Word* word, double at) { return word->box.centre().y < at; });
        for (; it != by_height.end() && (*it)->box.centre().y <= y + largest_type / 2; ++it) {
            if (!budget.spend()) return false;
            const Box& word = (*it)->box;
            if ((*it)->rotation == 0 && word.y0 < y - play && word.y1 > y + play && word.centre().x > box.x0 &&
                word.centre().x < box.x1)
                return true;
        }
        return false;
    };
    const auto goes_on = [&](const Fill& fill, double y) {
        return std::any_of(page.fills.begin(), page.fills.end(), [&](const Fill& other) {
            return budget.spend() && other.colour == fill.colour && &other != &fill &&
                   std::abs((y > fill.box.centre().y ? other.box.y0 : other.box.y1) - y) < 1 &&
                   std::abs(other.box.x0 - fill.box.x0) < 1.5 && std::abs(other.box.x1 - fill.box.x1) < 1.5;
        });
    };
    const auto may_bound = [&](const Fill& fill) {
        const Box& box = fill.box;
        if (!fill.rectangle || fill.opacity < 0.05 || is_white(fill.colour)) return false;
        if (box.width() < 8 || box.height() < 5) return false;
        return box.width() <= 0.95 * page.width || box.height() <= 0.5 * page.height;  // not the page's background
    };
    std::vector<const Fill*> under_text;
    std::vector<char> with_text(page.fills.size(), 0);
    for (std::size_t i = 0; i < page.fills.size(); ++i) {
        if (!may_bound(page.fills[i]) || !holds_text(page.fills[i].box)) continue;
        with_text[i] = 1;
        under_text.push_back(&page.fills[i]);
    }
    std::stable_sort(under_text.begin(), under_text.end(),
                     [](const Fill* a, const Fill* b) { return a->box.y0 < b->box.y0; });
    const std::vector<Segment> drawn_across = joined(across, budget);
    const auto on_line = [&](double y, const Box& box) -> const Segment* {
        auto it = std::lower_bound(drawn_across.begin(), drawn_across.end(), y - 1.5,
                                   [](const Segment& s, double at) { return s.at < at; });
        for (; it != drawn_across.end() && it->at <= y + 1.5; ++it) {
            if (!budget.spend()) return nullptr;
            if (it->from < box.x0 + 1 && it->to > box.x1 - 1 && it->length() > 2 * box.width()) return &*it;
        }
        return nullptr;
    };
    // A filled area with no text on it is a bar, a disc or a picture's part: what lies around it bounds its cell. But
    // not where it has the top and bottom of one with text and its colour, or touches it in a rating's: both are cells
    // of one row; nor where a rating's colour fills the height between two longer lines, with text beside it.
    const auto is_cell = [&](const Fill& fill) {
        const bool rating = rating_of_colour(fill.colour).has_value();
        auto it = std::lower_bound(under_text.begin(), under_text.end(), fill.box.y0 - 1,
                                   [](const Fill* f, double y) { return f->box.y0 < y; });
        for (; it != under_text.end() && (*it)->box.y0 < fill.box.y0 + 1; ++it) {
            if (!budget.spend()) return false;
            const bool beside =
                std::abs((*it)->box.x1 - fill.box.x0) < 1.5 || std::abs(fill.box.x1 - (*it)->box.x0) < 1.5;
            if (((*it)->colour == fill.colour || (rating && beside)) && std::abs((*it)->box.y1 - fill.box.y1) < 1)
                return true;
        }
        const Segment* above = rating ? on_line(fill.box.y0, fill.box) : nullptr;
        const Segment* below = above ? on_line(fill.box.y1, fill.box) : nullptr;
        // A chart's lines are shorter than those of a table with ratings in it, and no text stands between them.
        constexpr double longest_of_chart = 0.5;
        return below && std::max(above->length(), below->length()) > longest_of_chart * page.width &&
               holds_text({below->from, fill.box.y0 + 1, below->to, fill.box.y1 - 1});
    };
    std::vector<const Fill*> seen;
    const std::vector<Segment> drawn_down = joined(down, budget);
    for (std::size_t i = 0; i < page.fills.size(); ++i) {
        const Fill& fill = page.fills[i];
        const Box& box = fill.box;
        if (!with_text[i] && (!may_bound(fill) || !is_cell(fill))) continue;
        // Painted on its own colour: nobody sees its edges.
        const bool unseen = std::any_of(seen.begin(), seen.end(), [&](const Fill* under) {
            return under->colour == fill.colour && budget.spend() && box.x0 > under->box.x0 - 0.7 &&
                   box.y0 > under->box.y0 - 0.7 && box.x1 < under->box.x1 + 0.7 && box.y1 < under->box.y1 + 0.7;
        });
        if (unseen) continue;
        seen.push_back(&fill);
        // Shading of the text alone, within the lines of its cell: the lines say where the cell is.
        bool inset_left = false;
        bool inset_right = false;
        for (const Segment& line : drawn_down) {
            if (line.from > box.y0 + 1 || line.to < box.y1 - 1) continue;
            if (!budget.spend()) break;
            inset_left = inset_left || (line.at < box.x0 - 1.5 && line.at > box.x0 - 8);
            inset_right = inset_right || (line.at > box.x1 + 1.5 && line.at < box.x1 + 8);
        }
        if (inset_left && inset_right) continue;
        for (const double y : {box.y0, box.y1})
            if (!cuts_text(y, box) || !goes_on(fill, y)) across.push_back({y, box.x0, box.x1, 0, false});
        for (const double x : {box.x0, box.x1}) down.push_back({x, box.y0, box.y1, 0, false});
    }
    for (const Word& word : page.words)
        if (word.rotation == 0 && is_drawn_with_text(word.text))
            across.push_back({word.baseline - (word.text.front() == '_' ? 0 : 0.3 * word.font_size), word.box.x0,
                              word.box.x1, 1, true});
    Ruling ruling;
    ruling.across = joined(std::move(across), budget);
    ruling.down = joined(std::move(down), budget);
    return ruling;
}

std::vector<RuledArea> ruled_areas(const Ruling& ruling, std::vector<Segment>& loose, Budget& budget) {
    const std::size_t n = ruling.across.size();
    const std::size_t all = n + ruling.down.size();
    std::vector<std::size_t> parent(all);
    std::iota(parent.begin(), parent.end(), std::size_t{0});
    const auto root = [&](std::size_t i) {
        while (parent[i] != i) i = parent[i] = parent[parent[i]];
        return i;
    };
    // Both lists are sorted by place: of the lines down the page, those between the ends of a line across are a range.
    for (std::size_t a = 0; a < n; ++a) {
        const Segment& across = ruling.across[a];
        auto it = std::lower_bound(ruling.down.begin(), ruling.down.end(), across.from - touch,
                                   [](const Segment& s, double x) { return s.at < x; });
        for (; it != ruling.down.end() && it->at <= across.to + touch; ++it) {
            if (!budget.spend()) return {};
            if (across.at >= it->from - touch && across.at <= it->to + touch)
                parent[root(n + static_cast<std::size_t>(it - ruling.down.begin()))] = root(a);
        }
    }
    std::vector<std::ptrdiff_t> area_of(all, -1);
    std::vector<RuledArea> areas;
    const auto area_for = [&](std::size_t i, const Box& box) -> RuledArea& {
        const std::size_t r = root(i);
        if (area_of[r] < 0) {
            area_of[r] = static_cast<std::ptrdiff_t>(areas.size());
            areas.push_back({box, {}, {}});
        }
        RuledArea& area = areas[static_cast<std::size_t>(area_of[r])];
        area.box = united(area.box, box);
        return area;
    };
    for (std::size_t i = 0; i < all; ++i) {
        if (i < n) {
            const Segment& s = ruling.across[i];
            area_for(i, {s.from, s.at, s.to, s.at}).across.push_back(s);
        } else {
            const Segment& s = ruling.down[i - n];
            area_for(i, {s.at, s.from, s.at, s.to}).down.push_back(s);
        }
    }
    for (const RuledArea& area : areas)
        if (area.down.empty()) loose.insert(loose.end(), area.across.begin(), area.across.end());
    std::erase_if(areas, [](const RuledArea& area) { return area.across.empty() || area.down.empty(); });
    std::stable_sort(areas.begin(), areas.end(),
                     [](const RuledArea& a, const RuledArea& b) { return a.box.y0 < b.box.y0; });
    std::stable_sort(loose.begin(), loose.end(), [](const Segment& a, const Segment& b) { return a.at < b.at; });
    return areas;
}

}  // namespace scrutineer::table_finding
