// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/shapes/drawn_boxes.hpp"

#include <algorithm>
#include <cmath>

namespace scrutineer::shapes {
namespace {

/// A card holds at least a name and a figure: this many ems wide, and high.
constexpr double least_width = 5;
constexpr double least_height = 2.5;
/// A bar at a card's head or foot may be as low as this, ems.
constexpr double lowest_bar = 0.2;
/// Of the page's area: more is its background or a frame around everything.
constexpr double largest_share = 0.5;
/// Edges that are to be one differ by no more than this, points: the width of a line.
constexpr double edge_play = 3;
/// A round corner is at most this many ems.
constexpr double roundest = 2;
/// Work for one page: pairs of lines, and boxes of a stack.
constexpr std::size_t most_lines = 600;
constexpr std::size_t most_boxes = 600;

bool near(double a, double b, double play = edge_play) { return std::abs(a - b) <= play; }

bool same(const Box& a, const Box& b) {
    return near(a.x0, b.x0) && near(a.x1, b.x1) && near(a.y0, b.y0) && near(a.y1, b.y1);
}

void add(std::vector<Box>& boxes, const Box& box) {
    if (std::none_of(boxes.begin(), boxes.end(), [&](const Box& other) { return same(box, other); }))
        boxes.push_back(box);
}

/// Two level lines of one extent with an upright line at either end.
void add_ruled(const Page& page, double em, std::vector<Box>& boxes) {
    std::vector<const Rule*> level, upright;
    for (const Rule& rule : page.rules) {
        if (rule.horizontal() && rule.box.width() >= (least_width - 2 * roundest) * em) level.push_back(&rule);
        if (!rule.horizontal() && rule.box.height() > 0) upright.push_back(&rule);
    }
    if (level.size() > most_lines || upright.size() > most_lines) return;
    std::stable_sort(level.begin(), level.end(), [](const Rule* a, const Rule* b) { return a->box.y0 < b->box.y0; });
    const auto closed = [&](double x, double y0, double y1, double corner) {
        double covered = 0;
        for (const Rule* rule : upright)
            if (near(rule->box.centre().x, x, corner))
                covered += std::max(0.0, std::min(rule->box.y1, y1) - std::max(rule->box.y0, y0));
        return covered >= y1 - y0 - 2 * corner - edge_play;
    };
    for (std::size_t i = 0; i < level.size(); ++i)
        for (std::size_t k = i + 1; k < level.size(); ++k) {
            const Box &top = level[i]->box, &foot = level[k]->box;
            if (!near(top.x0, foot.x0) || !near(top.x1, foot.x1)) continue;
            const double height = foot.y0 - top.y0;
            if (height < least_height * em) continue;
            const double corner = std::min({roundest * em, height / 4, top.width() / 4});
            if (closed(top.x0, top.y0, foot.y1, corner) && closed(top.x1, top.y0, foot.y1, corner))
                add(boxes, {top.x0, top.y0, top.x1, foot.y1});
        }
}

/// Filled areas of one width that touch, one above the other.
void add_stacks(std::vector<Box> parts, std::vector<Box>& boxes) {
    std::stable_sort(parts.begin(), parts.end(), [](const Box& a, const Box& b) { return a.y0 < b.y0; });
    std::vector<bool> used(parts.size(), false);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (used[i]) continue;
        Box stack = parts[i];
        bool grown = false;
        for (std::size_t k = i + 1; k < parts.size(); ++k) {
            if (!near(parts[k].x0, stack.x0) || !near(parts[k].x1, stack.x1)) continue;
            if (!near(parts[k].y0, stack.y1)) continue;
            stack.y1 = parts[k].y1;
            used[k] = true;
            grown = true;
        }
        if (grown) add(boxes, stack);
    }
}

}  // namespace

std::vector<Box> drawn_boxes(const Page& page, double em) {
    const auto fits = [&](const Box& box) {
        return box.width() >= least_width * em && box.height() >= least_height * em &&
               box.area() <= largest_share * page.width * page.height;
    };
    std::vector<Box> parts;  // of a stack: a bar may be low
    for (const Fill& fill : page.fills) {
        if (fill.opacity > 0.5 && fill.box.width() >= least_width * em && fill.box.height() >= lowest_bar * em)
            add(parts, fill.box);
        if (parts.size() > most_boxes) return {};
    }
    std::vector<Box> boxes = parts;
    add_ruled(page, em, boxes);
    add_stacks(std::move(parts), boxes);
    std::erase_if(boxes, [&](const Box& box) { return !fits(box); });
    std::stable_sort(boxes.begin(), boxes.end(), [](const Box& a, const Box& b) { return a.area() < b.area(); });
    return boxes;
}

}  // namespace scrutineer::shapes
