// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/picture/lines.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>

namespace scrutineer::ocr {
namespace {

enum class Kind : std::uint8_t { none, letter, small };

// Sizes of ink that text may have, in points.
constexpr double least_letter = 2.4;
constexpr double largest_letter = 42;
constexpr double widest_piece = 80;  // letters that touch
constexpr double least_dot = 0.45;

Kind kind_of(const Component& c, double dots_per_point) {
    const double w = c.box.width() / dots_per_point;
    const double h = c.box.height() / dots_per_point;
    if (h > largest_letter || w > widest_piece || w > 12 * std::max(h, least_letter)) return Kind::none;
    if (h >= least_letter) return Kind::letter;
    if (c.area < 3 || std::max(w, h) < least_dot) return Kind::none;
    return Kind::small;
}

class Sets {
public:
    explicit Sets(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }
    std::size_t root(std::size_t i) {
        while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
        return i;
    }
    void join(std::size_t a, std::size_t b) {
        a = root(a);
        b = root(b);
        if (a < b)
            parent_[b] = a;
        else
            parent_[a] = b;
    }

private:
    std::vector<std::size_t> parent_;
};

PixelBox swapped(const PixelBox& b) { return {b.y0, b.x0, b.y1, b.x1}; }

// Upright rules between x0 and x1 that reach into y0..y1 (or, for text that runs down the page, level ones).
class Fences {
public:
    Fences(const std::vector<Line>& rules, bool horizontal, int extent)
        : cells_(static_cast<std::size_t>(extent / cell + 1)) {
        for (const Line& rule : rules) {
            if (rule.horizontal != horizontal) continue;
            const PixelBox b = horizontal ? swapped(rule.box) : rule.box;
            const auto last = std::min(cells_.size() - 1, static_cast<std::size_t>(std::max(0, b.x1) / cell));
            for (auto k = static_cast<std::size_t>(std::max(0, b.x0) / cell); k <= last; ++k) cells_[k].push_back(b);
        }
    }
    bool between(int x0, int x1, int y0, int y1) const {
        if (x1 < x0) std::swap(x0, x1);
        const auto last = std::min(cells_.size() - 1, static_cast<std::size_t>(std::max(0, x1) / cell));
        for (auto k = static_cast<std::size_t>(std::max(0, x0) / cell); k <= last; ++k)
            for (const PixelBox& b : cells_[k]) {
                const int middle = (b.x0 + b.x1) / 2;
                const int shared = std::min(b.y1, y1) - std::max(b.y0, y0);
                if (middle >= x0 - 1 && middle <= x1 + 1 && shared * 2 > y1 - y0) return true;
            }
        return false;
    }

private:
    static constexpr int cell = 32;
    std::vector<std::vector<PixelBox>> cells_;
};

struct Piece {
    PixelBox box;       // as if the text ran from left to right
    std::size_t index;  // in the components
    Kind kind;
    std::uint8_t mark;
    Colour ground;
};

// Whether the piece `b`, to the right of `a`, goes on with its line.
bool follows(const Piece& a, const Piece& b, double reach) {
    if (a.mark != b.mark || distance(a.ground, b.ground) > 45) return false;
    if (a.kind == Kind::small && b.kind == Kind::small) return false;
    const int gap = b.box.x0 - a.box.x1;
    const int ha = a.box.height();
    const int hb = b.box.height();
    const int low = std::min(ha, hb);
    const int high = std::max(ha, hb);
    // A dot of a heading is as large as a letter of a table: what is small is told by its neighbour.
    if (a.kind == Kind::letter && b.kind == Kind::letter && high <= 2.5 * low) {
        const int shared = std::min(a.box.y1, b.box.y1) - std::max(a.box.y0, b.box.y0);
        if (shared * 20 >= low * 9) return gap <= reach * high;
        // A comma in bold print is as high as a small letter, and hangs below its line.
        const PixelBox& tall = ha >= hb ? a.box : b.box;
        const PixelBox& comma = ha >= hb ? b.box : a.box;
        if (high * 5 < low * 8 || comma.width() >= comma.height() || comma.y0 * 2 < tall.y0 + tall.y1) return false;
    }
    const bool first_is_letter = b.kind == Kind::small || (a.kind == Kind::letter && ha >= hb);
    const PixelBox& letter = first_is_letter ? a.box : b.box;
    const PixelBox& small = first_is_letter ? b.box : a.box;
    const int h = letter.height();
    const double middle = (small.y0 + small.y1) / 2.0;
    return middle >= letter.y0 - 0.45 * h && middle <= letter.y1 + 0.35 * h && gap <= 0.85 * reach * h &&
           small.width() < 4 * h;
}

// Joins pieces that follow each other. `reach` is the widest gap in heights of the text.
void join_pieces(const std::vector<Piece>& pieces, const Fences& fences, double reach, Sets& sets) {
    int bottom = 1;
    int tallest = 1;
    for (const Piece& p : pieces) {
        bottom = std::max(bottom, p.box.y1);
        tallest = std::max(tallest, p.box.height());
    }
    constexpr int band = 24;
    std::vector<std::vector<std::size_t>> bands(static_cast<std::size_t>(bottom / band + 1));
    for (std::size_t i = 0; i < pieces.size(); ++i)
        for (int k = pieces[i].box.y0 / band; k <= (pieces[i].box.y1 - 1) / band; ++k)
            bands[static_cast<std::size_t>(std::max(0, k))].push_back(i);
    for (std::vector<std::size_t>& members : bands)
        std::sort(members.begin(), members.end(), [&](std::size_t a, std::size_t b) {
            return pieces[a].box.x0 != pieces[b].box.x0 ? pieces[a].box.x0 < pieces[b].box.x0 : a < b;
        });
    for (const std::vector<std::size_t>& members : bands)
        for (std::size_t i = 0; i < members.size(); ++i) {
            const Piece& a = pieces[members[i]];
            int met = 0;
            for (std::size_t j = i + 1; j < members.size() && met < 4; ++j) {
                const Piece& b = pieces[members[j]];
                if (b.box.x0 - a.box.x1 > reach * std::max(a.box.height(), tallest)) break;
                if (!follows(a, b, reach)) continue;
                ++met;
                if (sets.root(members[i]) == sets.root(members[j])) continue;
                if (fences.between(a.box.x1, b.box.x0, std::max(a.box.y0, b.box.y0), std::min(a.box.y1, b.box.y1)))
                    continue;
                sets.join(members[i], members[j]);
            }
        }
}

// Dots and dashes are too low to share a band with every letter beside them, so they look for their own letter.
void attach_small(const std::vector<Piece>& pieces, const Fences& fences, double reach, Sets& sets) {
    std::vector<std::size_t> letters;
    for (std::size_t i = 0; i < pieces.size(); ++i)
        if (pieces[i].kind == Kind::letter) letters.push_back(i);
    std::sort(letters.begin(), letters.end(), [&](std::size_t a, std::size_t b) {
        return pieces[a].box.x0 != pieces[b].box.x0 ? pieces[a].box.x0 < pieces[b].box.x0 : a < b;
    });
    int widest = 1;
    int tallest = 1;
    for (const std::size_t i : letters) {
        widest = std::max(widest, pieces[i].box.width());
        tallest = std::max(tallest, pieces[i].box.height());
    }
    const double out = reach * tallest;
    for (std::size_t s = 0; s < pieces.size(); ++s) {
        const Piece& small = pieces[s];
        if (small.kind != Kind::small) continue;
        // The nearest letter on each side: a dash between two words belongs to both.
        std::size_t left = pieces.size();
        std::size_t right = pieces.size();
        const auto first = std::lower_bound(letters.begin(), letters.end(), small.box.x0 - out - widest,
                                            [&](std::size_t i, double x) { return pieces[i].box.x0 < x; });
        for (auto it = first; it != letters.end() && pieces[*it].box.x0 <= small.box.x1 + out; ++it) {
            const Piece& letter = pieces[*it];
            const bool before = letter.box.x0 + letter.box.x1 <= small.box.x0 + small.box.x1;
            if (before ? !follows(letter, small, reach) : !follows(small, letter, reach)) continue;
            const int y0 = std::min(letter.box.y0, small.box.y0);
            const int y1 = std::max(letter.box.y1, small.box.y1);
            if (before ? fences.between(letter.box.x1, small.box.x0, y0, y1)
                       : fences.between(small.box.x1, letter.box.x0, y0, y1))
                continue;
            // Two lines may claim a dot: the one whose foot is nearer has it.
            const auto cost = [&](std::size_t i) {
                const PixelBox& b = pieces[i].box;
                const int aside = std::max({0, b.x0 - small.box.x1, small.box.x0 - b.x1});
                const int off = std::max({0, small.box.y0 - b.y1, b.y0 - small.box.y1});
                return aside + 3 * off;
            };
            std::size_t& best = before ? left : right;
            if (best == pieces.size() || cost(*it) < cost(best)) best = *it;
        }
        if (left != pieces.size() && right != pieces.size() && sets.root(left) != sets.root(right)) {
            // Only a dash bridges; a dot belongs to one of them.
            const bool dash = small.box.width() >= 2 * small.box.height();
            const PixelBox& l = pieces[left].box;
            const PixelBox& r = pieces[right].box;
            const bool level = std::abs(l.y1 - r.y1) * 3 < std::max(l.height(), r.height());
            if (!dash || !level) {
                if (small.box.x0 - l.x1 <= r.x0 - small.box.x1)
                    right = pieces.size();
                else
                    left = pieces.size();
            }
        }
        if (left != pieces.size()) sets.join(left, s);
        if (right != pieces.size()) sets.join(right, s);
    }
}

// The value that most of a list's members lie next to.
int commonest(std::vector<int> values, int reach) {
    std::sort(values.begin(), values.end());
    int best = values[values.size() / 2];
    std::size_t most = 0;
    for (std::size_t i = 0, end = 0; i < values.size(); ++i) {
        while (end < values.size() && values[end] <= values[i] + reach) ++end;
        if (end - i > most) {
            most = end - i;
            best = values[i + (end - i) / 2];
        }
    }
    return best;
}

// Baseline and cap height, measured as if the text ran from left to right.
void measure(const std::vector<Piece>& pieces, const std::vector<std::size_t>& members, TextLine& line) {
    std::vector<int> feet;
    for (const std::size_t i : members)
        if (pieces[i].kind == Kind::letter) feet.push_back(pieces[i].box.y1);
    if (feet.empty())
        for (const std::size_t i : members) feet.push_back(pieces[i].box.y1);
    const int foot = commonest(feet, 1);
    std::vector<int> heights;
    for (const std::size_t i : members)
        if (pieces[i].kind == Kind::letter && pieces[i].box.y0 < foot) heights.push_back(foot - pieces[i].box.y0);
    if (heights.empty()) heights.push_back(std::max(1, foot - pieces[members.front()].box.y0));
    std::sort(heights.begin(), heights.end());
    line.baseline = foot;
    line.cap_height = heights[(heights.size() - 1) * 9 / 10];
}

// Raised figures ("75 ²") leave the line and become a line of their own: read in one go with it, "75²" is "752".
void part_raised(const std::vector<Piece>& pieces, std::vector<std::size_t>& members, const TextLine& line,
                 std::vector<std::vector<std::size_t>>& raised) {
    if (members.size() < 2) return;
    std::vector<std::size_t> kept;
    int last_end = -1;
    for (const std::size_t i : members) {
        const PixelBox& b = pieces[i].box;
        const double above = line.baseline - b.y1;
        // The rings of a percent sign stand close to its stroke; a mark stands at the end of its word. Over the foot of
        // a faint figure that is broken stands its own head, and over the belly of a "d" its stem.
        const bool joined = std::any_of(members.begin(), members.end(), [&](std::size_t k) {
            const PixelBox& o = pieces[k].box;
            if (k != i && o.y0 >= b.y0 + b.height() / 2 && o.x0 < b.x1 && b.x0 < o.x1) return true;
            if (k == i || pieces[k].kind != Kind::letter || o.y1 <= line.baseline - 0.27 * line.cap_height)
                return false;
            if ((std::min(b.x1, o.x1) - std::max(b.x0, o.x0)) * 2 > b.width()) return true;
            return o.x1 > b.x1 && o.x0 - b.x1 < 0.14 * line.cap_height;
        });
        const bool mark = !joined && pieces[i].kind == Kind::letter && above > 0.27 * line.cap_height &&
                          b.height() > 0.47 * line.cap_height && b.height() < 0.8 * line.cap_height &&
                          b.width() > 0.15 * line.cap_height && b.width() < 0.65 * line.cap_height;
        if (!mark) {
            kept.push_back(i);
            continue;
        }
        if (!raised.empty() && last_end >= 0 && b.x0 - last_end < 0.3 * line.cap_height)
            raised.back().push_back(i);
        else
            raised.push_back({i});
        last_end = b.x1;
    }
    if (kept.empty()) {
        raised.clear();
        return;
    }
    members = std::move(kept);
}

TextLine make_line(const std::vector<Piece>& pieces, const std::vector<std::size_t>& members, int rotation) {
    TextLine line;
    line.rotation = rotation;
    line.box = pieces[members.front()].box;
    for (const std::size_t i : members) {
        line.box = united(line.box, pieces[i].box);
        line.parts.push_back(pieces[i].index);
    }
    line.light = pieces[members.front()].mark == 2;
    measure(pieces, members, line);
    return line;
}

// Lines set so closely that a tail touches the line below come as one: they are parted where hardly any ink is between
// them. Each piece goes where its middle lies.
std::vector<std::vector<std::size_t>> part_stacked(const std::vector<Piece>& pieces, const std::vector<Component>& ink,
                                                   std::vector<std::size_t> group) {
    std::vector<std::vector<std::size_t>> lines;
    std::vector<int> heights;
    int y0 = pieces[group.front()].box.y0;
    int y1 = y0;
    for (const std::size_t i : group) {
        y0 = std::min(y0, pieces[i].box.y0);
        y1 = std::max(y1, pieces[i].box.y1);
        if (pieces[i].kind == Kind::letter) heights.push_back(pieces[i].box.height());
    }
    if (heights.size() >= 4) {
        const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
        std::nth_element(heights.begin(), middle, heights.end());
        const int height = *middle;
        if (y1 - y0 >= 2 * height) {
            std::vector<int> across(static_cast<std::size_t>(y1 - y0), 0);
            for (const std::size_t i : group)
                for (const Run& run : ink[pieces[i].index].runs)
                    if (run.y >= y0 && run.y < y1) across[static_cast<std::size_t>(run.y - y0)] += run.x1 - run.x0;
            // Rows with the least ink that have much more of it within a line's height on both sides.
            std::vector<int> cuts;
            const int n = static_cast<int>(across.size());
            const auto most = [&](int from, int to) {
                return *std::max_element(across.begin() + std::max(0, from), across.begin() + std::min(n, to));
            };
            int last = -height / 2;
            for (int y = height / 2; y < n - height / 2; ++y) {
                const int here = across[static_cast<std::size_t>(y)];
                const int near = *std::min_element(across.begin() + std::max(0, y - height / 2),
                                                   across.begin() + std::min(n, y + height / 2 + 1));
                if (here > near || y - last < height / 2) continue;
                const int beside = std::min(most(y - height, y), most(y + 1, y + 1 + height));
                if (here * 8 > beside) continue;
                cuts.push_back(y0 + y);
                last = y;
            }
            if (!cuts.empty()) {
                lines.resize(cuts.size() + 1);
                for (const std::size_t i : group) {
                    const int centre = (pieces[i].box.y0 + pieces[i].box.y1) / 2;
                    const auto at = std::upper_bound(cuts.begin(), cuts.end(), centre) - cuts.begin();
                    lines[static_cast<std::size_t>(at)].push_back(i);
                }
                // Dots, accents and tails make no line of their own: each goes to the nearer of its neighbours.
                std::vector<std::vector<std::size_t>> whole;
                std::vector<std::size_t> small;
                for (std::vector<std::size_t>& line : lines) {
                    const bool letters = std::any_of(line.begin(), line.end(), [&](std::size_t i) {
                        return pieces[i].kind == Kind::letter && pieces[i].box.height() * 3 > height * 2;
                    });
                    if (letters)
                        whole.push_back(std::move(line));
                    else
                        small.insert(small.end(), line.begin(), line.end());
                }
                if (!whole.empty()) {
                    std::vector<PixelBox> boxes;
                    for (const std::vector<std::size_t>& line : whole) {
                        PixelBox box = pieces[line.front()].box;
                        for (const std::size_t i : line) box = united(box, pieces[i].box);
                        boxes.push_back(box);
                    }
                    for (const std::size_t i : small) {
                        const auto away = [&](const PixelBox& box) {
                            return std::max(box.y0 - pieces[i].box.y1, pieces[i].box.y0 - box.y1);
                        };
                        const auto nearest =
                            std::min_element(boxes.begin(), boxes.end(),
                                             [&](const PixelBox& p, const PixelBox& q) { return away(p) < away(q); });
                        whole[static_cast<std::size_t>(nearest - boxes.begin())].push_back(i);
                    }
                    return whole;
                }
                lines.clear();
            }
        }
    }
    lines.push_back(std::move(group));
    return lines;
}

// A dash stands between letters; what lies flat over or under them is a rest of a rule, of an underline or of the edge
// of a fill.
void drop_flat(const std::vector<Piece>& pieces, std::vector<std::size_t>& group) {
    int tallest = 0;
    for (const std::size_t i : group) tallest = std::max(tallest, pieces[i].box.height());
    const auto flat = [&](std::size_t i) {
        const PixelBox& b = pieces[i].box;
        if (b.height() * 3 > tallest || b.width() < tallest) return false;
        int covered = 0;
        for (const std::size_t k : group) {
            const PixelBox& o = pieces[k].box;
            if (k != i && o.height() * 3 > tallest) covered += std::max(0, std::min(b.x1, o.x1) - std::max(b.x0, o.x0));
        }
        return covered * 3 > b.width();
    };
    std::vector<std::size_t> kept;
    for (const std::size_t i : group)
        if (!flat(i)) kept.push_back(i);
    group = std::move(kept);
}

// Around dark letters on a grey ground the scan's compression leaves light specks, and dark ones around light letters:
// what stands within a larger line and is of the other kind is no text.
void drop_halos(std::vector<TextLine>& lines) {
    const auto size = [](const PixelBox& box) { return static_cast<double>(box.width()) * box.height(); };
    const std::vector<TextLine> all = lines;
    std::erase_if(lines, [&](const TextLine& line) {
        return std::any_of(all.begin(), all.end(), [&](const TextLine& other) {
            if (other.light == line.light || size(other.box) <= size(line.box)) return false;
            const int w = std::min(line.box.x1, other.box.x1) - std::max(line.box.x0, other.box.x0);
            const int h = std::min(line.box.y1, other.box.y1) - std::max(line.box.y0, other.box.y0);
            return w > 0 && h > 0 && static_cast<double>(w) * h > 0.7 * size(line.box);
        });
    });
}

}  // namespace

bool is_stroke(const std::vector<Component>& ink, const TextLine& line) {
    if (line.parts.size() != 1) return false;
    const Component& c = ink[line.parts.front()];
    return c.area * 2 > c.box.width() * c.box.height();
}

std::vector<TextLine> find_text_lines(const std::vector<Component>& ink, const std::vector<Line>& rules,
                                      const Ground& ground, double dots_per_inch) {
    const double dots_per_point = dots_per_inch / 72;
    std::vector<Piece> pieces;
    for (std::size_t i = 0; i < ink.size(); ++i) {
        const Kind kind = kind_of(ink[i], dots_per_point);
        if (kind == Kind::none) continue;
        const PixelBox& b = ink[i].box;
        pieces.push_back({b, i, kind, ink[i].mark, ground.at((b.x0 + b.x1) / 2, (b.y0 + b.y1) / 2)});
    }
    std::vector<TextLine> lines;
    if (pieces.empty()) return lines;
    const int extent = std::max(ground.width, ground.height) * ground.block + ground.block;

    // Text that runs down the page: letters stacked closely, with little beside them.
    std::vector<std::uint8_t> taken(pieces.size(), 0);
    Sets level(pieces.size());
    const Fences upright(rules, false, extent);
    join_pieces(pieces, upright, 0.5, level);
    std::vector<int> beside(pieces.size(), 0);
    for (std::size_t i = 0; i < pieces.size(); ++i)
        if (pieces[i].kind == Kind::letter) ++beside[level.root(i)];
    std::vector<Piece> stacked;
    std::vector<std::size_t> stacked_from;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (beside[level.root(i)] > 3) continue;
        Piece piece = pieces[i];
        piece.box = swapped(piece.box);
        // In the turned view a letter's height is its width on the page.
        const double h = piece.box.height() / dots_per_point;
        piece.kind = h >= least_letter ? Kind::letter : Kind::small;
        stacked.push_back(piece);
        stacked_from.push_back(i);
    }
    if (!stacked.empty()) {
        Sets down(stacked.size());
        const Fences across(rules, true, extent);
        join_pieces(stacked, across, 0.55, down);
        attach_small(stacked, across, 0.55, down);
        std::vector<std::vector<std::size_t>> members(stacked.size());
        for (std::size_t i = 0; i < stacked.size(); ++i) members[down.root(i)].push_back(i);
        for (std::vector<std::size_t>& group : members) {
            int letters = 0;
            for (const std::size_t i : group) letters += stacked[i].kind == Kind::letter ? 1 : 0;
            if (letters < 4) continue;
            TextLine line = make_line(stacked, group, 270);
            if (line.box.width() < 3 * line.box.height()) continue;  // still swapped
            for (const std::size_t i : group) taken[stacked_from[i]] = 1;
            line.box = swapped(line.box);
            std::sort(line.parts.begin(), line.parts.end(),
                      [&](std::size_t a, std::size_t b) { return ink[a].box.y1 > ink[b].box.y1; });
            // Read upwards the letters stand to the left of their baseline, which the swap has measured as the foot.
            lines.push_back(std::move(line));
        }
    }

