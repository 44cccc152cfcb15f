// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/picture/picture.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <numeric>

namespace scrutineer::ocr {

PixelBox united(const PixelBox& a, const PixelBox& b) {
    return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

int distance(Colour a, Colour b) {
    return std::max({std::abs(a.red - b.red), std::abs(a.green - b.green), std::abs(a.blue - b.blue)});
}

int saturation(Colour c) { return std::max({c.red, c.green, c.blue}) - std::min({c.red, c.green, c.blue}); }

GreyPicture to_grey(const ColourPicture& picture) {
    GreyPicture grey(picture.width, picture.height);
    const std::uint8_t* from = picture.pixels.data();
    for (std::uint8_t& to : grey.pixels) {
        to = static_cast<std::uint8_t>((from[0] * 77 + from[1] * 151 + from[2] * 28) >> 8);
        from += 3;
    }
    return grey;
}

namespace {

template <class Picture>
Picture reduce(const Picture& picture, int factor, int channels) {
    if (factor <= 1) return picture;
    Picture small(picture.width / factor, picture.height / factor);
    const auto span = static_cast<std::size_t>(small.width) * static_cast<std::size_t>(channels);
    std::vector<unsigned> sums(span);
    const auto area = static_cast<unsigned>(factor * factor);
    for (int y = 0; y < small.height; ++y) {
        std::fill(sums.begin(), sums.end(), area / 2);
        for (int dy = 0; dy < factor; ++dy) {
            const std::uint8_t* from = picture.row(y * factor + dy);
            for (std::size_t x = 0; x < span; x += static_cast<std::size_t>(channels))
                for (int dx = 0; dx < factor; ++dx)
                    for (int c = 0; c < channels; ++c) sums[x + static_cast<std::size_t>(c)] += *from++;
        }
        std::uint8_t* to = small.row(y);
        for (std::size_t x = 0; x < span; ++x) to[x] = static_cast<std::uint8_t>(sums[x] / area);
    }
    return small;
}

template <class Picture>
Picture turn(const Picture& picture, int degrees, int channels) {
    if (degrees == 0) return picture;
    const bool sideways = degrees != 180;
    Picture out(sideways ? picture.height : picture.width, sideways ? picture.width : picture.height);
    for (int y = 0; y < out.height; ++y) {
        std::uint8_t* to = out.row(y);
        for (int x = 0; x < out.width; ++x) {
            int sx = x;
            int sy = y;
            if (degrees == 90) {
                sx = y;
                sy = picture.height - 1 - x;
            } else if (degrees == 180) {
                sx = picture.width - 1 - x;
                sy = picture.height - 1 - y;
            } else {
                sx = picture.width - 1 - y;
                sy = x;
            }
            const std::uint8_t* from = picture.row(sy) + static_cast<std::ptrdiff_t>(sx) * channels;
            for (int c = 0; c < channels; ++c) *to++ = from[c];
        }
    }
    return out;
}

}  // namespace

GreyPicture resized(const GreyPicture& picture, int width, int height) {
    // Catmull-Rom, first along the rows and then along the columns.
    struct Tap {
        std::array<int, 4> at;
        std::array<float, 4> weight;
    };
    const auto taps = [](int from, int to) {
        std::vector<Tap> all(static_cast<std::size_t>(to));
        for (int i = 0; i < to; ++i) {
            const double centre = (i + 0.5) * from / to - 0.5;
            const int left = static_cast<int>(std::floor(centre));
            const auto t = static_cast<float>(centre - left);
            Tap& tap = all[static_cast<std::size_t>(i)];
            tap.weight = {((-0.5F * t + 1) * t - 0.5F) * t, (1.5F * t - 2.5F) * t * t + 1,
                          ((-1.5F * t + 2) * t + 0.5F) * t, (0.5F * t - 0.5F) * t * t};
            for (int k = 0; k < 4; ++k) tap.at[static_cast<std::size_t>(k)] = std::clamp(left - 1 + k, 0, from - 1);
        }
        return all;
    };
    GreyPicture out(width, height);
    if (picture.width == 0 || picture.height == 0) return out;
    const std::vector<Tap> across = taps(picture.width, width);
    const std::vector<Tap> down = taps(picture.height, height);
    std::vector<float> wide(static_cast<std::size_t>(width) * static_cast<std::size_t>(picture.height));
    for (int y = 0; y < picture.height; ++y) {
        const std::uint8_t* from = picture.row(y);
        float* to = wide.data() + static_cast<std::ptrdiff_t>(y) * width;
        for (const Tap& tap : across) {
            float sum = 0;
            for (std::size_t k = 0; k < 4; ++k) sum += tap.weight[k] * static_cast<float>(from[tap.at[k]]);
            *to++ = sum;
        }
    }
    for (int y = 0; y < height; ++y) {
        const Tap& tap = down[static_cast<std::size_t>(y)];
        std::uint8_t* to = out.row(y);
        for (int x = 0; x < width; ++x) {
            float sum = 0.5F;
            for (std::size_t k = 0; k < 4; ++k)
                sum += tap.weight[k] * wide[static_cast<std::size_t>(tap.at[k]) * static_cast<std::size_t>(width) +
                                            static_cast<std::size_t>(x)];
            to[x] = static_cast<std::uint8_t>(std::clamp(sum, 0.0F, 255.0F));
        }
    }
    return out;
}

GreyPicture reduced(const GreyPicture& picture, int factor) { return reduce(picture, factor, 1); }
ColourPicture reduced(const ColourPicture& picture, int factor) { return reduce(picture, factor, 3); }
GreyPicture turned(const GreyPicture& picture, int degrees) { return turn(picture, degrees, 1); }
ColourPicture turned(const ColourPicture& picture, int degrees) { return turn(picture, degrees, 3); }

std::vector<Component> components(const GreyPicture& mask, std::size_t limit) {
    struct Marked {
        Run run;
        std::uint8_t mark;
    };
    std::vector<Marked> runs;
    std::vector<std::size_t> parent;
    const auto root = [&parent](std::size_t i) {
        while (parent[i] != i) i = parent[i] = parent[parent[i]];
        return i;
    };
    std::size_t above = 0;  // the runs of the row above
    std::size_t above_end = 0;
    for (int y = 0; y < mask.height; ++y) {
        const std::uint8_t* row = mask.row(y);
        const std::size_t first = runs.size();
        std::size_t candidate = above;
        for (int x = 0; x < mask.width;) {
            if (row[x] == 0) {
                ++x;
                continue;
            }
            const std::uint8_t mark = row[x];
            const int start = x;
            while (x < mask.width && row[x] == mark) ++x;
            if (runs.size() >= limit) return {};
            const std::size_t self = runs.size();
            runs.push_back({{y, start, x}, mark});
            parent.push_back(self);
            while (candidate < above_end && runs[candidate].run.x1 < start) ++candidate;
            for (std::size_t k = candidate; k < above_end && runs[k].run.x0 <= x; ++k) {
                if (runs[k].mark != mark) continue;
                const std::size_t a = root(k);
                const std::size_t b = root(self);
                if (a < b)
                    parent[b] = a;
                else
                    parent[a] = b;
            }
        }
        above = first;
        above_end = runs.size();
    }
    std::vector<Component> found;
    std::vector<std::size_t> index(runs.size());
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const std::size_t r = root(i);
        const Run& run = runs[i].run;
        if (r == i) {
            index[i] = found.size();
            found.push_back({{run.x0, run.y, run.x1, run.y + 1}, 0, runs[i].mark, {}});
        }
        Component& component = found[index[r]];
        component.box = united(component.box, {run.x0, run.y, run.x1, run.y + 1});
        component.area += run.x1 - run.x0;
        component.runs.push_back(run);
    }
    return found;
}

}  // namespace scrutineer::ocr
