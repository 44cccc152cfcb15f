// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/tables/aligned/table_regions.hpp"

#include <algorithm>
#include <cmath>

#include "parsers/tables/aligned/table_prose.hpp"
#include "words/cell_kinds.hpp"

namespace scrutineer::table_finding {
namespace {

constexpr double same_end = 6;  ///< lines whose ends differ by less are of one table
constexpr double shortest_rule = 70;
/// Rows whose texts stand under one another may be so far apart, font sizes, before a second gap tells the pitch.
constexpr double widest_pitch = 6;
/// Texts under one another have an edge or their middle in common, font sizes.
constexpr double same_place = 0.6;
/// A name over several lines stands beside its row's figures: so many lines above or below them.
constexpr int most_lines_of_name = 5;
constexpr double larger_type = 1.13;  ///< a line alone in type so much larger than the rows' heads what is below it

struct Frame {
    double from;
    double to;
    std::vector<double> at;
};

bool in_range(const Box& box, double from, double to) {
    const double middle = box.centre().x;
    return middle > from && middle < to;
}

/// The lines' numbers of the page and, for each, which chunks are taken or running text.
class Finder {
public:
    Finder(const Page& page, const std::vector<TextLine>& lines, const std::vector<Segment>& loose, Budget& budget)
        : page_(page), lines_(lines), loose_(loose), budget_(budget), prose_(prose_chunks(lines, budget)) {
        for (const TextLine& line : lines) taken_.emplace_back(line.chunks.size(), 0);
    }

    std::vector<Region> find() {
        frames_ = frames();
        for (const Frame& frame : frames_)
            if (!is_page_frame(frame, frames_)) add_frame(frame);
        add_runs();
        std::stable_sort(regions_.begin(), regions_.end(), [](const Region& a, const Region& b) {
            return a.area.lines.front().box.y0 < b.area.lines.front().box.y0;
        });
        return std::move(regions_);
    }

private:
    /// Drawn under or through the words of one chunk: no line of a table.
    bool is_underline(const Segment& s) const {
        auto it = std::lower_bound(lines_.begin(), lines_.end(), s.at - 20,
                                   [](const TextLine& line, double y) { return line.baseline < y; });
        for (; it != lines_.end() && it->baseline < s.at + 12; ++it) {
            const double below = s.at - it->baseline;
            if (below < -0.5 * it->font_size || below > 0.3 * it->font_size) continue;
            for (const Chunk& chunk : it->chunks)
                if (s.from > chunk.box.x0 - 3 && s.to < chunk.box.x1 + 3) return true;
            // A whole underlined line, its list number and all; a header's rule keeps more distance.
            if (below < 0.22 * it->font_size && s.from > it->box.x0 - 3 && s.to < it->box.x1 + 3) return true;
        }
        return false;
    }

    /// Lines across the page that start and end alike, top to bottom. Pieces at one height that together run from end
    /// to end count as one.
    std::vector<Frame> frames() const {
        std::vector<Segment> rules;
        for (std::size_t i = 0; i < loose_.size();) {
            std::size_t end = i;
            Segment whole = loose_[i];
            double drawn = 0;
            while (end < loose_.size() && loose_[end].at - loose_[i].at < 1.5) {
                whole.from = std::min(whole.from, loose_[end].from);
                whole.to = std::max(whole.to, loose_[end].to);
                drawn += loose_[end].length();
                ++end;
            }
            if (drawn > 0.85 * whole.length()) {
                if (whole.length() > shortest_rule) rules.push_back(whole);
            } else {
                for (std::size_t k = i; k < end; ++k)
                    if (loose_[k].length() > shortest_rule) rules.push_back(loose_[k]);
            }
            i = end;
        }
        std::vector<Frame> frames;
        for (const Segment& rule : rules) {
            if (is_underline(rule)) continue;
            auto same = std::find_if(frames.begin(), frames.end(), [&](const Frame& f) {
                return std::abs(f.from - rule.from) < same_end && std::abs(f.to - rule.to) < same_end;
            });
            if (same == frames.end())
                frames.push_back({rule.from, rule.to, {rule.at}});
            else
                same->at.push_back(rule.at);
        }
        // The widest first, so that an underline within a header does not take it.
        std::stable_sort(frames.begin(), frames.end(),
                         [](const Frame& a, const Frame& b) { return a.to - a.from > b.to - b.from + 1; });
        // A header ruled over most of the table's width, from the second column on, is the same table's.
        for (Frame& wide : frames) {
            for (const Frame& part : frames) {
                if (&part == &wide || part.to - part.from < 0.5 * (wide.to - wide.from)) continue;
                if (part.from < wide.from + same_end || std::abs(part.to - wide.to) >= same_end) continue;
                for (const double at : part.at)
                    if (std::any_of(wide.at.begin(), wide.at.end(), [&](double y) { return y > at && y - at < 70; }))
                        wide.at.push_back(at);
            }
            std::sort(wide.at.begin(), wide.at.end());
        }
        return frames;
    }