    std::vector<Piece> rest;
    for (std::size_t i = 0; i < pieces.size(); ++i)
        if (taken[i] == 0) rest.push_back(pieces[i]);
    if (!rest.empty()) {
        Sets sets(rest.size());
        join_pieces(rest, upright, 1.15, sets);
        attach_small(rest, upright, 1.15, sets);
        std::vector<std::vector<std::size_t>> members(rest.size());
        for (std::size_t i = 0; i < rest.size(); ++i) members[sets.root(i)].push_back(i);
        std::vector<std::vector<std::size_t>> groups;
        for (std::vector<std::size_t>& group : members)
            if (!group.empty())
                for (std::vector<std::size_t>& line : part_stacked(rest, ink, std::move(group))) {
                    drop_flat(rest, line);
                    if (!line.empty()) groups.push_back(std::move(line));
                }
        for (std::vector<std::size_t>& group : groups) {
            const bool letters =
                std::any_of(group.begin(), group.end(), [&](std::size_t i) { return rest[i].kind == Kind::letter; });
            if (!letters) {
                // A dash alone in its cell is a figure's place; a dot is dirt.
                const PixelBox& b = rest[group.front()].box;
                if (group.size() > 1 || b.width() < 1.6 * b.height() || b.width() < 1.8 * dots_per_point) continue;
            }
            std::sort(group.begin(), group.end(), [&](std::size_t a, std::size_t b) {
                return rest[a].box.x0 != rest[b].box.x0 ? rest[a].box.x0 < rest[b].box.x0 : a < b;
            });
            TextLine line = make_line(rest, group, 0);
            std::vector<std::vector<std::size_t>> raised;
            part_raised(rest, group, line, raised);
            for (const std::vector<std::size_t>& mark : raised) {
                TextLine small = make_line(rest, mark, 0);
                small.raised = true;
                lines.push_back(std::move(small));
            }
            if (!raised.empty()) line = make_line(rest, group, 0);
            lines.push_back(std::move(line));
        }
    }
    drop_halos(lines);
    std::stable_sort(lines.begin(), lines.end(), [](const TextLine& a, const TextLine& b) {
        return a.box.y0 != b.box.y0 ? a.box.y0 < b.box.y0 : a.box.x0 < b.box.x0;
    });
    return lines;
}

}  // namespace scrutineer::ocr
