// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/tables/aligned/grid_aligned.hpp"

#include <algorithm>
#include <cmath>

#include "parsers/tables/aligned/grid_columns.hpp"
#include "parsers/tables/aligned/heading_spans.hpp"

namespace scrutineer::table_finding {
namespace {

/// Lines of one heading follow each other within this many font sizes; what cells have around their text comes to more.
constexpr double widest_wrap = 1.32;
/// A note under a row is set in type smaller than the row's by this factor.
constexpr double smaller_type = 0.88;
constexpr std::size_t fewest_words_of_note = 3;
/// The space between two rows is so many times that between the lines of one, where it tells rows apart.
constexpr double least_wider = 1.22;

struct Placed {
    ColumnSpan span;
    const Chunk* chunk;
};

/// One line of a row, or several that overlap in height: a figure centred beside the two lines of its name.
struct PlacedLine {
    TextLine line;  ///< box, baseline (of the first) and font size alone
    double last_baseline = 0;
    std::vector<Placed> chunks;
    bool figures = false;  ///< has figures outside the first column that are not years
    const Placed* in(int column) const {
        for (const Placed& p : chunks)
            if (p.span.first <= column && column <= p.span.last) return &p;
        return nullptr;
    }
};

/// Whether lines are drawn between two heights over most of the range from x0 to x1.
bool ruled_between(const std::vector<Segment>& across, double y0, double y1, double x0, double x1) {
    double cover = 0;
    for (const Segment& s : across)
        if (s.at > y0 && s.at < y1) cover += std::max(0.0, std::min(s.to, x1) - std::max(s.from, x0));
    return cover > 0.6 * (x1 - x0);
}

class Gridder {
public:
    Gridder(const Page& page, const AlignedArea& area, std::vector<Column> columns, Budget& budget)
        : page_(page), area_(area), columns_(std::move(columns)), budget_(budget) {
        for (const TextLine& line : area.lines) {
            PlacedLine placed{{line.box, line.baseline, line.font_size, {}}, line.baseline, {}, false};
            for (const Chunk& chunk : line.chunks) {
                const ColumnSpan span = columns_of(columns_, chunk.box);
                placed.chunks.push_back({span, &chunk});
                if (chunk.figure && span.first > 0 && !chunk.year) placed.figures = true;
            }
            lines_.push_back(std::move(placed));
        }
        x0_ = columns_.front().x0;
        x1_ = columns_.back().x1;
        for (const TextLine& line : area.lines) {
            x0_ = std::min(x0_, line.box.x0);
            x1_ = std::max(x1_, line.box.x1);
        }
    }

    /// Which lines are a header's: those that look so, none, or all.
    enum class Header { found, none, all };
    Grid make(Header header = Header::found) {
        if (header == Header::found) find_body();
        if (header == Header::all) body_ = lines_.size();
        Grid grid;
        grid.columns = static_cast<int>(columns_.size());
        add_header(grid);
        add_body(grid);
        grid.box = area_.lines.front().box;
        for (const TextLine& line : area_.lines) grid.box = united(grid.box, line.box);
        grid.ruling = area_.across.empty() && area_.down.empty() ? Table::Ruling::none : Table::Ruling::partial;
        std::stable_sort(grid.cells.begin(), grid.cells.end(), [](const GridCell& a, const GridCell& b) {
            return a.row != b.row ? a.row < b.row : a.column < b.column;
        });
        return grid;
    }

private:
    struct HeaderCell {
        ColumnSpan span;
        std::vector<std::uint32_t> words;
        Box box;
        double baseline;
        double size;
        int depth = 0;
    };

