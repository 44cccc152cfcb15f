// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/paper/blocks.hpp"

#include <cmath>

#include "words/expression.hpp"
#include "words/text.hpp"

namespace scrutineer {

std::vector<TextRun> text_runs(const PaperText& text, std::size_t page) {
    const std::vector<TextLine>& lines = text.lines(page);
    std::vector<TextRun> blocks;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const TextLine& line = lines[i];
        if (line.rotation != 0 || text.running(page, i)) continue;
        if (!blocks.empty()) {
            TextRun& last = blocks.back();
            const double step = line.box.y0 - last.box.y1;
            const bool same =
                std::abs(line.font_size - last.font_size) < 0.3 && line.bold == last.bold && line.colour == last.colour;
            if (same && step < 0.6 * line.font_size && step > -0.6 * line.font_size && line.box.x0 < last.box.x1 + 5 &&
                line.box.x1 > last.box.x0 - 5) {
                last.text += ' ' + line.text;
                last.box = united(last.box, line.box);
                continue;
            }
        }
        blocks.push_back({line.text, line.box, line.font_size, line.bold, line.colour});
    }
    return blocks;
}

std::string trimmed(std::string text) {
    static const Expression edges(R"(^[\s:,.–—-]+|[\s:,–—-]+$)");
    RE2::GlobalReplace(&text, edges.compiled(), "");
    return text;
}

std::string letters_and_digits(const std::string& text) {
    std::string out;
    for (const char c : lower_case(text))
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
    return out;
}

}  // namespace scrutineer
