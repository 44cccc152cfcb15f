// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/tables/aligned/banded_grid.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace scrutineer::table_finding {
namespace {

constexpr double same_end = 6;        ///< lines whose ends differ by less are of one table, points
constexpr double same_height = 1.5;   ///< pieces of one line, points
constexpr double drawn_share = 0.85;  ///< so much of a line is drawn: a coloured cell may lie over the rest
constexpr double shortest = 150;      ///< points
constexpr std::size_t fewest_lines = 3;
constexpr std::size_t most_frames = 60;
/// White space that parts two columns is this wide in all rows, font sizes.
constexpr double narrowest_river = 0.7;
/// Text that takes more than this share of the width in one piece runs across the columns.
constexpr double across_share = 0.5;
/// A text under a row has no more lines than this; more are the paper's own text between lines of the page.
constexpr std::size_t most_lines_of_note = 9;
/// A row that the page's end cut off goes on below the last line with no wider a gap, font sizes.
constexpr double cut_off_gap = 2.0;

struct Frame {
    double from = 0;
    double to = 0;
    std::vector<double> at;
    std::size_t drawn = 0;  ///< of them, not edges of colours alone
};

/// Lines drawn across with the same ends, top to bottom.
std::vector<Frame> frames_of(const Ruling& ruling) {
    std::vector<Frame> frames;
    const std::vector<Segment>& lines = ruling.across;
    for (std::size_t i = 0, end = 0; i < lines.size(); i = end) {
        double from = lines[i].from;
        double to = lines[i].to;
        double covered = 0;
        bool drawn = false;
        for (end = i; end < lines.size() && lines[end].at - lines[i].at < same_height; ++end) {
            from = std::min(from, lines[end].from);
            to = std::max(to, lines[end].to);
            covered += lines[end].length();
            drawn = drawn || lines[end].drawn;
        }
        if (to - from < shortest || covered < drawn_share * (to - from)) continue;
        auto same = std::find_if(frames.begin(), frames.end(), [&](const Frame& f) {
            return std::abs(f.from - from) < same_end && std::abs(f.to - to) < same_end;
        });
        if (same == frames.end()) {
            frames.push_back({from, to, {}, 0});
            same = frames.end() - 1;
        }
        same->at.push_back(lines[i].at);
        same->drawn += drawn ? 1 : 0;
    }
    std::erase_if(
        frames, [](const Frame& frame) { return frame.drawn < fewest_lines || frame.drawn * 3 < frame.at.size() * 2; });
    return frames;
}

/// Lines of text between two lines drawn.
struct Band {
    double y0 = 0;
    double y1 = 0;
    std::vector<TextLine> lines;
};

struct River {
    double from = 0;
    double to = 0;
    double middle() const { return (from + to) / 2; }
};

class Bander {
public:
    Bander(const Page& page, const Frame& frame, const std::vector<TextLine>& lines, Budget& budget)
        : page_(page), frame_(frame), lines_(lines), budget_(budget) {}

    std::optional<Grid> grid() {
        find_bands();
        if (bands_.size() < fewest_lines - 1 || !budget_.spend(lines_.size() * 4)) return std::nullopt;
        if (std::none_of(bands_.begin(), bands_.end(), [](const Band& band) { return band.lines.size() >= 3; }))
            return std::nullopt;
        const auto is_prose = [&](const Band& band) { return is_lone(band) && band.lines.size() > most_lines_of_note; };
        if (std::any_of(bands_.begin(), bands_.end(), is_prose)) return std::nullopt;
        find_rivers();
        // Two columns and less: running text between lines.
        if (rivers_.size() < 2 || !are_rows()) return std::nullopt;
        return filled();
    }

private:
    void find_bands() {
        double size = 0;
        for (std::size_t i = 0; i + 1 < frame_.at.size(); ++i) add_band(frame_.at[i], frame_.at[i + 1]);
        for (const Band& band : bands_)
            for (const TextLine& line : band.lines) size = std::max(size, line.font_size);
        // What the page's end cut off.
        double reached = frame_.at.back();
        const double first = reached;
        for (const TextLine& line : lines_) {
            if (line.box.y0 < first - 1) continue;
            if (line.box.y0 - reached > cut_off_gap * line.font_size || line.box.x0 < frame_.from - same_end ||
                line.box.x1 > frame_.to + same_end || line.font_size > size)
                break;
            reached = line.box.y1;
        }
        if (reached > first) add_band(first, reached + 1);
    }

