// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/ocr/module/figure_columns.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string_view>

namespace scrutineer::ocr {
namespace {

// In heights of the word.
constexpr double same_edge = 0.6;
constexpr double furthest_row = 7;  // to the next word of a column
constexpr double same_size = 0.35;  // how much the heights of two words of a column may differ
// How many words above and below are asked, and how many figures there have to be among them.
constexpr std::size_t asked = 4;
constexpr int least_figures = 3;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

constexpr std::array<std::string_view, 5> signs{"£", "€", "–", "—", "−"};

// The length of the sign at a place of a text, 0 where there is none.
std::size_t sign_at(std::string_view text) {
    for (const std::string_view sign : signs)
        if (text.starts_with(sign)) return sign.size();
    return std::string_view(".,%$()[]+-<>~/:*").find(text.front()) != std::string_view::npos ? 1 : 0;
}

// What a figure in small, worn or unusual type is taken for: letters of one or two strokes and of a figure's outline.
constexpr std::string_view look_alikes = "OoQDUCcIl|!ijtuinrzZsSbBgqGAaeT?'`\"\\;{}#&_^";
constexpr std::array<std::string_view, 12> answers{"na", "n/a", "nil", "no", "yes", "none",
                                                   "up", "tbc", "is",  "in", "on",  "to"};

std::string folded(const std::string& text) {
    std::string low;
    for (const char c : text) low += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return low;
}

// "Q1", "H2", "M10", "P7": a part of a year, as it heads a column of figures.
bool is_part_of_year(const std::string& low) {
    constexpr std::string_view parts = "qhmpw";
    return low.size() >= 2 && low.size() <= 3 && parts.find(low.front()) != std::string_view::npos &&
           std::all_of(low.begin() + 1, low.end(), is_digit);
}

bool aligned(const Box& a, const Box& b, double reach) {
    return std::abs(a.x0 - b.x0) <= reach || std::abs(a.x1 - b.x1) <= reach ||
           std::abs(a.centre().x - b.centre().x) <= reach;
}

}  // namespace

bool is_figure(const std::string& text) {
    bool digits = false;
    for (std::size_t i = 0; i < text.size();) {
        if (is_digit(text[i])) {
            digits = true;
            ++i;
        } else if (const std::size_t length = sign_at(std::string_view(text).substr(i)); length > 0) {
            i += length;
        } else {
            return false;
        }
    }
    return digits;
}

bool may_be_figure(const std::string& text) {
    constexpr std::size_t longest = 12;
    if (text.empty() || text.size() > longest) return false;
    const std::string low = folded(text);
    if (is_part_of_year(low) || std::find(answers.begin(), answers.end(), low) != answers.end()) return false;
    std::size_t letters = 0;
    std::size_t others = 0;
    for (std::size_t i = 0; i < text.size();) {
        const std::string_view rest = std::string_view(text).substr(i);
        if (is_digit(rest.front())) {
            ++others;
            ++i;
        } else if (const std::size_t length = sign_at(rest); length > 0) {
            i += length;
        } else if (look_alikes.find(rest.front()) != std::string_view::npos) {
            ++letters;
            ++i;
        } else {
            return false;
        }
    }
    // Words of such letters are longer than what is left of a figure without any digit.
    return letters > 0 ? others > 0 || letters <= 3 : others > 0;
}

std::vector<bool> in_figure_columns(const std::vector<Word>& words) {
    std::vector<bool> found(words.size(), false);
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < words.size(); ++i)
        if (words[i].rotation == 0) order.push_back(i);
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return words[a].baseline != words[b].baseline ? words[a].baseline < words[b].baseline : a < b;
    });
    for (std::size_t at = 0; at < order.size(); ++at) {
        const Word& word = words[order[at]];
        const double height = word.box.height();
        int figures = 0;
        int others = 0;
        for (const int step : {-1, 1}) {
            std::size_t met = 0;
            double last = word.baseline;
            for (auto k = static_cast<std::ptrdiff_t>(at) + step;
                 k >= 0 && k < static_cast<std::ptrdiff_t>(order.size()) && met < asked; k += step) {
                const Word& other = words[order[static_cast<std::size_t>(k)]];
                if (std::abs(other.baseline - last) > furthest_row * height) break;
                if (std::abs(other.baseline - word.baseline) < 0.5 * height ||
                    std::abs(other.box.height() - height) > same_size * height ||
                    !aligned(word.box, other.box, same_edge * height))
                    continue;
                ++met;
                last = other.baseline;
                if (is_figure(other.text))
                    ++figures;
                else if (other.text.size() > 3 && !may_be_figure(other.text))
                    ++others;
            }
        }
        found[order[at]] = figures >= least_figures && figures >= 2 * others;
    }
    return found;
}

}  // namespace scrutineer::ocr