    /// Two lines at the head and the foot of the page, with the lines of a table somewhere between them.
    bool is_page_frame(const Frame& frame, const std::vector<Frame>& all) const {
        if (frame.at.size() != 2 || frame.at[1] - frame.at[0] < 0.5 * page_.height) return false;
        return std::any_of(all.begin(), all.end(), [&](const Frame& inner) {
            return inner.at.size() >= 3 && inner.at.front() > frame.at[0] + 20 && inner.at.back() < frame.at[1] - 20;
        });
    }

    struct Content {
        int lines = 0;
        int tabular = 0;
        int prose = 0;
        double size = 0;     ///< of its largest type
        bool heads = false;  ///< has a line alone in type larger than that of the rows above
        bool caption = false;
        int beside = 0;        ///< lines of one short text that stands under a text of a line of several
        bool wrapped = false;  ///< its first line has several chunks, and the others stand under one of them each
        double start = 0;      ///< where its first line starts
        double first = 0;
        double last = 0;
        int figures = 0;
    };

    /// A figure, and no year or quarter that heads one.
    bool is_body_figure(const Chunk& chunk) const {
        return chunk.figure && !chunk.year && !looks_like_period(chunk_text(page_, chunk));
    }

    /// `rows_size`: the type of the rows above, 0 where there are none.
    Content content(double y0, double y1, double from, double to, double rows_size) {
        Content c;
        std::vector<double> starts;
        int under = 0;
        int wide = 0;  // lines of running text from end to end
        for (std::size_t l = 0; l < lines_.size(); ++l) {
            const double y = lines_[l].baseline;
            if (y <= y0 || y > y1 + 1) continue;
            int chunks = 0;
            bool prose = false;
            for (std::size_t k = 0; k < lines_[l].chunks.size(); ++k) {
                if (taken_[l][k] || !in_range(lines_[l].chunks[k].box, from - 8, to + 8)) continue;
                ++chunks;
                c.figures += is_body_figure(lines_[l].chunks[k]) ? 1 : 0;
                prose = prose || prose_[l][k];
                const std::vector<std::uint32_t>& words = lines_[l].chunks[k].words;
                if (chunks == 1 && words.size() > 1 &&
                    starts_caption(page_.words[words[0]].text, page_.words[words[1]].text))
                    c.caption = true;
            }
            if (chunks == 0) continue;
            if (c.lines == 0) {
                for (const Chunk& chunk : lines_[l].chunks)
                    if (in_range(chunk.box, from - 8, to + 8)) starts.push_back(chunk.box.x0);
            } else if (std::any_of(starts.begin(), starts.end(), [&](double x) {
                           return std::abs(lines_[l].chunks.front().box.x0 - x) < lines_[l].font_size;
                       })) {
                ++under;
            }
            if (c.lines == 0) {
                c.first = y;
                c.start = starts.empty() ? 0 : starts.front();
            }
            c.size = std::max(c.size, lines_[l].font_size);
            if (chunks == 1 && rows_size > 0 && lines_[l].font_size > larger_type * rows_size && c.lines > 0 &&
                y - c.last > 1.8 * rows_size)
                c.heads = true;
            c.last = y;
            ++c.lines;
            if (chunks >= 2)
                ++c.tabular;
            else if (prose)
                ++c.prose;
            else if (is_part_of_name(l, from, to))
                ++c.beside;
            if (chunks == 1 && prose && lines_[l].box.width() > 0.75 * (to - from)) ++wide;
        }
        c.wrapped = starts.size() >= 2 && under * 5 >= (c.lines - 1) * 4 && wide < 2;
        return c;
    }