    void add_band(double y0, double y1) {
        Band band{y0, y1, {}};
        for (const TextLine& line : lines_) {
            const double middle = line.baseline - 0.3 * line.font_size;
            if (middle <= y0 || middle >= y1) continue;
            TextLine part = line;
            part.chunks.clear();
            for (const Chunk& chunk : line.chunks)
                if (chunk.box.centre().x > frame_.from && chunk.box.centre().x < frame_.to)
                    part.chunks.push_back(chunk);
            if (!part.chunks.empty()) band.lines.push_back(std::move(part));
        }
        if (!band.lines.empty()) bands_.push_back(std::move(band));
    }

    /// The first band is the headings'; what it says of columns may span several of them.
    bool is_heading(const Band& band) const {
        return &band == &bands_.front() && std::none_of(band.lines.begin(), band.lines.end(), [](const TextLine& line) {
            return std::any_of(line.chunks.begin(), line.chunks.end(),
                               [](const Chunk& c) { return c.figure && !c.year; });
        });
    }

    /// The heading of a group, or a text under a row that runs across its columns.
    bool is_lone(const Band& band) const {
        const double wide = across_share * (frame_.to - frame_.from);
        bool across = false;
        for (const TextLine& line : band.lines) {
            if (line.chunks.size() > 1 && line.chunks.back().box.x1 - line.chunks.front().box.x0 < wide) return false;
            if (std::any_of(line.chunks.begin(), line.chunks.end(), [](const Chunk& chunk) { return chunk.figure; }))
                return false;
            across = across || line.chunks.front().box.width() > wide;
        }
        return across || band.lines.size() <= 2;
    }

    void find_rivers() {
        std::map<double, int> changes;
        double size = 0;
        std::size_t count = 0;
        for (const Band& band : bands_) {
            if (is_heading(band) || is_lone(band)) continue;
            for (const TextLine& line : band.lines)
                for (const Chunk& chunk : line.chunks) {
                    ++changes[chunk.box.x0];
                    --changes[chunk.box.x1];
                    size += chunk.font_size;
                    ++count;
                }
        }
        if (count == 0) return;
        size /= static_cast<double>(count);
        int ink = 0;
        double start = 0;
        bool any = false;
        for (const auto& [x, change] : changes) {
            if (ink == 0 && any && x - start > narrowest_river * size) rivers_.push_back({start, x});
            ink += change;
            start = x;
            any = true;
        }
    }

    std::size_t column_of(const Box& box) const {
        std::size_t c = 0;
        while (c < rivers_.size() && box.centre().x > rivers_[c].middle()) ++c;
        return c;
    }

