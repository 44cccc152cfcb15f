// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/picture/background.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace scrutineer::ocr {
namespace {

// A step between neighbouring blocks that noise, JPEG artefacts and shadows make, and shading does not.
constexpr int smooth_step = 11;
// What lies on the two sides of an edge differs by more than this.
constexpr int edge_step = 22;
// How far an area may drift from its mean colour; paper under a shadow drifts more, in small steps.
constexpr int area_drift = 24;
constexpr int paper_drift = 60;
// A block this close to the paper's colour is paper.
constexpr int paper_distance = 15;
// Less than this many blocks a side is a letter's stroke or a symbol (at 50 blocks an inch: 7 points).
constexpr int least_side = 5;
constexpr int least_long_side = 10;
// What is no larger, whose sides are less straight and which has less on it is a symbol: 34 points, what a disc and an
// arrow cover of their boxes, and the share that is bare without a letter on it.
constexpr int largest_symbol = 24;
constexpr double straight_sided = 0.87;
constexpr double nothing_on_it = 0.95;
// Ink differs from its ground by at least so much, and by this share of what the strongest ink near by does. Coarse
// scans smear thin strokes and dots over several pixels, so less of it is asked of them.
constexpr int least_contrast = 28;
constexpr int coarse_block = 3;
constexpr int coarse_ink_percent = 42;
constexpr int fine_ink_percent = 48;

Colour median_colour(const std::vector<Colour>& colours) {
    std::array<std::vector<int>, 3> counts{std::vector<int>(256), std::vector<int>(256), std::vector<int>(256)};
    for (const Colour c : colours) {
        ++counts[0][c.red];
        ++counts[1][c.green];
        ++counts[2][c.blue];
    }
    const auto middle = [&](const std::vector<int>& count) {
        int left = static_cast<int>(colours.size()) / 2;
        for (int v = 0; v < 256; ++v)
            if ((left -= count[static_cast<std::size_t>(v)]) < 0) return static_cast<std::uint8_t>(v);
        return std::uint8_t{255};
    };
    return {middle(counts[0]), middle(counts[1]), middle(counts[2])};
}

// The commonest light colour: papers are mostly paper, and where they are not (a page that is one dark picture) white
// is as good a guess as any.
Colour paper_colour(const ColourPicture& blocks) {
    std::array<int, 256> count{};
    for (int y = 0; y < blocks.height; ++y)
        for (int x = 0; x < blocks.width; ++x) {
            const Colour c = blocks.at(x, y);
            if (saturation(c) < 50) ++count[static_cast<std::size_t>(luminance(c))];
        }
    int best = 255;
    int most = 0;
    for (int v = 140; v < 256; ++v) {
        int sum = 0;
        for (int d = -3; d <= 3; ++d) {
            const int u = v + d;
            if (u < 256) sum += count[static_cast<std::size_t>(u)];
        }
        // Later wins ties and near ties: shading may rival the paper's area, but the paper is the lightest.
        if (sum * 10 >= most * 9) {
            if (sum > most) most = sum;
            best = v;
        }
    }
    std::vector<Colour> near;
    for (int y = 0; y < blocks.height; ++y)
        for (int x = 0; x < blocks.width; ++x) {
            const Colour c = blocks.at(x, y);
            if (std::abs(luminance(c) - best) <= 4 && saturation(c) < 50) near.push_back(c);
        }
    return near.empty() ? Colour{255, 255, 255} : median_colour(near);
}

struct Grown {
    std::vector<int> members;
    PixelBox box;
    Colour mean;
};

class Grower {
public:
    Grower(const ColourPicture& blocks, Colour paper)
        : blocks_(blocks), paper_(paper), owner_(static_cast<std::size_t>(blocks.width * blocks.height), -1) {}