    void find_body() {
        // The first line that holds figures as a body does, and the wide lines drawn above it.
        std::size_t first = 0;
        // A figure alone on its line may be the end of a text that wraps.
        while (first < lines_.size() && !(lines_[first].figures && lines_[first].chunks.size() > 1)) ++first;
        body_ = 0;
        const bool figures = first < lines_.size();
        const std::size_t limit = figures ? first : std::min<std::size_t>(lines_.size(), 8);
        for (std::size_t i = limit; i > 0; --i) {
            if (i == lines_.size()) continue;
            if (ruled_between(area_.across, lines_[i - 1].line.baseline - 1, lines_[i].line.box.y1 - 2, x0_, x1_) &&
                ruled_between(area_.across, lines_[i - 1].line.baseline - 1, lines_[i].line.baseline - 2, x0_, x1_)) {
                body_ = i;
                if (figures) break;
                // Without figures the first line drawn right across parts header and body.
            }
        }
        if (body_ > 0 || !figures) return;
        // Figures head columns too ("$10,000–14,999"): where a line right across parts them from the rows below, and
        // nothing above it reads as a row, they are headings.
        for (std::size_t i = first + 1; i < lines_.size() && i <= first + 4; ++i) {
            if (is_row(lines_[i - 1])) break;
            if (!ruled_between(area_.across, lines_[i - 1].line.baseline - 1, lines_[i].line.baseline - 2, x0_, x1_))
                continue;
            body_ = i;
            return;
        }
        body_ = first;
        // Lines of the first row's name above its figures: they follow each other as close as lines of one text do.
        while (body_ > 1 && lines_[body_ - 1].chunks.size() == 1 && begins_name(body_ - 1)) --body_;
        // The heading of the first group stands alone at the left, apart from what is above it.
        while (body_ > 1 && lines_[body_ - 1].chunks.size() == 1 && lines_[body_ - 1].chunks[0].span.first == 0)
            --body_;
    }

    /// A text alone, in a column of words that has its heading further above, close above the next line.
    bool begins_name(std::size_t l) const {
        const Placed& placed = lines_[l].chunks.front();
        const auto c = static_cast<std::size_t>(placed.span.first);
        if (placed.span.several() || columns_[c].figures) return false;
        if (lines_[l + 1].line.baseline - lines_[l].line.baseline > widest_wrap * lines_[l].line.font_size)
            return false;
        for (std::size_t k = 0; k < l; ++k)
            if (lines_[k].in(placed.span.first))
                return lines_[l].line.baseline - lines_[l - 1].line.baseline > widest_wrap * lines_[l].line.font_size;
        return false;
    }

    /// A name and figures in nearly all of the other columns.
    static bool is_row(const PlacedLine& line) {
        if (!line.in(0)) return false;
        const auto figures = std::count_if(line.chunks.begin(), line.chunks.end(),
                                           [](const Placed& p) { return p.span.first > 0 && p.chunk->figure; });
        return figures * 5 >= static_cast<std::ptrdiff_t>(line.chunks.size() - 1) * 4;
    }

    /// The columns of a heading by a line drawn under it, or lines drawn down beside it; {-1, -1} where none says.
    ColumnSpan drawn_span(std::size_t l, const Placed& placed) const {
        const Box& box = placed.chunk->box;
        const auto last = static_cast<int>(columns_.size()) - 1;
        const double below = l + 1 < lines_.size() ? lines_[l + 1].line.baseline : box.y1 + 10;
        for (const Segment& s : area_.across) {
            if (s.at < box.y1 - 0.35 * box.height() || s.at > below) continue;
            if (s.from > box.x0 + 3 || s.to < box.x1 - 3) continue;
            if (s.length() > 0.97 * (x1_ - x0_)) continue;
            ColumnSpan span{-1, -1};
            for (int c = 0; c <= last; ++c) {
                const Column& column = columns_[static_cast<std::size_t>(c)];
                const double middle = (column.core0 + column.core1) / 2;
                if (middle < s.from || middle > s.to) continue;
                if (span.first < 0) span.first = c;
                span.last = c;
            }
            // Another heading over the same line: the line heads more than this one.
            bool shared = false;
            for (const Placed& other : lines_[l].chunks)
                if (&other != &placed && other.chunk->box.x0 > s.from - 3 && other.chunk->box.x1 < s.to + 3)
                    shared = true;
            if (span.first >= 0 && !shared)
                return {std::min(span.first, placed.span.first), std::max(span.last, placed.span.last)};
            break;
        }
        if (const ColumnSpan between = span_between_lines(l, placed); between.first >= 0) return between;
        return {-1, -1};
    }

