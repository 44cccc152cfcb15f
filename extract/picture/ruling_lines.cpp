// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/picture/ruling_lines.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace scrutineer::ocr {
namespace {

// How much darker than both of its sides a rule is, and how much lighter one on dark ground.
constexpr int ridge_depth = 16;
constexpr int light_depth = 24;
// A hairline that the glass spread over two rows of pixels is fainter, as are grey ones between shaded cells. Noise is
// as strong here and there, but not along a line; letters, blurred as they are, go deeper.
constexpr int faint_depth = 7;
constexpr int deepest_faint = 40;

// Levels from pixel to pixel: noise has up to 8, a line of text 20.
constexpr double restless = 12;

// How much of a line must be seen; of one that is dashed or dotted, or that black and white has worn down to specks.
constexpr int seen_percent = 80;
constexpr int dashed_percent = 18;
// Inches: the widest gap in a dashed line (down the page less than parts two lines of text, whose stems and arrows may
// stand over one another), the shortest one that is told from dots in a row, its greatest thickness.
constexpr double dash_gap_across = 0.11;
constexpr double dash_gap_down = 0.045;
constexpr double dashed_across = 1.2;
constexpr double dashed_down = 0.6;
constexpr double dashed_thickness = 0.02;

enum Mark : std::uint8_t { dark_mark = 1, light_mark = 2, faint_dark_mark = 4, faint_light_mark = 8 };

struct Segment {
    int line = 0;  // y of a horizontal segment, x of a vertical one
    int from = 0;
    int to = 0;  // one past
};

// Marks pixels that are darker or lighter than what lies `reach` pixels away on both sides.
void mark_ridges(const std::uint8_t* before, const std::uint8_t* here, const std::uint8_t* after, std::uint8_t* to,
                 int count) {
    for (int x = 0; x < count; ++x) {
        const int low = std::min(before[x], after[x]);
        const int high = std::max(before[x], after[x]);
        const int dark = low - here[x];
        const int light = here[x] - high;
        to[x] =
            static_cast<std::uint8_t>((dark > ridge_depth ? dark_mark : 0) | (light > light_depth ? light_mark : 0) |
                                      (dark > faint_depth && dark < deepest_faint ? faint_dark_mark : 0) |
                                      (light > faint_depth && light < deepest_faint ? faint_light_mark : 0));
    }
}

// The next place from `i` on with a mark of one kind, or `count`. Most of a page has none: eight are passed over at
// once.
int next_marked(const std::uint8_t* marks, int i, int count, std::uint8_t mark) {
    const std::uint64_t any = mark * std::uint64_t{0x0101010101010101};
    for (; i < count; ++i) {
        std::uint64_t eight = 0;
        while (i + 8 <= count) {
            std::memcpy(&eight, marks + i, sizeof eight);
            if ((eight & any) != 0) break;
            i += 8;
        }
        if (i < count && (marks[i] & mark) != 0) return i;
    }
    return count;
}

// Stretches of one row or column where marks follow each other with gaps of at most `gap` pixels.
class Tracker {
public:
    Tracker(int count, std::uint8_t bit, int least, int gap, int percent)
        : start_(static_cast<std::size_t>(count), -1),
          last_(static_cast<std::size_t>(count), -1),
          seen_(static_cast<std::size_t>(count), 0),
          bit_(bit),
          least_(least),
          gap_(gap),
          percent_(percent) {}

