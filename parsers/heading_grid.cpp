// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/heading_grid.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "parsers/column_headings.hpp"
#include "parsers/page_chunks.hpp"
#include "parsers/rating_colour.hpp"
#include "parsers/table_grid.hpp"

namespace scrutineer {
namespace {

/// A stretch of the page under a heading, being made into a table.
class Gridder {
public:
    Gridder(const Page& page, const std::vector<ChunkLine>& lines, const ColumnHeadings& heading,
            std::size_t first_line, double limit)
        : page_(page), lines_(lines), heading_(heading), first_line_(first_line), limit_(limit) {}

    std::optional<Table> table() {
        body_ = body_lines();
        if (body_.size() < 1) return std::nullopt;
        columns();
        if (edges_.size() < 3) return std::nullopt;
        rows();
        if (records_.empty()) return std::nullopt;
        return fill_in();
    }

private:
    double left() const { return heading_.stacks.front().x0; }
    double right() const { return heading_.stacks.back().x1; }

    /// Lines under the heading up to the limit, a wide gap, or a text that runs across the columns as prose does.
    std::vector<const ChunkLine*> body_lines() const {
        std::vector<const ChunkLine*> out;
        double bottom = heading_.bottom;
        for (std::size_t i = first_line_; i < lines_.size(); ++i) {
            const ChunkLine& line = lines_[i];
            if (line.y0 >= limit_) break;
            if (line.y0 - bottom > table_end_gap * line.size || is_prose(line) || is_larger_sentence(line, out)) break;
            out.push_back(&line);
            bottom = std::max(bottom, line.y1);
        }
        // What follows the last line with figures in it is no longer the table.
        const auto has_data = [&](const ChunkLine* line) {
            // A paragraph's number before its text is none.
            const auto first = line->chunks.begin() +
                               (line->chunks.size() > 1 && looks_like_reference(line->chunks.front().text) ? 1 : 0);
            return std::any_of(first, line->chunks.end(), [](const Chunk& c) { return is_data(c); });
        };
        std::size_t end = out.size();
        while (end > 0 && !has_data(out[end - 1])) --end;
        if (end == 0) return {};
        // But the last row's name may wrap under its figures,
        for (std::size_t i = end; i < out.size(); ++i) {
            const ChunkLine* line = out[i];
            const Chunk& chunk = line->chunks.front();
            if (line->y0 - out[i - 1]->y1 > 0.4 * line->size || crosses(*line) || line->chunks.size() > 4) break;
            if (looks_like_reference(chunk.text) || std::abs(line->size - out[end - 1]->size) > 0.06 * line->size)
                break;
            end = i + 1;
        }
        // and headings at the foot of the page are those of the rows on the next.
        if (limit_ > page_.height && end + first_line_ < lines_.size()) {
            std::size_t i = end;
            while (i < out.size() && heads_rows(*out[i])) ++i;
            if (i == out.size() && first_line_ + out.size() == lines_.size()) end = i;
        }
        out.resize(end);
        return out;
    }

    /// A line that is set apart and has no figures.
    bool heads_rows(const ChunkLine& line) const {
        if (line.chunks.size() != 1) return false;
        const Chunk& chunk = line.chunks.front();
        return !is_data(chunk) && looks_like_words(chunk.text) &&
               (chunk.bold || band_under(page_, chunk.box) != nullptr);
    }

    /// A line of one text that runs over the middles of two headings.
    bool crosses(const ChunkLine& line) const { return line.chunks.size() == 1 && over_middles(line.chunks.front()); }

    bool over_middles(const Chunk& chunk) const {
        int middles = 0;
        for (const HeadingStack& stack : heading_.stacks) {
            const double x = (stack.x0 + stack.x1) / 2;
            if (chunk.box.x0 < x && chunk.box.x1 > x) ++middles;
        }
        return middles >= 2;
    }

    /// A sentence between two tables, its paragraph's number before it perhaps, and not a heading of rows.
    bool is_prose(const ChunkLine& line) const {
        if (line.chunks.size() > 2) return false;
        const Chunk& chunk = line.chunks.back();
        if (line.chunks.size() == 2 && line.chunks.front().words.size() > 1) return false;
        return over_middles(chunk) && !chunk.bold && chunk.words.size() >= 6 && chunk.text.back() != '?' &&
               band_under(page_, chunk.box) == nullptr;
    }