    /// The columns of each heading of line `l`: those that lines drawn give it, or else those that its place over the
    /// headings below tells.
    std::vector<ColumnSpan> spans_of_line(std::size_t l) {
        const std::vector<Placed>& chunks = lines_[l].chunks;
        std::vector<ColumnSpan> drawn;
        bool all = true;
        for (const Placed& placed : chunks) {
            drawn.push_back(drawn_span(l, placed));
            all = all && drawn.back().first >= 0;
        }
        if (all || chunks.empty()) return drawn;
        const std::vector<HeadedColumn> under = headed_columns(l);
        std::vector<SpanningText> texts;
        for (std::size_t i = 0; i < chunks.size(); ++i)
            texts.push_back({chunks[i].chunk->box, drawn[i].first >= 0 ? drawn[i] : chunks[i].span,
                             names_period(*chunks[i].chunk)});
        std::vector<ColumnSpan> spans = heading_spans(texts, columns_, under, lines_[l].line.font_size, budget_);
        for (std::size_t i = 0; i < spans.size(); ++i)
            if (drawn[i].first >= 0) spans[i] = drawn[i];
        return spans;
    }

    /// A few words that end in a number: a year, "Quarter 1", "Q2 2023/24".
    bool names_period(const Chunk& chunk) const {
        constexpr std::size_t most_words = 3;
        if (chunk.year || chunk.words.empty()) return chunk.year;
        const char last = page_.words[chunk.words.back()].text.back();
        return chunk.words.size() <= most_words && !chunk.figure && last >= '0' && last <= '9';
    }

    /// What stands over and under line `l` in each column.
    std::vector<HeadedColumn> headed_columns(std::size_t l) const {
        std::vector<HeadedColumn> under(columns_.size());
        const double size = lines_[l].line.font_size;
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            const auto column = static_cast<int>(c);
            for (std::size_t k = l + 1; k < body_ && !under[c].headed; ++k) {
                const Placed* p = lines_[k].in(column);
                if (!p || p->span.several()) continue;
                const bool close = lines_[k].line.baseline - lines_[l].line.baseline < widest_wrap * size;
                under[c] = {true, false, close, opens_small(*p), chunk_text(page_, *p->chunk)};
            }
            // What has a heading of its own begun above is not headed again from the side.
            for (std::size_t k = 0; k < l; ++k) {
                const Placed* above = lines_[k].in(column);
                if (above && !above->span.several() && lines_[l].line.baseline - lines_[k].line.baseline < 3 * size)
                    under[c].closed = true;
            }
        }
        return under;
    }

    /// The columns between the nearest lines drawn down the page on both sides of a heading that is centred between
    /// them; {-1, -1} where that says nothing.
    ColumnSpan span_between_lines(std::size_t l, const Placed& placed) const {
        const Box& box = placed.chunk->box;
        double left = -1;
        double right = -1;
        for (const Segment& s : area_.down) {
            if (s.from > box.centre().y || s.to < box.centre().y) continue;
            if (s.at <= box.x0 + 2) left = s.at;
            if (s.at >= box.x1 - 2 && right < 0) right = s.at;
        }
        if (left < 0 || right < 0 || std::abs((left + right) / 2 - box.centre().x) > 0.8 * placed.chunk->font_size)
            return {-1, -1};
        for (const Placed& other : lines_[l].chunks)
            if (&other != &placed && other.chunk->box.x0 > left - 2 && other.chunk->box.x1 < right + 2) return {-1, -1};
        ColumnSpan span{-1, -1};
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            const double middle = (columns_[c].core0 + columns_[c].core1) / 2;
            if (middle < left || middle > right) continue;
            if (span.first < 0) span.first = static_cast<int>(c);
            span.last = static_cast<int>(c);
        }
        return span;
    }

