// SPDX-License-Identifier: GPL-3.0-or-later
//
// In steps, once for lines across and once, on the picture turned, for lines down: specks, flat pieces of ink with bare
// ground above and below; the rows that have many more of them than the rows near by; the stretch of such a row over
// which they are spread evenly.
#include "extract/picture/worn_lines.hpp"

#include <algorithm>
#include <cstddef>

namespace scrutineer::ocr {
namespace {

constexpr int dark = 110;  // a pixel this dark is ink, also where turning the picture has spread it over two
// Inches.
constexpr double bare = 0.045;        // above and below a speck: less than parts two lines of text
constexpr double thickest = 0.012;    // a speck
constexpr double bin = 0.25;          // a line has specks in most stretches of this length
constexpr double longest_gap = 0.75;  // where text stands on it, or nothing is left of it
constexpr double shortest = 1.5;      // a line
constexpr double least_dash = 0.03;   // dashes of tables and strokes of letters are between this long
constexpr double most_dash = 0.3;     // and this
// How much of a line is left, how many of its bins have specks, and how many times as many it has as rows near by.
constexpr double least_share = 0.03;
constexpr double least_bins = 0.6;
constexpr double stands_out = 6;
constexpr std::size_t most_specks = 400'000;

// A piece of ink in one row.
struct Speck {
    int x0 = 0;
    int x1 = 0;
};

class SpeckFinder {
public:
    SpeckFinder(const GreyPicture& grey, double dots_per_inch)
        : grey_(grey),
          bare_(std::max(3, static_cast<int>(bare * dots_per_inch))),
          thick_(std::max(2, static_cast<int>(thickest * dots_per_inch + 0.5))) {}