    /// One figure at most in each column of figures in each band, and a column of figures at least.
    bool are_rows() {
        std::vector<int> with_figure(rivers_.size() + 1, 0);
        std::vector<int> with_several(rivers_.size() + 1, 0);
        std::vector<int> with_text(rivers_.size() + 1, 0);
        int bands = 0;
        for (const Band& band : bands_) {
            if (is_heading(band) || is_lone(band)) continue;
            ++bands;
            std::vector<int> figures(rivers_.size() + 1, 0);
            std::vector<int> texts(rivers_.size() + 1, 0);
            for (const TextLine& line : band.lines)
                for (const Chunk& chunk : line.chunks) {
                    const std::size_t c = column_of(chunk.box);
                    ++texts[c];
                    if (chunk.figure) ++figures[c];
                }
            int stacked = 0;
            for (std::size_t c = 0; c < figures.size(); ++c) {
                stacked += figures[c] > 1 && figures[c] == texts[c] ? 1 : 0;
                with_text[c] += texts[c] > 0 ? 1 : 0;
                if (figures[c] == 1 && texts[c] == 1) ++with_figure[c];
                if (figures[c] > 1 && figures[c] == texts[c]) ++with_several[c];
            }
            if (stacked > 1) return false;  // several rows between two lines
        }
        if (bands < 2) return false;
        int columns = 0;
        for (std::size_t c = 0; c < with_figure.size(); ++c) {
            if (with_several[c] * 5 > bands) return false;
            if (c > 0 && with_figure[c] * 2 >= with_text[c] && with_figure[c] > 0) ++columns;
        }
        return columns > 0 && with_text[0] * 3 >= bands * 2;
    }

    std::optional<Grid> filled() {
        Grid grid;
        grid.columns = static_cast<int>(rivers_.size()) + 1;
        grid.rows = static_cast<int>(bands_.size());
        grid.box = {frame_.from, bands_.front().y0, frame_.to, bands_.back().y1};
        grid.ruling = Table::Ruling::partial;
        for (std::size_t b = 0; b < bands_.size(); ++b) {
            std::map<int, GridCell> cells;
            const bool lone = is_lone(bands_[b]);
            const auto first = static_cast<int>(column_of(
                {bands_[b].lines.front().chunks.front().box.x0, 0, bands_[b].lines.front().chunks.front().box.x0, 0}));
            for (const TextLine& line : bands_[b].lines)
                for (const Chunk& chunk : line.chunks)
                    for (const std::uint32_t i : chunk.words) {
                        const auto c = lone ? first : static_cast<int>(column_of(page_.words[i].box));
                        GridCell& cell = cells[c];
                        cell.row = static_cast<int>(b);
                        cell.column = c;
                        cell.words.push_back(i);
                    }
            for (auto& [c, cell] : cells) {
                const auto i = static_cast<std::size_t>(c);
                cell.box = {i == 0 ? frame_.from : rivers_[i - 1].middle(), bands_[b].y0,
                            i == rivers_.size() || lone ? frame_.to : rivers_[i].middle(), bands_[b].y1};
                if (lone) cell.column_span = grid.columns - c;
                grid.cells.push_back(std::move(cell));
            }
        }
        return grid;
    }

    const Page& page_;
    const Frame& frame_;
    const std::vector<TextLine>& lines_;
    Budget& budget_;
    std::vector<Band> bands_;
    std::vector<River> rivers_;
};

/// Lines drawn down within the frame through several of its rows: it has columns of its own.
bool has_columns(const Ruling& ruling, const Frame& frame) {
    return std::any_of(ruling.down.begin(), ruling.down.end(), [&](const Segment& s) {
        return s.drawn && s.at > frame.from + same_end && s.at < frame.to - same_end && s.from < frame.at.back() &&
               s.to > frame.at.front() && s.length() > 0.3 * (frame.at.back() - frame.at.front());
    });
}

}  // namespace

std::vector<Grid> banded_grids(const Page& page, const Ruling& ruling, const std::vector<TextLine>& lines,
                               Budget& budget) {
    std::vector<Grid> grids;
    if (!budget.spend(ruling.across.size() * 4)) return grids;
    std::vector<Frame> frames = frames_of(ruling);
    if (frames.size() > most_frames) return grids;
    for (const Frame& frame : frames) {
        if (has_columns(ruling, frame) || !budget.spend(lines.size() * frame.at.size())) continue;
        if (std::optional<Grid> grid = Bander(page, frame, lines, budget).grid()) grids.push_back(std::move(*grid));
    }
    return grids;
}

}  // namespace scrutineer::table_finding