    /// The chunks of two lines with an edge or their middle in common.
    int aligned(std::size_t a, std::size_t b) const {
        int count = 0;
        const double play = same_place * std::max(lines_[a].font_size, lines_[b].font_size);
        for (std::size_t i = 0; i < lines_[a].chunks.size(); ++i)
            for (std::size_t k = 0; k < lines_[b].chunks.size(); ++k) {
                if (taken_[a][i] || taken_[b][k] || prose_[a][i] || prose_[b][k]) continue;
                const Box& p = lines_[a].chunks[i].box;
                const Box& q = lines_[b].chunks[k].box;
                if (std::min({std::abs(p.x0 - q.x0), std::abs(p.x1 - q.x1), std::abs(p.centre().x - q.centre().x)}) >
                    play)
                    continue;
                ++count;
                break;
            }
        return count;
    }

    /// A short text alone on its line, near a line of several texts with figures and under or over one of them: a line
    /// of a name (or of a heading) that takes several.
    bool is_part_of_name(std::size_t l, double from, double to) const {
        const TextLine& line = lines_[l];
        const auto within = [&](const TextLine& other) {
            return std::count_if(other.chunks.begin(), other.chunks.end(),
                                 [&](const Chunk& chunk) { return in_range(chunk.box, from - 8, to + 8); });
        };
        for (const bool up : {true, false}) {
            std::size_t k = l;
            for (int step = 0; step < most_lines_of_name; ++step) {
                if (up ? k == 0 : k + 1 == lines_.size()) break;
                const std::size_t next = up ? k - 1 : k + 1;
                if (std::abs(lines_[next].baseline - lines_[k].baseline) > 1.6 * line.font_size) break;
                k = next;
                if (within(lines_[k]) < 2) continue;
                const bool figures = std::any_of(lines_[k].chunks.begin(), lines_[k].chunks.end(),
                                                 [](const Chunk& chunk) { return chunk.figure; });
                if (figures && aligned(l, k) > 0) return true;
                break;
            }
        }
        return false;
    }

    void add_frame(const Frame& frame) {
        if (!budget_.spend(lines_.size() * (frame.at.size() + 1))) return;
        std::size_t i = 0;
        while (i + 1 < frame.at.size()) {
            std::size_t end = i;
            bool any = false;
            double size = 0;  // of the rows so far
            int lines = 0;
            int figures = 0;
            while (end + 1 < frame.at.size()) {
                const double height = frame.at[end + 1] - frame.at[end];
                const Content c = content(frame.at[end], frame.at[end + 1], frame.from, frame.to, size);
                const bool empty = c.lines == 0;
                // Below nothing but headings, larger type heads the first rows and no other table.
                if ((empty && height > 24) || (c.heads && figures > 0)) break;
                // A heading over the other columns may stand alone on the first line; a group's between two rows.
                const bool heading = !any && c.lines == 1 && c.prose == 0 && !c.caption && height < 26 &&
                                     c.start > frame.from + 0.12 * (frame.to - frame.from);
                const bool group =
                    any && c.lines <= 1 && c.prose == 0 && !c.caption && (size == 0 || c.size < larger_type * size);
                if (!empty && !c.wrapped && c.tabular * 3 < c.lines - c.beside && !heading && !group) break;
                // A wide space above the first line: the drawn line above closes what is before it.
                if (!empty && c.tabular > 0) {
                    any = true;
                    size = std::max(size, c.size);
                }
                lines += c.lines;
                figures += c.figures;
                ++end;
            }
            if (any && lines >= 2) {
                double bottom = frame.at[end];
                double top = frame.at[i];
                extend(frame, top, bottom);
                if (body_starts_below(frame, top)) extend_up(frame, top);
                take(frame.from - 8, frame.to + 8, top, bottom, true);
            }
            i = std::max(end, i + 1);
        }
        // One line alone, or the last: between a header and its body.
        for (const double at : frame.at) {
            double top = at;
            double bottom = at;
            extend(frame, top, bottom);
            if (bottom > at + 1) {
                extend_up(frame, top);
                take(frame.from - 8, frame.to + 8, top, bottom, true);
            }
        }
    }

