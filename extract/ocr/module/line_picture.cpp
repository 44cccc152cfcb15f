// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/ocr/module/line_picture.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace scrutineer::ocr {
namespace {

constexpr int largest_side = 8000;
// The recogniser scales to 36 pixels itself, but poorly upwards.
constexpr int least_height = 48;
constexpr int band_height = 32;

// Which pixels of a part of the page are shown.
class Stencil {
public:
    Stencil(int x0, int y0, int width, int height)
        : x0_(x0),
          y0_(y0),
          width_(width),
          height_(height),
          set_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0) {}
    void paint(const PixelBox& box, std::uint8_t value) {
        const int from = std::max(box.x0, x0_) - x0_;
        const int to = std::min(box.x1, x0_ + width_) - x0_;
        if (from >= to) return;
        for (int y = std::max(box.y0, y0_); y < std::min(box.y1, y0_ + height_); ++y)
            std::fill_n(set_.begin() + static_cast<std::ptrdiff_t>(y - y0_) * width_ + from, to - from, value);
    }
    void paint(const Component& component, int spread, std::uint8_t value) {
        const auto first = std::lower_bound(component.runs.begin(), component.runs.end(), y0_ - spread,
                                            [](const Run& run, int y) { return run.y < y; });
        for (auto run = first; run != component.runs.end() && run->y < y0_ + height_ + spread; ++run)
            paint({run->x0 - spread, run->y - spread, run->x1 + spread, run->y + spread + 1}, value);
    }
    bool at(int x, int y) const {
        return x >= x0_ && y >= y0_ && x < x0_ + width_ && y < y0_ + height_ &&
               set_[static_cast<std::size_t>(y - y0_) * static_cast<std::size_t>(width_) +
                    static_cast<std::size_t>(x - x0_)] != 0;
    }

private:
    int x0_, y0_, width_, height_;
    std::vector<std::uint8_t> set_;
};

// The median brightness of a line's ink.
int ink_level(const GreyPicture& page, const std::vector<Component>& ink, const TextLine& line, bool light) {
    std::array<int, 256> count{};
    int all = 0;
    for (const std::size_t part : line.parts)
        for (const Run& run : ink[part].runs)
            for (int x = run.x0; x < run.x1; ++x) {
                ++count[page.row(run.y)[x]];
                ++all;
            }
    int left = all / 5;
    for (int i = 0; i < 256; ++i) {
        const int v = light ? 255 - i : i;
        if ((left -= count[static_cast<std::size_t>(v)]) < 0) return v;
    }
    return light ? 255 : 0;
}

bool overlap(const PixelBox& a, const PixelBox& b) { return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1; }

}  // namespace

LineCutter::LineCutter(const GreyPicture& page, const Ground& ground, const std::vector<Component>& ink,
                       const std::vector<Line>& rules, const std::vector<TextLine>& lines)
    : page_(page),
      ground_(ground),
      ink_(ink),
      rules_(rules),
      lines_(lines),
      line_of_(ink.size(), lines.size()),
      bands_(static_cast<std::size_t>(page.height / band_height + 1)) {
    for (std::size_t l = 0; l < lines.size(); ++l)
        for (const std::size_t part : lines[l].parts) line_of_[part] = l;
    for (std::size_t i = 0; i < ink.size(); ++i)
        for (int k = ink[i].box.y0 / band_height; k * band_height < ink[i].box.y1; ++k)
            bands_[static_cast<std::size_t>(k)].push_back(i);
}

