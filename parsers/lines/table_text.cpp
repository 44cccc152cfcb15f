// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/lines/table_text.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "parsers/lines/raised_marks.hpp"

namespace scrutineer::table_finding {
namespace {

/// Gaps wider than this many font sizes part two chunks; normal spaces are a quarter to a third, justified ones more.
constexpr double chunk_gap = 0.95;
/// Two figures side by side are two cells at a smaller gap: a space inside a figure is never wider.
constexpr double figure_gap = 0.42;

/// Figures that end where they end above, before words that begin where they begin above, in so many lines.
constexpr std::size_t least_aligned_lines = 3;

/// Bullets belong to the text after them, however far it is set off.
bool is_bullet(std::string_view text) {
    static constexpr std::string_view bullets[] = {"•", "▪", "●", "■", "◦", "‣", "", "", "❖", "➢"};
    return std::find(std::begin(bullets), std::end(bullets), text) != std::end(bullets);
}

/// Where figures set to the right stand close before words set to the left ("58% In person" over "24% Social media"),
/// or names set to the right before figures set to the left, the edges that lines share part them, however narrow the
/// gap.
void part_at_shared_edges(const Page& page, std::vector<TextLine>& lines, Budget& budget) {
    struct Gap {
        std::size_t line, chunk, word;
        double from, to, y, size, left;
    };
    std::vector<Gap> gaps;
    for (std::size_t l = 0; l < lines.size(); ++l)
        for (std::size_t c = 0; c < lines[l].chunks.size(); ++c) {
            const Chunk& chunk = lines[l].chunks[c];
            for (std::size_t k = 1; k < chunk.words.size(); ++k) {
                const Word& left = page.words[chunk.words[k - 1]];
                const Word& right = page.words[chunk.words[k]];
                const double size = std::max(4.0, std::min(left.font_size, right.font_size));
                // Figures that begin a line are the numbers of rows and of paragraphs.
                if (right.box.x0 - left.box.x1 < figure_gap * size || is_figure(left.text) == is_figure(right.text) ||
                    is_bullet(left.text) || (c == 0 && is_figure(left.text)) || right.text.front() == '(' ||
                    right.text.front() == '[')
                    continue;
                gaps.push_back({l, c, k, left.box.x1, right.box.x0, lines[l].baseline, size, left.box.x0});
            }
        }
    if (gaps.size() < least_aligned_lines) return;
    std::vector<const Gap*> parted;
    for (const Gap& gap : gaps) {
        if (!budget.spend(gaps.size())) return;
        std::size_t alike = 0;
        double least = gap.left;
        double most = gap.left;
        for (const Gap& other : gaps) {
            if (std::abs(other.from - gap.from) > 0.8 || std::abs(other.to - gap.to) > 0.8 ||
                std::abs(other.y - gap.y) > 8 * gap.size)
                continue;
            ++alike;
            least = std::min(least, other.left);
            most = std::max(most, other.left);
        }
        // Figures of one width share both edges whichever side they are set to: "40 years" over "41 years".
        if (alike >= least_aligned_lines && most - least > 1.5) parted.push_back(&gap);
    }
    // From the right, so that the numbers of what stands before stay.
    for (auto it = parted.rbegin(); it != parted.rend(); ++it) {
        std::vector<Chunk>& chunks = lines[(*it)->line].chunks;
        const Chunk whole = chunks[(*it)->chunk];
        const auto at = chunks.begin() + static_cast<std::ptrdiff_t>((*it)->chunk);
        *at = part_of(page, whole, 0, (*it)->word);
        chunks.insert(at + 1, part_of(page, whole, (*it)->word, whole.words.size()));
    }
}

}  // namespace

std::string chunk_text(const Page& page, const Chunk& chunk) {
    std::string text;
    for (std::size_t i = 0; i < chunk.words.size(); ++i) {
        const Word& word = page.words[chunk.words[i]];
        text += word.text;
        if (i + 1 < chunk.words.size() && word.space_after) text += ' ';
    }
    return text;
}

Chunk part_of(const Page& page, const Chunk& chunk, std::size_t first, std::size_t end) {
    Chunk part;
    part.bold = true;
    for (std::size_t k = first; k < end; ++k) {
        const Word& word = page.words[chunk.words[k]];
        part.box = k == first ? word.box : united(part.box, word.box);
        part.font_size = std::max(part.font_size, word.font_size);
        part.bold = part.bold && word.bold;
        part.words.push_back(chunk.words[k]);
    }
    const std::string text = chunk_text(page, part);
    part.figure = is_figure(text);
    part.year = is_year(text);
    return part;
}

void part_at_rules(const Page& page, std::vector<TextLine>& lines, const std::vector<Segment>& down, Budget& budget) {
    for (TextLine& line : lines) {
        std::vector<Chunk> parted;
        for (Chunk& chunk : line.chunks) {
            auto it = std::lower_bound(down.begin(), down.end(), chunk.box.x0,
                                       [](const Segment& s, double x) { return s.at < x; });
            std::size_t start = 0;
            for (; it != down.end() && it->at < chunk.box.x1; ++it) {
                if (!budget.spend()) return;
                const double middle = chunk.box.centre().y;
                if (!it->drawn || it->from > middle || it->to < middle) continue;
                for (std::size_t k = std::max<std::size_t>(start, 1); k < chunk.words.size(); ++k) {
                    const double left = page.words[chunk.words[k - 1]].box.x1;
                    const double right = page.words[chunk.words[k]].box.x0;
                    if (k <= start || left > it->at + 1 || right < it->at - 1) continue;
                    parted.push_back(part_of(page, chunk, start, k));
                    start = k;
                    break;
                }
            }
            if (start == 0)
                parted.push_back(std::move(chunk));
            else
                parted.push_back(part_of(page, chunk, start, chunk.words.size()));
        }
        line.chunks = std::move(parted);
    }
}

std::vector<TextLine> text_lines(const Page& page, const std::vector<char>& skip, Budget& budget) {
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < page.words.size(); ++i) {
        const Word& word = page.words[i];
        if (word.rotation != 0 || word.text.empty() || word.box.height() <= 0) continue;
        if (!skip.empty() && skip[i]) continue;
        order.push_back(i);
    }
    if (!budget.spend(order.size() * 8)) return {};
    // The middle of the height between baseline and top is steadier than the box, which differs between fonts.
    std::vector<double> middles(page.words.size(), 0);
    for (const std::uint32_t i : order) middles[i] = page.words[i].baseline - page.words[i].font_size * 0.3;
    const auto middle = [&](std::uint32_t i) { return middles[i]; };
    const auto by_middle = [&](auto a, auto b) { return middle(a) < middle(b); };
    std::stable_sort(order.begin(), order.end(), by_middle);
    // A mark raised right behind a word is on its line, however large it is.
    bool moved = false;
    for (std::size_t k = 0; k < order.size(); ++k) {
        const Word& mark = page.words[order[k]];
        if (mark.text.size() > 2 || mark.text.find_first_not_of("0123456789*") != std::string::npos) continue;
        for (std::size_t l = k + 1; l < order.size() && middle(order[l]) < middle(order[k]) + mark.font_size; ++l) {
            const Word& word = page.words[order[l]];
            if (!budget.spend()) return {};
            if (std::abs(mark.box.x0 - word.box.x1) > 0.15 * word.font_size || !stands_raised(mark, word)) continue;
            middles[order[k]] = word.baseline - word.font_size * 0.3;
            moved = true;
            break;
        }
    }
    if (moved) std::stable_sort(order.begin(), order.end(), by_middle);