    // Collects every block that can be reached from `seed` in small steps without leaving the area's colour.
    // A `careful` growth does not go on from an area's edges.
    Grown grow(int seed, int number, bool careful) {
        Grown grown;
        const int w = blocks_.width;
        const int h = blocks_.height;
        const Colour start = colour(seed);
        const bool paper = distance(start, paper_) <= paper_distance;
        long red = 0;
        long green = 0;
        long blue = 0;
        Colour mean = start;
        grown.box = {seed % w, seed / w, seed % w + 1, seed / w + 1};
        owner_[static_cast<std::size_t>(seed)] = number;
        grown.members.push_back(seed);
        for (std::size_t next = 0; next < grown.members.size(); ++next) {
            const int at = grown.members[next];
            const int x = at % w;
            const int y = at / w;
            const Colour here = colour(at);
            red += here.red;
            green += here.green;
            blue += here.blue;
            const auto n = static_cast<long>(next) + 1;
            mean = {static_cast<std::uint8_t>(red / n), static_cast<std::uint8_t>(green / n),
                    static_cast<std::uint8_t>(blue / n)};
            grown.box = united(grown.box, {x, y, x + 1, y + 1});
            // Along a rule that leans, blocks hold a little more of it one after the other, and would lead from cell to
            // cell. Such blocks belong to an area but do not lead on.
            if (careful && distance(here, mean) > smooth_step && at_edge(at)) continue;
            const std::array<std::array<int, 2>, 4> sides{{{x - 1, y}, {x + 1, y}, {x, y - 1}, {x, y + 1}}};
            for (const auto& [nx, ny] : sides) {
                if (nx < 0 || ny < 0 || nx >= w || ny >= h) continue;
                const int neighbour = ny * w + nx;
                if (owner_[static_cast<std::size_t>(neighbour)] >= 0) continue;
                const Colour there = colour(neighbour);
                const int drift = distance(there, mean);
                if (distance(there, here) > smooth_step || drift > (paper ? paper_drift : area_drift)) continue;
                // Paper that drifts must stay grey: a pale tint next to it is shading, not shadow.
                if (paper && drift > paper_distance && std::abs(saturation(there) - saturation(paper_)) > 14) continue;
                owner_[static_cast<std::size_t>(neighbour)] = number;
                grown.members.push_back(neighbour);
            }
        }
        grown.mean = mean;
        return grown;
    }

    void release(const Grown& grown) {
        for (const int at : grown.members) owner_[static_cast<std::size_t>(at)] = -1;
    }

    // Whether what lies on one side of a block differs from what lies on the other, or it from both.
    bool at_edge(int block) const {
        const int x = block % blocks_.width;
        const int y = block / blocks_.width;
        const Colour here = blocks_.at(x, y);
        const auto parts = [&](int ax, int ay, int bx, int by) {
            if (ax < 0 || ay < 0 || bx >= blocks_.width || by >= blocks_.height) return false;
            const Colour a = blocks_.at(ax, ay);
            const Colour b = blocks_.at(bx, by);
            return distance(a, b) > edge_step || std::min(distance(here, a), distance(here, b)) > edge_step;
        };
        return parts(x, y - 1, x, y + 1) || parts(x - 1, y, x + 1, y);
    }

