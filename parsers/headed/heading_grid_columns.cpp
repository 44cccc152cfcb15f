// SPDX-License-Identifier: GPL-3.0-or-later
// Part of parsers/headed/heading_gridder.hpp: its columns.
#include <algorithm>
#include <cmath>

#include "parsers/headed/heading_gridder.hpp"
#include "parsers/lines/rating_colour.hpp"
#include "words/cell_kinds.hpp"
#include "words/text.hpp"

namespace scrutineer {

std::vector<const ChunkLine*> HeadingGridder::body_lines() const {
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
        const auto first =
            line->chunks.begin() + (line->chunks.size() > 1 && looks_like_reference(line->chunks.front().text) ? 1 : 0);
        return std::any_of(first, line->chunks.end(), [](const Chunk& c) { return is_data(c); });
    };
    std::size_t end = out.size();
    while (end > 0 && !has_data(out[end - 1])) --end;
    if (end == 0) return {};
    // But the last row's name may wrap under its figures, ratings may stand under them,
    const double closed = closing_line(*out[end - 1]);
    for (std::size_t i = end; i < out.size(); ++i) {
        const ChunkLine* line = out[i];
        const Chunk& chunk = line->chunks.front();
        const auto ratings =
            std::count_if(line->chunks.begin(), line->chunks.end(), [](const Chunk& c) { return is_rating(c.text); });
        const bool rated = ratings > 0 && ratings + 1 >= static_cast<std::ptrdiff_t>(line->chunks.size());
        if (line->y1 < closed + 1 || (rated && line->y0 - out[i - 1]->y1 < 1.5 * line->size)) {
            end = i + 1;
            continue;
        }
        if (line->y0 - out[i - 1]->y1 > 0.4 * line->size || crosses(*line) || line->chunks.size() > 4) break;
        // A reference begins a row; "2023" under a period does not.
        const bool reference = looks_like_reference(chunk.text) && chunk.box.x0 < heading_.stacks.front().x1;
        if (reference || std::abs(line->size - out[end - 1]->size) > 0.06 * line->size) break;
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

double HeadingGridder::closing_line(const ChunkLine& last) const {
    constexpr double most_lines = 5;
    const double width = heading_.stacks.back().x1 - heading_.stacks.front().x0;
    double closed = 0;
    for (const Rule& rule : page_.rules) {
        if (!rule.horizontal() || rule.box.width() < 0.5 * width) continue;
        const double y = rule.box.y0;
        if (y < last.y1 - 0.3 * last.size || y > last.y1 + most_lines * last.size || y >= limit_) continue;
        if (rule.box.x0 > heading_.stacks.back().x0 || rule.box.x1 < heading_.stacks.front().x1) continue;
        closed = closed == 0 ? y : std::min(closed, y);
    }
    return closed;
}

bool HeadingGridder::heads_rows(const ChunkLine& line) const {
    if (line.chunks.size() != 1) return false;
    const Chunk& chunk = line.chunks.front();
    return !is_data(chunk) && looks_like_words(chunk.text) && (chunk.bold || band_under(page_, chunk.box) != nullptr);
}

bool HeadingGridder::over_middles(const Chunk& chunk) const {
    int middles = 0;
    for (const HeadingStack& stack : heading_.stacks) {
        const double x = (stack.x0 + stack.x1) / 2;
        if (chunk.box.x0 < x && chunk.box.x1 > x) ++middles;
    }
    return middles >= 2;
}

bool HeadingGridder::is_prose(const ChunkLine& line) const {
    if (line.chunks.size() > 2) return false;
    const Chunk& chunk = line.chunks.back();
    if (line.chunks.size() == 2 && line.chunks.front().words.size() > 1) return false;
    return over_middles(chunk) && !chunk.bold && chunk.words.size() >= 6 && chunk.text.back() != '?' &&
           band_under(page_, chunk.box) == nullptr;
}

bool HeadingGridder::is_larger_sentence(const ChunkLine& line, const std::vector<const ChunkLine*>& before) const {
    if (before.size() < 3 || line.chunks.size() > 2) return false;
    const Chunk& chunk = line.chunks.back();
    if (chunk.words.size() < 5 || chunk.bold || is_data(chunk)) return false;
    if (line.chunks.size() == 2 && line.chunks.front().words.size() > 1) return false;
    return std::all_of(before.begin(), before.end(),
                       [&](const ChunkLine* other) { return line.size > 1.12 * other->size; });
}

double HeadingGridder::river(double from, double to, int* crossed) const {
    constexpr int steps = 240;
    const double step = (to - from) / steps;
    std::vector<int> ink(steps + 1, 0);
    const auto cover = [&](double x0, double x1) {
        const int first = static_cast<int>(std::clamp(std::floor((x0 - from) / step), 0.0, double{steps}));
        const int last = static_cast<int>(std::clamp(std::ceil((x1 - from) / step), 0.0, double{steps}));
        for (int s = first; s <= last; ++s) {
            const double x = from + s * step;
            if (x0 < x && x < x1) ++ink[static_cast<std::size_t>(s)];
        }
    };
    for (const ChunkLine* line : body_) {
        if (crosses(*line)) continue;
        for (const Chunk& chunk : line->chunks) {
            // "No Data" may stand across two columns.
            if (chunk.box.x1 + 0.1 > from && chunk.box.x0 - 0.1 < to && !chunk.is_status())
                cover(chunk.box.x0 - 0.1, chunk.box.x1 + 0.1);
        }
    }
    // A column's edge is not inside a rating's colour.
    for (const Fill& fill : page_.fills) {
        if (!fill.rectangle || !rating_of_colour(fill.colour) || fill.box.width() > 0.3 * (right() - left())) continue;
        if (fill.box.y0 < heading_.bottom - 1 || fill.box.y1 > body_.back()->y1 + 20) continue;
        cover(fill.box.x0 + 0.5, fill.box.x1 - 0.5);
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

void HeadingGridder::columns() {
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

std::optional<double> HeadingGridder::split(double from, double to) const {
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
                       !chunk.is_status();
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
            if (centre < from || centre > to || chunk.is_status()) continue;
            (centre < x ? before : after) = true;
            if (looks_like_words(chunk.text) && !rating_like(chunk.text)) ++words;
        }
        if (before || after) ++any;
        if (before && after) ++both;
    }
    if (crossed > 0 || any < 2 || words > any / 2) return std::nullopt;
    return 2 * both >= any ? std::optional<double>(x) : std::nullopt;
}

bool HeadingGridder::rating_like(std::string_view text) {
    const std::string plain = fold_text(text);
    return plain.size() <= 12 && plain.find(' ') == std::string::npos;
}

int HeadingGridder::column_of(const Box& box) const {
    const double x = box.centre().x;
    for (std::size_t c = 0; c + 1 < edges_.size(); ++c)
        if (x >= edges_[c] && x < edges_[c + 1]) return static_cast<int>(c);
    return -1;
}

}  // namespace scrutineer
