// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/picture/bend.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace scrutineer::ocr {
namespace {

// At least: on a coarser picture a slope of less than a pixel over a strip is not seen.
constexpr double looked_at_dpi = 100;
// Inches.
constexpr double strip_width = 0.5;
constexpr double strip_step = 0.25;
constexpr double least_drop = 0.02;  // in all: less does no harm
// Slopes, as rise over run.
constexpr double steepest = 0.16;
constexpr double coarse = 0.01;
constexpr double fine = 0.0025;
constexpr double flat = 0.006;
constexpr double clearly_bent = 0.015;
// How much better the slope must make the lines of a strip than none at all.
constexpr double least_gain = 1.08;
constexpr double reach = 0.42;  // of the page's width: the spine bends no more
constexpr std::size_t least_ink = 120;
constexpr int ink_contrast = 60;

struct Dot {
    int x = 0;
    int y = 0;
};

// How sharply the rows of a strip part into full and empty ones when its lines rise by this slope.
double sharpness(const std::vector<Dot>& dots, double slope, int middle, int height, std::vector<int>& rows) {
    const int margin = static_cast<int>(steepest * looked_at_dpi) + 2;
    rows.assign(static_cast<std::size_t>(height + 2 * margin), 0);
    for (const Dot dot : dots) {
        const int y = static_cast<int>(std::lround(dot.y - slope * (dot.x - middle))) + margin;
        if (y >= 0 && y < static_cast<int>(rows.size())) ++rows[static_cast<std::size_t>(y)];
    }
    double sum = 0;
    for (const int n : rows) sum += static_cast<double>(n) * n;
    return sum;
}

struct Slope {
    double x = 0;      // the middle of the strip's ink
    double value = 0;  // how fast lines fall to the right
    bool known = false;
    bool clear = false;  // the lines part much better at this slope than level
};

Slope slope_of(const GreyPicture& small, int paper, int x0, int x1) {
    Slope slope;
    slope.x = (x0 + x1) / 2.0;
    std::vector<Dot> dots;
    for (int y = 0; y < small.height; ++y)
        for (int x = x0; x < x1; ++x)
            if (small.row(y)[x] < paper - ink_contrast) dots.push_back({x, y});
    // A picture or a dark panel has no lines.
    if (dots.size() < least_ink ||
        dots.size() * 2 > static_cast<std::size_t>(x1 - x0) * static_cast<std::size_t>(small.height))
        return slope;
    // The slope is that of where the ink stands: a strip may lie half in the margin.
    double sum = 0;
    for (const Dot dot : dots) sum += dot.x;
    slope.x = sum / static_cast<double>(dots.size());
    std::vector<int> rows;
    const int middle = (x0 + x1) / 2;
    const double level = sharpness(dots, 0, middle, small.height, rows);
    double best = level;
    const auto search = [&](double from, double to, double step) {
        for (double s = from; s <= to; s += step) {
            const double sharp = sharpness(dots, s, middle, small.height, rows);
            if (sharp <= best) continue;
            best = sharp;
            slope.value = s;
        }
    };
    search(-steepest, steepest, coarse);
    search(slope.value - coarse, slope.value + coarse, fine);
    slope.clear = best >= least_gain * level && std::abs(slope.value) > flat;
    slope.known = slope.clear || std::abs(slope.value) <= clearly_bent;
    return slope;
}

// The slopes from one side inwards, as far as they go on the same way and get less; none where the page is flat there.
std::vector<Slope> bent_side(const std::vector<Slope>& slopes, bool left, double width) {
    std::vector<Slope> side;
    int sign = 0;
    int clear = 0;
    int blank = 0;
    for (std::size_t i = 0; i < slopes.size(); ++i) {
        const Slope& slope = slopes[left ? i : slopes.size() - 1 - i];
        if ((left ? slope.x : width - slope.x) > reach * width) break;
        if (!slope.known) {
            if (!side.empty() && ++blank > 3) break;
            continue;
        }
        blank = 0;
        if (!slope.clear) {
            if (side.empty()) continue;  // nothing is bent yet: the margin
            // A curl runs out slowly: slopes too small to be sure of count where they go on from clear ones.
            const double before = std::abs(side.back().value);
            const bool goes_on = slope.value * sign > 0 && std::abs(slope.value) < before;
            side.push_back({slope.x, goes_on ? slope.value : 0, true, false});
            if (!goes_on) break;
            continue;
        }
        const int own = slope.value > 0 ? 1 : -1;
        if (sign != 0 && own != sign) break;
        // Lines do not get steeper again further in, but for what the measure is uncertain by.
        if (!side.empty() && std::abs(slope.value) > std::abs(side.back().value) + 2 * coarse) return {};
        sign = own;
        clear += std::abs(slope.value) >= clearly_bent ? 1 : 0;
        side.push_back(slope);
    }
    if (clear < 2) side.clear();
    return side;
}

}  // namespace