    // The specks of a row that begin in it: with ground above, and below after at most the thickness of a hairline.
    std::vector<Speck> row(int y) const {
        std::vector<Speck> specks;
        if (y < bare_ || y + thick_ + bare_ >= grey_.height) return specks;
        const std::uint8_t* here = grey_.row(y);
        for (int x = 0; x < grey_.width; ++x) {
            if (here[x] >= dark) continue;
            int end = x;
            while (end < grey_.width && here[end] < dark) ++end;
            if (is_bare(x, end, y - bare_, y) && is_bare(x, end, y + thick_, y + thick_ + bare_))
                specks.push_back({x, end});
            x = end;
        }
        return specks;
    }
    int thickness() const { return thick_; }
    int reach() const { return bare_; }

private:
    bool is_bare(int x0, int x1, int y0, int y1) const {
        const int from = std::max(0, x0 - 1);
        const int to = std::min(grey_.width, x1 + 1);
        for (int y = y0; y < y1; ++y)
            if (std::any_of(grey_.row(y) + from, grey_.row(y) + to, [](std::uint8_t v) { return v < dark; }))
                return false;
        return true;
    }
    const GreyPicture& grey_;
    int bare_, thick_;
};

// The stretches of a row over which its specks are spread evenly.
std::vector<Speck> stretches(const std::vector<Speck>& specks, double dots_per_inch) {
    std::vector<Speck> found;
    const int width = std::max(8, static_cast<int>(bin * dots_per_inch));
    for (std::size_t first = 0; first < specks.size();) {
        std::size_t last = first;
        while (last + 1 < specks.size() && specks[last + 1].x0 - specks[last].x1 <= longest_gap * dots_per_inch) ++last;
        const int x0 = specks[first].x0;
        const int x1 = specks[last].x1;
        int left = 0;
        int dashes = 0;
        int bins = 0;
        int bin_end = x0;
        for (std::size_t i = first; i <= last; ++i) {
            const int length = specks[i].x1 - specks[i].x0;
            left += length;
            if (length > least_dash * dots_per_inch && length < most_dash * dots_per_inch) dashes += length;
            for (; bin_end < specks[i].x1; ++bins)
                bin_end = std::max(bin_end, x0 + (specks[i].x0 - x0) / width * width) + width;
        }
        const int all = std::max(1, (x1 - x0 + width - 1) / width);
        if (x1 - x0 >= shortest * dots_per_inch && left >= least_share * (x1 - x0) && bins >= least_bins * all &&
            dashes * 2 <= left)
            found.push_back({x0, x1});
        first = last + 1;
    }
    return found;
}

// Dots that lead from a text to its figure stand on the line of that text.
bool leads_from_text(const GreyPicture& grey, const Speck& stretch, int y, double dots_per_inch) {
    const int near = static_cast<int>(0.2 * dots_per_inch);
    const int high = static_cast<int>(0.06 * dots_per_inch);
    const auto text = [&](int from, int to) {
        int columns = 0;
        for (int x = std::max(0, from); x < std::min(grey.width, to); ++x) {
            bool above = false;
            for (int row = std::max(0, y - high); row <= y; ++row) above = above || grey.row(row)[x] < dark;
            columns += above ? 1 : 0;
        }
        return columns * 7 > to - from;
    };
    return text(stretch.x0 - near, stretch.x0 - 1) || text(stretch.x1 + 1, stretch.x1 + near);
}

std::vector<Line> lines_across(const GreyPicture& grey, double dots_per_inch) {
    const SpeckFinder finder(grey, dots_per_inch);
    std::vector<std::vector<Speck>> rows(static_cast<std::size_t>(grey.height));
    std::size_t all = 0;
    for (int y = 0; y < grey.height && all < most_specks; ++y) {
        rows[static_cast<std::size_t>(y)] = finder.row(y);
        all += rows[static_cast<std::size_t>(y)].size();
    }
    std::vector<Line> lines;
    if (all >= most_specks) return lines;  // dithered: everything is specks
    const int thick = finder.thickness();
    const int reach = finder.reach();
    const auto count = [&](int from, int to, const Speck& within) {
        int pixels = 0;
        for (int y = std::max(0, from); y < std::min(grey.height, to); ++y)
            for (const Speck& speck : rows[static_cast<std::size_t>(y)])
                if (speck.x0 >= within.x0 && speck.x1 <= within.x1) pixels += speck.x1 - speck.x0;
        return pixels;
    };
    int last = -reach;
    for (int y = 0; y + thick <= grey.height; ++y) {
        std::vector<Speck> specks;
        for (int k = 0; k < thick; ++k)
            specks.insert(specks.end(), rows[static_cast<std::size_t>(y + k)].begin(),
                          rows[static_cast<std::size_t>(y + k)].end());
        if (specks.size() < 4 || y - last < thick) continue;
        std::sort(specks.begin(), specks.end(), [](const Speck& a, const Speck& b) { return a.x0 < b.x0; });
        for (const Speck& stretch : stretches(specks, dots_per_inch)) {
            const double own = count(y, y + thick, stretch);
            const double others =
                count(y - 3 * thick, y - thick, stretch) + count(y + 2 * thick, y + 4 * thick, stretch);
            // The window may lie a row too high.
            if (own < stands_out * others / 4 || count(y + 1, y + 1 + thick, stretch) > own) continue;
            if (leads_from_text(grey, stretch, y + thick, dots_per_inch)) continue;
            Line line;
            line.box = {stretch.x0, y, stretch.x1, y + thick};
            line.middle = y + thick / 2.0;
            line.thickness = 1;
            lines.push_back(line);
            last = y;
        }
    }
    return lines;
}

}  // namespace

std::vector<Line> find_worn_lines(const GreyPicture& grey, double dots_per_inch) {
    std::vector<Line> lines = lines_across(grey, dots_per_inch);
    // A quarter turn clockwise takes (x, y) to (height - 1 - y, x).
    for (Line line : lines_across(turned(grey, 90), dots_per_inch)) {
        const PixelBox box = line.box;
        line.horizontal = false;
        line.box = {box.y0, grey.height - box.x1, box.y1, grey.height - box.x0};
        lines.push_back(line);
    }
    return lines;
}

}  // namespace scrutineer::ocr
