// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/picture/black_and_white.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace scrutineer::ocr {
namespace {

constexpr int middle = 128;
// Inches: the squares that are told to have dots or not.
constexpr double tile_side = 0.15;
// How many of a thousand pixels of a square are dots. Dust leaves one in two thousand; a row of specks that was a line,
// two in a thousand; the palest shading in use, seven.
constexpr double least_dots = 4;
// A picture has dots where so many of its squares do.
constexpr int least_tiles = 4;
// The blur that turns dots into greys, in inches: less than half a letter's stroke, more than the space between dots of
// a pale grey would need were they even.
constexpr double blur = 0.0045;

// Squares of a picture that have dots.
class Tiles {
public:
    Tiles(const GreyPicture& picture, int side)
        : side_(side), across_(picture.width / side + 1), down_(picture.height / side + 1) {
        std::vector<int> dots(size(), 0);
        for (int y = 1; y + 1 < picture.height; ++y)
            for (int x = 1; x + 1 < picture.width; ++x)
                if (picture.row(y)[x] < middle && is_single(picture, x, y)) ++dots[index(x / side_, y / side_)];
        const double least = std::max(6.0, least_dots * side_ * side_ / 1000);
        dotted_.assign(size(), 0);
        for (std::size_t i = 0; i < dots.size(); ++i) dotted_[i] = dots[i] >= least ? 1 : 0;
        near_ = dotted_;
        for (int y = 0; y < down_; ++y)
            for (int x = 0; x < across_; ++x)
                if (dotted_[index(x, y)] != 0) mark_around(x, y);
    }
    int count() const { return static_cast<int>(std::count(dotted_.begin(), dotted_.end(), std::uint8_t{1})); }
    // In a square with dots, or beside one.
    bool near(int x, int y) const { return near_[index(x / side_, y / side_)] != 0; }

private:
    // Dots of a darker grey touch at corners.
    static bool is_single(const GreyPicture& picture, int x, int y) {
        return picture.row(y - 1)[x] >= middle && picture.row(y + 1)[x] >= middle && picture.row(y)[x - 1] >= middle &&
               picture.row(y)[x + 1] >= middle;
    }
    void mark_around(int x, int y) {
        for (int row = std::max(0, y - 1); row <= std::min(down_ - 1, y + 1); ++row)
            for (int column = std::max(0, x - 1); column <= std::min(across_ - 1, x + 1); ++column)
                near_[index(column, row)] = 1;
    }
    std::size_t size() const { return static_cast<std::size_t>(across_) * static_cast<std::size_t>(down_); }
    std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(across_) + static_cast<std::size_t>(x);
    }
    int side_, across_, down_;
    std::vector<std::uint8_t> dotted_;
    std::vector<std::uint8_t> near_;
};

// A picture smoothed along its rows by a kernel, and turned over its diagonal: twice gives it back smoothed both ways.
GreyPicture smoothed_across(const GreyPicture& picture, const std::vector<int>& kernel, int total) {
    const int reach = static_cast<int>(kernel.size() / 2);
    GreyPicture out(picture.height, picture.width);
    std::vector<std::uint8_t> wide(static_cast<std::size_t>(picture.width + 2 * reach));
    for (int y = 0; y < picture.height; ++y) {
        const std::uint8_t* row = picture.row(y);
        std::fill(wide.begin(), wide.begin() + reach, row[0]);
        std::copy_n(row, picture.width, wide.begin() + reach);
        std::fill(wide.end() - reach, wide.end(), row[picture.width - 1]);
        for (int x = 0; x < picture.width; ++x) {
            int sum = total / 2;
            for (std::size_t k = 0; k < kernel.size(); ++k) sum += kernel[k] * wide[static_cast<std::size_t>(x) + k];
            out.row(x)[y] = static_cast<std::uint8_t>(sum / total);
        }
    }
    return out;
}

}  // namespace

bool is_black_and_white(const GreyPicture& grey) {
    std::size_t between = 0;
    for (const std::uint8_t v : grey.pixels) between += v > 16 && v < 239 ? 1 : 0;
    return between * 500 < grey.pixels.size();
}

std::optional<GreyPicture> without_dots(const GreyPicture& picture, double dots_per_inch) {
    const Tiles dotted(picture, std::max(16, static_cast<int>(tile_side * dots_per_inch)));
    if (dotted.count() < least_tiles) return {};
    const double sigma = std::max(0.6, blur * dots_per_inch);
    const int reach = static_cast<int>(std::ceil(2.5 * sigma));
    std::vector<int> kernel;
    int total = 0;
    for (int k = -reach; k <= reach; ++k) {
        kernel.push_back(static_cast<int>(std::lround(1000 * std::exp(-k * k / (2 * sigma * sigma)))));
        total += kernel.back();
    }
    GreyPicture out = smoothed_across(smoothed_across(picture, kernel, total), kernel, total);
    for (int y = 0; y < out.height; ++y)
        for (int x = 0; x < out.width; ++x)
            if (!dotted.near(x, y)) out.row(y)[x] = picture.row(y)[x];
    return out;
}

}  // namespace scrutineer::ocr