    std::vector<TextLine> lines;
    std::vector<std::vector<std::uint32_t>> members;
    std::vector<double> centre;
    for (const std::uint32_t i : order) {
        const Word& word = page.words[i];
        const double at = middle(i);
        // Marks raised against the text belong to its line: half the smaller height is the play.
        if (!lines.empty()) {
            const double play = 0.36 * std::max(word.font_size, lines.back().font_size);
            if (at - centre.back() <= play) {
                members.back().push_back(i);
                if (word.font_size > lines.back().font_size * 1.2) centre.back() = at;
                lines.back().font_size = std::max(lines.back().font_size, word.font_size);
                continue;
            }
        }
        lines.emplace_back();
        lines.back().font_size = word.font_size;
        centre.push_back(at);
        members.push_back({i});
    }
    for (std::size_t l = 0; l < lines.size(); ++l) {
        TextLine& line = lines[l];
        std::vector<std::uint32_t>& words = members[l];
        std::stable_sort(words.begin(), words.end(),
                         [&](auto a, auto b) { return page.words[a].box.x0 < page.words[b].box.x0; });
        bool first = true;
        const Word* before = nullptr;
        for (const std::uint32_t i : words) {
            const Word& word = page.words[i];
            const double size = std::max(4.0, before ? std::min(before->font_size, word.font_size) : word.font_size);
            bool joins = false;
            if (before && is_bullet(before->text)) {
                joins = word.box.x0 - before->box.x1 <= 3.5 * size;
            } else if (before) {
                const double gap = word.box.x0 - before->box.x1;
                joins = gap <= chunk_gap * size;
                if (joins && before->space_after && gap > figure_gap * size && is_figure(before->text) &&
                    is_figure(word.text) && word.text.front() != '[' && word.text != "-")
                    joins = false;
            }
            if (!joins) line.chunks.push_back({word.box, word.font_size, {}, false, false, true});
            Chunk& chunk = line.chunks.back();
            chunk.words.push_back(i);
            chunk.box = united(chunk.box, word.box);
            chunk.font_size = std::max(chunk.font_size, word.font_size);
            chunk.bold = chunk.bold && word.bold;
            line.box = first ? word.box : united(line.box, word.box);
            if (first || word.font_size >= line.font_size * 0.95) line.baseline = word.baseline;
            first = false;
            before = &word;
        }
        for (Chunk& chunk : line.chunks) {
            const std::string text = chunk_text(page, chunk);
            chunk.figure = is_figure(text);
            chunk.year = is_year(text);
        }
    }
    part_at_shared_edges(page, lines, budget);
    return lines;
}

std::vector<TextLine> lines_within(const std::vector<TextLine>& lines, const Box& box) {
    std::vector<TextLine> inside;
    for (const TextLine& line : lines) {
        TextLine part = line;
        part.chunks.clear();
        for (const Chunk& chunk : line.chunks)
            if (box.contains(chunk.box.centre())) part.chunks.push_back(chunk);
        if (part.chunks.empty()) continue;
        part.box = part.chunks.front().box;
        for (const Chunk& chunk : part.chunks) part.box = united(part.box, chunk.box);
        inside.push_back(std::move(part));
    }
    return inside;
}

}  // namespace scrutineer::table_finding
