// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/headed/column_headings.hpp"

#include <algorithm>
#include <cmath>

#include "parsers/layouts/layout_set.hpp"
#include "parsers/layouts/pattern_pool.hpp"
#include "words/expression.hpp"
#include "words/money_unit.hpp"
#include "words/text.hpp"

namespace scrutineer {
namespace {

/// Lines of one heading, or of one cell, follow each other within this many font sizes.
constexpr double line_pitch = 1.5;

/// A number of months or years whose word stands under it.
bool is_number_of_heading(const Chunk& chunk, const std::vector<ChunkLine>& lines) {
    static const Expression counted("^(months?|mths?|years?)\\b", Expression::Case::ignored);
    if (chunk.text.size() > 2) return false;
    return std::any_of(lines.begin(), lines.end(), [&](const ChunkLine& line) {
        if (line.y0 < chunk.box.y0 + 0.5 * chunk.size || line.y0 > chunk.box.y1 + 0.8 * chunk.size) return false;
        return std::any_of(line.chunks.begin(), line.chunks.end(), [&](const Chunk& word) {
            return word.box.x0 < chunk.box.x1 && word.box.x1 > chunk.box.x0 && word.bold == chunk.bold &&
                   counted.found_in(fold_text(word.text));
        });
    });
}

/// Whether a line has one text, and no figure, over each of another's.
bool stands_over(const ChunkLine& line, const ChunkLine& below) {
    if (line.chunks.size() != below.chunks.size()) return false;
    for (std::size_t i = 0; i < line.chunks.size(); ++i) {
        const Chunk& over = line.chunks[i];
        const Chunk& under = below.chunks[i];
        if (is_data(over) || over.box.x1 <= under.box.x0 || over.box.x0 >= under.box.x1) return false;
    }
    return true;
}

}  // namespace

std::pair<std::size_t, std::size_t> heading_lines(const Page& page, const std::vector<ChunkLine>& lines,
                                                  std::size_t seed, const Chunk& known) {
    const auto alike = [&](const ChunkLine& line) {
        std::size_t bold = 0;
        std::size_t fill = 0;
        const Fill* own = band_under(page, known.box);
        for (const Chunk& chunk : line.chunks) {
            // "12" over "months earlier" is no figure.
            if (is_data(chunk) && !is_number_of_heading(chunk, lines)) return false;
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
    // A line of units closes a heading, a line drawn between them or not.
    const bool units = lines[seed].chunks.size() >= 2 &&
                       std::all_of(lines[seed].chunks.begin(), lines[seed].chunks.end(),
                                   [](const Chunk& chunk) { return money_unit_alone(chunk.text).has_value(); });
    const double reach_up = units ? std::max(reach, 3.4 * known.size) : reach;
    const auto gap_above = [&](std::size_t line) { return lines[line].y0 - lines[line - 1].y1; };
    // Bold years stand over units that are not.
    const auto of_the_units = [&](std::size_t line) {
        return units && line + 1 == seed && stands_over(lines[line], lines[seed]);
    };
    while (first > 0 && gap_above(first) < (first == seed ? reach_up : reach) - known.size &&
           (alike(lines[first - 1]) || of_the_units(first - 1)))
        --first;
    // A text at the left that is wider than the headings over it, or stands under two of them, is the first heading of
    // the rows.
    const auto heads_rows = [&](const ChunkLine& line) {
        if (line.chunks.size() != 1) return false;
        const Box& box = line.chunks.front().box;
        double x0 = 0;
        double x1 = 0;
        bool any = false;
        for (std::size_t i = first; i <= last; ++i)
            for (const Chunk& chunk : lines[i].chunks) {
                if (chunk.box.x0 < box.x0 - known.size) return false;
                if (chunk.box.x1 < box.x0 || chunk.box.x0 > box.x1) continue;
                if (any && (chunk.box.x0 > x1 || chunk.box.x1 < x0)) return true;
                x0 = any ? std::min(x0, chunk.box.x0) : chunk.box.x0;
                x1 = any ? std::max(x1, chunk.box.x1) : chunk.box.x1;
                any = true;
            }
        return !any || box.x1 > x1 + 1.5 * known.size || box.x0 < x0 - 1.5 * known.size;
    };
    while (last + 1 < lines.size() && lines[last + 1].y0 - lines[last].y1 < reach - known.size &&
           alike(lines[last + 1]) && !heads_rows(lines[last + 1]))
        ++last;
    return {first, last};
}

ColumnHeadings stack_up(const Page& page, const std::vector<ChunkLine>& lines, std::size_t first, std::size_t last) {
    ColumnHeadings heading;
    heading.top = lines[first].y0;
    heading.bottom = lines[last].y1;
    heading.page = page.number;
    // The colour that the headings stand on is theirs as far as the next line.
    for (std::size_t i = first; i <= last; ++i)
        for (const Chunk& chunk : lines[i].chunks)
            if (const Fill* band = band_under(page, chunk.box);
                band && (last + 1 >= lines.size() || band->box.y1 <= lines[last + 1].y0 + 0.3 * lines[last + 1].size))
                heading.bottom = std::max(heading.bottom, band->box.y1);
    std::vector<const Chunk*> spanning;
    for (std::size_t i = last + 1; i-- > first;)
        for (const Chunk& chunk : lines[i].chunks) {
            std::vector<HeadingStack*> under;
            for (HeadingStack& stack : heading.stacks)
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
            HeadingStack& stack = *under.front();
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
    // Line by line: those that read upwards stand left to right, those that read downwards right to left.
    std::stable_sort(turned.begin(), turned.end(), [](const Word* a, const Word* b) {
        if (a->rotation != b->rotation) return a->rotation < b->rotation;
        const bool up = a->rotation == 270;
        if (std::abs(a->baseline - b->baseline) > 0.4 * a->font_size)
            return up ? a->baseline < b->baseline : a->baseline > b->baseline;
        return up ? a->box.y1 > b->box.y1 : a->box.y0 < b->box.y0;
    });
    for (const Word* word : turned) {
        const auto same = std::find_if(heading.stacks.begin(), heading.stacks.end(), [&](const HeadingStack& s) {
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
                     [](const HeadingStack& a, const HeadingStack& b) { return a.x0 < b.x0; });
    for (const Chunk* chunk : spanning) {
        ColumnHeadings::Span span{heading.stacks.size(), 0, chunk->words, chunk->box};
        for (std::size_t s = 0; s < heading.stacks.size(); ++s) {
            const HeadingStack& stack = heading.stacks[s];
            if (std::min(stack.x1, chunk->box.x1) - std::max(stack.x0, chunk->box.x0) <= 0) continue;
            span.first = std::min(span.first, s);
            span.last = std::max(span.last, s);
        }
        if (span.first < span.last) heading.spans.push_back(std::move(span));
    }
    return heading;
}

int known_headings(const ColumnHeadings& heading, const LayoutSet& layouts) {
    int most = 0;
    std::vector<LookedAt> leaves;
    for (const HeadingStack& stack : heading.stacks) {
        std::vector<std::string> lines;
        for (const auto& line : stack.lines) lines.push_back(text_of(line));
        leaves.emplace_back(fold_text(layouts.state().words.joined(lines)));
    }
    for (const Layout& layout : layouts.state().layouts) {
        if (layout.shape != "rows" && layout.shape != "rows-with-ratings-below" && layout.shape != "finance") continue;
        int known = 0;
        bool figure = false;
        for (const LookedAt& looked : leaves) {
            for (const ColumnRule& rule : layout.columns) {
                // Rules that any heading fits say nothing.
                if (rule.fits_anything || !any_found_in(rule.header_set, looked) ||
                    any_found_in(rule.not_header_set, looked))
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

bool names_money(const ColumnHeadings& heading) {
    return std::any_of(heading.stacks.begin(), heading.stacks.end(), [](const HeadingStack& stack) {
        // "Cash limit Variance £000" over commentaries.
        if (stack.lines.size() == 1 && stack.lines.front().size() <= 6 && money_unit(text_of(stack.lines.front())))
            return true;
        return std::any_of(stack.lines.begin(), stack.lines.end(), [](const std::vector<const Word*>& line) {
            return line.size() <= 3 && money_unit_alone(text_of(line)).has_value();
        });
    });
}

bool may_be_heading(const Chunk& chunk, const LayoutSet& layouts) {
    if (chunk.text.size() > 60 || is_data(chunk)) return false;
    // "Latest: 99.8%" says a figure and heads none.
    static const Expression says_figure(": ?[<>]?[£$]?\\d");
    if (says_figure.found_in(chunk.text)) return false;
    if (chunk.words.size() <= 2 && money_unit_alone(chunk.text)) return true;
    const LookedAt plain(fold_text(chunk.text));
    const std::vector<ColumnRule>& rules = layouts.state().telling_rules;
    return std::any_of(rules.begin(), rules.end(), [&](const ColumnRule& rule) {
        return any_found_in(rule.header_set, plain) && !any_found_in(rule.not_header_set, plain);
    });
}

void add_blank_stack(const Page& page, const std::vector<ChunkLine>& lines, std::size_t next_line, double limit,
                     ColumnHeadings& heading) {
    const double edge = heading.stacks.front().x0;
    HeadingStack blank;
    int found = 0;
    int beside = 0;
    double bottom = heading.bottom;
    for (std::size_t i = next_line;
         i < lines.size() && lines[i].y0 < limit && lines[i].y0 - bottom < table_end_gap * lines[i].size; ++i) {
        const ChunkLine& line = lines[i];
        bottom = line.y1;
        const Chunk& chunk = line.chunks.front();
        if (line.chunks.size() < 2 || chunk.box.x0 > edge - chunk.size || chunk.box.centre().x > edge) continue;
        blank.x0 = found == 0 ? chunk.box.x0 : std::min(blank.x0, chunk.box.x0);
        blank.x1 = found == 0 ? chunk.box.x1 : std::max(blank.x1, chunk.box.x1);
        ++found;
        // A heading centred over the names themselves has nothing else under it.
        const double next = heading.stacks.size() > 1 ? heading.stacks[1].x0 : page.width;
        if (line.chunks[1].box.centre().x < next) ++beside;
    }
    if (2 * beside < found) found = 0;
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
    for (ColumnHeadings::Span& span : heading.spans) {
        ++span.first;
        ++span.last;
    }
}

}  // namespace scrutineer
