// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/tables/aligned/grid_columns.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace scrutineer::table_finding {
namespace {

/// A gap may be crossed by this share of the lines that stand on both sides of it: spanning headers, long names.
constexpr double crossing_share = 0.26;

struct Range {
    double from;
    double to;
};

/// The x ranges in which text stands in most of the lines that reach across them.
std::vector<Range> cores_of(const std::vector<TextLine>& lines) {
    std::map<double, std::pair<int, int>> changes;  // x: change of (lines with text there, lines with a gap there)
    // Headings stand over several columns more often than what is below them: they count half where they have text.
    const auto is_body = [](const TextLine& line) {
        const auto figures =
            std::count_if(line.chunks.begin(), line.chunks.end(), [](const Chunk& c) { return c.figure && !c.year; });
        return figures >= 2 || (figures == 1 && line.chunks.size() >= 4);
    };
    const TextLine* body = nullptr;
    for (const TextLine& line : lines)
        if (!body && is_body(line)) body = &line;
    for (const TextLine& line : lines) {
        if (line.chunks.size() < 2) continue;
        const int weight = body && &line < body ? 1 : 2;
        double end = -1e9;
        for (std::size_t i = 0; i < line.chunks.size(); ++i) {
            const Box& box = line.chunks[i].box;
            const double from = std::max(box.x0, end);
            const double to = std::max(box.x1, from);
            if (i > 0 && from > end) {
                changes[end].second += 2;
                changes[from].second -= 2;
            }
            changes[from].first += weight;
            changes[to].first -= weight;
            end = std::max(end, to);
        }
    }
    std::vector<Range> cores;
    int text = 0;
    int gap = 0;
    bool inside = false;
    for (const auto& [x, change] : changes) {
        text += change.first;
        gap += change.second;
        const bool dense = text > 0 && text > crossing_share * (text + gap);
        if (dense && !inside) cores.push_back({x, x});
        if (inside) cores.back().to = x;
        inside = dense;
    }
    return cores;
}

bool touches(const Range& range, const Box& box) {
    const double shared = std::min(range.to, box.x1) - std::max(range.from, box.x0);
    return shared > 0.3;
}

/// Columns that few lines fill show as chunks that touch no core. Only lines of the body count, since a header centred
/// over two columns stands in the gap between them.
void add_sparse(const std::vector<TextLine>& lines, std::vector<Range>& cores) {
    std::size_t body = 0;
    while (body < lines.size()) {
        const auto& chunks = lines[body].chunks;
        const auto figures =
            std::count_if(chunks.begin(), chunks.end(), [](const Chunk& c) { return c.figure && !c.year; });
        if (figures * 2 >= static_cast<std::ptrdiff_t>(chunks.size()) && chunks.size() >= 2) break;
        ++body;
    }
    std::vector<Range> extra;
    for (std::size_t l = body; l < lines.size(); ++l) {
        if (lines[l].chunks.size() < 2) continue;
        for (const Chunk& chunk : lines[l].chunks) {
            if (std::any_of(cores.begin(), cores.end(), [&](const Range& core) { return touches(core, chunk.box); }))
                continue;
            auto same = std::find_if(extra.begin(), extra.end(), [&](const Range& r) { return touches(r, chunk.box); });
            if (same == extra.end())
                extra.push_back({chunk.box.x0, chunk.box.x1});
            else
                *same = {std::min(same->from, chunk.box.x0), std::max(same->to, chunk.box.x1)};
        }
    }
    cores.insert(cores.end(), extra.begin(), extra.end());
    std::sort(cores.begin(), cores.end(), [](const Range& a, const Range& b) { return a.from < b.from; });
    std::vector<Range> apart;
    for (const Range& core : cores) {
        if (!apart.empty() && core.from <= apart.back().to)
            apart.back().to = std::max(apart.back().to, core.to);
        else
            apart.push_back(core);
    }
    cores = std::move(apart);
}

/// Where a line down the page runs through a core, it parts it; the text on both sides decides where each half is.
void part_at_lines(const std::vector<TextLine>& lines, const std::vector<Segment>& down, std::vector<Range>& cores) {
    if (lines.empty()) return;
    const double height = lines.back().box.y1 - lines.front().box.y0;
    for (const Segment& line : down) {
        if (line.length() < 0.4 * height) continue;
        for (std::size_t i = 0; i < cores.size(); ++i) {
            if (line.at <= cores[i].from + 1 || line.at >= cores[i].to - 1) continue;
            const double end = cores[i].to;
            cores[i].to = line.at - 0.5;
            cores.insert(cores.begin() + static_cast<std::ptrdiff_t>(i) + 1, {line.at + 0.5, end});
            break;
        }
    }
}

}  // namespace

