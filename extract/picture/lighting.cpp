// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/picture/lighting.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace scrutineer::ocr {
namespace {

// Shares of what most of the page has.
constexpr double shaded = 0.95;    // darker than this is worth evening out
constexpr double darkest = 0.3;    // beyond this is the lid or the table, not paper
constexpr double steepest = 0.06;  // from block to block; the edge of a printed area is a step
constexpr double bright_share = 0.8;
constexpr int smoothing = 3;   // blocks on both sides
constexpr int outermost = 16;  // parts of the width, of which the first may show more than the page

// The brightness that one in five of a column's blocks exceeds: paper, unless most of the column is printed over.
std::vector<double> brightness(const GreyPicture& blocks, bool columns) {
    const int count = columns ? blocks.width : blocks.height;
    const int length = columns ? blocks.height : blocks.width;
    std::vector<double> levels;
    std::vector<int> values(static_cast<std::size_t>(length));
    for (int i = 0; i < count; ++i) {
        for (int k = 0; k < length; ++k)
            values[static_cast<std::size_t>(k)] = columns ? blocks.row(k)[i] : blocks.row(i)[k];
        const auto bright = values.begin() + static_cast<std::ptrdiff_t>(bright_share * (length - 1));
        std::nth_element(values.begin(), bright, values.end());
        levels.push_back(*bright);
    }
    return levels;
}

// The share of the usual brightness that is left at each place, 1 but where a shadow reaches in from either end.
std::vector<double> shadows(std::vector<double> levels) {
    std::vector<double> sorted = levels;
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    const double usual = std::max(1.0, *middle);
    const auto count = static_cast<std::ptrdiff_t>(levels.size());
    std::vector<double> shares(levels.size(), 1);
    bool any = false;
    for (const bool from_start : {true, false}) {
        const auto level = [&](std::ptrdiff_t i) {
            return levels[static_cast<std::size_t>(from_start ? i : count - 1 - i)] / usual;
        };
        std::ptrdiff_t first = 0;
        while (first < count / 8 && level(first) < darkest) ++first;
        // Where the sheet lay askew its corners are cut off, and another white is there.
        for (std::ptrdiff_t i = first; i < first + count / outermost; ++i)
            if (level(i) < level(first)) first = i;
        std::ptrdiff_t end = first;
        while (end < count / 2 && level(end) < shaded) ++end;
        // Some few blocks are the edge of the sheet.
        if (end - first < 2 * smoothing || end >= count / 2) continue;
        bool fades = true;
        for (std::ptrdiff_t i = first; i < end && fades; ++i) fades = std::abs(level(i + 1) - level(i)) < steepest;
        // It gets lighter all along, near enough.
        for (std::ptrdiff_t i = first; i + smoothing < end && fades; ++i)
            fades = level(i + smoothing) > level(i) - 0.02;
        if (!fades) continue;
        any = true;
        for (std::ptrdiff_t i = 0; i < end; ++i) {
            double sum = 0;
            int seen = 0;
            for (std::ptrdiff_t k = std::max(first, i - smoothing); k <= std::max(first, i + smoothing); ++k) {
                sum += std::min(1.0, level(k));
                ++seen;
            }
            shares[static_cast<std::size_t>(from_start ? i : count - 1 - i)] = std::max(darkest, sum / seen);
        }
    }
    if (!any) shares.clear();
    return shares;
}

// By pixels instead of blocks, with no steps between them; how much brighter each is to be made, in 1/1024.
std::vector<int> gains(const std::vector<double>& shares, int count, double block) {
    std::vector<int> out(static_cast<std::size_t>(count), 1024);
    if (shares.empty()) return out;
    for (int i = 0; i < count; ++i) {
        const double at = std::clamp((i + 0.5) / block - 0.5, 0.0, static_cast<double>(shares.size() - 1));
        const auto low = static_cast<std::size_t>(at);
        const auto high = std::min(low + 1, shares.size() - 1);
        const double share = shares[low] + (shares[high] - shares[low]) * (at - static_cast<double>(low));
        out[static_cast<std::size_t>(i)] = static_cast<int>(std::lround(1024 / share));
    }
    return out;
}

template <class Picture>
void brighten(Picture& picture, const Lighting& lighting, double block, int channels) {
    if (lighting.even()) return;
    const std::vector<int> across = gains(lighting.across, picture.width, block);
    const std::vector<int> down = gains(lighting.down, picture.height, block);
    for (int y = 0; y < picture.height; ++y) {
        std::uint8_t* row = picture.row(y);
        for (int x = 0; x < picture.width; ++x) {
            const int gain = across[static_cast<std::size_t>(x)] * down[static_cast<std::size_t>(y)] / 1024;
            if (gain == 1024) continue;
            for (int c = 0; c < channels; ++c) {
                std::uint8_t& value = row[static_cast<std::ptrdiff_t>(x) * channels + c];
                value = static_cast<std::uint8_t>(std::min(255, value * gain / 1024));
            }
        }
    }
}

}  // namespace

Lighting find_lighting(const GreyPicture& blocks) {
    Lighting lighting;
    if (blocks.width < 16 || blocks.height < 16) return lighting;
    lighting.across = shadows(brightness(blocks, true));
    lighting.down = shadows(brightness(blocks, false));
    return lighting;
}

void even_out(GreyPicture& picture, const Lighting& lighting, double block) { brighten(picture, lighting, block, 1); }
void even_out(ColourPicture& picture, const Lighting& lighting, double block) { brighten(picture, lighting, block, 3); }

}  // namespace scrutineer::ocr
