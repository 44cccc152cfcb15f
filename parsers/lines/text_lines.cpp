// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/lines/text_lines.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <map>
#include <numeric>

namespace scrutineer {

namespace {

/// A gap wider than this many font sizes ends a line. Justified prose stretches its spaces to about one.
constexpr double kWideGap = 1.6;

bool has_letter_or_digit(const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               static_cast<unsigned char>(c) >= 0xC3;
    });
}

/// A box turned so that text of this rotation reads along x and its lines follow along y.
Box unrotated(const Box& box, int rotation) {
    switch (rotation) {
        case 90:
            return {box.y0, -box.x1, box.y1, -box.x0};
        case 180:
            return {-box.x1, -box.y1, -box.x0, -box.y0};
        case 270:
            return {-box.y1, box.x0, -box.y0, box.x1};
        default:
            return box;
    }
}

struct Placed {
    const Word* word = nullptr;
    Box box;              ///< unrotated
    double baseline = 0;  ///< unrotated
};

using Run = std::vector<Placed>;

double size_of(const Placed& p) { return std::max(p.word->font_size, 1.0); }

/// Short enough for a footnote's mark or an ordinal's letters: a word that only stands close under a larger one is
/// none.
bool may_be_mark(const std::string& text) {
    constexpr std::size_t longest = 4;
    const auto begins = std::count_if(text.begin(), text.end(),
                                      [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    return static_cast<std::size_t>(begins) <= longest;
}

/// Groups words by baseline, then moves raised and lowered marks to the row of the word that they touch.
std::vector<Run> rows_of(std::vector<Placed> words) {
    std::stable_sort(words.begin(), words.end(),
                     [](const Placed& a, const Placed& b) { return a.baseline < b.baseline; });
    std::vector<Run> rows;
    for (const Placed& word : words) {
        if (!rows.empty()) {
            const Placed& last = rows.back().back();
            const double tolerance = 0.22 * std::min(size_of(word), size_of(last));
            if (word.baseline - last.baseline <= tolerance) {
                rows.back().push_back(word);
                continue;
            }
        }
        rows.push_back({word});
    }
    constexpr std::size_t window = 6;
    std::vector<double> largest;
    for (const Run& row : rows) {
        double size = 0;
        for (const Placed& word : row) size = std::max(size, size_of(word));
        largest.push_back(size);
    }
    for (std::size_t r = 0; r < rows.size(); ++r) {
        Run kept;
        for (const Placed& mark : rows[r]) {
            Run* home = nullptr;
            const std::size_t first = r > window ? r - window : 0, last = std::min(rows.size(), r + window + 1);
            for (std::size_t other = first; other < last && !home; ++other) {
                if (other == r || size_of(mark) > 0.85 * largest[other] || !may_be_mark(mark.word->text)) continue;
                for (const Placed& word : rows[other]) {
                    const double size = size_of(word);
                    if (size_of(mark) > 0.85 * size) continue;
                    const double middle = (mark.box.y0 + mark.box.y1) / 2;
                    const double gap = std::max(mark.box.x0 - word.box.x1, word.box.x0 - mark.box.x1);
                    const bool touches = gap < 0.4 * size && gap > -0.5 * size;
                    if (touches && middle > word.box.y0 - 0.15 * size && middle < word.box.y1 + 0.1 * size) {
                        home = &rows[other];
                        break;
                    }
                }
            }
            if (home)
                home->push_back(mark);
            else
                kept.push_back(mark);
        }
        rows[r] = std::move(kept);
    }
    std::erase_if(rows, [](const Run& row) { return row.empty(); });
    return rows;
}

/// Upright rules, sorted, so that a gap between two words can be asked for one.
class Dividers {
public:
    Dividers(const Page& page, int rotation) {
        for (const Rule& rule : page.rules) {
            const Box box = unrotated(rule.box, rotation);
            if (box.height() > box.width() && box.height() > 6) boxes_.push_back(box);
        }
        std::stable_sort(boxes_.begin(), boxes_.end(), [](const Box& a, const Box& b) { return a.x0 < b.x0; });
    }
    bool between(double x0, double x1, double y) const {
        auto it = std::lower_bound(boxes_.begin(), boxes_.end(), x0, [](const Box& b, double x) { return b.x0 < x; });
        for (; it != boxes_.end() && it->x0 <= x1; ++it)
            if (it->y0 <= y && it->y1 >= y) return true;
        return false;
    }

private:
    std::vector<Box> boxes_;
};

TextLine line_of(const Run& run, const Page& page, int rotation) {
    TextLine line;
    line.page = page.number;
    line.rotation = rotation;
    line.bold = true;
    std::map<double, std::size_t> sizes, baselines;
    std::map<std::uint32_t, std::size_t> colours;
    bool any = false;
    for (const Placed& placed : run) {
        const Word& word = *placed.word;
        line.box = line.words.empty() ? word.box : united(line.box, word.box);
        line.words.push_back(word);
        const std::size_t letters = word.text.size();
        sizes[word.font_size] += letters;
        baselines[word.baseline] += letters;
        colours[(static_cast<std::uint32_t>(word.colour.red) << 16) |
                (static_cast<std::uint32_t>(word.colour.green) << 8) | word.colour.blue] += letters;
        if (has_letter_or_digit(word.text)) {
            any = true;
            line.bold = line.bold && word.bold;
        }
    }
    line.bold = line.bold && any;
    const auto most = [](const auto& counts) {
        return std::max_element(counts.begin(), counts.end(),
                                [](const auto& a, const auto& b) { return a.second < b.second; })
            ->first;
    };
    line.font_size = most(sizes);
    line.baseline = most(baselines);
    const std::uint32_t colour = most(colours);
    line.colour = {static_cast<std::uint8_t>(colour >> 16), static_cast<std::uint8_t>(colour >> 8),
                   static_cast<std::uint8_t>(colour)};
    line.text = joined_text(line.words);
    return line;
}

bool near_white(Colour c) { return c.red > 247 && c.green > 247 && c.blue > 247; }

/// The last opaque fill under the middle of a line, as a viewer sees it.
void find_bands(std::vector<TextLine>& lines, const Page& page) {
    std::vector<const Fill*> fills;
    for (const Fill& fill : page.fills)
        if (fill.opacity > 0.5 && fill.box.height() > 4 && fill.box.width() > 12) fills.push_back(&fill);
    constexpr std::size_t most_work = 20'000'000;
    if (fills.size() * lines.size() > most_work) return;
    for (TextLine& line : lines) {
        const Point middle = line.box.centre();
        const Fill* top = nullptr;
        for (const Fill* fill : fills)
            if (fill->box.contains(middle)) top = fill;
        if (top && !near_white(top->colour)) {
            line.band = top->colour;
            line.band_box = top->box;
        }
    }
}

/// Reading order by cutting the page: at an empty strip from top to bottom where both sides hold several lines,
/// otherwise at the widest empty strip across. A stack, so that a page made to nest cannot exhaust the machine's.
std::vector<std::size_t> reading_order(const std::vector<Box>& boxes, double em) {
    std::vector<std::size_t> order;
    std::vector<std::vector<std::size_t>> work;
    std::vector<std::size_t> all(boxes.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    work.push_back(std::move(all));
    std::size_t budget = 40'000'000;
    while (!work.empty()) {
        std::vector<std::size_t> region = std::move(work.back());
        work.pop_back();
        const auto by_row = [&](std::size_t a, std::size_t b) {
            const Box &p = boxes[a], &q = boxes[b];
            return p.y1 != q.y1 ? p.y1 < q.y1 : p.x0 < q.x0;
        };
        const auto take = [&] {
            std::stable_sort(region.begin(), region.end(), by_row);
            order.insert(order.end(), region.begin(), region.end());
        };
        const std::size_t cost = region.size() * 20;
        if (region.size() < 4 || cost > budget) {
            take();
            continue;
        }
        budget -= cost;
        // Columns: both sides need lines enough to be prose, else a table's column would be read before its row.
        std::stable_sort(region.begin(), region.end(),
                         [&](std::size_t a, std::size_t b) { return boxes[a].x0 < boxes[b].x0; });
        double reach = boxes[region.front()].x1, best = 1.2 * em;
        std::size_t cut = 0;
        for (std::size_t i = 1; i < region.size(); ++i) {
            const double gap = boxes[region[i]].x0 - reach;
            const auto wide = [&](std::size_t from, std::size_t to) {
                double total = 0;
                for (std::size_t k = from; k < to; ++k) total += boxes[region[k]].width();
                return total / static_cast<double>(to - from);
            };
            if (gap > best && i >= 4 && region.size() - i >= 4 && wide(0, i) > 12 * em &&
                wide(i, region.size()) > 12 * em) {
                best = gap;
                cut = i;
            }
            reach = std::max(reach, boxes[region[i]].x1);
        }
        if (cut > 0) {
            work.emplace_back(region.begin() + static_cast<std::ptrdiff_t>(cut), region.end());
            region.resize(cut);
            work.push_back(std::move(region));
            continue;
        }
        std::stable_sort(region.begin(), region.end(),
                         [&](std::size_t a, std::size_t b) { return boxes[a].y0 < boxes[b].y0; });
        double bottom = boxes[region.front()].y1;
        best = 0.35 * em;
        for (std::size_t i = 1; i < region.size(); ++i) {
            const double gap = boxes[region[i]].y0 - bottom;
            if (gap > best) {
                best = gap;
                cut = i;
            }
            bottom = std::max(bottom, boxes[region[i]].y1);
        }
        if (cut == 0) {
            take();
            continue;
        }
        work.emplace_back(region.begin() + static_cast<std::ptrdiff_t>(cut), region.end());
        region.resize(cut);
        work.push_back(std::move(region));
    }
    return order;
}

}  // namespace

std::string joined_text(std::span<const Word> words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        text += words[i].text;
        if (i + 1 < words.size() && words[i].space_after) text += ' ';
    }
    return text;
}

std::vector<TextLine> text_lines(const Page& page) {
    std::vector<TextLine> result;
    for (const int rotation : {0, 90, 180, 270}) {
        std::vector<Placed> words;
        for (const Word& word : page.words) {
            if (word.rotation != rotation || word.text.empty()) continue;
            const double turned = rotation == 90 || rotation == 180 ? -word.baseline : word.baseline;
            words.push_back({&word, unrotated(word.box, rotation), turned});
        }
        if (words.empty()) continue;
        const Dividers dividers(page, rotation);
        std::vector<TextLine> lines;
        std::vector<Box> boxes;
        std::map<double, std::size_t> sizes;
        for (Run& row : rows_of(std::move(words))) {
            std::stable_sort(row.begin(), row.end(),
                             [](const Placed& a, const Placed& b) { return a.box.x0 < b.box.x0; });
            Run run;
            double reach = 0;
            const auto finish = [&] {
                if (run.empty()) return;
                lines.push_back(line_of(run, page, rotation));
                Box box = run.front().box;
                for (const Placed& p : run) box = united(box, p.box);
                boxes.push_back(box);
                sizes[lines.back().font_size] += lines.back().text.size();
                run.clear();
            };
            for (const Placed& word : row) {
                if (!run.empty()) {
                    const double gap = word.box.x0 - reach;
                    const double size = std::max(size_of(word), size_of(run.back()));
                    const double middle = (word.box.y0 + word.box.y1) / 2;
                    if (gap > kWideGap * size ||
                        (gap > 0.1 * size && dividers.between(reach - 0.5, word.box.x0 + 0.5, middle)))
                        finish();
                }
                reach = run.empty() ? word.box.x1 : std::max(reach, word.box.x1);
                run.push_back(word);
            }
            finish();
        }
        double em = 10;
        std::size_t most = 0;
        for (const auto& [size, count] : sizes)
            if (count > most) {
                most = count;
                em = size;
            }
        find_bands(lines, page);
        for (const std::size_t index : reading_order(boxes, em)) result.push_back(std::move(lines[index]));
    }
    return result;
}

}  // namespace scrutineer