    void add_header(Grid& grid) {
        std::vector<HeaderCell> cells;
        for (std::size_t l = 0; l < body_; ++l) {
            const std::vector<ColumnSpan> spans = spans_of_line(l);
            for (std::size_t i = 0; i < spans.size(); ++i) {
                const Placed& placed = lines_[l].chunks[i];
                const ColumnSpan span = spans[i];
                const TextLine& line = lines_[l].line;
                HeaderCell* above = nullptr;
                for (HeaderCell& cell : cells)
                    if (cell.span.first <= span.last && span.first <= cell.span.last && cell.box.y1 <= line.box.y1 &&
                        (!above || cell.baseline > above->baseline))
                        above = &cell;
                const bool same = above && above->span.first <= span.first && above->span.last >= span.last &&
                                  (above->span.first == span.first || !placed.span.several()) &&
                                  (above->span.last - above->span.first == span.last - span.first);
                const bool close =
                    above && line.baseline - above->baseline <= 1.75 * std::max(above->size, placed.chunk->font_size);
                if (same && close &&
                    !ruled_between(area_.across, above->baseline, line.baseline - 0.5 * placed.chunk->font_size,
                                   placed.chunk->box.x0, placed.chunk->box.x1)) {
                    above->words.insert(above->words.end(), placed.chunk->words.begin(), placed.chunk->words.end());
                    above->box = united(above->box, placed.chunk->box);
                    above->baseline = line.baseline;
                    above->size = std::max(above->size, placed.chunk->font_size);
                } else {
                    cells.push_back(
                        {span, placed.chunk->words, placed.chunk->box, line.baseline, placed.chunk->font_size, 0});
                }
            }
        }
        // How many stand above it says which level a heading is on.
        int levels = 0;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            for (std::size_t k = 0; k < i; ++k)
                if (cells[k].span.first <= cells[i].span.last && cells[i].span.first <= cells[k].span.last)
                    cells[i].depth = std::max(cells[i].depth, cells[k].depth + 1);
            levels = std::max(levels, cells[i].depth + 1);
        }
        for (std::size_t i = 0; i < cells.size(); ++i) {
            int end = levels;
            for (std::size_t k = i + 1; k < cells.size(); ++k)
                if (cells[k].span.first <= cells[i].span.last && cells[i].span.first <= cells[k].span.last)
                    end = std::min(end, cells[k].depth);
            GridCell cell;
            cell.row = cells[i].depth;
            cell.row_span = std::max(1, end - cells[i].depth);
            cell.column = cells[i].span.first;
            cell.column_span = cells[i].span.last - cells[i].span.first + 1;
            cell.words = cells[i].words;
            cell.box = cells[i].box;
            grid.cells.push_back(std::move(cell));
        }
        grid.header_rows = levels;
        grid.rows = levels;
    }

    /// Lines of the body that overlap in height are made one.
    void merge_overlapping() {
        std::vector<PlacedLine> merged(std::make_move_iterator(lines_.begin()),
                                       std::make_move_iterator(lines_.begin() + static_cast<std::ptrdiff_t>(body_)));
        for (std::size_t l = body_; l < lines_.size(); ++l) {
            PlacedLine& line = lines_[l];
            if (merged.size() > body_) {
                PlacedLine& before = merged.back();
                const double size = std::min(line.line.font_size, before.line.font_size);
                if (line.line.baseline - before.last_baseline < 0.75 * size && !are_two_rows(line, before)) {
                    before.line.box = united(before.line.box, line.line.box);
                    before.line.font_size = std::max(before.line.font_size, line.line.font_size);
                    before.last_baseline = line.line.baseline;
                    before.figures = before.figures || line.figures;
                    before.chunks.insert(before.chunks.end(), line.chunks.begin(), line.chunks.end());
                    continue;
                }
            }
            merged.push_back(std::move(line));
        }
        lines_ = std::move(merged);
    }

    /// Two figures in one column are of two rows, however near; so are two names with a figure each.
    static bool are_two_rows(const PlacedLine& a, const PlacedLine& b) {
        if (!a.figures || !b.figures) return false;
        const auto has_name = [](const PlacedLine& line) {
            return std::any_of(line.chunks.begin(), line.chunks.end(),
                               [](const Placed& p) { return !p.chunk->figure; });
        };
        if (has_name(a) && has_name(b)) return true;
        return std::any_of(a.chunks.begin(), a.chunks.end(), [&](const Placed& p) {
            return p.chunk->figure && std::any_of(b.chunks.begin(), b.chunks.end(), [&](const Placed& q) {
                       return q.chunk->figure && p.span.first == q.span.first;
                   });
        });
    }

    /// Whether text that ends in `above` may go on in `below`: its first word would not have fitted.
    bool did_not_fit(const Placed& above, const Placed& below) const {
        if (below.chunk->words.empty()) return false;
        const auto c = static_cast<std::size_t>(above.span.first);
        const Word& word = page_.words[below.chunk->words.front()];
        const double end = above.chunk->box.x1 + 0.25 * word.font_size + word.box.width();
        const double edge = c + 1 < columns_.size() ? columns_[c + 1].x0 - 0.5 * word.font_size : columns_[c].x1 + 1;
        return end > edge ||
               (end > columns_[c].x1 - 0.5 * word.font_size && above.chunk->box.width() > 6 * word.font_size);
    }

    /// Text that opens with a small letter or a bracket goes on from what is above it.
    bool opens_small(const Placed& placed) const {
        if (placed.chunk->words.empty()) return false;
        const char first = page_.words[placed.chunk->words.front()].text.front();
        return (first >= 'a' && first <= 'z') || first == '(' || first == '[' || first == '&';
    }

    /// Finds the bands that lines drawn right across the body part it into. Where most of them hold one row, the lines
    /// drawn are the rows' and say what belongs together.
    void find_bands() {
        std::vector<double> at;
        for (std::size_t i = 0; i < area_.across.size();) {
            std::size_t end = i;
            double cover = 0;
            while (end < area_.across.size() && area_.across[end].at - area_.across[i].at < 1.5)
                cover += std::max(0.0, std::min(area_.across[end].to, x1_) - std::max(area_.across[end].from, x0_)),
                    ++end;
            if (cover > 0.6 * (x1_ - x0_)) at.push_back(area_.across[i].at);
            i = end;
        }
        bands_.assign(lines_.size(), -1);
        int bands = 0;
        int single = 0;
        for (std::size_t l = body_; l < lines_.size();) {
            const auto band = std::upper_bound(at.begin(), at.end(), middle_of(lines_[l])) - at.begin();
            std::size_t end = l + 1;
            while (end < lines_.size() &&
                   std::upper_bound(at.begin(), at.end(), middle_of(lines_[end])) - at.begin() == band)
                ++end;
            ++bands;
            if (is_one_row(l, end)) {
                ++single;
                for (std::size_t k = l; k < end; ++k) bands_[k] = static_cast<int>(band);
            }
            l = end;
        }
        if (bands < 3 || single * 5 < bands * 4) bands_.assign(lines_.size(), -1);
    }

    /// Lines that the space between them joins to rows: less within each row than between any two, and no two figures
    /// of a column in one. Where the space says so of all lines, it tells rows from names over several lines whatever
    /// stands beside them.
    void find_groups() {
        const std::size_t count = lines_.size() - body_;
        if (count < 3 || std::any_of(bands_.begin(), bands_.end(), [](int band) { return band >= 0; })) return;
        std::vector<double> gaps;
        for (std::size_t l = body_ + 1; l < lines_.size(); ++l)
            gaps.push_back(lines_[l].line.baseline - lines_[l - 1].last_baseline);
        // The widest space within a row: none wider joins two rows.
        std::vector<double> sorted = gaps;
        std::sort(sorted.begin(), sorted.end());
        double within = 0;
        double between = 0;
        for (std::size_t i = 0; i + 1 < sorted.size(); ++i) {
            if (sorted[i + 1] < sorted[i] * least_wider) continue;
            if (!are_rows(gaps, sorted[i])) break;
            within = sorted[i];
            between = sorted[i + 1];
            if (!budget_.spend(count)) return;
        }
        if (between <= 0) return;
        int group = 0;
        std::vector<int> bands(lines_.size(), -1);
        bands[body_] = 0;
        for (std::size_t l = body_ + 1; l < lines_.size(); ++l) {
            if (gaps[l - body_ - 1] > within) ++group;
            bands[l] = group;
        }
        bands_ = std::move(bands);
    }

    /// Whether the names' lines are one name: each next word did not fit on the line before, or opens small.
    bool is_one_name(std::size_t first, std::size_t end) const {
        const Placed* above = nullptr;
        for (std::size_t l = first; l < end; ++l)
            for (const Placed& placed : lines_[l].chunks) {
                if (placed.span.first != 0) continue;
                if (above && !did_not_fit(*above, placed) && !opens_small(placed)) return false;
                above = &placed;
            }
        return true;
    }

    /// Whether lines no further apart than `within` are rows: one figure at most in each column of each, and figures in
    /// nearly all of several lines.
    bool are_rows(const std::vector<double>& gaps, double within) const {
        int rows = 0;
        int bare = 0;
        for (std::size_t first = body_; first < lines_.size();) {
            std::size_t end = first + 1;
            while (end < lines_.size() && gaps[end - body_ - 1] <= within) ++end;
            if (end - first > 1) {
                if (!is_one_row(first, end) || !is_one_name(first, end)) return false;
                const bool figures = std::any_of(lines_.begin() + static_cast<std::ptrdiff_t>(first),
                                                 lines_.begin() + static_cast<std::ptrdiff_t>(end),
                                                 [](const PlacedLine& line) { return line.figures; });
                ++(figures ? rows : bare);
            }
            first = end;
        }
        return rows > 0 && bare * 4 <= rows;
    }

    static double middle_of(const PlacedLine& placed) { return placed.line.baseline - 0.3 * placed.line.font_size; }

    /// No column has two figures one under the other, but for what stands in brackets under a figure.
    bool is_one_row(std::size_t first, std::size_t end) const {
        for (std::size_t l = first + 1; l < end; ++l) {
            const double size = std::min(lines_[l - 1].line.font_size, lines_[l].line.font_size);
            if (lines_[l].line.baseline - lines_[l - 1].last_baseline > 2.2 * size) return false;
            if (std::max(lines_[l - 1].line.font_size, lines_[l].line.font_size) > 1.3 * size) return false;
            if (is_note_line(l)) return false;
        }
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            int figures = 0;
            for (std::size_t l = first; l < end; ++l)
                for (const Placed& placed : lines_[l].chunks) {
                    if (placed.span.first != static_cast<int>(c) || !placed.chunk->figure) continue;
                    const char open = page_.words[placed.chunk->words.front()].text.front();
                    if (figures == 0 || (open != '[' && open != '(')) ++figures;
                }
            if (figures > 1) return false;
        }
        return true;
    }

    /// A text alone on its line that is no part of the row above it: set smaller than the text that it stands under, or
    /// across columns that the row fills.
    bool is_note_line(std::size_t l) const {
        if (l <= body_ || lines_[l].chunks.size() != 1) return false;
        const Placed& text = lines_[l].chunks.front();
        if (text.chunk->figure || text.chunk->words.size() < fewest_words_of_note) return false;
        if (text.span.several()) {
            const auto filled = std::count_if(
                lines_[l - 1].chunks.begin(), lines_[l - 1].chunks.end(),
                [&](const Placed& p) { return p.span.first >= text.span.first && p.span.last <= text.span.last; });
            if (filled > 1) return true;
        }
        const Placed* above = lines_[l - 1].in(text.span.first);
        return above && !above->chunk->figure && text.chunk->font_size < smaller_type * above->chunk->font_size;
    }

    /// Whether line `l` goes on with the row that line `l - 1` is part of.
    bool continues_row(std::size_t l, bool row_has_figures) const {
        const PlacedLine& here = lines_[l];
        const PlacedLine& before = lines_[l - 1];
        if (is_note_line(l)) return false;
        if (is_note_line(l - 1) && here.line.font_size * smaller_type > before.line.font_size) return false;
        if (bands_[l] >= 0 || bands_[l - 1] >= 0) return bands_[l] == bands_[l - 1];
        const double size = std::max(here.line.font_size, before.line.font_size);
        const double leading = here.line.baseline - before.last_baseline;
        if (leading > tight_ * 1.3 && leading > 1.2 * size) return false;
        if (ruled_between(area_.across, before.last_baseline - 1, here.line.baseline - 0.4 * here.line.font_size, x0_,
                          x1_))
            return false;
        if (here.figures && row_has_figures) return false;
        // Set closer than the rows are: that alone says that it goes on.
        const bool closer = pitch_ > 0 && leading < 0.9 * pitch_;
        const Placed* label = here.in(0);
        if (label) {
            const Placed* above = nullptr;
            for (const Placed& p : before.chunks)
                if (p.span.first == 0) above = &p;
            if (!above) return false;
            if (above->chunk->bold != label->chunk->bold && !closer) return false;
            // Out again from a hanging indent.
            if (label->chunk->box.x0 < above->chunk->box.x0 - 0.4 * size) return false;
            const auto c = static_cast<std::size_t>(above->span.first);
            const bool long_line = above->chunk->box.width() > 0.55 * (columns_[c].x1 - columns_[c].x0);
            if (!did_not_fit(*above, *label)) return (closer || long_line) && opens_small(*label);
            if (closer || opens_small(*label)) return true;
            if (here.figures) return false;  // the first row under a heading
            if (!row_has_figures) return pitch_ <= 0;
            return label->chunk->box.x0 > above->chunk->box.x0 + 0.4 * size;
        }
        if (here.figures) return false;
        // Text in the other columns only: it goes on where there is text above it.
        return std::any_of(here.chunks.begin(), here.chunks.end(),
                           [&](const Placed& p) { return before.in(p.span.first) != nullptr; });
    }

    /// A line alone that is centred over several columns heads the rows below in all of them.
    ColumnSpan centred_span(const PlacedLine& line, const Placed& placed) const {
        const auto last = static_cast<int>(columns_.size()) - 1;
        if (line.chunks.size() != 1 || last < 1) return placed.span;
        if (placed.span.first == 0 && placed.chunk->box.x0 < columns_[0].x0 + 3 * placed.chunk->font_size)
            return {0, 0};
        const double middle = placed.chunk->box.centre().x;
        const double play = 1.5 * placed.chunk->font_size;
        const double x1 = columns_[static_cast<std::size_t>(last)].x1;
        if (last > 1 && std::abs((columns_[1].x0 + x1) / 2 - middle) < play) return {1, last};
        if (std::abs((columns_[0].x0 + x1) / 2 - middle) < play) return {0, last};
        return placed.span;
    }

    void add_body(Grid& grid) {
        merge_overlapping();
        find_bands();
        find_groups();
        std::vector<double> leadings;
        std::vector<double> pitches;
        for (std::size_t l = body_ + 1; l < lines_.size(); ++l) {
            leadings.push_back(lines_[l].line.baseline - lines_[l - 1].last_baseline);
            if (lines_[l].figures && lines_[l - 1].figures) pitches.push_back(leadings.back());
        }
        std::sort(pitches.begin(), pitches.end());
        pitch_ = pitches.empty() ? 0 : pitches[pitches.size() / 2];
        std::sort(leadings.begin(), leadings.end());
        tight_ = leadings.empty() ? 0 : leadings[leadings.size() / 8];
        bool figures = false;
        std::size_t row_start = grid.cells.size();
        for (std::size_t l = body_; l < lines_.size(); ++l) {
            const bool goes_on = l > body_ && continues_row(l, figures);
            if (!goes_on) {
                ++grid.rows;
                figures = false;
                row_start = grid.cells.size();
            }
            figures = figures || lines_[l].figures;
            for (const Placed& placed : lines_[l].chunks) {
                ColumnSpan span = goes_on ? placed.span : centred_span(lines_[l], placed);
                // A long name that runs on into an empty neighbour still belongs to the column where it starts.
                if (span.several() && placed.chunk->box.x0 < columns_[static_cast<std::size_t>(span.first)].core0 + 2)
                    span.last = lines_[l].chunks.size() > 1 || span.first == 0 ? span.first : span.last;
                GridCell* cell = nullptr;
                for (std::size_t i = row_start; i < grid.cells.size(); ++i) {
                    GridCell& other = grid.cells[i];
                    if (other.column <= span.last && span.first < other.column + other.column_span) cell = &other;
                }
                if (!cell) {
                    grid.cells.emplace_back();
                    cell = &grid.cells.back();
                    cell->row = grid.rows - 1;
                    cell->column = span.first;
                    cell->column_span = span.last - span.first + 1;
                    cell->box = placed.chunk->box;
                }
                cell->words.insert(cell->words.end(), placed.chunk->words.begin(), placed.chunk->words.end());
                cell->box = united(cell->box, placed.chunk->box);
            }
        }
    }

    const Page& page_;
    const AlignedArea& area_;
    std::vector<Column> columns_;
    Budget& budget_;
    std::vector<PlacedLine> lines_;
    double x0_ = 0;
    double x1_ = 0;
    std::size_t body_ = 0;
    std::vector<int> bands_;  ///< for each line the band between drawn lines that is its row, -1 where none is
    double tight_ = 0;        ///< leading within a row
    double pitch_ = 0;        ///< from row to row of figures; 0 where there are none
};

}  // namespace