    /// Words set larger than the table's lines so far: the paper's own text goes on.
    bool is_larger_sentence(const ChunkLine& line, const std::vector<const ChunkLine*>& before) const {
        if (before.size() < 3 || line.chunks.size() > 2) return false;
        const Chunk& chunk = line.chunks.back();
        if (chunk.words.size() < 5 || chunk.bold || is_data(chunk)) return false;
        if (line.chunks.size() == 2 && line.chunks.front().words.size() > 1) return false;
        return std::all_of(before.begin(), before.end(),
                           [&](const ChunkLine* other) { return line.size > 1.12 * other->size; });
    }

    /// The widest stretch of x between `from` and `to` that fewest texts of the body cross; its middle.
    double river(double from, double to, int* crossed = nullptr) const {
        constexpr int steps = 240;
        const double step = (to - from) / steps;
        std::vector<int> ink(steps + 1, 0);
        for (const ChunkLine* line : body_) {
            if (crosses(*line)) continue;
            for (const Chunk& chunk : line->chunks) {
                // "No Data" may stand across two columns.
                if (looks_like_status(chunk.text)) continue;
                for (int s = 0; s <= steps; ++s) {
                    const double x = from + s * step;
                    if (chunk.box.x0 - 0.1 < x && x < chunk.box.x1 + 0.1) ++ink[static_cast<std::size_t>(s)];
                }
            }
        }
        // A column's edge is not inside a rating's colour.
        for (const Fill& fill : page_.fills) {
            if (!fill.rectangle || !rating_of_colour(fill.colour) || fill.box.width() > 0.3 * (right() - left()))
                continue;
            if (fill.box.y0 < heading_.bottom - 1 || fill.box.y1 > body_.back()->y1 + 20) continue;
            for (int s = 0; s <= steps; ++s) {
                const double x = from + s * step;
                if (fill.box.x0 + 0.5 < x && x < fill.box.x1 - 0.5) ++ink[static_cast<std::size_t>(s)];
            }
        }
        const int least = *std::min_element(ink.begin(), ink.end());
        if (crossed) *crossed = least;
        int best = 0;
        int best_length = 0;
        for (int s = 0; s <= steps;) {
            int e = s;
            while (e <= steps && ink[static_cast<std::size_t>(e)] == least) ++e;
            if (e - s > best_length) {
                best_length = e - s;
                best = s;
            }
            s = e == s ? s + 1 : e;
        }
        return from + (best + (best_length - 1) / 2.0) * step;
    }

    void columns() {
        double outer = left();
        double outer_right = right();
        for (const ChunkLine* line : body_) {
            if (crosses(*line)) continue;
            outer = std::min(outer, line->chunks.front().box.x0);
            outer_right = std::max(outer_right, line->chunks.back().box.x1);
        }
        std::vector<double> edges{outer - 2};
        label_of_.clear();
        for (std::size_t s = 0; s < heading_.stacks.size(); ++s) {
            if (s > 0) {
                const double from = (heading_.stacks[s - 1].x0 + heading_.stacks[s - 1].x1) / 2;
                const double to = (heading_.stacks[s].x0 + heading_.stacks[s].x1) / 2;
                edges.push_back(to > from ? river(from, to) : to);
            }
        }
        edges.push_back(outer_right + 2);
        // A heading over two columns: figures on the left, their ratings on the right.
        for (std::size_t s = 0; s + 1 < edges.size(); ++s) {
            edges_.push_back(edges[s]);
            label_of_.push_back(s);
            if (const auto middle = split(edges[s], edges[s + 1])) {
                edges_.push_back(*middle);
                label_of_.push_back(s);
            }
        }
        edges_.push_back(edges.back());
    }

    double bottom() const { return body_.back()->y1; }

