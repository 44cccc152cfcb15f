// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/symbols/shape.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "extract/symbols/shape_examples.hpp"
#include "extract/symbols/shape_mask.hpp"

namespace scrutineer {
namespace {

constexpr int mask_size = Symbol::mask_size;
constexpr std::uint32_t full_row = (1U << mask_size) - 1;

// A figure must fit an example at least this well to get its name.
constexpr double least_score = 0.74;

/// The pixels of a mask as bits in a row.
constexpr std::size_t packed_words = (mask_size * mask_size + 63) / 64;
using Packed = std::array<std::uint64_t, packed_words>;

Packed packed(const SymbolMask& mask) {
    Packed bits{};
    std::size_t word = 0, used = 0;
    for (const std::uint64_t row : mask) {
        bits[word] |= row << used;
        used += mask_size;
        if (used < 64) continue;
        used -= 64;
        if (++word < packed_words && used > 0) bits[word] |= row >> (mask_size - used);
    }
    return bits;
}

/// How many pixels are set in both. Some hundred masks are compared for each symbol, and a processor's own way to count
/// bits is not to be had on every machine: sums of bits in pairs, fours and bytes, added up at the end.
int shared(const Packed& a, const Packed& b) {
    static_assert(packed_words * 8 < 256, "a byte holds the sum of its bits over all words");
    std::uint64_t sums = 0;
    for (std::size_t i = 0; i < packed_words; ++i) {
        std::uint64_t bits = a[i] & b[i];
        bits -= (bits >> 1) & 0x5555555555555555U;
        bits = (bits & 0x3333333333333333U) + ((bits >> 2) & 0x3333333333333333U);
        sums += (bits + (bits >> 4)) & 0x0f0f0f0f0f0f0f0fU;
    }
    constexpr std::uint64_t bytes = 0x00ff00ff00ff00ffU;
    sums = (sums & bytes) + ((sums >> 8) & bytes);
    return static_cast<int>((sums * 0x0001000100010001U) >> 48);
}

SymbolMask dilated(const SymbolMask& mask) {
    SymbolMask wide{};
    for (std::size_t y = 0; y < mask.size(); ++y) {
        std::uint32_t row = mask[y];
        if (y > 0) row |= mask[y - 1];
        if (y + 1 < mask.size()) row |= mask[y + 1];
        wide[y] = (row | (row << 1) | (row >> 1)) & full_row;
    }
    return wide;
}

struct Compared {
    Packed mask{};
    Packed wide{};
    int bits = 0;
    explicit Compared(const SymbolMask& m) : mask(packed(m)), wide(packed(dilated(m))), bits(shared(mask, mask)) {}
};

/// How well two figures fit, 0..1; no more than `least` where it is clear early that they fit no better than that.
double fit(const Compared& a, const Compared& b, double least = 0) {
    if (a.bits == 0 || b.bits == 0) return 0;
    constexpr double same = 0.65, near = 0.35;
    const double smaller = std::min(a.bits, b.bits), larger = std::max(a.bits, b.bits);
    if (same * smaller / larger + near <= least) return least;
    const double both = shared(a.mask, b.mask);
    const double either = a.bits + b.bits - both;
    if (same * both / either + near <= least) return least;
    const double a_near_b = shared(a.mask, b.wide) / static_cast<double>(a.bits);
    const double b_near_a = shared(b.mask, a.wide) / static_cast<double>(b.bits);
    return same * both / either + near * std::min(a_near_b, b_near_a);
}

struct Example {
    const ShapeExample* drawn;
    Compared picture;
};

const std::vector<Example>& examples() {
    static const std::vector<Example> all = [] {
        std::vector<Example> made;
        for (const ShapeExample& example : shape_examples()) made.push_back({&example, Compared(example.mask)});
        return made;
    }();
    return all;
}

double off_axis(double angle) { return std::fabs(angle - 90 * std::round(angle / 90)); }

ShapeReading best_example(const SymbolMask& mask) {
    const Compared picture(mask);
    const ShapeExample* found = nullptr;
    double best_score = 0;
    for (const Example& example : examples()) {
        const double score = fit(picture, example.picture, best_score);
        if (score <= best_score) continue;
        best_score = score;
        found = example.drawn;
    }
    if (found == nullptr || best_score < least_score) return {Shape::other, 0, best_score};
    ShapeReading best{found->shape, found->angle, best_score};
    static const std::vector<ExampleOutline> outlines = example_outlines();
    const auto score_at = [&](double angle) {
        return fit(picture, Compared(drawn(turned(outlines[found->outline].outline, angle))));
    };
    if (best.shape == Shape::arrow) {
        // The examples are 15 degrees apart: look in between.
        for (const double off : {-10.0, -5.0, 5.0, 10.0}) {
            const double score = score_at(found->angle + off);
            if (score > best.score) best = {best.shape, std::fmod(found->angle + off + 360, 360), score};
        }
    } else if (best.shape == Shape::triangle) {
        // A triangle with equal sides points three ways: people mean the one along an axis.
        for (const double turn : {120.0, 240.0}) {
            const double angle = std::fmod(found->angle + turn, 360);
            if (off_axis(angle) < off_axis(best.angle) && score_at(angle) > best.score - 0.08) best.angle = angle;
        }
    }
    return best;
}

/// What the figure encloses: pixels that cannot be reached from outside.
Figure holes_of(const Figure& figure) {
    const auto width = static_cast<std::size_t>(figure.width);
    const auto height = static_cast<std::size_t>(figure.height);
    Figure holes{figure.width, figure.height, std::vector<std::uint8_t>(figure.bits.size(), 0)};
    if (width == 0 || height == 0) return holes;
    for (std::size_t i = 0; i < figure.bits.size(); ++i) holes.bits[i] = figure.bits[i] == 0 ? 1 : 0;
    // From the edges inwards, run by run: what is reached is no hole.
    struct Seed {
        std::size_t x, y;
    };
    std::vector<Seed> waiting;
    for (std::size_t x = 0; x < width; ++x) waiting.insert(waiting.end(), {{x, 0}, {x, height - 1}});
    for (std::size_t y = 0; y < height; ++y) waiting.insert(waiting.end(), {{0, y}, {width - 1, y}});
    while (!waiting.empty()) {
        const Seed seed = waiting.back();
        waiting.pop_back();
        std::uint8_t* row = holes.bits.data() + seed.y * width;
        if (row[seed.x] == 0) continue;
        std::size_t first = seed.x, end = seed.x + 1;
        while (first > 0 && row[first - 1] != 0) --first;
        while (end < width && row[end] != 0) ++end;
        std::fill(row + first, row + end, std::uint8_t{0});
        for (const bool below : {false, true}) {
            if (below ? seed.y + 1 == height : seed.y == 0) continue;
            const std::size_t y = below ? seed.y + 1 : seed.y - 1;
            const std::uint8_t* next = holes.bits.data() + y * width;
            for (std::size_t x = first; x < end; ++x)
                if (next[x] != 0 && (x == first || next[x - 1] == 0)) waiting.push_back({x, y});
        }
    }
    return holes;
}

bool is_mark(Shape shape) {
    return shape == Shape::tick || shape == Shape::cross || shape == Shape::arrow || shape == Shape::double_arrow;
}

ShapeReading classify_solid(const Figure& figure) {
    const Extent extent = extent_of(figure);
    if (extent.x1 < 0) return {};
    const double ratio =
        static_cast<double>(std::min(extent.width(), extent.height())) / std::max(extent.width(), extent.height());
    const double filled = static_cast<double>(figure.count()) / (static_cast<double>(extent.width()) * extent.height());
    if (ratio < 0.66 && filled > 0.85) return {Shape::bar, extent.width() >= extent.height() ? 90.0 : 0.0, filled};
    return best_example(mask_of(figure));
}

}  // namespace

ShapeReading classify(const Figure& figure) {
    const std::size_t drawn_count = figure.count();
    if (drawn_count == 0) return {};
    const Figure holes = holes_of(figure);
    const std::size_t hole_count = holes.count();
    Figure whole = figure;
    for (std::size_t i = 0; i < whole.bits.size(); ++i)
        if (holes.bits[i] != 0) whole.bits[i] = 1;
    const double hollow = static_cast<double>(hole_count) / static_cast<double>(drawn_count + hole_count);
    ShapeReading outer = classify_solid(whole);
    if (hollow < 0.03) return outer;
    if (hollow < 0.6 && (outer.shape == Shape::circle || outer.shape == Shape::square || outer.shape == Shape::other)) {
        const ShapeReading inner = classify_solid(holes);
        if (is_mark(inner.shape)) return inner;
    }
    if (hollow > 0.2 && outer.shape == Shape::circle) outer.shape = Shape::ring;
    return outer;
}

ShapeReading classify(const SymbolMask& mask) {
    Figure figure{mask_size, mask_size, std::vector<std::uint8_t>(static_cast<std::size_t>(mask_size) * mask_size, 0)};
    for (int y = 0; y < mask_size; ++y)
        for (int x = 0; x < mask_size; ++x)
            figure.bits[static_cast<std::size_t>(y * mask_size + x)] = (mask[static_cast<std::size_t>(y)] >> x) & 1U;
    return classify(figure);
}

double likeness(const SymbolMask& a, const SymbolMask& b) {
    const Compared first(a);
    double best = 0;
    for (int dy = -1; dy <= 1; ++dy)
        for (int dx = -1; dx <= 1; ++dx) {
            SymbolMask moved{};
            for (int y = 0; y < mask_size; ++y) {
                const int from = y - dy;
                if (from < 0 || from >= mask_size) continue;
                const std::uint32_t row = b[static_cast<std::size_t>(from)];
                moved[static_cast<std::size_t>(y)] = (dx > 0 ? row << 1 : dx < 0 ? row >> 1 : row) & full_row;
            }
            best = std::max(best, fit(first, Compared(moved), best));
        }
    return best;
}

// ---- the canvas ----------------------------------------------------------------------------------------------------

SymbolCanvas::SymbolCanvas(const Box& area) : area_(area), pixels_(static_cast<std::size_t>(size) * size, 0) {
    const double side = std::max({area.width(), area.height(), 1e-6});
    scale_ = size / side;
    offset_ = {area.centre().x - side / 2, area.centre().y - side / 2};
}

void SymbolCanvas::set(int x, int y, Colour c) {
    if (x < 0 || y < 0 || x >= size || y >= size) return;
    pixels_[static_cast<std::size_t>(y * size + x)] =
        0x1000000U | static_cast<std::uint32_t>(c.red << 16) | static_cast<std::uint32_t>(c.green << 8) | c.blue;
}

Colour SymbolCanvas::colour(int x, int y) const {
    const std::uint32_t p = index(x, y);
    return {static_cast<std::uint8_t>(p >> 16), static_cast<std::uint8_t>(p >> 8), static_cast<std::uint8_t>(p)};
}

Point SymbolCanvas::to_canvas(Point page) const {
    return {(page.x - offset_.x) * scale_, (page.y - offset_.y) * scale_};
}
Point SymbolCanvas::to_page(Point canvas) const {
    return {canvas.x / scale_ + offset_.x, canvas.y / scale_ + offset_.y};
}

namespace {

struct Tint {
    Colour colour;
    std::size_t count = 0;
};

int distance(Colour a, Colour b) {
    return std::abs(a.red - b.red) + std::abs(a.green - b.green) + std::abs(a.blue - b.blue);
}
int colourfulness(Colour c) { return std::max({c.red, c.green, c.blue}) - std::min({c.red, c.green, c.blue}); }

/// The colours of a canvas, those like one another taken together, most frequent first.
std::vector<Tint> tints_of(const SymbolCanvas& canvas) {
    std::vector<std::uint32_t> colours;
    for (int y = 0; y < SymbolCanvas::size; ++y)
        for (int x = 0; x < SymbolCanvas::size; ++x)
            if (canvas.drawn(x, y)) {
                const Colour c = canvas.colour(x, y);
                colours.push_back(static_cast<std::uint32_t>(c.red << 16 | c.green << 8 | c.blue));
            }
    std::sort(colours.begin(), colours.end());
    std::vector<Tint> exact;
    for (std::size_t i = 0; i < colours.size();) {
        std::size_t end = i;
        while (end < colours.size() && colours[end] == colours[i]) ++end;
        const std::uint32_t c = colours[i];
        exact.push_back(
            {{static_cast<std::uint8_t>(c >> 16), static_cast<std::uint8_t>(c >> 8), static_cast<std::uint8_t>(c)},
             end - i});
        i = end;
    }
    std::stable_sort(exact.begin(), exact.end(), [](const Tint& a, const Tint& b) { return a.count > b.count; });
    // A photograph has thousands of colours: the frequent ones decide.
    if (exact.size() > 256) exact.resize(256);
    std::vector<Tint> tints;
    for (const Tint& tint : exact) {
        auto near = std::find_if(tints.begin(), tints.end(),
                                 [&](const Tint& t) { return distance(t.colour, tint.colour) < 72; });
        if (near != tints.end())
            near->count += tint.count;
        else if (tints.size() < 16)
            tints.push_back(tint);
    }
    std::stable_sort(tints.begin(), tints.end(), [](const Tint& a, const Tint& b) { return a.count > b.count; });
    return tints;
}

}  // namespace

Symbol SymbolCanvas::describe() const {
    Symbol symbol;
    symbol.box = area_;
    const std::vector<Tint> tints = tints_of(*this);
    if (tints.empty()) return symbol;
    std::size_t total = 0;
    for (const Tint& tint : tints) total += tint.count;

    // The main colour is a colour where there is one, else the darker of black and white.
    const Tint* main = &tints[0];
    for (const Tint& tint : tints)
        if (colourfulness(tint.colour) > 48 && tint.count * 12 > total) {
            main = &tint;
            break;
        }
    const Tint* second = nullptr;
    for (const Tint& tint : tints)
        if (&tint != main && tint.count * 16 > total) {
            second = &tint;
            break;
        }
    symbol.colour = main->colour;
    symbol.second_colour = second != nullptr ? second->colour : main->colour;

    Figure all{size, size, std::vector<std::uint8_t>(static_cast<std::size_t>(size) * size, 0)};
    Figure in_main = all;
    Figure in_second = all;
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x) {
            if (!drawn(x, y)) continue;
            const std::size_t i = static_cast<std::size_t>(y * size + x);
            all.bits[i] = 1;
            const Colour c = colour(x, y);
            const bool is_second = second != nullptr && distance(c, second->colour) < distance(c, main->colour);
            (is_second ? in_second : in_main).bits[i] = 1;
        }
    symbol.mask = mask_of(in_main);

    ShapeReading reading;
    if (second != nullptr) {
        // A mark drawn on a carrier says more than the carrier: whichever of the two colours has the mark.
        const ShapeReading on_top = classify(in_second);
        const ShapeReading below = classify(in_main);
        if (is_mark(on_top.shape))
            reading = on_top;
        else if (is_mark(below.shape))
            reading = below;
    }
    if (reading.shape == Shape::other) reading = classify(all);
    symbol.shape = reading.shape;
    symbol.angle = reading.angle;
    symbol.confidence = reading.shape == Shape::other ? 0.5 : std::min(1.0, reading.score + 0.1);
    return symbol;
}

}  // namespace scrutineer
