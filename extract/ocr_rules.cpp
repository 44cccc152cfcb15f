// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/ocr_rules.hpp"

#include <algorithm>
#include <cmath>

namespace scrutineer::ocr {
namespace {

constexpr int ridge_depth = 16;

struct Segment {
    int line = 0;  // y of a horizontal segment, x of a vertical one
    int from = 0;
    int to = 0;  // one past
};

// Marks pixels that are darker (1) or lighter (2) than what lies `reach` pixels away on both sides.
void mark_ridges(const std::uint8_t* before, const std::uint8_t* here, const std::uint8_t* after, std::uint8_t* to,
                 int count) {
    for (int x = 0; x < count; ++x) {
        const int low = std::min(before[x], after[x]);
        const int high = std::max(before[x], after[x]);
        const int dark = here[x] + ridge_depth < low ? 1 : 0;
        const int light = here[x] > high + ridge_depth + 8 ? 2 : 0;
        to[x] = static_cast<std::uint8_t>(dark | light);
    }
}

// Stretches of one row or column where marks follow each other with gaps of at most `gap` pixels.
class Tracker {
public:
    Tracker(int count, std::uint8_t bit, int least, int gap)
        : start_(static_cast<std::size_t>(count), -1),
          last_(static_cast<std::size_t>(count), -1),
          seen_(static_cast<std::size_t>(count), 0),
          bit_(bit),
          least_(least),
          gap_(gap) {}