    /// Where the texts between two edges stand in two columns, the x between them.
    std::optional<double> split(double from, double to) const {
        if (to - from < 20) return std::nullopt;
        // Ratings may be nothing but colours beside the figures.
        double fills_from = to;
        int fills = 0;
        for (const Fill& fill : page_.fills) {
            if (!fill.rectangle || !rating_of_colour(fill.colour) || fill.box.y0 < heading_.bottom - 1 ||
                fill.box.y1 > bottom() + 20)
                continue;
            if (fill.box.x0 < from - 1 || fill.box.x1 > to + 3 || fill.box.width() < 0.2 * (to - from) ||
                fill.box.width() > 0.75 * (to - from))
                continue;
            fills_from = std::min(fills_from, fill.box.x0);
            ++fills;
        }
        if (fills > 0 && fills_from > from + 0.2 * (to - from)) {
            const bool beside = std::none_of(body_.begin(), body_.end(), [&](const ChunkLine* line) {
                return std::any_of(line->chunks.begin(), line->chunks.end(), [&](const Chunk& chunk) {
                    return chunk.box.centre().x > fills_from && chunk.box.centre().x < to && is_data(chunk) &&
                           !looks_like_status(chunk.text);
                });
            });
            if (beside) return fills_from - 0.5;
        }
        int crossed = 0;
        const double inner = 0.18 * (to - from);
        double x = river(from + inner, to - inner, &crossed);
        int both = 0;
        int any = 0;
        int words = 0;
        for (const ChunkLine* line : body_) {
            if (crosses(*line)) continue;
            bool before = false;
            bool after = false;
            for (const Chunk& chunk : line->chunks) {
                const double centre = chunk.box.centre().x;
                if (centre < from || centre > to || looks_like_status(chunk.text)) continue;
                (centre < x ? before : after) = true;
                if (looks_like_words(chunk.text) && !rating_like(chunk.text)) ++words;
            }
            if (before || after) ++any;
            if (before && after) ++both;
        }
        if (crossed > 0 || any < 2 || words > any / 2) return std::nullopt;
        return 2 * both >= any ? std::optional<double>(x) : std::nullopt;
    }

    static bool rating_like(std::string_view text) {
        const std::string plain = plain_text(text);
        return plain.size() <= 12 && plain.find(' ') == std::string::npos;
    }

    int column_of(const Box& box) const {
        const double x = box.centre().x;
        for (std::size_t c = 0; c + 1 < edges_.size(); ++c)
            if (x >= edges_[c] && x < edges_[c + 1]) return static_cast<int>(c);
        return -1;
    }

    struct Record {
        double top = 0, bottom = 0;
        bool heading = false;  ///< a group heading: one cell across
        const ChunkLine* line = nullptr;
    };

    /// A line that is a heading of the rows under it: one text at the left, over the names' column or on a band.
    bool is_group_line(const ChunkLine& line) const {
        if (line.chunks.size() != 1) return false;
        const Chunk& chunk = line.chunks.front();
        if (is_data(chunk) || !looks_like_words(chunk.text)) return false;
        if (chunk.box.x0 > edges_[std::min<std::size_t>(2, edges_.size() - 2)]) return false;
        const Fill* band = band_under(page_, chunk.box);
        const bool wide_band =
            band && band->box.width() > 0.8 * (right() - left()) && band->box.height() < 3 * line.size;
        const int first = column_of({chunk.box.x0, chunk.box.y0, chunk.box.x0 + 1, chunk.box.y1});
        const bool left_of_names = names_ > 0 && first >= 0 && first < names_;
        if (left_of_names || crosses(line)) return true;
        if (chunk.bold && !names_bold_) return true;
        return wide_band && band_is_alone(*band);
    }

    /// A band that no other row of the table stands on: not one of zebra stripes.
    bool band_is_alone(const Fill& band) const {
        int lines = 0;
        for (const ChunkLine* line : body_)
            for (const Chunk& chunk : line->chunks)
                if (band.box.contains(chunk.box.centre())) ++lines;
        return lines == 1;
    }

    std::vector<const Chunk*> chunks_in(int column) const {
        std::vector<const Chunk*> out;
        for (const ChunkLine* line : body_)
            for (const Chunk& chunk : line->chunks)
                if (column_of(chunk.box) == column) out.push_back(&chunk);
        return out;
    }

