// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/tables/aligned/table_prose.hpp"

#include <algorithm>
#include <cmath>

namespace scrutineer::table_finding {

std::vector<std::vector<char>> prose_chunks(const std::vector<TextLine>& lines, Budget& budget) {
    std::vector<std::vector<char>> prose;
    for (const TextLine& line : lines) prose.emplace_back(line.chunks.size(), 0);
    const auto wordy = [](const Chunk& c) {
        return c.words.size() >= 5 && !c.figure && c.box.width() > 13 * c.font_size;
    };
    for (std::size_t l = 0; l + 1 < lines.size(); ++l)
        for (std::size_t k = 0; k < lines[l].chunks.size(); ++k) {
            const Chunk& above = lines[l].chunks[k];
            if (!wordy(above)) continue;
            for (std::size_t m = l + 1; m < lines.size() && m < l + 6; ++m) {
                if (lines[m].baseline - lines[l].baseline > 2.0 * above.font_size) break;
                for (std::size_t n = 0; n < lines[m].chunks.size(); ++n) {
                    if (!budget.spend()) return prose;
                    const Chunk& below = lines[m].chunks[n];
                    if (!wordy(below) || std::abs(below.box.x0 - above.box.x0) > 2.5 * above.font_size) continue;
                    // Names of rows stand beside figures; running text fills its lines on its own.
                    const auto lone = [](const TextLine& line, const Chunk& c) {
                        // A list's number or bullet stands before running text.
                        if (line.chunks.size() == 2 && &line.chunks[1] == &c && line.chunks[0].words.size() == 1 &&
                            line.chunks[0].box.width() < 2.5 * c.font_size && c.words.size() > 6)
                            return true;
                        return std::none_of(line.chunks.begin(), line.chunks.end(), [&](const Chunk& o) {
                            return &o != &c && (o.figure || o.words.size() < 4);
                        });
                    };
                    if (!lone(lines[l], above) || !lone(lines[m], below)) continue;
                    prose[l][k] = 1;
                    prose[m][n] = 1;
                }
            }
        }
    // Paragraphs beside a table: three lines and more, one under another, that fill the same width but for the last.
    struct Stack {
        std::vector<std::pair<std::size_t, std::size_t>> members;
        double left;
        double baseline;
        double size;
        double width;
    };
    std::vector<Stack> open;
    const auto close = [&](const Stack& stack) {
        if (stack.members.size() < 3) return;
        std::size_t full = 0;
        for (const auto& [l, k] : stack.members)
            if (lines[l].chunks[k].box.width() > 0.8 * stack.width) ++full;
        if (full * 10 < (stack.members.size() - 1) * 8) return;
        for (const auto& [l, k] : stack.members) prose[l][k] = 1;
    };
    for (std::size_t l = 0; l < lines.size(); ++l) {
        for (std::size_t i = 0; i < open.size();) {
            if (lines[l].baseline - open[i].baseline > 1.9 * open[i].size) {
                close(open[i]);
                open.erase(open.begin() + static_cast<std::ptrdiff_t>(i));
            } else {
                ++i;
            }
        }
        for (std::size_t k = 0; k < lines[l].chunks.size(); ++k) {
            const Chunk& c = lines[l].chunks[k];
            if (c.figure || c.words.size() < 4 || c.box.width() < 10 * c.font_size) continue;
            if (!budget.spend(open.size() + 1)) return prose;
            auto above = std::find_if(open.begin(), open.end(), [&](const Stack& s) {
                return std::abs(s.left - c.box.x0) < 1.5 * c.font_size && std::abs(s.size - c.font_size) < 1 &&
                       lines[l].baseline > s.baseline;
            });
            if (above == open.end()) {
                open.push_back({{{l, k}}, c.box.x0, lines[l].baseline, c.font_size, c.box.width()});
                continue;
            }
            // Beside something, then from margin to margin: another stack, which may still be running text.
            if (above->members.size() >= 3 && c.box.width() > 1.4 * above->width) {
                close(*above);
                *above = {{{l, k}}, c.box.x0, lines[l].baseline, c.font_size, c.box.width()};
                continue;
            }
            above->members.emplace_back(l, k);
            above->baseline = lines[l].baseline;
            above->width = std::max(above->width, c.box.width());
        }
    }
    for (const Stack& stack : open) close(stack);
    return prose;
}

}  // namespace scrutineer::table_finding