ColumnSpan columns_of(const std::vector<Column>& columns, const Box& box) {
    ColumnSpan span{-1, -1};
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!touches({columns[i].core0, columns[i].core1}, box)) continue;
        if (span.first < 0) span.first = static_cast<int>(i);
        span.last = static_cast<int>(i);
    }
    if (span.first >= 0) return span;
    const double middle = box.centre().x;
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (middle < columns[i].right || i + 1 == columns.size()) return {static_cast<int>(i), static_cast<int>(i)};
    return {0, 0};
}

std::vector<Column> find_columns(const std::vector<TextLine>& lines, const std::vector<Segment>& down, Budget& budget) {
    std::size_t chunks = 0;
    for (const TextLine& line : lines) chunks += line.chunks.size();
    if (!budget.spend(chunks * 24)) return {};
    std::vector<Range> cores = cores_of(lines);
    if (!budget.spend(chunks * (cores.size() + 1))) return {};
    add_sparse(lines, cores);
    part_at_lines(lines, down, cores);
    std::vector<Column> columns;
    for (const Range& core : cores) columns.push_back({core.from, core.to, core.from, core.to, 0, 0, false, 0});
    if (!budget.spend(chunks * (columns.size() + 1))) return {};
    std::vector<int> figures(columns.size(), 0);
    for (const TextLine& line : lines)
        for (const Chunk& chunk : line.chunks) {
            const ColumnSpan span = columns_of(columns, chunk.box);
            if (columns.empty() || span.several() || line.chunks.size() < 2) continue;
            Column& column = columns[static_cast<std::size_t>(span.first)];
            if (!touches({column.core0, column.core1}, chunk.box)) continue;
            column.x0 = std::min(column.x0, chunk.box.x0);
            column.x1 = std::max(column.x1, chunk.box.x1);
            ++column.cells;
            if (chunk.figure) ++figures[static_cast<std::size_t>(span.first)];
        }
    for (std::size_t i = 0; i < columns.size(); ++i) {
        columns[i].figures = figures[i] * 2 >= columns[i].cells && columns[i].cells > 0;
        columns[i].left = i == 0 ? columns[i].x0 - 20 : columns[i - 1].right;
        columns[i].right = columns[i].x1 + 20;
        if (i + 1 == columns.size()) continue;
        // Half way between the texts; where they overlap, half way between the cores. A drawn line knows better.
        const double a = columns[i].x1 < columns[i + 1].x0 ? columns[i].x1 : columns[i].core1;
        const double b = columns[i].x1 < columns[i + 1].x0 ? columns[i + 1].x0 : columns[i + 1].core0;
        columns[i].right = (a + b) / 2;
        for (const Segment& line : down)
            if (line.at > columns[i].core1 - 1 && line.at < columns[i + 1].core0 + 1) columns[i].right = line.at;
    }
    return columns;
}

void part_at_columns(const Page& page, std::vector<TextLine>& lines, const std::vector<Column>& columns, bool always) {
    // What a space is, differs: in type of one width it is as wide as a letter.
    std::vector<double> spaces;
    for (const TextLine& line : lines)
        for (const Chunk& chunk : line.chunks)
            for (std::size_t k = 1; k < chunk.words.size(); ++k) {
                const Word& a = page.words[chunk.words[k - 1]];
                const Word& b = page.words[chunk.words[k]];
                if (a.space_after) spaces.push_back((b.box.x0 - a.box.x1) / std::max(1.0, a.font_size));
            }
    double usual = 0;
    if (!spaces.empty()) {
        const auto middle = spaces.begin() + static_cast<std::ptrdiff_t>(spaces.size() / 2);
        std::nth_element(spaces.begin(), middle, spaces.end());
        usual = *middle;
    }
    const double wide = std::max(0.42, 1.35 * usual);
    for (TextLine& line : lines) {
        std::vector<Chunk> parted;
        for (Chunk& chunk : line.chunks) {
            const ColumnSpan span = columns_of(columns, chunk.box);
            if (!span.several() || chunk.words.size() < 2) {
                parted.push_back(std::move(chunk));
                continue;
            }
            // The gaps between words that lie on a column boundary, where both neighbours are figures or the gap is
            // wider than a space.
            std::size_t start = 0;
            const auto cut = [&](std::size_t end) {
                parted.push_back(part_of(page, chunk, start, end));
                start = end;
            };
            for (std::size_t k = 1; k < chunk.words.size(); ++k) {
                const Word& a = page.words[chunk.words[k - 1]];
                const Word& b = page.words[chunk.words[k]];
                const ColumnSpan left = columns_of(columns, a.box);
                const ColumnSpan right = columns_of(columns, b.box);
                if (left.last >= right.first) continue;
                const double gap = b.box.x0 - a.box.x1;
                const bool figures =
                    is_figure(b.text) && (is_figure(a.text) || columns[static_cast<std::size_t>(right.first)].figures);
                if (always || figures || gap > wide * std::min(a.font_size, b.font_size)) cut(k);
            }
            cut(chunk.words.size());
        }
        line.chunks = std::move(parted);
    }
}

}  // namespace scrutineer::table_finding