    /// The y of each row, from the column that fills each of them with one text.
    std::vector<double> anchors() {
        const int count = static_cast<int>(edges_.size()) - 1;
        // Names are the widest column of words.
        double widest = 0;
        for (int c = 0; c < count; ++c) {
            double width = 0;
            std::size_t bold = 0;
            const auto chunks = chunks_in(c);
            for (const Chunk* chunk : chunks) {
                if (looks_like_words(chunk->text)) width += chunk->box.width();
                if (chunk->bold) ++bold;
            }
            if (width > widest) {
                widest = width;
                names_ = c;
                names_bold_ = 2 * bold > chunks.size();
            }
        }
        std::vector<double> best;
        int best_rank = -1;
        for (int c = 0; c < count; ++c) {
            if (c == names_) continue;
            std::vector<double> ys;
            std::size_t fitting = 0;
            std::size_t references = 0;
            std::size_t answers = 0;
            std::size_t all = 0;
            for (const ChunkLine* line : body_) {
                if (is_group_line(*line)) continue;
                for (const Chunk& chunk : line->chunks) {
                    if (column_of(chunk.box) != c) continue;
                    ++all;
                    const bool reference = looks_like_reference(chunk.text);
                    const bool answer = looks_like_yes_no(chunk.text);
                    const bool figure = is_data(chunk);
                    if (reference) ++references;
                    if (answer) ++answers;
                    if (reference || answer || figure) {
                        ++fitting;
                        ys.push_back((line->y0 + line->y1) / 2);
                    }
                }
            }
            if (all == 0 || 3 * fitting < 2 * all) continue;
            // References left of the names and yes-or-no columns never wrap; figures may have a rating under them.
            const int rank = c < names_ && 10 * references >= 9 * all ? 4
                             : 10 * answers >= 9 * all                ? 3
                             : c > names_                             ? 1
                                                                      : 0;
            if (rank > best_rank || (rank == best_rank && ys.size() > best.size())) {
                best_rank = rank;
                best = std::move(ys);
            }
        }
        return best;
    }

    /// The emptiest height between two rows: the middle of the widest stretch without ink.
    double gap_between(double above, double below) const {
        std::vector<std::pair<double, double>> ink;
        for (const ChunkLine* line : body_) {
            if (line->y1 < above - 40 || line->y0 > below + 40) continue;
            for (const Chunk& chunk : line->chunks) {
                // Ascent and descent overlap between lines: the ink is in the middle.
                const double trim = 0.12 * chunk.box.height();
                ink.emplace_back(chunk.box.y0 + trim, chunk.box.y1 - trim);
            }
        }
        for (const Fill& fill : page_.fills)
            if (fill.rectangle && rating_of_colour(fill.colour) && fill.box.width() < 0.3 * (right() - left()) &&
                fill.box.y1 > above && fill.box.y0 < below)
                ink.emplace_back(fill.box.y0 + 0.3, fill.box.y1 - 0.3);
        // A drawn line across, or a band's edge, is the boundary itself.
        for (const Rule& rule : page_.rules)
            if (rule.horizontal() && rule.box.width() > 0.5 * (right() - left()) && rule.box.y0 > above &&
                rule.box.y0 < below)
                return rule.box.y0;
        for (const Fill& fill : page_.fills) {
            if (!fill.rectangle || fill.box.width() < 0.6 * (right() - left()) ||
                fill.box.height() > 0.4 * page_.height)
                continue;
            for (const double y : {fill.box.y0, fill.box.y1})
                if (y > above && y < below) return y;
        }
        std::sort(ink.begin(), ink.end());
        double reached = above;
        double best = (above + below) / 2;
        double widest = 0;
        for (const auto& [y0, y1] : ink) {
            if (y0 >= below) break;
            if (y0 > reached && y0 - reached > widest && y0 > above) {
                widest = y0 - reached;
                best = (y0 + reached) / 2;
            }
            reached = std::max(reached, y1);
        }
        return best;
    }

