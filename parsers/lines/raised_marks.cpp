// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/lines/raised_marks.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace scrutineer {
namespace {

/// A mark this much smaller than its text is raised where it stands a little higher.
constexpr double largest_raised_size = 0.88;
bool is_mark(std::string_view text) {
    return !text.empty() && text.size() <= 3 && text.find_first_not_of("0123456789*[],") == std::string_view::npos;
}

double largest_size(const Cell& cell) {
    double size = 0;
    for (const auto& line : cell.lines)
        for (const Word& word : line) size = std::max(size, word.font_size);
    return size;
}

/// Whether a mark stands right behind a word and above its line.
bool is_behind(const Word& mark, const Word& word, double size) {
    return std::abs(mark.box.x0 - word.box.x1) < 0.15 * size && stands_raised(mark, word);
}

bool is_raised(const Word& word, const std::vector<Word>& line, double size) {
    if (!is_mark(word.text)) return false;
    if (word.font_size > largest_raised_size * size)
        return word.font_size < 1.15 * size &&
               std::any_of(line.begin(), line.end(), [&](const Word& other) { return is_behind(word, other, size); });
    return std::any_of(line.begin(), line.end(), [&](const Word& other) {
        return other.font_size > word.font_size / largest_raised_size && word.baseline < other.baseline - 0.1 * size;
    });
}

std::string superscript(std::string_view digits) {
    static constexpr std::array<std::string_view, 10> raised{"\u2070", "\u00b9", "\u00b2", "\u00b3", "\u2074",
                                                             "\u2075", "\u2076", "\u2077", "\u2078", "\u2079"};
    std::string out;
    for (const char c : digits)
        if (c >= '0' && c <= '9')
            out += raised[static_cast<std::size_t>(c - '0')];
        else
            out += c;
    return out;
}

std::string text_of(const Cell& cell, bool marks_as_superscript) {
    const double size = largest_size(cell);
    std::string out;
    bool space = false;
    for (const auto& line : cell.lines) {
        if (!out.empty()) space = true;
        for (const Word& word : line) {
            const bool raised = marks_as_superscript && is_raised(word, line, size);
            if (space && !raised) out += ' ';
            out += raised ? superscript(word.text) : word.text;
            space = word.space_after;
        }
    }
    return out;
}

}  // namespace

bool stands_raised(const Word& mark, const Word& word) {
    constexpr double least_rise = 0.25;
    constexpr double most_rise = 0.75;
    const double rise = word.baseline - mark.baseline;
    return mark.font_size < 1.15 * word.font_size && rise > least_rise * word.font_size &&
           rise < most_rise * word.font_size;
}

void settle_raised_marks(Cell& cell) {
    if (cell.lines.size() < 2 || cell.rotation != 0) return;
    const double size = largest_size(cell);
    bool moved = false;
    for (std::size_t l = 0; l + 1 < cell.lines.size();) {
        const auto& line = cell.lines[l];
        const bool marks = std::all_of(line.begin(), line.end(), [&](const Word& word) {
            return is_mark(word.text) && word.font_size < 1.15 * size;
        });
        if (!marks || line.empty()) {
            ++l;
            continue;
        }
        std::vector<Word>& below = cell.lines[l + 1];
        bool all = true;
        for (const Word& mark : line) {
            const auto word = std::find_if(below.begin(), below.end(), [&](const Word& other) {
                if (mark.font_size > largest_raised_size * size) return is_behind(mark, other, size);
                return std::abs(mark.box.x0 - other.box.x1) < 0.35 * size &&
                       mark.baseline > other.baseline - 0.9 * size;
            });
            if (word == below.end()) {
                all = false;
                break;
            }
            Word placed = mark;
            placed.space_after = word->space_after;
            word->space_after = false;
            below.insert(word + 1, std::move(placed));
        }
        if (!all) {
            ++l;
            continue;
        }
        cell.lines.erase(cell.lines.begin() + static_cast<std::ptrdiff_t>(l));
        moved = true;
    }
    if (moved) cell.text = text_of(cell, false);
}

std::string text_with_marks(const Cell& cell) {
    const double size = largest_size(cell);
    const bool any = std::any_of(cell.lines.begin(), cell.lines.end(), [&](const std::vector<Word>& line) {
        return std::any_of(line.begin(), line.end(), [&](const Word& word) { return is_raised(word, line, size); });
    });
    return any ? text_of(cell, true) : cell.text;
}

}  // namespace scrutineer