Grid aligned_grid(const Page& page, AlignedArea area, Budget& budget) {
    if (area.lines.size() < 2) return {};
    add_marks(page, area, budget);
    std::vector<Column> columns = find_columns(area.lines, area.down, budget);
    if (columns.size() < 2) return {};
    part_at_columns(page, area.lines, columns);
    columns = find_columns(area.lines, area.down, budget);
    if (columns.size() < 2 || !budget.spend(area.lines.size() * (area.across.size() + 4) * 4)) return {};
    Grid grid = Gridder(page, area, std::move(columns), budget).make();
    take_symbols(page, grid, budget);
    return grid;
}

Grid body_grid(const Page& page, const AlignedArea& area, std::vector<Column> columns, Budget& budget) {
    if (area.lines.empty() || columns.empty()) return {};
    if (!budget.spend(area.lines.size() * (area.across.size() + 4) * 4)) return {};
    return Gridder(page, area, std::move(columns), budget).make(Gridder::Header::none);
}

Grid heading_grid(const Page& page, const AlignedArea& area, std::vector<Column> columns, Budget& budget) {
    if (area.lines.empty() || columns.empty()) return {};
    if (!budget.spend(area.lines.size() * (area.across.size() + 4) * 4)) return {};
    return Gridder(page, area, std::move(columns), budget).make(Gridder::Header::all);
}

}  // namespace scrutineer::table_finding
