// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/drawing/rule_builder.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace scrutineer {
namespace {

// Points.
constexpr double same_line = 0.6;  // pieces this far off one another are on one line
constexpr double touching = 1.2;   // pieces with a smaller gap are one line

/// A rule as an interval at a position, whatever its direction.
struct Piece {
    double position;
    double from;
    double to;
    double thickness;
    Colour colour;
};

bool alike(const Colour& a, const Colour& b) {
    return std::abs(a.red - b.red) + std::abs(a.green - b.green) + std::abs(a.blue - b.blue) < 48;
}

std::vector<Piece> join(std::vector<Piece> pieces) {
    std::stable_sort(pieces.begin(), pieces.end(),
                     [](const Piece& a, const Piece& b) { return a.position < b.position; });
    std::vector<Piece> joined;
    for (std::size_t begin = 0; begin < pieces.size();) {
        std::size_t end = begin + 1;
        while (end < pieces.size() && pieces[end].position - pieces[end - 1].position <= same_line &&
               pieces[end].position - pieces[begin].position <= 2 * same_line)
            ++end;
        std::stable_sort(pieces.begin() + static_cast<std::ptrdiff_t>(begin),
                         pieces.begin() + static_cast<std::ptrdiff_t>(end),
                         [](const Piece& a, const Piece& b) { return a.from < b.from; });
        std::size_t last = joined.size();
        for (std::size_t i = begin; i < end; ++i) {
            const Piece& piece = pieces[i];
            if (last < joined.size() && piece.from - joined.back().to <= touching &&
                alike(piece.colour, joined.back().colour)) {
                Piece& line = joined.back();
                const double length = std::max(1e-6, line.to - line.from);
                const double more = std::max(1e-6, piece.to - piece.from);
                line.position = (line.position * length + piece.position * more) / (length + more);
                line.to = std::max(line.to, piece.to);
                line.thickness = std::max(line.thickness, piece.thickness);
            } else {
                joined.push_back(piece);
            }
        }
        begin = end;
    }
    return joined;
}

}  // namespace

std::vector<Rule> joined_rules(std::vector<Rule> rules) {
    std::vector<Piece> across;
    std::vector<Piece> down;
    for (const Rule& rule : rules) {
        const Point centre = rule.box.centre();
        if (rule.horizontal())
            across.push_back({centre.y, rule.box.x0, rule.box.x1, rule.thickness, rule.colour});
        else
            down.push_back({centre.x, rule.box.y0, rule.box.y1, rule.thickness, rule.colour});
    }
    std::vector<Rule> result;
    for (const Piece& p : join(std::move(across)))
        result.push_back({{p.from, p.position, p.to, p.position}, p.thickness, p.colour});
    for (const Piece& p : join(std::move(down)))
        result.push_back({{p.position, p.from, p.position, p.to}, p.thickness, p.colour});
    return result;
}

}  // namespace scrutineer