    /// What is between `top` and the next line drawn holds figures: its header, if any, stands above the lines drawn.
    bool body_starts_below(const Frame& frame, double top) const {
        const auto next = std::find_if(frame.at.begin(), frame.at.end(), [&](double at) { return at > top + 4; });
        Look all;
        for (std::size_t l = 0; l < lines_.size(); ++l) {
            if (lines_[l].baseline <= top) continue;
            if (all.chunks > 0 && next != frame.at.end() && lines_[l].baseline > *next + 1) break;
            const Look look = look_of(l, frame.from - 8, frame.to + 8);
            all.chunks += look.chunks;
            all.figures += look.figures;
            if (all.chunks > 0 && (next == frame.at.end() || all.figures > 0)) break;
        }
        return all.figures > 0 && all.figures * 2 >= all.chunks;
    }

    /// A table whose last line is not underlined goes on below the last line drawn.
    void extend(const Frame& frame, double, double& bottom) {
        double before = bottom;
        double pitch = 0;
        double reach = bottom;
        double rows_size = 0;
        double last_row = 0;
        double rows_pitch = 0;
        for (const TextLine& line : lines_) {
            if (line.baseline > bottom + 2 || line.baseline < bottom - 60 || line.box.x1 < frame.from ||
                line.box.x0 > frame.to)
                continue;
            rows_size = line.font_size;
            if (last_row > 0) rows_pitch = line.baseline - last_row;
            last_row = line.baseline;
        }
        int singles = 0;
        for (std::size_t l = 0; l < lines_.size(); ++l) {
            const TextLine& line = lines_[l];
            if (line.baseline <= bottom + 2) continue;
            const Look look = look_of(l, frame.from - 8, frame.to + 8);
            if (look.chunks == 0) continue;
            const double gap = line.baseline - before;
            if (gap > (pitch > 0 ? 2.3 * pitch : 2.6 * line.font_size)) break;
            if (look.prose || begins_another(frame, bottom, line.baseline)) break;
            if (look.chunks == 1 && rows_size > 0 && line.font_size > larger_type * rows_size &&
                line.baseline - (before > bottom ? before : last_row) >
                    1.25 * std::max({pitch, before > bottom ? 0.0 : rows_pitch, 1.2 * rows_size}))
                break;
            if (look.chunks >= 2 && look.figures > 0) {
                reach = line.baseline;
                singles = 0;
            } else if (++singles > 2) {
                break;
            }
            if (before > bottom) pitch = std::max(pitch, gap);
            before = line.baseline;
        }
        bottom = std::max(bottom, reach);
    }

    /// Whether the lines of another table, of another width, begin between two heights.
    bool begins_another(const Frame& frame, double y0, double y1) const {
        return std::any_of(frames_.begin(), frames_.end(), [&](const Frame& other) {
            const bool same = std::abs(other.from - frame.from) < same_end && std::abs(other.to - frame.to) < same_end;
            return !same && other.at.size() >= 3 && other.at.front() > y0 + 2 && other.at.front() < y1 &&
                   other.from < frame.to && other.to > frame.from;
        });
    }