    void rows() {
        std::vector<double> ys = anchors();
        std::vector<std::pair<double, const ChunkLine*>> marks;  // rows (null) and group headings, by y
        for (const double y : ys) marks.emplace_back(y, nullptr);
        for (const ChunkLine* line : body_)
            if (is_group_line(*line)) marks.emplace_back((line->y0 + line->y1) / 2, line);
        std::sort(marks.begin(), marks.end());
        if (marks.empty()) return;
        double top = heading_.bottom;
        for (std::size_t i = 0; i < marks.size(); ++i) {
            double end = bottom() + 1;
            if (i + 1 < marks.size()) {
                const auto& next = marks[i + 1];
                if (next.second)
                    end = std::min(next.second->y0 + 0.5, next.first);
                else if (marks[i].second)
                    end = marks[i].second->y1 - 0.5;
                else
                    end = gap_between(marks[i].first, next.first);
            }
            records_.push_back({top, end, marks[i].second != nullptr, marks[i].second});
            top = end;
        }
    }

    /// The words of a stretch of the page as a cell.
    Cell cell_of(const Box& region, int row, int column) const {
        Cell cell;
        cell.row = row;
        cell.column = column;
        cell.page = page_.number;
        cell.box = region;
        cell.confidence = 0.9;
        cell.source = page_.source;
        bool any = false;
        double worst = 1;
        for (const ChunkLine* line : body_) {
            std::vector<Word> words;
            for (const Chunk& chunk : line->chunks) {
                // "No Data" across two columns is in the one that has its middle.
                const Point middle = chunk.box.centre();
                const bool status = looks_like_status(chunk.text);
                for (const Word* word : chunk.words)
                    if (region.contains(status ? middle : word->box.centre())) {
                        words.push_back(*word);
                        cell.text_box = any ? united(cell.text_box, word->box) : word->box;
                        any = true;
                        worst = std::min(worst, word->confidence);
                    }
            }
            if (words.empty()) continue;
            std::vector<const Word*> pointers;
            for (const Word& word : words) pointers.push_back(&word);
            cell.text += (cell.text.empty() ? "" : " ") + text_of(pointers);
            cell.lines.push_back(std::move(words));
        }
        for (const Symbol& symbol : page_.symbols)
            if (region.contains(symbol.box.centre())) cell.symbols.push_back(symbol);
        const Point at = any ? cell.text_box.centre() : region.centre();
        for (const Fill& fill : page_.fills)
            if (fill.rectangle && fill.opacity > 0.5 && fill.box.contains(at) && fill.box.height() < 0.4 * page_.height)
                cell.fill = fill.colour;
        if (cell.fill && cell.fill->red > 250 && cell.fill->green > 250 && cell.fill->blue > 250) cell.fill.reset();
        cell.confidence *= worst;
        return cell;
    }

