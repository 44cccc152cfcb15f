// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/heading_grid.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "parsers/match_columns.hpp"
#include "parsers/rating_colour.hpp"
#include "parsers/shape.hpp"
#include "parsers/table_grid.hpp"

namespace scrutineer {
namespace {

/// Words with less between them than this many font sizes are one text; with more, they may be two cells.
constexpr double chunk_gap = 0.42;
/// Lines of one heading, or of one cell, follow each other within this many font sizes.
constexpr double line_pitch = 1.5;
/// A table ends where nothing follows for this many font sizes.
constexpr double end_gap = 5.0;

/// Some words of one line that belong together.
struct Chunk {
    std::vector<const Word*> words;
    Box box;
    double size = 0;
    bool bold = false;
    std::string text;
};

/// Chunks on one baseline.
struct Line {
    std::vector<Chunk> chunks;
    double y0 = 0, y1 = 0, baseline = 0, size = 0;
};

std::string text_of(const std::vector<const Word*>& words) {
    std::string out;
    bool space = false;
    for (const Word* word : words) {
        if (space) out += ' ';
        out += word->text;
        space = word->space_after;
    }
    return out;
}

Chunk chunk_of(std::vector<const Word*> words) {
    Chunk chunk;
    std::size_t letters = 0;
    std::size_t bold = 0;
    for (const Word* word : words) {
        chunk.box = chunk.words.empty() && chunk.size == 0 ? word->box : united(chunk.box, word->box);
        chunk.size = std::max(chunk.size, word->font_size);
        letters += word->text.size();
        if (word->bold) bold += word->text.size();
    }
    chunk.bold = 2 * bold > letters;
    chunk.text = text_of(words);
    chunk.words = std::move(words);
    return chunk;
}

/// The upright words of a page as lines of chunks, top to bottom. A raised mark stays with the word it follows.
std::vector<Line> lines_of(const Page& page) {
    std::vector<const Word*> words;
    for (const Word& word : page.words)
        if (word.rotation == 0 && !word.text.empty()) words.push_back(&word);
    std::stable_sort(words.begin(), words.end(),
                     [](const Word* a, const Word* b) { return a->baseline < b->baseline; });
    // A raised mark stands on the line of the word that it follows.
    std::vector<const Word*> marks;
    std::erase_if(words, [&](const Word* mark) {
        const bool follows =
            mark->text.size() <= 6 && std::any_of(page.words.begin(), page.words.end(), [&](const Word& word) {
                return word.rotation == 0 && mark->font_size < 0.8 * word.font_size &&
                       std::abs(mark->box.x0 - word.box.x1) < 0.3 * word.font_size && mark->baseline < word.baseline &&
                       mark->baseline > word.baseline - 0.8 * word.font_size;
            });
        if (follows) marks.push_back(mark);
        return follows;
    });
    std::vector<std::vector<const Word*>> rows;
    double baseline = -1e9;
    double size = 0;
    for (const Word* word : words) {
        const double near = 0.4 * std::max(size, word->font_size);
        if (rows.empty() || word->baseline - baseline > near) {
            rows.emplace_back();
            baseline = word->baseline;
            size = word->font_size;
        } else if (word->font_size > size) {
            size = word->font_size;
        }
        rows.back().push_back(word);
    }
    for (const Word* mark : marks)
        for (auto& row : rows) {
            const bool here = std::any_of(row.begin(), row.end(), [&](const Word* word) {
                return mark->font_size < 0.8 * word->font_size &&
                       std::abs(mark->box.x0 - word->box.x1) < 0.3 * word->font_size &&
                       mark->baseline < word->baseline && mark->baseline > word->baseline - 0.8 * word->font_size;
            });
            if (!here) continue;
            row.push_back(mark);
            break;
        }
    std::vector<Line> lines;
    for (auto& row : rows) {
        std::stable_sort(row.begin(), row.end(), [](const Word* a, const Word* b) { return a->box.x0 < b->box.x0; });
        Line line;
        std::vector<const Word*> run;
        const auto flush = [&] {
            if (!run.empty()) line.chunks.push_back(chunk_of(std::move(run)));
            run.clear();
        };
        for (const Word* word : row) {
            if (!run.empty() &&
                word->box.x0 - run.back()->box.x1 > chunk_gap * std::max(word->font_size, run.back()->font_size))
                flush();
            run.push_back(word);
        }
        flush();
        // "1.  Are our services …": a number and its heading are one text.
        if (line.chunks.size() == 2 && line.chunks[0].words.size() == 1 && line.chunks[0].text.back() == '.' &&
            line.chunks[1].box.x0 - line.chunks[0].box.x1 < 2.5 * line.chunks[0].size) {
            std::vector<const Word*> both = line.chunks[0].words;
            both.insert(both.end(), line.chunks[1].words.begin(), line.chunks[1].words.end());
            line.chunks = {chunk_of(std::move(both))};
        }
        line.y0 = line.chunks.front().box.y0;
        for (const Chunk& chunk : line.chunks) {
            line.y0 = std::min(line.y0, chunk.box.y0);
            line.y1 = std::max(line.y1, chunk.box.y1);
            line.size = std::max(line.size, chunk.size);
            line.baseline = std::max(line.baseline, chunk.words.front()->baseline);
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

/// One column's heading, built from below: its lines, and the texts that span it and its neighbours.
struct Stack {
    double x0 = 0, x1 = 0;
    std::vector<std::vector<const Word*>> lines;  ///< top to bottom
    Box box;
};

struct Heading {
    std::vector<Stack> stacks;  ///< left to right
    struct Span {
        std::size_t first, last;
        std::vector<const Word*> words;
        Box box;
    };
    std::vector<Span> spans;
    double top = 0, bottom = 0;
    int page = 1;  ///< where it is printed
};

/// Fill boxes that a heading or a row may stand on: wide, not the whole page.
const Fill* band_under(const Page& page, const Box& text) {
    const Fill* found = nullptr;
    for (const Fill& fill : page.fills) {
        if (!fill.rectangle || fill.opacity < 0.5 || !fill.box.contains(text.centre())) continue;
        if (fill.box.height() > 0.4 * page.height) continue;
        if (fill.colour.red > 250 && fill.colour.green > 250 && fill.colour.blue > 250) continue;
        found = &fill;
    }
    return found;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A chunk that stands in a table's body and not in its heading.
bool is_data(const Chunk& chunk) {
    if (looks_like_status(chunk.text)) return true;
    return looks_like_figure(chunk.text) && std::any_of(chunk.text.begin(), chunk.text.end(), is_digit) &&
           chunk.text.find("\u00a3") == std::string::npos && !looks_like_period(chunk.text);
}

/// The lines around line `seed` that are one heading with it: same look, close together, no figures.
std::pair<std::size_t, std::size_t> heading_lines(const Page& page, const std::vector<Line>& lines, std::size_t seed,
                                                  const Chunk& known) {
    const auto alike = [&](const Line& line) {
        std::size_t bold = 0;
        std::size_t fill = 0;
        const Fill* own = band_under(page, known.box);
        for (const Chunk& chunk : line.chunks) {
            if (is_data(chunk)) return false;
            if (chunk.bold == known.bold && std::abs(chunk.size - known.size) < 0.15 * known.size) ++bold;
            const Fill* theirs = band_under(page, chunk.box);
            if ((own == nullptr) == (theirs == nullptr) && (own == nullptr || own->colour == theirs->colour)) ++fill;
        }
        return 2 * bold > line.chunks.size() && 2 * fill > line.chunks.size();
    };
    std::size_t first = seed;
    std::size_t last = seed;
    const bool filled = band_under(page, known.box) != nullptr;
    const double reach = (filled ? 2.4 : line_pitch) * known.size;
    while (first > 0 && lines[first].y0 - lines[first - 1].y1 < reach - known.size && alike(lines[first - 1])) --first;
    while (last + 1 < lines.size() && lines[last + 1].y0 - lines[last].y1 < reach - known.size &&
           alike(lines[last + 1]))
        ++last;
    return {first, last};
}

/// Columns from the lines of a heading, from the lowest line up: a text over two columns or more spans them.
Heading stack_up(const Page& page, const std::vector<Line>& lines, std::size_t first, std::size_t last) {
    Heading heading;
    heading.top = lines[first].y0;
    heading.bottom = lines[last].y1;
    heading.page = page.number;
    std::vector<const Chunk*> spanning;
    for (std::size_t i = last + 1; i-- > first;)
        for (const Chunk& chunk : lines[i].chunks) {
            std::vector<Stack*> under;
            for (Stack& stack : heading.stacks)
                if (std::min(stack.x1, chunk.box.x1) - std::max(stack.x0, chunk.box.x0) >
                    0.2 * std::min(stack.x1 - stack.x0, chunk.box.width()))
                    under.push_back(&stack);
            if (under.size() >= 2) {
                spanning.push_back(&chunk);
                continue;
            }
            if (under.empty()) {
                heading.stacks.push_back({chunk.box.x0, chunk.box.x1, {chunk.words}, chunk.box});
                continue;
            }
            Stack& stack = *under.front();
            stack.lines.insert(stack.lines.begin(), chunk.words);
            stack.x0 = std::min(stack.x0, chunk.box.x0);
            stack.x1 = std::max(stack.x1, chunk.box.x1);
            stack.box = united(stack.box, chunk.box);
        }
    // Rotated headings ("updated this quarter") stand beside the others.
    std::vector<const Word*> turned;
    for (const Word& word : page.words)
        if (word.rotation != 0 && word.box.y1 > heading.top - 60 && word.box.y0 < heading.bottom + 60)
            turned.push_back(&word);
    std::stable_sort(turned.begin(), turned.end(), [](const Word* a, const Word* b) {
        if (a->rotation != b->rotation) return a->rotation < b->rotation;
        return a->rotation == 270 ? a->box.y1 > b->box.y1 : a->box.y0 < b->box.y0;
    });
    for (const Word* word : turned) {
        const auto same = std::find_if(heading.stacks.begin(), heading.stacks.end(), [&](const Stack& s) {
            return !s.lines.empty() && s.lines.front().front()->rotation != 0 &&
                   word->box.x0 < s.x1 + word->font_size && s.x0 < word->box.x1 + word->font_size;
        });
        if (same == heading.stacks.end())
            heading.stacks.push_back({word->box.x0, word->box.x1, {{word}}, word->box});
        else {
            same->lines.front().push_back(word);
            same->x0 = std::min(same->x0, word->box.x0);
            same->x1 = std::max(same->x1, word->box.x1);
            same->box = united(same->box, word->box);
        }
    }
    std::stable_sort(heading.stacks.begin(), heading.stacks.end(),
                     [](const Stack& a, const Stack& b) { return a.x0 < b.x0; });
    for (const Chunk* chunk : spanning) {
        Heading::Span span{heading.stacks.size(), 0, chunk->words, chunk->box};
        for (std::size_t s = 0; s < heading.stacks.size(); ++s) {
            const Stack& stack = heading.stacks[s];
            if (std::min(stack.x1, chunk->box.x1) - std::max(stack.x0, chunk->box.x0) <= 0) continue;
            span.first = std::min(span.first, s);
            span.last = std::max(span.last, s);
        }
        if (span.first < span.last) heading.spans.push_back(std::move(span));
    }
    return heading;
}

/// A stretch of the page under a heading, being made into a table.
class Gridder {
public:
    Gridder(const Page& page, const std::vector<Line>& lines, const Heading& heading, std::size_t first_line,
            double limit)
        : page_(page), lines_(lines), heading_(heading), first_line_(first_line), limit_(limit) {}

    std::optional<Table> table() {
        body_ = body_lines();
        if (body_.size() < 1) return std::nullopt;
        columns();
        if (edges_.size() < 4) return std::nullopt;
        rows();
        if (records_.empty()) return std::nullopt;
        return fill_in();
    }

private:
    double left() const { return heading_.stacks.front().x0; }
    double right() const { return heading_.stacks.back().x1; }

    /// Lines under the heading up to the limit, a wide gap, or a text that runs across the columns as prose does.
    std::vector<const Line*> body_lines() const {
        std::vector<const Line*> out;
        double bottom = heading_.bottom;
        for (std::size_t i = first_line_; i < lines_.size(); ++i) {
            const Line& line = lines_[i];
            if (line.y0 >= limit_) break;
            if (line.y0 - bottom > end_gap * line.size || is_prose(line)) break;
            out.push_back(&line);
            bottom = std::max(bottom, line.y1);
        }
        // What follows the last line with figures in it is no longer the table.
        const auto has_data = [&](const Line* line) {
            return std::any_of(line->chunks.begin(), line->chunks.end(), [](const Chunk& c) { return is_data(c); });
        };
        std::size_t end = out.size();
        while (end > 0 && !has_data(out[end - 1])) --end;
        if (end == 0) return {};
        // But the last row's name may wrap under its figures.
        for (std::size_t i = end; i < out.size(); ++i) {
            const Line* line = out[i];
            if (line->y0 - out[i - 1]->y1 > 0.45 * line->size || crosses(*line) || line->chunks.size() > 4) break;
            end = i + 1;
        }
        out.resize(end);
        return out;
    }

    /// A line of one text that runs over the middles of two headings.
    bool crosses(const Line& line) const {
        if (line.chunks.size() != 1) return false;
        int middles = 0;
        for (const Stack& stack : heading_.stacks) {
            const double x = (stack.x0 + stack.x1) / 2;
            if (line.chunks.front().box.x0 < x && line.chunks.front().box.x1 > x) ++middles;
        }
        return middles >= 2;
    }

    /// A sentence between two tables, and not a heading of rows.
    bool is_prose(const Line& line) const {
        if (!crosses(line)) return false;
        const Chunk& chunk = line.chunks.front();
        return !chunk.bold && chunk.words.size() >= 6 && chunk.text.back() != '?' &&
               band_under(page_, chunk.box) == nullptr;
    }

    /// The widest stretch of x between `from` and `to` that fewest texts of the body cross; its middle.
    double river(double from, double to, int* crossed = nullptr) const {
        constexpr int steps = 60;
        const double step = (to - from) / steps;
        std::vector<int> ink(steps + 1, 0);
        for (const Line* line : body_) {
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
        for (const Line* line : body_) {
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
        int crossed = 0;
        const double inner = 0.18 * (to - from);
        double x = river(from + inner, to - inner, &crossed);
        int both = 0;
        int any = 0;
        int words = 0;
        for (const Line* line : body_) {
            if (crosses(*line)) continue;
            bool before = false;
            bool after = false;
            for (const Chunk& chunk : line->chunks) {
                const double centre = chunk.box.centre().x;
                if (centre < from || centre > to) continue;
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
        const Line* line = nullptr;
    };

    /// A line that is a heading of the rows under it: one text at the left, over the names' column or on a band.
    bool is_group_line(const Line& line) const {
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
        for (const Line* line : body_)
            for (const Chunk& chunk : line->chunks)
                if (band.box.contains(chunk.box.centre())) ++lines;
        return lines == 1;
    }

    std::vector<const Chunk*> chunks_in(int column) const {
        std::vector<const Chunk*> out;
        for (const Line* line : body_)
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
            for (const Line* line : body_) {
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
        for (const Line* line : body_) {
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
        std::vector<std::pair<double, const Line*>> marks;  // rows (null) and group headings, by y
        for (const double y : ys) marks.emplace_back(y, nullptr);
        for (const Line* line : body_)
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
        for (const Line* line : body_) {
            std::vector<Word> words;
            for (const Chunk& chunk : line->chunks)
                for (const Word* word : chunk.words)
                    if (region.contains(word->box.centre())) {
                        words.push_back(*word);
                        cell.text_box = any ? united(cell.text_box, word->box) : word->box;
                        any = true;
                        worst = std::min(worst, word->confidence);
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
        for (const Heading::Span& span : heading_.spans) {
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
                Cell cell = cell_of({edges_.front(), record.line->y0 - 1, edges_.back(), record.line->y1 + 1}, row, 0);
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
        const Line* last = nullptr;
        int lines = 0;
        std::string text;
        for (const Line* line : body_)
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
    const std::vector<Line>& lines_;
    const Heading& heading_;
    std::size_t first_line_;
    double limit_;
    std::vector<const Line*> body_;
    std::vector<double> edges_;
    std::vector<std::size_t> label_of_;  ///< the heading over each column
    std::vector<Record> records_;
    int names_ = 0;
    bool names_bold_ = false;
};

/// How many of a heading's columns some layout knows.
int known_columns(const Heading& heading, const LayoutSet& layouts) {
    int most = 0;
    for (const Layout& layout : layouts.state().layouts) {
        if (layout.shape != "rows" && layout.shape != "rows-with-ratings-below" && layout.shape != "finance") continue;
        int known = 0;
        bool figure = false;
        for (const Stack& stack : heading.stacks) {
            std::string leaf;
            for (const auto& line : stack.lines) leaf += (leaf.empty() ? "" : " ") + text_of(line);
            leaf = plain_text(leaf);
            for (const ColumnRule& rule : layout.columns) {
                // Rules that any heading fits say nothing.
                if (any_found_in(rule.header, "zzz") || any_found_in(rule.not_header, leaf) ||
                    !any_found_in(rule.header, leaf))
                    continue;
                ++known;
                if (rule.role == ColumnRole::figure) figure = true;
                break;
            }
        }
        if (figure) most = std::max(most, known);
    }
    return most;
}

/// A heading that names a column of names, or money: where looking for a table begins.
bool may_be_heading(const Chunk& chunk, const LayoutSet& layouts) {
    if (chunk.text.size() > 60 || is_data(chunk)) return false;
    const std::string plain = plain_text(chunk.text);
    for (const Layout& layout : layouts.state().layouts)
        for (const ColumnRule& rule : layout.columns) {
            if (rule.role != ColumnRole::name && rule.role != ColumnRole::figure) continue;
            if (any_found_in(rule.header, "zzz")) continue;
            if (any_found_in(rule.header, plain) && !any_found_in(rule.not_header, plain)) return true;
        }
    return false;
}

/// A column without a heading before the first: names, or the symbols of an overall rating.
void add_blank_stack(const Page& page, const std::vector<Line>& lines, std::size_t next_line, double limit,
                     Heading& heading) {
    const double edge = heading.stacks.front().x0;
    Stack blank;
    int found = 0;
    double bottom = heading.bottom;
    for (std::size_t i = next_line;
         i < lines.size() && lines[i].y0 < limit && lines[i].y0 - bottom < end_gap * lines[i].size; ++i) {
        const Line& line = lines[i];
        bottom = line.y1;
        const Chunk& chunk = line.chunks.front();
        if (line.chunks.size() < 2 || chunk.box.x0 > edge - 1.5 * chunk.size || chunk.box.centre().x > edge) continue;
        blank.x0 = found == 0 ? chunk.box.x0 : std::min(blank.x0, chunk.box.x0);
        blank.x1 = found == 0 ? chunk.box.x1 : std::max(blank.x1, chunk.box.x1);
        ++found;
    }
    for (const Symbol& symbol : page.symbols) {
        if (symbol.box.y0 < heading.bottom || symbol.box.y1 > bottom || symbol.box.x1 > edge ||
            symbol.box.x0 < edge - 60)
            continue;
        blank.x0 = found == 0 ? symbol.box.x0 : std::min(blank.x0, symbol.box.x0);
        blank.x1 = found == 0 ? symbol.box.x1 : std::max(blank.x1, symbol.box.x1);
        found += 2;
    }
    if (found < 2) return;
    blank.x1 = std::max(blank.x0 + 1, std::min(blank.x1, edge - 1));
    heading.stacks.insert(heading.stacks.begin(), std::move(blank));
    for (Heading::Span& span : heading.spans) {
        ++span.first;
        ++span.last;
    }
}

}  // namespace

struct HeadingGrids::State {
    const PaperText& text;
    const LayoutSet& layouts;
    std::optional<Heading> last;  ///< the last heading of the page before, where a table stood under it
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
    std::vector<Line> lines = lines_of(page);
    std::erase_if(lines, [&](const Line& line) {
        return std::any_of(running.begin(), running.end(),
                           [&](const Box& box) { return box.contains(line.chunks.front().box.centre()); });
    });
    struct Found {
        Heading heading;
        std::size_t next_line;
    };
    std::vector<Found> found;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].chunks.size() < 2) continue;
        const auto seed = std::find_if(lines[i].chunks.begin(), lines[i].chunks.end(),
                                       [&](const Chunk& chunk) { return may_be_heading(chunk, layouts); });
        if (seed == lines[i].chunks.end()) continue;
        const auto [first, last] = heading_lines(page, lines, i, *seed);
        Heading heading = stack_up(page, lines, first, last);
        if (heading.stacks.size() < 3 || known_columns(heading, layouts) < 3) continue;
        found.push_back({std::move(heading), last + 1});
        i = last;
    }
    if (state_->last && state_->last_page + 1 == page_index && !lines.empty() &&
        (found.empty() || found.front().next_line > 2)) {
        Heading again = *state_->last;
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
