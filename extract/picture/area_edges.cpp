// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/picture/area_edges.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <utility>

namespace scrutineer::ocr {
namespace {

// Sides of areas.
constexpr double looked_at = 2;       // blocks to either side of where an edge was found
constexpr int least_step = 6;         // levels between what is inside and what is outside
constexpr int most_samples = 200;     // along a side
constexpr double corner_share = 0.1;  // of a side at either end, where other areas meet it

// Dark bands, in inches and levels.
constexpr double least_band = 0.1;
constexpr double highest_band = 1.2;
constexpr int darkest_light = 140;         // luminance that a band has at most
constexpr double least_rise = 8;           // of a hairline above the band, or below it
constexpr double clear_of_noise = 5;       // times what columns without a hairline differ by
constexpr double narrowest_column = 0.06;  // what is nearer to a side of the band is the side itself
constexpr double widest_hairline = 0.02;
constexpr double shared_by_rows = 0.8;  // of the band's rows, at least, are lighter there: no letter is so straight

std::uint8_t middle_of(std::vector<std::uint8_t>& values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

// Where the colour of an area ends near one of its sides, in pixels of `colours`.
std::optional<double> edge_near(const ColourPicture& colours, Colour inside, bool upright, double at, bool low_side,
                                int from, int to, int reach) {
    const int limit = upright ? colours.width : colours.height;
    const int along = upright ? colours.height : colours.width;
    const int margin = static_cast<int>(corner_share * (to - from));
    from = std::clamp(from + margin, 0, along);
    to = std::clamp(to - margin, 0, along);
    if (to - from < 2) return std::nullopt;
    const int step = std::max(1, (to - from) / most_samples);
    // Distances from the colour inside, from the inside outwards.
    std::vector<double> away;
    std::vector<int> places;
    std::vector<std::uint8_t> samples;
    for (int k = -reach; k <= reach; ++k) {
        const int place = static_cast<int>(std::lround(at)) + (low_side ? -k : k) - (low_side ? 0 : 1);
        if (place < 0 || place >= limit) break;
        samples.clear();
        for (int i = from; i < to; i += step) {
            const Colour c = upright ? colours.at(place, i) : colours.at(i, place);
            samples.push_back(static_cast<std::uint8_t>(std::min(255, distance(c, inside))));
        }
        away.push_back(middle_of(samples));
        places.push_back(place);
    }
    if (away.size() < 4) return std::nullopt;
    const double near = std::min(away[0], away[1]);
    const double far = *std::max_element(away.begin() + static_cast<std::ptrdiff_t>(away.size() / 2), away.end());
    if (far - near < least_step) return std::nullopt;
    const double half = (near + far) / 2;
    for (std::size_t i = 1; i < away.size(); ++i) {
        if (away[i] < half || away[i - 1] >= half) continue;
        const double part = (half - away[i - 1]) / (away[i] - away[i - 1]);
        // From the middle of one pixel to the middle of the next.
        return places[i - 1] + 0.5 + (low_side ? -part : part);
    }
    return std::nullopt;
}

// The stretches of values that stand out from the usual ones, as (first, one past the last).
std::vector<std::pair<std::size_t, std::size_t>> steps_of(const std::vector<double>& levels) {
    std::vector<double> sorted = levels;
    std::sort(sorted.begin(), sorted.end());
    const double usual = sorted[sorted.size() / 2];
    const double spread = std::max(1.0, sorted[sorted.size() * 3 / 4] - usual);
    const double least = usual + std::max(least_rise, clear_of_noise * spread);
    std::vector<std::pair<std::size_t, std::size_t>> steps;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        if (levels[i] < least) continue;
        const std::size_t first = i;
        while (i < levels.size() && levels[i] >= least) ++i;
        steps.emplace_back(first, i);
    }
    return steps;
}

}  // namespace

void sharpen_edges(std::vector<Area>& areas, const ColourPicture& colours, int factor, int block) {
    const int reach = static_cast<int>(std::ceil(looked_at * block / factor));
    for (Area& area : areas) {
        const PixelBox box = area.box;
        PixelBox sharp = box;
        const auto look = [&](int& side, bool upright, bool low_side) {
            const auto edge = edge_near(colours, area.colour, upright, static_cast<double>(side) / factor, low_side,
                                        (upright ? box.y0 : box.x0) / factor, (upright ? box.y1 : box.x1) / factor,
                                        std::min(reach, (upright ? box.width() : box.height()) / factor / 2));
            if (edge) side = static_cast<int>(std::lround(*edge * factor));
        };
        look(sharp.x0, true, true);
        look(sharp.x1, true, false);
        look(sharp.y0, false, true);
        look(sharp.y1, false, false);
        if (sharp.x0 < sharp.x1 && sharp.y0 < sharp.y1) area.box = sharp;
    }
}

std::vector<Line> find_band_lines(const ColourPicture& colours, int factor, const std::vector<Area>& areas,
                                  const std::vector<Line>& known, double dots_per_inch) {
    std::vector<Line> lines;
    const double dpi = dots_per_inch / factor;
    const int margin = std::max(2, static_cast<int>(0.02 * dpi));
    for (const Area& area : areas) {
        const PixelBox b{area.box.x0 / factor, area.box.y0 / factor, area.box.x1 / factor, area.box.y1 / factor};
        if (luminance(area.colour) > darkest_light || b.height() < least_band * dpi ||
            b.height() > highest_band * dpi || b.width() < b.height())
            continue;
        const int side = static_cast<int>(narrowest_column * dpi);
        const int x0 = std::clamp(b.x0 + side, 0, colours.width);
        const int x1 = std::clamp(b.x1 - side, 0, colours.width);
        const int y0 = std::clamp(b.y0 + margin, 0, colours.height);
        const int y1 = std::clamp(b.y1 - margin, 0, colours.height);
        if (x1 - x0 < 8 * margin || y1 - y0 < 4) continue;
        // How far from the band's colour nearly all rows of a column of pixels are at least.
        std::vector<double> levels;
        std::vector<std::uint8_t> column;
        for (int x = x0; x < x1; ++x) {
            column.clear();
            for (int y = y0; y < y1; ++y)
                column.push_back(static_cast<std::uint8_t>(distance(colours.at(x, y), area.colour)));
            const auto low = column.begin() + static_cast<std::ptrdiff_t>((1 - shared_by_rows) * (y1 - y0));
            std::nth_element(column.begin(), low, column.end());
            levels.push_back(*low);
        }
        for (const auto& [first, last] : steps_of(levels)) {
            const double thickness = factor * static_cast<double>(last - first);
            if (thickness > std::max(2.0 * factor, widest_hairline * dots_per_inch)) continue;
            const double middle = factor * (x0 + static_cast<double>(first + last) / 2);
            const bool is_known = std::any_of(known.begin(), known.end(), [&](const Line& line) {
                return !line.horizontal && std::abs(line.middle - middle) <= margin * factor &&
                       std::min(line.box.y1, area.box.y1) - std::max(line.box.y0, area.box.y0) >
                           0.8 * area.box.height();
            });
            if (is_known) continue;
            const int at = x0 + static_cast<int>(first + last) / 2;
            const bool light = luminance(colours.at(at, y0)) > luminance(area.colour);
            const int left = factor * (x0 + static_cast<int>(first));
            lines.push_back({PixelBox{left, area.box.y0, left + static_cast<int>(thickness), area.box.y1}, false,
                             thickness, middle, light, false});
        }
    }
    return lines;
}

}  // namespace scrutineer::ocr