Bend find_bend(const GreyPicture& grey, double dots_per_inch) {
    const int factor = std::max(1, static_cast<int>(dots_per_inch / looked_at_dpi));
    const GreyPicture small = reduced(grey, factor);
    const double dpi = dots_per_inch / factor;
    const int strip = static_cast<int>(strip_width * dpi);
    const int step = static_cast<int>(strip_step * dpi);
    if (small.width < 4 * strip || small.height < 2 * strip) return {};
    std::vector<std::uint8_t> levels(small.pixels);
    const auto bright = levels.begin() + static_cast<std::ptrdiff_t>(levels.size() * 3 / 4);
    std::nth_element(levels.begin(), bright, levels.end());
    std::vector<Slope> slopes;
    for (int x = 0; x + strip <= small.width; x += step) {
        const double middle = x + strip / 2.0;
        if (std::min(middle, small.width - middle) > reach * small.width) continue;
        slopes.push_back(slope_of(small, *bright, x, x + strip));
    }
    constexpr int samples = 64;
    Bend bend(samples + 1, 0);
    bool any = false;
    for (const bool left : {true, false}) {
        const std::vector<Slope> side = bent_side(slopes, left, small.width);
        if (side.empty()) continue;
        // From the last strip, where it lies flat, outwards.
        const double start = side.back().x;
        const auto slope_at = [&](double x) {
            for (std::size_t i = 1; i < side.size(); ++i) {
                const Slope& a = side[i - 1];
                const Slope& b = side[i];
                if ((x - a.x) * (x - b.x) <= 0 && a.x != b.x)
                    return a.value + (b.value - a.value) * (x - a.x) / (b.x - a.x);
            }
            return side.front().value;
        };
        double drop = 0;
        double largest = 0;
        std::vector<std::pair<double, double>> drops{{start, 0}};
        for (double x = start; left ? x > 0 : x < small.width; x += left ? -1 : 1) {
            drop -= slope_at(x) * (left ? 1 : -1);
            largest = std::max(largest, std::abs(drop));
            drops.emplace_back(x + (left ? -1 : 1), drop);
        }
        if (largest < least_drop * dpi) continue;
        any = true;
        for (int i = 0; i <= samples; ++i) {
            const double x = static_cast<double>(i) * small.width / samples;
            const double away = left ? start - x : x - start;
            if (away <= 0) continue;
            bend[static_cast<std::size_t>(i)] =
                drops[std::min(drops.size() - 1, static_cast<std::size_t>(away))].second * factor;
        }
    }
    return any ? bend : Bend{};
}

double drop_at(const Bend& bend, double x, double width) {
    if (bend.size() < 2 || width <= 0) return 0;
    const double at = std::clamp(x / width, 0.0, 1.0) * static_cast<double>(bend.size() - 1);
    const auto low = std::min(static_cast<std::size_t>(at), bend.size() - 2);
    return bend[low] + (bend[low + 1] - bend[low]) * (at - static_cast<double>(low));
}

namespace {

template <class Picture>
Picture moved_up(const Picture& picture, const Bend& bend, double scale, int channels) {
    Picture out = picture;
    std::vector<int> drops;  // in 1/256 of a pixel
    for (int x = 0; x < picture.width; ++x)
        drops.push_back(static_cast<int>(std::lround(256 * scale * drop_at(bend, x + 0.5, picture.width))));
    for (int y = 0; y < picture.height; ++y) {
        std::uint8_t* row = out.row(y);
        for (int x = 0; x < picture.width; ++x) {
            const int drop = drops[static_cast<std::size_t>(x)];
            if (drop == 0) continue;
            const int from = (y * 256 + drop) >> 8;
            const int part = (y * 256 + drop) & 255;
            const std::uint8_t* above = picture.row(std::clamp(from, 0, picture.height - 1));
            const std::uint8_t* below = picture.row(std::clamp(from + 1, 0, picture.height - 1));
            for (int c = 0; c < channels; ++c) {
                const auto at = static_cast<std::ptrdiff_t>(x) * channels + c;
                row[at] = static_cast<std::uint8_t>((above[at] * (256 - part) + below[at] * part) >> 8);
            }
        }
    }
    return out;
}

}  // namespace

GreyPicture unbent(const GreyPicture& picture, const Bend& bend, double scale) {
    return bend.empty() ? picture : moved_up(picture, bend, scale, 1);
}

ColourPicture unbent(const ColourPicture& picture, const Bend& bend, double scale) {
    return bend.empty() ? picture : moved_up(picture, bend, scale, 3);
}

}  // namespace scrutineer::ocr