    // Takes the marks of the next step along all `count` lines at once.
    void step(const std::uint8_t* marks, int position, std::vector<Segment>& out) {
        const int count = static_cast<int>(start_.size());
        for (int i = next_marked(marks, 0, count, bit_); i < count; i = next_marked(marks, i + 1, count, bit_)) {
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
        if (start_[k] >= 0 && last_[k] + 1 - start_[k] >= least_ &&
            seen_[k] * 100 >= (last_[k] + 1 - start_[k]) * percent_)
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
    int percent_;
};

// Joins segments of neighbouring rows (or columns) that overlap or nearly follow each other into lines.
std::vector<Line> join(std::vector<Segment> segments, bool horizontal, bool light, bool faint, double dots_per_inch) {
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
        line.faint = faint;
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

// How much the brightness changes from pixel to pixel beside a line: little on bare ground, much where letters stand
// along it, whose heads and feet are a line too.
double unrest(const GreyPicture& grey, const Line& line, int away) {
    const int from = line.horizontal ? line.box.x0 : line.box.y0;
    const int to = line.horizontal ? line.box.x1 : line.box.y1;
    const int at = static_cast<int>(line.middle) + away;
    if (at < 0 || at >= (line.horizontal ? grey.height : grey.width) || to - from < 2) return 0;
    const auto level = [&](int i) { return line.horizontal ? grey.row(at)[i] : grey.row(i)[at]; };
    long sum = 0;
    for (int i = from + 1; i < to; ++i) sum += std::abs(level(i) - level(i - 1));
    return static_cast<double>(sum) / (to - from);
}

// What runs close along a longer strong line is its shade, or the line itself seen once more. Short strong ones may be
// all that shows strongly of a line that is faint.
void drop_shades(std::vector<Line>& faint, const std::vector<Line>& strong, int reach) {
    std::erase_if(faint, [&](const Line& line) {
        const int from = line.horizontal ? line.box.x0 : line.box.y0;
        const int to = line.horizontal ? line.box.x1 : line.box.y1;
        int covered = 0;
        for (const Line& other : strong) {
            if (other.horizontal != line.horizontal || std::abs(other.middle - line.middle) > 2 * reach) continue;
            const int first = other.horizontal ? other.box.x0 : other.box.y0;
            const int last = other.horizontal ? other.box.x1 : other.box.y1;
            if ((last - first) * 5 < (to - from) * 4) continue;
            covered += std::max(0, std::min(to, last) - std::max(from, first));
        }
        return covered * 3 > (to - from) * 2;
    });
}

// Of what looks dashed, letters in a row and lines that are known are dropped. Beside a dashed line there is bare
// ground on both sides, near by and further away; the strokes of small letters have other strokes on one of these.
void drop_all_but_dashed(std::vector<Line>& dashed, const GreyPicture& grey, const std::vector<Line>& known, int reach,
                         double dots_per_inch) {
    drop_shades(dashed, known, reach);
    const int close = std::max(2, reach * 6 / 10);
    std::erase_if(dashed, [&](const Line& line) {
        const int thick = line.horizontal ? line.box.height() : line.box.width();
        if (thick > dashed_thickness * dots_per_inch + 2) return true;
        return std::max({unrest(grey, line, -reach), unrest(grey, line, reach), unrest(grey, line, -close),
                         unrest(grey, line, close)}) > restless;
    });
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
    // Strong ones first, since a faint one beside a strong one is its shade.
    struct Kind {
        Mark mark;
        bool light;
        bool faint;
        int least_across;
        int least_down;
        std::vector<Segment> across;
        std::vector<Segment> down;
        bool dashed = false;
    };
    const int gap_across = static_cast<int>(dash_gap_across * dots_per_inch);
    const int gap_down = static_cast<int>(dash_gap_down * dots_per_inch);
    const int faint_across = static_cast<int>(dots_per_inch * 0.35);
    const int faint_down = static_cast<int>(dots_per_inch * 0.2);
    const int across_dashed = static_cast<int>(dashed_across * dots_per_inch);
    const int down_dashed = static_cast<int>(dashed_down * dots_per_inch);
    std::array<Kind, 5> kinds{{{dark_mark, false, false, least_across, least_down, {}, {}},
                               {light_mark, true, false, least_across, least_down, {}, {}},
                               {faint_dark_mark, false, true, faint_across, faint_down, {}, {}},
                               {faint_light_mark, true, true, faint_across, faint_down, {}, {}},
                               {dark_mark, false, false, across_dashed, down_dashed, {}, {}, true}}};
    std::vector<Tracker> trackers;
    for (const Kind& kind : kinds)
        trackers.emplace_back(w, kind.mark, kind.least_down, kind.dashed ? gap_down : gap,
                              kind.dashed ? dashed_percent : seen_percent);
    std::vector<std::uint8_t> marks(static_cast<std::size_t>(w));
    const auto runs_of = [&](Kind& kind, int y) {
        int start = -1;
        int last = -1;
        int seen = 0;
        const int widest = kind.dashed ? gap_across : gap;
        const int percent = kind.dashed ? dashed_percent : seen_percent;
        const auto finish = [&] {
            if (start >= 0 && last + 1 - start >= kind.least_across && seen * 100 >= (last + 1 - start) * percent)
                kind.across.push_back({y, start, last + 1});
        };
        for (int x = next_marked(marks.data(), 0, w, kind.mark); x < w;
             x = next_marked(marks.data(), x + 1, w, kind.mark)) {
            if (start < 0 || x - last > widest + 1) {
                finish();
                start = x;
                seen = 0;
            }
            last = x;
            ++seen;
        }
        finish();
    };
    for (int y = 0; y < h; ++y) {
        if (y >= reach && y + reach < h) {
            mark_ridges(grey.row(y - reach), grey.row(y), grey.row(y + reach), marks.data(), w);
            for (Kind& kind : kinds) runs_of(kind, y);
        }
        if (w > 2 * reach) {
            const std::uint8_t* row = grey.row(y);
            std::fill(marks.begin(), marks.end(), std::uint8_t{0});
            mark_ridges(row, row + reach, row + 2 * reach, marks.data() + reach, w - 2 * reach);
            for (std::size_t k = 0; k < kinds.size(); ++k) trackers[k].step(marks.data(), y, kinds[k].down);
        }
    }
    std::vector<Line> lines;
    for (std::size_t k = 0; k < kinds.size(); ++k) {
        Kind& kind = kinds[k];
        trackers[k].finish_all(kind.down);
        for (const bool horizontal : {true, false}) {
            std::vector<Line> more = join(std::move(horizontal ? kind.across : kind.down), horizontal, kind.light,
                                          kind.faint, dots_per_inch);
            // Thousands of faint lines are the grain of a photograph.
            if (kind.faint && more.size() > 2000) continue;
            if (kind.faint) drop_shades(more, lines, reach);
            if (kind.dashed) drop_all_but_dashed(more, grey, lines, reach, dots_per_inch);
            // Between a rule and a line of text there is a light line, too.
            if (kind.faint || kind.light) {
                std::erase_if(more, [&](const Line& line) {
                    return std::max(unrest(grey, line, -reach), unrest(grey, line, reach)) > restless;
                });
            }
            lines.insert(lines.end(), more.begin(), more.end());
        }
    }
    return lines;
}

}  // namespace scrutineer::ocr
