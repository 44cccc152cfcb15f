// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/shapes/texts.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "parsers/meaning/leading_codes.hpp"
#include "words/cell_kinds.hpp"

namespace scrutineer::shapes {
namespace {

/// Words further apart than this, in ems of the smaller type, are two texts: a label and the value beside it stand
/// an em or more apart, words of justified lines seldom more than three quarters.
constexpr double widest_space = 0.8;
/// Words whose type differs by more than this share are two texts: a large figure and the unit beside it.
constexpr double size_step = 0.12;
/// Lines of one block are at most this many ems apart, baseline to baseline: printed leading is 1.1 to 1.5.
constexpr double widest_leading = 1.7;
/// Edges or middles of a block's lines agree to this many ems.
constexpr double edge_play = 0.35;

Text text_from(std::span<const Word> words) {
    Text out;
    out.box = words.front().box;
    out.bold = true;
    for (const Word& word : words) {
        out.box = united(out.box, word.box);
        out.size = std::max(out.size, word.font_size);
        out.bold = out.bold && word.bold;
    }
    out.baseline = words.front().baseline;
    out.colour = words.front().colour;
    out.text = joined_text(words);
    out.words = words;
    return out;
}

bool apart(const Word& left, const Word& right) {
    const double smaller = std::min(left.font_size, right.font_size);
    const double larger = std::max(left.font_size, right.font_size);
    const bool raised = right.font_size < left.font_size && right.baseline < left.baseline - 0.1 * left.font_size;
    if (!raised && left.space_after && larger > (1 + size_step) * smaller) return true;
    return right.box.x0 - left.box.x1 > widest_space * smaller;
}

/// The texts of a line.
void add_texts(const std::vector<Word>& line, std::vector<Text>& out) {
    const std::span<const Word> words(line);
    std::size_t first = 0;
    for (std::size_t w = 1; w < words.size(); ++w)
        if (apart(words[w - 1], words[w])) {
            out.push_back(text_from(words.subspan(first, w - first)));
            first = w;
        }
    if (!words.empty()) out.push_back(text_from(words.subspan(first)));
}

bool aligned(const Box& a, const Box& b, double em) {
    const double play = edge_play * em;
    return std::abs(a.x0 - b.x0) < play || std::abs(a.centre().x - b.centre().x) < play || std::abs(a.x1 - b.x1) < play;
}

/// A line that begins under the word behind a code: "SR4 Calls answered within" over "60 seconds".
bool hangs(const Text& upper, const Text& lower, double em) {
    const meaning::LeadingCode code = meaning::leading_code(upper.text);
    return !code.text.empty() && code.words < upper.words.size() &&
           std::abs(upper.words[code.words].box.x0 - lower.box.x0) < edge_play * em;
}

}  // namespace

bool reads_on(const Text& upper, const Text& lower) {
    const double em = std::max(upper.size, lower.size);
    const double pitch = lower.baseline - upper.baseline;
    return pitch > 0.5 * em && pitch < widest_leading * em && std::abs(upper.size - lower.size) < size_step * em &&
           upper.bold == lower.bold && (aligned(upper.box, lower.box, em) || hangs(upper, lower, em));
}

std::string TextBlock::text() const {
    std::string out;
    for (const Text& line : lines) {
        if (!out.empty()) out += ' ';
        out += line.text;
    }
    return out;
}

std::vector<Text> texts_of(const PaperText& paper, std::size_t page) {
    std::vector<Text> out;
    const std::vector<TextLine>& lines = paper.lines(page);
    for (std::size_t l = 0; l < lines.size(); ++l)
        if (lines[l].rotation == 0 && !paper.running(page, l)) add_texts(lines[l].words, out);
    return out;
}

std::vector<Text> texts_of(const Cell& cell) {
    std::vector<Text> out;
    if (cell.rotation != 0) return out;
    for (const std::vector<Word>& line : cell.lines) add_texts(line, out);
    return out;
}

double body_size(const std::vector<Text>& texts) {
    std::map<double, std::size_t> letters;
    for (const Text& text : texts)
        if (looks_like_words(text.text)) letters[std::round(2 * text.size) / 2] += text.text.size();
    const auto most = std::max_element(letters.begin(), letters.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == letters.end() ? 10 : most->first;
}

std::vector<TextBlock> blocks_of(const std::vector<const Text*>& texts) {
    std::vector<const Text*> order = texts;
    std::stable_sort(order.begin(), order.end(),
                     [](const Text* a, const Text* b) { return a->baseline < b->baseline; });
    std::vector<TextBlock> blocks;
    std::vector<std::size_t> open;  // blocks that a line may still follow
    for (const Text* text : order) {
        std::erase_if(open, [&](std::size_t b) {
            return text->baseline - blocks[b].lines.back().baseline > widest_leading * 3 * blocks[b].size;
        });
        const auto home = std::find_if(open.begin(), open.end(),
                                       [&](std::size_t b) { return reads_on(blocks[b].lines.back(), *text); });
        if (home == open.end()) {
            open.push_back(blocks.size());
            blocks.push_back({{*text}, text->box, text->size, text->bold});
            continue;
        }
        TextBlock& block = blocks[*home];
        block.box = united(block.box, text->box);
        block.lines.push_back(*text);
    }
    return blocks;
}

}  // namespace scrutineer::shapes