    void extend_up(const Frame& frame, double& top) {
        double before = top + 4;
        // Cells have as much space above their text as below it.
        double padding = 0;
        for (std::size_t l = 0; l < lines_.size(); ++l) {
            if (lines_[l].baseline <= top + 2 || look_of(l, frame.from - 8, frame.to + 8).chunks == 0) continue;
            padding = std::clamp(lines_[l].box.y0 - top - 0.5 * lines_[l].font_size, 0.0, 2 * lines_[l].font_size);
            break;
        }
        for (std::size_t l = lines_.size(); l-- > 0;) {
            const TextLine& line = lines_[l];
            if (line.baseline > top + 2 || line.baseline >= before) continue;
            const Look look = look_of(l, frame.from - 8, frame.to + 8);
            if (look.chunks == 0) continue;
            if (before - line.baseline > 1.9 * line.font_size + padding || look.prose || look.chunks < 2) break;
            before = line.baseline;
            top = line.box.y0 - 1;
        }
    }

    struct Look {
        int chunks = 0;
        int figures = 0;
        bool prose = false;
    };
    /// Running text in the range counts only where it stands alone: beside it, a table may stand.
    Look look_of(std::size_t l, double from, double to) const {
        Look look;
        bool running = false;
        for (std::size_t k = 0; k < lines_[l].chunks.size(); ++k) {
            const Chunk& chunk = lines_[l].chunks[k];
            if (taken_[l][k] || !in_range(chunk.box, from, to)) continue;
            if (prose_[l][k]) {
                running = true;
                continue;
            }
            ++look.chunks;
            if (chunk.figure) ++look.figures;
        }
        look.prose = running && look.chunks < 2;
        if (running && look.chunks == 0) look.chunks = 1;
        return look;
    }

    void take(double from, double to, double top, double bottom, bool bounded) {
        Region region;
        region.bounded = bounded;
        for (std::size_t l = 0; l < lines_.size(); ++l) {
            const TextLine& line = lines_[l];
            if (line.baseline <= top || line.baseline > bottom + 1) continue;
            TextLine part = line;
            part.chunks.clear();
            for (std::size_t k = 0; k < line.chunks.size(); ++k) {
                if (taken_[l][k] || !in_range(line.chunks[k].box, from, to)) continue;
                if (!bounded && prose_[l][k]) continue;
                taken_[l][k] = 1;
                part.chunks.push_back(line.chunks[k]);
            }
            add_line(region.area.lines, std::move(part));
        }
        if (region.area.lines.empty()) return;
        for (const Segment& s : loose_)
            if (s.at > top - 2 && s.at < bottom + 2 && s.to > from && s.from < to) region.area.across.push_back(s);
        regions_.push_back(std::move(region));
    }

    static void add_line(std::vector<TextLine>& lines, TextLine part) {
        if (part.chunks.empty()) return;
        part.box = part.chunks.front().box;
        for (const Chunk& chunk : part.chunks) part.box = united(part.box, chunk.box);
        lines.push_back(std::move(part));
    }