    // Takes the marks of the next step along all `count` lines at once.
    void step(const std::uint8_t* marks, int position, std::vector<Segment>& out) {
        const int count = static_cast<int>(start_.size());
        for (int i = 0; i < count; ++i) {
            if ((marks[i] & bit_) == 0) continue;
            const auto k = static_cast<std::size_t>(i);
            if (start_[k] < 0 || position - last_[k] > gap_ + 1) {
                finish(i, out);
                start_[k] = position;
                seen_[k] = 0;
            }
            last_[k] = position;
            ++seen_[k];
        }
    }
    void finish(int i, std::vector<Segment>& out) {
        const auto k = static_cast<std::size_t>(i);
        if (start_[k] >= 0 && last_[k] + 1 - start_[k] >= least_ && seen_[k] * 10 >= (last_[k] + 1 - start_[k]) * 8)
            out.push_back({i, start_[k], last_[k] + 1});
        start_[k] = -1;
    }
    void finish_all(std::vector<Segment>& out) {
        for (int i = 0; i < static_cast<int>(start_.size()); ++i) finish(i, out);
    }

private:
    std::vector<int> start_;
    std::vector<int> last_;
    std::vector<int> seen_;
    std::uint8_t bit_;
    int least_;
    int gap_;
};

// Joins segments of neighbouring rows (or columns) that overlap or nearly follow each other into lines.
std::vector<Line> join(std::vector<Segment> segments, bool horizontal, bool light, double dots_per_inch) {
    std::sort(segments.begin(), segments.end(),
              [](const Segment& a, const Segment& b) { return a.line != b.line ? a.line < b.line : a.from < b.from; });
    struct Group {
        int first_line, last_line, from, to;
        int front_from, front_to;  // what it covers on its last line
        long area;
        double weighted;
    };
    const int reach = std::max(2, static_cast<int>(dots_per_inch / 60));
    std::vector<Group> groups;
    std::vector<std::size_t> open;
    for (const Segment& s : segments) {
        std::size_t home = groups.size();
        for (const std::size_t g : open) {
            const Group& group = groups[g];
            if (s.line - group.last_line > 2) continue;
            if (s.from > group.to + reach * 3 || s.to < group.from - reach * 3) continue;
            if (s.line == group.last_line && s.from < group.front_to && s.to > group.front_from) continue;
            home = g;
            break;
        }
        const long length = s.to - s.from;
        if (home == groups.size()) {
            groups.push_back(
                {s.line, s.line, s.from, s.to, s.from, s.to, length, (s.line + 0.5) * static_cast<double>(length)});
            open.push_back(home);
        } else {
            Group& group = groups[home];
            group.last_line = s.line;
            group.from = std::min(group.from, s.from);
            group.to = std::max(group.to, s.to);
            group.front_from = s.from;
            group.front_to = s.to;
            group.area += length;
            group.weighted += (s.line + 0.5) * static_cast<double>(length);
        }
        std::erase_if(open, [&](std::size_t g) { return s.line - groups[g].last_line > 2; });
    }
    std::vector<Line> lines;
    for (const Group& g : groups) {
        Line line;
        line.horizontal = horizontal;
        line.light = light;
        line.middle = g.weighted / static_cast<double>(g.area);
        line.thickness = static_cast<double>(g.area) / (g.to - g.from);
        line.box = horizontal ? PixelBox{g.from, g.first_line, g.to, g.last_line + 1}
                              : PixelBox{g.first_line, g.from, g.last_line + 1, g.to};
        // A line is thin for its length.
        if (g.last_line + 1 - g.first_line > std::max(0.09 * dots_per_inch, 0.02 * (g.to - g.from))) continue;
        lines.push_back(line);
    }
    return lines;
}

}  // namespace

std::vector<Line> find_lines(const GreyPicture& grey, double dots_per_inch) {
    // Far enough out to see over a rule of 3 points, and over the blur of its edge.
    const int reach = std::max(3, static_cast<int>(std::lround(dots_per_inch * 0.026)));
    // Upright ones as short as the row of a table is low; those that are strokes of letters are for the caller to tell.
    const int least_across = static_cast<int>(dots_per_inch * 0.25);
    const int least_down = static_cast<int>(dots_per_inch * 0.11);
    const int gap = std::max(2, static_cast<int>(dots_per_inch / 70));
    const int w = grey.width;
    const int h = grey.height;
    std::vector<Segment> across_dark;
    std::vector<Segment> across_light;
    std::vector<Segment> down_dark;
    std::vector<Segment> down_light;
    std::vector<std::uint8_t> marks(static_cast<std::size_t>(w));
    Tracker dark(w, 1, least_down, gap);
    Tracker light(w, 2, least_down, gap);
    const auto runs_of = [&](std::uint8_t bit, int y, std::vector<Segment>& out) {
        int start = -1;
        int last = -1;
        int seen = 0;
        for (int x = 0; x < w; ++x) {
            if ((marks[static_cast<std::size_t>(x)] & bit) == 0) continue;
            if (start < 0 || x - last > gap + 1) {
                if (start >= 0 && last + 1 - start >= least_across && seen * 10 >= (last + 1 - start) * 8)
                    out.push_back({y, start, last + 1});
                start = x;
                seen = 0;
            }
            last = x;
            ++seen;
        }
        if (start >= 0 && last + 1 - start >= least_across && seen * 10 >= (last + 1 - start) * 8)
            out.push_back({y, start, last + 1});
    };
    for (int y = 0; y < h; ++y) {
        if (y >= reach && y + reach < h) {
            mark_ridges(grey.row(y - reach), grey.row(y), grey.row(y + reach), marks.data(), w);
            runs_of(1, y, across_dark);
            runs_of(2, y, across_light);
        }
        if (w > 2 * reach) {
            const std::uint8_t* row = grey.row(y);
            std::fill(marks.begin(), marks.end(), std::uint8_t{0});
            mark_ridges(row, row + reach, row + 2 * reach, marks.data() + reach, w - 2 * reach);
            dark.step(marks.data(), y, down_dark);
            light.step(marks.data(), y, down_light);
        }
    }
    dark.finish_all(down_dark);
    light.finish_all(down_light);
    std::vector<Line> lines = join(std::move(across_dark), true, false, dots_per_inch);
    for (auto& more : {join(std::move(across_light), true, true, dots_per_inch),
                       join(std::move(down_dark), false, false, dots_per_inch),
                       join(std::move(down_light), false, true, dots_per_inch)})
        lines.insert(lines.end(), more.begin(), more.end());
    return lines;
}

}  // namespace scrutineer::ocr