    int owner(int block) const { return owner_[static_cast<std::size_t>(block)]; }
    Colour colour(int block) const { return blocks_.at(block % blocks_.width, block / blocks_.width); }

private:
    const ColourPicture& blocks_;
    Colour paper_;
    std::vector<int> owner_;
};

bool like_paper(Colour c, Colour paper) {
    return distance(c, paper) <= paper_distance ||
           (luminance(c) > luminance(paper) - 8 && saturation(c) < saturation(paper) + 10);
}

// How much of its box an area covers when, row by row and column by column, what lies between its ends counts as its
// own: letters and symbols on a cell leave holes.
double covered_share(const Grown& grown, int width) {
    const int w = grown.box.width();
    const int h = grown.box.height();
    std::vector<int> left(static_cast<std::size_t>(h), w);
    std::vector<int> right(static_cast<std::size_t>(h), -1);
    for (const int at : grown.members) {
        const int x = at % width - grown.box.x0;
        const auto y = static_cast<std::size_t>(at / width - grown.box.y0);
        left[y] = std::min(left[y], x);
        right[y] = std::max(right[y], x);
    }
    long sum = 0;
    for (std::size_t y = 0; y < left.size(); ++y) sum += std::max(0, right[y] - left[y] + 1);
    return static_cast<double>(sum) / (static_cast<double>(w) * h);
}

// A disc or an arrow is as large as the shading of a small cell, but has no straight sides, and nothing stands on it.
bool is_symbol(const Grown& grown, int width) {
    if (std::max(grown.box.width(), grown.box.height()) > largest_symbol) return false;
    const double covered = covered_share(grown, width);
    const double bare = static_cast<double>(grown.members.size()) / (covered * grown.box.width() * grown.box.height());
    return covered < straight_sided && bare > nothing_on_it;
}

// A rule that leans through a band of shading parts it into areas whose boxes reach into each other; where one ends
// says nothing of where a cell does. Such areas are one: the same colour, the same extent across, overlapping along.
void join_leaning(std::vector<Area>& areas, int block) {
    const auto joins = [&](const Area& a, const Area& b) {
        if (distance(a.colour, b.colour) > smooth_step) return false;
        const int near = 2 * block;
        const bool beside = std::abs(a.box.y0 - b.box.y0) <= near && std::abs(a.box.y1 - b.box.y1) <= near &&
                            std::min(a.box.x1, b.box.x1) - std::max(a.box.x0, b.box.x0) >= near;
        const bool below = std::abs(a.box.x0 - b.box.x0) <= near && std::abs(a.box.x1 - b.box.x1) <= near &&
                           std::min(a.box.y1, b.box.y1) - std::max(a.box.y0, b.box.y0) >= near;
        return beside || below;
    };
    const auto size = [](const PixelBox& box) { return static_cast<double>(box.width()) * box.height(); };
    for (std::size_t i = 0; i < areas.size(); ++i)
        for (std::size_t k = i + 1; k < areas.size();) {
            if (!joins(areas[i], areas[k])) {
                ++k;
                continue;
            }
            const double covered = areas[i].share * size(areas[i].box) + areas[k].share * size(areas[k].box);
            areas[i].box = united(areas[i].box, areas[k].box);
            areas[i].share = std::min(1.0, covered / size(areas[i].box));
            areas.erase(areas.begin() + static_cast<std::ptrdiff_t>(k));
            k = i + 1;  // what was too far from the smaller one may reach into the larger
        }
}

// Rules around a cell, blurred as they are, are no shading: what lies within is other ground.
void drop_frames(Ground& ground) {
    const int b = ground.block;
    std::erase_if(ground.areas, [&](const Area& area) {
        const PixelBox box{area.box.x0 / b, area.box.y0 / b, area.box.x1 / b, area.box.y1 / b};
        int other = 0;
        for (int y = box.y0; y < box.y1; ++y)
            for (int x = box.x0; x < box.x1; ++x) {
                const auto at = static_cast<std::size_t>(y * ground.width + x);
                if (ground.known[at] != 0 && distance(ground.colour[at], area.colour) > smooth_step) ++other;
            }
        return other * 2 > box.width() * box.height();
    });
}

// Gives every block that is not bare ground the colour of the nearest that is. In an area, whose low cell bold letters
// may fill so that what lies above is nearer, it is the area's where the block is more like that.
void spread(Ground& ground, const ColourPicture& blocks) {
    std::vector<int> front;
    const int w = ground.width;
    const int h = ground.height;
    std::vector<std::uint8_t> set = ground.known;
    for (int i = 0; i < w * h; ++i)
        if (set[static_cast<std::size_t>(i)] != 0) front.push_back(i);
    for (std::size_t next = 0; next < front.size(); ++next) {
        const int x = front[next] % w;
        const int y = front[next] / w;
        const std::array<std::array<int, 2>, 4> sides{{{x, y - 1}, {x - 1, y}, {x + 1, y}, {x, y + 1}}};
        for (const auto& [nx, ny] : sides) {
            if (nx < 0 || ny < 0 || nx >= w || ny >= h) continue;
            const auto there = static_cast<std::size_t>(ny * w + nx);
            if (set[there] != 0) continue;
            set[there] = 1;
            ground.colour[there] = ground.colour[static_cast<std::size_t>(front[next])];
            front.push_back(ny * w + nx);
        }
    }
    const int b = ground.block;
    for (const Area& area : ground.areas) {
        if (area.share < 0.85) continue;
        for (int y = std::max(0, area.box.y0 / b - 1); y < std::min(h, area.box.y1 / b + 1); ++y)
            for (int x = std::max(0, area.box.x0 / b - 1); x < std::min(w, area.box.x1 / b + 1); ++x) {
                const auto here = static_cast<std::size_t>(y * w + x);
                const Colour own = blocks.at(x, y);
                if (ground.known[here] == 0 && distance(own, area.colour) < distance(own, ground.colour[here]))
                    ground.colour[here] = area.colour;
            }
    }
}

}  // namespace