LinePicture LineCutter::cut(std::size_t index, const Framing& framing) const {
    const TextLine& line = lines_[index];
    const double cap = std::max(3.0, line.cap_height);
    const bool turned_line = line.rotation != 0;
    // In the direction of reading: along = x, across = y for level text.
    const double top =
        std::min(line.baseline - cap * (1 + framing.above), (turned_line ? line.box.x0 : line.box.y0) - 0.06 * cap);
    const double bottom =
        std::max(line.baseline + cap * framing.below, (turned_line ? line.box.x1 : line.box.y1) + 0.06 * cap);
    const int border = std::max(2, static_cast<int>(std::lround(framing.margin * cap)));
    LinePicture picture;
    picture.upwards = turned_line;
    const int y0 = static_cast<int>(std::floor(top));
    const int height = std::clamp(static_cast<int>(std::ceil(bottom)) - y0, 3, largest_side);
    const int x0 = (turned_line ? line.box.y0 : line.box.x0) - border;
    const int width = std::clamp((turned_line ? line.box.height() : line.box.width()) + 2 * border, 3, largest_side);
    picture.left = turned_line ? line.box.y1 + border : x0;

    // The line's own ink and what is near it is shown, the ink of others, rules and what is too large for a letter not.
    const PixelBox frame =
        turned_line ? PixelBox{y0, x0, y0 + height, x0 + width} : PixelBox{x0, y0, x0 + width, y0 + height};
    Stencil stencil(frame.x0, frame.y0, frame.width(), frame.height());
    const int edge = std::max(1, static_cast<int>(std::lround(cap / 14)));
    const int spread = std::max(edge, static_cast<int>(std::lround(framing.reach * cap)));
    for (const std::size_t part : line.parts) stencil.paint(ink_[part], spread, 1);
    const int last_band = std::min(static_cast<int>(bands_.size()) - 1, (frame.y1 - 1) / band_height);
    for (int k = std::max(0, frame.y0 / band_height); k <= last_band; ++k)
        for (const std::size_t i : bands_[static_cast<std::size_t>(k)]) {
            const Component& other = ink_[i];
            if (line_of_[i] == index || !overlap(other.box, frame)) continue;
            const bool speck =
                line_of_[i] == lines_.size() && other.box.height() < 0.6 * cap && other.box.width() < 0.6 * cap;
            if (!speck) stencil.paint(other, edge, 0);
        }
    for (const Line& rule : rules_) {
        const PixelBox wide{rule.box.x0 - edge, rule.box.y0 - edge, rule.box.x1 + edge, rule.box.y1 + edge};
        if (overlap(wide, frame)) stencil.paint(wide, 0);
    }
    for (const std::size_t part : line.parts) stencil.paint(ink_[part], edge, 1);

    const int level = ink_level(page_, ink_, line, line.light);
    // Under the line there is one ground. Where another seems to be, at the edge of a fill, what is seen is that edge.
    std::vector<int> under;
    for (const std::size_t part : line.parts) {
        const PixelBox& b = ink_[part].box;
        under.push_back(luminance(ground_.at((b.x0 + b.x1) / 2, (b.y0 + b.y1) / 2)));
    }
    std::nth_element(under.begin(), under.begin() + static_cast<std::ptrdiff_t>(under.size() / 2), under.end());
    const int usual = under[under.size() / 2];
    picture.grey = GreyPicture(width, height);
    // Ground and ink become white and black, each place by its own ground.
    const auto shade = [&](int x, int y) -> std::uint8_t {
        if (!stencil.at(x, y) || x < 0 || y < 0 || x >= page_.width || y >= page_.height) return 255;
        const int own = luminance(ground_.at(x, y));
        const int base = line.light ? std::max(own, usual) : std::min(own, usual);
        const int span = line.light ? level - base : base - level;
        const int value = line.light ? page_.row(y)[x] - base : base - page_.row(y)[x];
        return static_cast<std::uint8_t>(255 - std::clamp(value * 235 / std::max(25, span), 0, 255));
    };
    for (int v = 0; v < height; ++v) {
        std::uint8_t* row = picture.grey.row(v);
        for (int u = 0; u < width; ++u)
            row[u] = turned_line ? shade(y0 + v, x0 + width - 1 - u) : shade(x0 + u, y0 + v);
    }
    if (height < least_height) {
        picture.scale = static_cast<double>(least_height) / height;
        picture.grey = resized(picture.grey, static_cast<int>(std::lround(width * picture.scale)), least_height);
    }
    return picture;
}

}  // namespace scrutineer::ocr
