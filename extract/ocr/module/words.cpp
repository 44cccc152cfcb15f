// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/ocr/module/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace scrutineer::ocr {
namespace {

// Of the fonts that papers are set in: a capital's height, the ascent and the descent in font sizes.
constexpr double cap_in_font = 0.716;
constexpr double ascent_in_font = 0.905;
constexpr double descent_in_font = 0.212;
// The gaps between pieces of a line's ink along its direction, as (from, to).
std::vector<std::array<double, 2>> gaps_of(const std::vector<Component>& ink, const TextLine& line, double& first,
                                           double& last) {
    std::vector<std::array<double, 2>> spans;
    for (const std::size_t part : line.parts) {
        const PixelBox& b = ink[part].box;
        if (line.rotation == 0)
            spans.push_back({static_cast<double>(b.x0), static_cast<double>(b.x1)});
        else
            spans.push_back({-static_cast<double>(b.y1), -static_cast<double>(b.y0)});
    }
    std::sort(spans.begin(), spans.end());
    std::vector<std::array<double, 2>> gaps;
    first = spans.front()[0];
    double end = spans.front()[1];
    for (const auto& span : spans) {
        if (span[0] > end) gaps.push_back({end, span[0]});
        end = std::max(end, span[1]);
    }
    last = end;
    return gaps;
}

// A stroke's thickness in cap heights: twice the area over the outline's length.
double stroke_of(const std::vector<Component>& ink, const TextLine& line) {
    double area = 0;
    double outline = 0;
    for (const std::size_t part : line.parts) {
        const Component& c = ink[part];
        area += c.area;
        // Ends of runs are the upright parts of the outline; a stroke's two sides.
        outline += 2.0 * static_cast<double>(c.runs.size());
    }
    return outline > 0 ? 2 * area / outline / line.cap_height : 0;
}

// A word of a line without its text and its box.
Word usual_word(const Layout& layout, std::size_t index) {
    const TextLine& line = layout.lines[index];
    Word usual;
    usual.source = TextSource::ocr;
    usual.rotation = line.rotation;
    usual.baseline = line.baseline;
    usual.font_size = line.cap_height / cap_in_font;
    usual.bold = stroke_of(layout.ink, line) > 0.205;
    return usual;
}

}  // namespace

std::string quarter_mended(const std::string& text) {
    constexpr std::string_view opening = "/([\"'";
    constexpr std::string_view closing = "/)],.:;\"'";
    const std::size_t first = std::min(text.find_first_not_of(opening), text.size());
    const std::size_t last = text.find_last_not_of(closing);
    if (last == std::string::npos || last < first) return text;
    const std::string_view core = std::string_view(text).substr(first, last + 1 - first);
    for (const std::string_view quarter : {"Q", "Ch"}) {
        if (!core.starts_with(quarter) || core.size() <= quarter.size() || core.size() > quarter.size() + 2) continue;
        const std::string_view number = core.substr(quarter.size());
        const bool two = number.front() == 'z' || number.front() == 'Z';
        // "Chi" is a word.
        const bool one = quarter == "Q" && std::string_view("iIl|!").find(number.front()) != std::string_view::npos;
        const std::string_view digit = two ? "2" : "1";
        // One sign may be read as two, "z2".
        if ((!two && !one) || (number.size() == 2 && number.substr(1) != digit)) continue;
        return text.substr(0, first) + std::string(quarter) + std::string(digit) + text.substr(last + 1);
    }
    return text;
}

std::vector<Word> read_line(LineReader& reader, const Layout& layout, std::size_t index,
                            Engine::Clock::time_point deadline) {
    const std::vector<Component>& ink = layout.ink;
    const TextLine& line = layout.lines[index];
    std::vector<Word> words;
    Word usual = usual_word(layout, index);
    const PixelBox& b = line.box;

    // A dash by itself gives the recogniser nothing to go by.
    if (line.rotation == 0 && b.width() >= 2 * b.height() && is_stroke(ink, line)) {
        usual.text = "-";
        // What is as wide and as thin as a dash of the text near by is one; anything else may be a piece of a drawing.
        const double cap = line.cap_height_near;
        const bool dash = cap > 0 && b.width() > 0.25 * cap && b.width() < 1.6 * cap && b.height() < 0.35 * cap;
        usual.confidence = dash ? 0.93 : 0.4;
        usual.box = {static_cast<double>(b.x0), b.y0 - 1.5 * b.width(), static_cast<double>(b.x1),
                     b.y1 + 1.0 * b.width()};
        usual.baseline = b.y1 + 0.6 * b.width();
        usual.font_size = 2.6 * b.width();
        words.push_back(usual);
        return words;
    }

    return place_words(reader.read(index, deadline), layout, index);
}

std::vector<Word> place_words(const Reading& reading, const Layout& layout, std::size_t index) {
    const std::vector<Component>& ink = layout.ink;
    const TextLine& line = layout.lines[index];
    std::vector<Word> words;
    if (reading.tokens.empty()) return words;
    const Word usual = usual_word(layout, index);
    double first = 0;
    double last = 0;
    const std::vector<std::array<double, 2>> gaps = gaps_of(ink, line, first, last);
    const auto along = [&](double x) {
        const double scaled = x / reading.picture.scale;
        return reading.picture.upwards ? scaled - reading.picture.left : scaled + reading.picture.left;
    };
    double start = first;
    for (std::size_t i = 0; i < reading.tokens.size(); ++i) {
        const Token& token = reading.tokens[i];
        double end = last;
        double next = last;
        if (i + 1 < reading.tokens.size()) {
            // The recogniser's places are rough: the widest gap in the ink near by is where the words part.
            const double from = along(token.last_start);
            const double to = along(reading.tokens[i + 1].x0);
            const double slack = 0.25 * line.cap_height;
            end = next = (from + to) / 2;
            double widest = 0;
            for (const auto& gap : gaps) {
                const double middle = (gap[0] + gap[1]) / 2;
                if (middle < from - slack || middle > to + slack || gap[1] - gap[0] <= widest || gap[0] < start)
                    continue;
                widest = gap[1] - gap[0];
                end = gap[0];
                next = gap[1];
            }
        }
        Word word = usual;
        word.text = quarter_mended(token.text);
        word.confidence = token.confidence;
        const double ascent = usual.font_size * ascent_in_font;
        const double descent = usual.font_size * descent_in_font;
        if (line.rotation == 0)
            word.box = {start, line.baseline - ascent, std::max(start, end), line.baseline + descent};
        else
            word.box = {line.baseline - ascent, -std::max(start, end), line.baseline + descent, -start};
        words.push_back(std::move(word));
        start = next;
    }
    return words;
}

}  // namespace scrutineer::ocr