Colour Ground::at(int pixel_x, int pixel_y) const {
    const int x = std::clamp(pixel_x / block, 0, width - 1);
    const int y = std::clamp(pixel_y / block, 0, height - 1);
    return colour[static_cast<std::size_t>(y * width + x)];
}

Ground find_ground(const ColourPicture& blocks, int dots_per_block) {
    Ground ground;
    ground.block = dots_per_block;
    ground.width = blocks.width;
    ground.height = blocks.height;
    ground.paper = paper_colour(blocks);
    const auto size = static_cast<std::size_t>(blocks.width * blocks.height);
    ground.colour.assign(size, ground.paper);
    ground.known.assign(size, 0);
    Grower grower(blocks, ground.paper);
    int number = 0;
    // What a leaning rule has led through is a frame with cells: those are grown again, from within and with care.
    const int count = static_cast<int>(size);
    std::vector<std::uint8_t> frame(size, 0);
    std::vector<Grown> frames;
    for (int next = 0; next < 2 * count; ++next) {
        const int seed = next % count;
        const bool again = next >= count;
        if (next == count)
            for (const Grown& grown : frames) grower.release(grown);
        if (grower.owner(seed) >= 0) continue;
        if (again && (frame[static_cast<std::size_t>(seed)] == 0 || grower.at_edge(seed))) continue;
        Grown grown = grower.grow(seed, number++, again);
        const int small = std::min(grown.box.width(), grown.box.height());
        const int large = std::max(grown.box.width(), grown.box.height());
        const bool paper = like_paper(grown.mean, ground.paper);
        // Between the letters of a line there are specks of paper; inside a bold letter there are specks of ink.
        if (small < (paper ? 3 : least_side) || (!paper && large < least_long_side)) continue;
        if (!paper && static_cast<double>(grown.members.size()) < 0.25 * small * large) {
            // Thin for its box: a frame, a curve, a letter's outline; or a cell whose text leaves only a rim.
            if (covered_share(grown, blocks.width) < 0.8) {
                if (again) continue;
                for (const int at : grown.members) frame[static_cast<std::size_t>(at)] = 1;
                frames.push_back(std::move(grown));
                continue;
            }
        }
        if (!paper && is_symbol(grown, blocks.width)) continue;
        for (const int at : grown.members) {
            ground.colour[static_cast<std::size_t>(at)] = grower.colour(at);
            ground.known[static_cast<std::size_t>(at)] = 1;
        }
        if (paper) continue;
        std::vector<Colour> colours;
        colours.reserve(grown.members.size());
        for (const int at : grown.members) colours.push_back(grower.colour(at));
        const int b = dots_per_block;
        ground.areas.push_back({{grown.box.x0 * b, grown.box.y0 * b, grown.box.x1 * b, grown.box.y1 * b},
                                median_colour(colours),
                                covered_share(grown, blocks.width)});
    }
    // Pages hold tens of areas; a photograph's thousands are no shading.
    if (ground.areas.size() < 1000) join_leaning(ground.areas, ground.block);
    if (ground.areas.size() < 1000) drop_frames(ground);
    spread(ground, blocks);
    return ground;
}

