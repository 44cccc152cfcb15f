// SPDX-License-Identifier: GPL-3.0-or-later
// Part of parsers/headed/heading_gridder.hpp: its rows.
#include <algorithm>
#include <cmath>

#include "parsers/headed/heading_gridder.hpp"
#include "parsers/lines/rating_colour.hpp"
#include "words/cell_kinds.hpp"

namespace scrutineer {

namespace {

bool is_italic(const Chunk& chunk) {
    return std::all_of(chunk.words.begin(), chunk.words.end(), [](const Word* word) { return word->italic; });
}

}  // namespace

bool HeadingGridder::is_group_line(const ChunkLine& line) const {
    if (line.chunks.size() != 1) return false;
    const Chunk& chunk = line.chunks.front();
    if (is_data(chunk) || !looks_like_words(chunk.text)) return false;
    if (chunk.box.x0 > edges_[std::min<std::size_t>(2, edges_.size() - 2)]) return false;
    const Fill* band = band_under(page_, chunk.box);
    const bool wide_band = band && band->box.width() > 0.8 * (right() - left()) && band->box.height() < 3 * line.size;
    const int first = column_of({chunk.box.x0, chunk.box.y0, chunk.box.x0 + 1, chunk.box.y1});
    const bool left_of_names = names_ > 0 && first >= 0 && first < names_;
    if (left_of_names || crosses(line)) return true;
    if ((chunk.bold && !names_bold_) || (is_italic(chunk) && !names_italic_)) return true;
    return wide_band && band_is_alone(*band);
}

bool HeadingGridder::band_is_alone(const Fill& band) const {
    int lines = 0;
    for (const ChunkLine* line : body_)
        for (const Chunk& chunk : line->chunks)
            if (band.box.contains(chunk.box.centre())) ++lines;
    if (lines != 1) return false;
    // A stripe in two halves has the colour that other rows stand on.
    return std::none_of(body_.begin(), body_.end(), [&](const ChunkLine* line) {
        if (line->chunks.size() < 3) return false;
        const Fill* under = band_under(page_, line->chunks.front().box);
        return under && under->colour == band.colour;
    });
}

std::vector<const Chunk*> HeadingGridder::chunks_in(int column) const {
    std::vector<const Chunk*> out;
    for (const ChunkLine* line : body_)
        for (const Chunk& chunk : line->chunks)
            if (column_of(chunk.box) == column) out.push_back(&chunk);
    return out;
}

std::vector<double> HeadingGridder::anchors() {
    const int count = static_cast<int>(edges_.size()) - 1;
    // Names are the widest column of words.
    double widest = 0;
    for (int c = 0; c < count; ++c) {
        double width = 0;
        std::size_t bold = 0;
        std::size_t italic = 0;
        const auto chunks = chunks_in(c);
        for (const Chunk* chunk : chunks) {
            if (looks_like_words(chunk->text)) width += chunk->box.width();
            if (chunk->bold) ++bold;
            if (is_italic(*chunk)) ++italic;
        }
        if (width > widest) {
            widest = width;
            names_ = c;
            names_bold_ = 2 * bold > chunks.size();
            names_italic_ = 2 * italic > chunks.size();
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
                    // Two texts of one line are one row: "4" and "NS14" under headings that stand close together.
                    const double y = (line->y0 + line->y1) / 2;
                    if (ys.empty() || ys.back() != y) ys.push_back(y);
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

double HeadingGridder::gap_between(double above, double below) const {
    std::vector<std::pair<double, double>> ink;
    // A line of ratings is of the row above it.
    for (const ChunkLine* line : body_) {
        const double middle = (line->y0 + line->y1) / 2;
        if (middle <= above || middle >= below) continue;
        const auto ratings =
            std::count_if(line->chunks.begin(), line->chunks.end(), [](const Chunk& c) { return is_rating(c.text); });
        if (ratings > 0 && ratings + 1 >= static_cast<std::ptrdiff_t>(line->chunks.size())) above = middle;
    }
    // So are colours under its figures.
    for (const Fill& fill : page_.fills)
        if (fill.rectangle && rating_of_colour(fill.colour) && fill.box.width() < 0.3 * (right() - left()) &&
            fill.box.x0 > left() - 2 && fill.box.x1 < right() + 2 && fill.box.y0 > above && fill.box.y1 < below)
            above = std::max(above, fill.box.y1 - 0.5);
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
        if (!fill.rectangle || fill.box.width() < 0.6 * (right() - left()) || fill.box.height() > 0.4 * page_.height)
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

double HeadingGridder::last_row_end(double anchor) const {
    const double size = body_.back()->size;
    double end = bottom() + 1;
    for (const Fill& fill : page_.fills) {
        if (!fill.rectangle || fill.box.width() > 0.3 * (right() - left()) || !rating_of_colour(fill.colour)) continue;
        if (fill.box.x0 < left() - 2 || fill.box.x1 > right() + 2 || fill.box.height() > 6 * size) continue;
        if (fill.box.y0 > anchor - size && fill.box.y0 < bottom() + 0.8 * size && fill.box.y1 < limit_)
            end = std::max(end, fill.box.y1);
    }
    return end;
}

void HeadingGridder::rows() {
    std::vector<double> ys = anchors();
    std::vector<std::pair<double, const ChunkLine*>> marks;  // rows (null) and group headings, by y
    for (const double y : ys) marks.emplace_back(y, nullptr);
    for (const ChunkLine* line : body_)
        if (is_group_line(*line)) marks.emplace_back((line->y0 + line->y1) / 2, line);
    std::sort(marks.begin(), marks.end());
    if (marks.empty()) return;
    double top = heading_.bottom;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        double end = last_row_end(marks[i].first);
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

}  // namespace scrutineer