    Table fill_in() const {
        Table table;
        table.page = page_.number;
        table.columns = static_cast<int>(edges_.size()) - 1;
        table.ruling = Table::Ruling::none;
        table.confidence = 0.9;
        table.source = page_.source;
        table.header_rows = heading_.spans.empty() ? 1 : 2;
        for (const ColumnHeadings::Span& span : heading_.spans) {
            Cell cell;
            cell.header = true;
            cell.page = heading_.page;
            int first = -1;
            int last = -1;
            for (int c = 0; c < table.columns; ++c) {
                const std::size_t stack = label_of_[static_cast<std::size_t>(c)];
                if (stack < span.first || stack > span.last) continue;
                if (first < 0) first = c;
                last = c;
            }
            cell.column = first;
            cell.column_span = last - first + 1;
            for (const Word* word : span.words) cell.lines.resize(1), cell.lines.front().push_back(*word);
            cell.text = text_of(span.words);
            cell.box = cell.text_box = span.box;
            table.cells.push_back(std::move(cell));
        }
        for (int c = 0; c < table.columns; ++c) {
            const std::size_t stack = label_of_[static_cast<std::size_t>(c)];
            const bool again = c > 0 && label_of_[static_cast<std::size_t>(c) - 1] == stack;
            if (again || heading_.stacks[stack].lines.empty()) continue;
            Cell cell;
            cell.header = true;
            cell.page = heading_.page;
            cell.row = table.header_rows - 1;
            cell.column = c;
            while (c + cell.column_span < table.columns &&
                   label_of_[static_cast<std::size_t>(c + cell.column_span)] == stack)
                ++cell.column_span;
            for (const auto& line : heading_.stacks[stack].lines) {
                std::vector<Word> words;
                for (const Word* word : line) words.push_back(*word);
                cell.text += (cell.text.empty() ? "" : " ") + text_of(line);
                cell.lines.push_back(std::move(words));
            }
            cell.box = cell.text_box = heading_.stacks[stack].box;
            cell.rotation = heading_.stacks[stack].lines.front().front()->rotation;
            table.cells.push_back(std::move(cell));
        }
        int row = table.header_rows;
        for (const Record& record : records_) {
            if (record.heading) {
                Cell cell =
                    cell_of({std::min(edges_.front(), record.line->chunks.front().box.x0 - 1), record.line->y0 - 1,
                             std::max(edges_.back(), record.line->chunks.back().box.x1 + 1), record.line->y1 + 1},
                            row, 0);
                cell.column_span = table.columns;
                table.cells.push_back(std::move(cell));
                ++row;
                continue;
            }
            const bool two = ratings_below(record);
            for (int c = 0; c < table.columns; ++c) {
                const Box region{edges_[static_cast<std::size_t>(c)], record.top,
                                 edges_[static_cast<std::size_t>(c) + 1], record.bottom};
                const auto parting = two ? rating_top(region) : std::nullopt;
                if (parting) {
                    Cell upper = cell_of({region.x0, region.y0, region.x1, *parting}, row, c);
                    Cell lower = cell_of({region.x0, *parting, region.x1, region.y1}, row + 1, c);
                    if (!lower.fill || !lower.text.empty()) {
                    } else {
                        lower.fill = fill_below(region);
                    }
                    if (has_content(upper)) table.cells.push_back(std::move(upper));
                    table.cells.push_back(std::move(lower));
                    continue;
                }
                Cell cell = cell_of(region, row, c);
                if (two) cell.row_span = 2;
                if (has_content(cell) || (cell.fill && rating_of_colour(*cell.fill)))
                    table.cells.push_back(std::move(cell));
            }
            row += two ? 2 : 1;
        }
        table.rows = row;
        std::stable_sort(table.cells.begin(), table.cells.end(), [](const Cell& a, const Cell& b) {
            return a.row != b.row ? a.row < b.row : a.column < b.column;
        });
        bool any = false;
        for (const Cell& cell : table.cells) {
            if (cell.page != table.page) continue;
            const Box& box = cell.header ? cell.text_box : cell.box;
            table.box = any ? united(table.box, box) : box;
            any = true;
        }
        return table;
    }

    /// The fill of a rating under a figure in this region: coloured or grey, in its lower part, as narrow as the
    /// column.
    const Fill* rating_fill(const Box& region) const {
        const Fill* found = nullptr;
        for (const Fill& fill : page_.fills) {
            if (!fill.rectangle || fill.box.width() > 1.3 * region.width() + 6 ||
                fill.box.height() > 0.8 * region.height())
                continue;
            if (!region.contains(fill.box.centre()) || fill.box.centre().y < region.y0 + 0.45 * region.height())
                continue;
            if (fill.colour.red > 250 && fill.colour.green > 250 && fill.colour.blue > 250) continue;
            found = &fill;
        }
        return found;
    }
    std::optional<Colour> fill_below(const Box& region) const {
        const Fill* fill = rating_fill(region);
        return fill ? std::optional<Colour>(fill->colour) : std::nullopt;
    }

    /// Where a column's rating begins under its figure: at its fill, or at a last line that is nothing but a rating.
    std::optional<double> rating_top(const Box& region) const {
        if (const Fill* fill = rating_fill(region)) return fill->box.y0;
        const ChunkLine* last = nullptr;
        int lines = 0;
        std::string text;
        for (const ChunkLine* line : body_)
            for (const Chunk& chunk : line->chunks)
                if (region.contains(chunk.box.centre())) {
                    if (line != last) ++lines;
                    last = line;
                    text = chunk.text;
                }
        if (lines < 2) return std::nullopt;
        const std::string plain = plain_text(text);
        std::string word;
        for (const char c : plain)
            if (c >= 'A' && c <= 'Z')
                word += static_cast<char>(c - 'A' + 'a');
            else
                word += c;
        if (word == "green" || word == "amber" || word == "red" || word == "n/a" || word == "na") return last->y0 + 0.5;
        return std::nullopt;
    }