GreyPicture find_ink(const GreyPicture& grey, const Ground& ground) {
    GreyPicture ink(grey.width, grey.height, 0);
    const int ink_percent = ground.block <= coarse_block ? coarse_ink_percent : fine_ink_percent;
    const int w = ground.width;
    const int h = ground.height;
    std::vector<std::uint8_t> level(static_cast<std::size_t>(w * h));
    for (std::size_t i = 0; i < level.size(); ++i) level[i] = static_cast<std::uint8_t>(luminance(ground.colour[i]));
    // The strongest ink in and around each block: what is faint beside it is blur, what is faint by itself is pale
    // text.
    std::vector<std::uint8_t> darkest(level.size(), 255);
    std::vector<std::uint8_t> lightest(level.size(), 0);
    for (int y = 0; y < grey.height; ++y) {
        const std::uint8_t* row = grey.row(y);
        const auto first = static_cast<std::size_t>(std::min(y / ground.block, h - 1) * w);
        for (int bx = 0; bx < w; ++bx) {
            const int from = bx * ground.block;
            const int to = bx == w - 1 ? grey.width : from + ground.block;
            const auto [low, high] = std::minmax_element(row + from, row + to);
            const std::size_t at = first + static_cast<std::size_t>(bx);
            darkest[at] = std::min(darkest[at], *low);
            lightest[at] = std::max(lightest[at], *high);
        }
    }
    // Per block: a pixel below `dark` is dark ink, one above `light` is light ink. Near an edge between two grounds
    // only what is beyond both is ink.
    std::vector<int> dark(static_cast<std::size_t>(w));
    std::vector<int> light(static_cast<std::size_t>(w));
    for (int by = 0; by < h; ++by) {
        for (int bx = 0; bx < w; ++bx) {
            int low = 255;
            int high = 0;
            int deepest = 255;
            int brightest = 0;
            for (int y = std::max(0, by - 1); y <= std::min(h - 1, by + 1); ++y)
                for (int x = std::max(0, bx - 1); x <= std::min(w - 1, bx + 1); ++x) {
                    const auto at = static_cast<std::size_t>(y * w + x);
                    low = std::min<int>(low, level[at]);
                    high = std::max<int>(high, level[at]);
                    deepest = std::min<int>(deepest, darkest[at]);
                    brightest = std::max<int>(brightest, lightest[at]);
                }
            const int here = level[static_cast<std::size_t>(by * w + bx)];
            if (high - low < 30) low = high = here;
            dark[static_cast<std::size_t>(bx)] = low - std::max(least_contrast, (low - deepest) * ink_percent / 100);
            // Light ink only on ground that is dark enough for white letters to be meant.
            light[static_cast<std::size_t>(bx)] =
                high < 185 ? high + std::max(least_contrast, (brightest - high) * ink_percent / 100) : 256;
        }
        const int last_y = by == h - 1 ? grey.height : (by + 1) * ground.block;
        for (int y = by * ground.block; y < last_y; ++y) {
            const std::uint8_t* from = grey.row(y);
            std::uint8_t* to = ink.row(y);
            for (int bx = 0; bx < w; ++bx) {
                const int last_x = bx == w - 1 ? grey.width : (bx + 1) * ground.block;
                const int d = dark[static_cast<std::size_t>(bx)];
                const int l = light[static_cast<std::size_t>(bx)];
                for (int x = bx * ground.block; x < last_x; ++x)
                    to[x] = static_cast<std::uint8_t>(from[x] < d ? 1 : from[x] > l ? 2 : 0);
            }
        }
    }
    return ink;
}

}  // namespace scrutineer::ocr
