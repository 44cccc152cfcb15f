// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/ocr/module/second_look.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "extract/ocr/module/figure_columns.hpp"
#include "extract/ocr/module/words.hpp"

namespace scrutineer::ocr {
namespace {

// A figure beside which a pen has left something may have lost something to it.
constexpr double worth_beside_pen = 0.85;
// How far a pen's stroke reaches beyond the type above and below, in cap heights, and the longest text it is taken for.
constexpr double beyond = 0.15;
constexpr std::size_t longest_stroke = 4;

// What ticks, bars and ends of rings are read as.
bool like_strokes(const std::string& text) {
    constexpr std::string_view strokes = "|/\\vVwWyYlIiJjrftLTUuxXoO()[]{}<>~^'`\"_-.,:;!=+*";
    if (text.size() > longest_stroke && text.find_first_of("abcdefghijklmnopqrstuvwxyz") != std::string::npos)
        return false;
    return std::all_of(text.begin(), text.end(), [&](char c) {
        return static_cast<unsigned char>(c) >= 0x80 || strokes.find(c) != std::string_view::npos;
    });
}

std::ptrdiff_t characters(const std::string& text) {
    return std::count_if(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    });
}

// The ink of a word's place, from its topmost to its lowest pixel.
PixelBox ink_of(const Layout& layout, const TextLine& line, const Word& word) {
    PixelBox box;
    bool any = false;
    for (const std::size_t part : line.parts) {
        const PixelBox& b = layout.ink[part].box;
        const double middle = (b.x0 + b.x1) / 2.0;
        if (middle < word.box.x0 || middle > word.box.x1) continue;
        box = any ? united(box, b) : b;
        any = true;
    }
    return box;
}

// Whether a word beside figures is a pen's: strokes that are taller than the type, or stand above or below it.
bool is_pen(const Layout& layout, const TextLine& line, const Word& word) {
    if (!like_strokes(word.text)) return false;
    const PixelBox ink = ink_of(layout, line, word);
    return ink.y0 < line.baseline - (1 + beyond) * line.cap_height || ink.y1 > line.baseline + beyond * line.cap_height;
}

}  // namespace

void look_again(LineReader& reader, const Layout& layout, std::vector<std::vector<Word>>& words,
                Engine::Clock::time_point deadline) {
    std::vector<Word> all;
    for (const std::vector<Word>& line : words) all.insert(all.end(), line.begin(), line.end());
    const std::vector<bool> in_column = in_figure_columns(all);
    std::size_t next = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::vector<Word>& line = words[i];
        const std::size_t first = next;
        next += line.size();
        if (line.empty() || layout.lines[i].rotation != 0) continue;
        bool figures = false;
        bool others = false;
        bool doubtful = false;
        for (std::size_t k = 0; k < line.size(); ++k) {
            if (is_figure(line[k].text)) {
                figures = figures || in_column[first + k];
            } else if (in_column[first + k] && may_be_figure(line[k].text)) {
                doubtful = true;
            } else {
                others = true;
            }
        }
        if (doubtful && !others) {
            std::vector<Word> again = place_words(reader.read_as_figures(i, deadline), layout, i);
            // Letters may turn out to be figures, but do not vanish.
            const auto same = [](const Word& before, const Word& after) {
                return is_figure(before.text) ? before.text == after.text
                                              : characters(after.text) >= characters(before.text);
            };
            if (std::equal(line.begin(), line.end(), again.begin(), again.end(), same)) line = std::move(again);
        } else if (figures && others) {
            const auto pen = [&](const Word& word) {
                return !is_figure(word.text) && is_pen(layout, layout.lines[i], word);
            };
            if (std::any_of(line.begin(), line.end(), pen)) {
                std::erase_if(line, pen);
                for (Word& word : line) word.confidence = std::min(word.confidence, worth_beside_pen);
            }
        }
    }
}

}  // namespace scrutineer::ocr