    /// Runs of lines of several chunks; lines of one short chunk may stand among them.
    void add_runs() {
        std::size_t l = 0;
        while (l < lines_.size()) {
            if (!budget_.spend()) return;
            if (!starts_run(l)) {
                ++l;
                continue;
            }
            std::size_t first = l;
            std::size_t last = l;
            std::size_t k = l + 1;
            Extent extent;
            widen(extent, l);
            double pitch = 0;
            int singles = 0;
            for (; k < lines_.size(); ++k) {
                const Look look = look_of(k, -1e9, 1e9);
                if (look.chunks == 0 || (look.prose && runs_beside(k, extent))) continue;
                const double gap = lines_[k].baseline - lines_[last].baseline;
                const double size = std::max(lines_[k].font_size, lines_[last].font_size);
                const bool row = tabular(k);
                const bool far = gap > std::max(2.6 * size, 2.2 * pitch) * (1 + 0.6 * singles);
                // Texts under one another, a figure among them, are rows of one table at a greater distance too.
                const bool alike = row && (pitch == 0 || gap < 2.2 * pitch * (1 + singles)) && follows(k, last);
                if ((far && !alike) || gap > std::max(60.0, widest_pitch * size)) {
                    if (!far || row || !is_part_of_name(k, -1e9, 1e9)) break;
                    continue;
                }
                if (row) {
                    widen(extent, k);
                    if (singles == 0)
                        pitch = pitch == 0 ? gap : std::min(std::max(pitch, gap), (alike ? widest_pitch : 3) * size);
                    last = k;
                    singles = 0;
                } else if (!look.prose && is_part_of_name(k, -1e9, 1e9)) {
                    continue;
                } else if (look.prose || ++singles > 2 ||
                           (lines_[k].font_size > larger_type * lines_[last].font_size && gap > 1.25 * pitch)) {
                    break;
                }
            }
            // Headings above: lines of several chunks without figures.
            while (first > 0) {
                const Look look = look_of(first - 1, -1e9, 1e9);
                const double gap = lines_[first].baseline - lines_[first - 1].baseline;
                const bool alike = look.chunks == look_of(first, -1e9, 1e9).chunks;
                if (look.chunks < 2 || look.prose) break;
                if (gap > (alike ? 2.7 : 2.0) * lines_[first].font_size &&
                    (gap > 1.3 * pitch || gap > widest_pitch * lines_[first].font_size ||
                     aligned(first - 1, first) < look.chunks - 1))
                    break;
                --first;
            }
            if (last > first) take(-1e9, 1e9, lines_[first].baseline - 0.1, lines_[last].baseline + 0.1, false);
            l = std::max(last, l) + 1;
        }
    }

    struct Extent {
        double from = 1e9;
        double to = -1e9;
    };

    /// Widens the extent to the line's chunks that are no running text.
    void widen(Extent& extent, std::size_t l) const {
        for (std::size_t k = 0; k < lines_[l].chunks.size(); ++k) {
            if (taken_[l][k] || prose_[l][k]) continue;
            extent.from = std::min(extent.from, lines_[l].chunks[k].box.x0);
            extent.to = std::max(extent.to, lines_[l].chunks[k].box.x1);
        }
    }

    /// A line of running text alone, beside the extent and not across it.
    bool runs_beside(std::size_t l, const Extent& extent) const {
        for (std::size_t k = 0; k < lines_[l].chunks.size(); ++k) {
            const Box& box = lines_[l].chunks[k].box;
            if (!prose_[l][k] || (box.x1 > extent.from - 4 && box.x0 < extent.to + 4)) return false;
        }
        return true;
    }

    /// Whether most texts of a line stand under those of the line before, a figure under a figure.
    bool follows(std::size_t l, std::size_t before) const {
        const Look look = look_of(l, -1e9, 1e9);
        return look.figures > 0 && look_of(before, -1e9, 1e9).figures > 0 &&
               aligned(l, before) >= std::max(2, look.chunks - 1);
    }

    bool tabular(std::size_t l) const {
        const Look look = look_of(l, -1e9, 1e9);
        return look.chunks >= 2 && (look.figures > 0 || look.chunks >= 3) && !look.prose;
    }
    bool starts_run(std::size_t l) const { return tabular(l); }

    const Page& page_;
    const std::vector<TextLine>& lines_;
    const std::vector<Segment>& loose_;
    Budget& budget_;
    std::vector<std::vector<char>> prose_;
    std::vector<std::vector<char>> taken_;
    std::vector<Frame> frames_;
    std::vector<Region> regions_;
};

}  // namespace

std::vector<Region> table_regions(const Page& page, const std::vector<TextLine>& lines,
                                  const std::vector<Segment>& loose, Budget& budget) {
    if (lines.empty()) return {};
    return Finder(page, lines, loose, budget).find();
}

}  // namespace scrutineer::table_finding