    bool ratings_below(const Record& record) const {
        for (int c = 0; c + 1 < static_cast<int>(edges_.size()); ++c) {
            if (c == names_) continue;
            const Box region{edges_[static_cast<std::size_t>(c)], record.top, edges_[static_cast<std::size_t>(c) + 1],
                             record.bottom};
            if (rating_top(region)) return true;
        }
        return false;
    }

    const Page& page_;
    const std::vector<ChunkLine>& lines_;
    const ColumnHeadings& heading_;
    std::size_t first_line_;
    double limit_;
    std::vector<const ChunkLine*> body_;
    std::vector<double> edges_;
    std::vector<std::size_t> label_of_;  ///< the heading over each column
    std::vector<Record> records_;
    int names_ = 0;
    bool names_bold_ = false;
};

}  // namespace

struct HeadingGrids::State {
    const PaperText& text;
    const LayoutSet& layouts;
    std::optional<ColumnHeadings> last;  ///< the last heading of the page before, where a table stood under it
    std::size_t last_page = 0;
};

HeadingGrids::HeadingGrids(const PaperText& text, const LayoutSet& layouts)
    : state_(new State{text, layouts, std::nullopt, 0}) {}
HeadingGrids::~HeadingGrids() = default;

std::vector<Table> HeadingGrids::on_page(std::size_t page_index) {
    const PaperText& text = state_->text;
    const LayoutSet& layouts = state_->layouts;
    const Page& page = text.pages()[page_index];
    std::vector<Box> running;
    for (std::size_t l = 0; l < text.lines(page_index).size(); ++l)
        if (text.running(page_index, l)) running.push_back(text.lines(page_index)[l].box);
    std::vector<ChunkLine> lines = chunk_lines(page);
    const auto runs = [&](const Chunk& chunk) {
        return std::any_of(running.begin(), running.end(),
                           [&](const Box& box) { return box.contains(chunk.box.centre()); });
    };
    std::erase_if(lines,
                  [&](const ChunkLine& line) { return std::all_of(line.chunks.begin(), line.chunks.end(), runs); });
    struct Found {
        ColumnHeadings heading;
        std::size_t next_line;
    };
    std::vector<Found> found;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto seed = std::find_if(lines[i].chunks.begin(), lines[i].chunks.end(),
                                       [&](const Chunk& chunk) { return may_be_heading(chunk, layouts); });
        if (seed == lines[i].chunks.end()) continue;
        const auto [first, last] = heading_lines(page, lines, i, *seed);
        ColumnHeadings heading = stack_up(page, lines, first, last);
        if (known_headings(heading, layouts) < (names_money(heading) ? 1 : 3)) continue;
        found.push_back({std::move(heading), last + 1});
        i = last;
    }
    if (state_->last && state_->last_page + 1 == page_index && !lines.empty() &&
        (found.empty() || found.front().next_line > 2)) {
        ColumnHeadings again = *state_->last;
        again.top = again.bottom = lines.front().y0 - 0.5;
        found.insert(found.begin(), {std::move(again), 0});
    }
    state_->last.reset();
    std::vector<Table> out;
    for (std::size_t f = 0; f < found.size(); ++f) {
        const double limit = f + 1 < found.size() ? found[f + 1].heading.top - 1 : std::numeric_limits<double>::max();
        if (found[f].heading.page == page.number)
            add_blank_stack(page, lines, found[f].next_line, limit, found[f].heading);
        auto table = Gridder(page, lines, found[f].heading, found[f].next_line, limit).table();
        if (!table) continue;
        out.push_back(std::move(*table));
        state_->last = found[f].heading;
        state_->last_page = page_index;
    }
    return out;
}

}  // namespace scrutineer
