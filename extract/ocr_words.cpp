// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/ocr_words.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace scrutineer::ocr {
namespace {

// Of the fonts that papers are set in: a capital's height, the ascent and the descent in font sizes.
constexpr double cap_in_font = 0.716;
constexpr double ascent_in_font = 0.905;
constexpr double descent_in_font = 0.212;
struct Token {
    std::string text;
    double x0 = 0;
    double x1 = 0;  // on the line's picture
    double confidence = 1;
    double last_start = 0;  // left edge of its last glyph; right edges are not to be relied on
};

std::vector<Token> tokens_of(const std::vector<Glyph>& glyphs) {
    std::vector<Token> tokens;
    for (const Glyph& g : glyphs) {
        if (g.text == " ") continue;
        if (tokens.empty() || g.starts_word) tokens.push_back({"", g.x0, g.x1, 1, g.x0});
        Token& token = tokens.back();
        token.text += g.text;
        token.x1 = std::max(token.x1, g.x1);
        token.last_start = g.x0;
        token.confidence = std::min(token.confidence, g.confidence);
    }
    return tokens;
}

// Whether the ink just before `end` on a line's picture leans as a slash does: its top lies well to the right of its
// foot. An "i" or "l" of an upright font stands straight.
bool leans_like_slash(const LinePicture& picture, const Framing& framing, double end) {
    const int height = picture.grey.height;
    const double cap = height / (1 + framing.above + framing.below);
    const double x0 = end - 0.42 * cap;
    const double x1 = end;
    const int top = static_cast<int>(framing.above * cap);
    const int foot = static_cast<int>((1 + framing.above) * cap);
    const int third = std::max(1, (foot - top) / 3);
    const auto centre = [&](int from, int to) {
        double weight = 0;
        double sum = 0;
        for (int y = std::max(0, from); y < std::min(height, to); ++y)
            for (int x = std::max(0, static_cast<int>(x0)); x < std::min<int>(picture.grey.width, static_cast<int>(x1));
                 ++x) {
                const double dark = 255 - picture.grey.row(y)[x];
                weight += dark;
                sum += dark * x;
            }
        return weight > 0 ? sum / weight : (x0 + x1) / 2;
    };
    return centre(top, top + third) - centre(foot - third, foot) > 0.1 * cap;
}

// "N/a" in small bold print reads as "Nia" with full confidence, since the recogniser has learnt names and not ratings.
// What the pixels show decides: only a stroke that leans is a slash.
void restore_slash(std::vector<Glyph>& glyphs, const LinePicture& picture, const Framing& framing) {
    for (std::size_t i = 1; i + 1 < glyphs.size(); ++i) {
        if (glyphs[i].starts_word || glyphs[i + 1].starts_word || !glyphs[i - 1].starts_word) continue;
        if (i + 2 < glyphs.size() && !glyphs[i + 2].starts_word) continue;
        const std::string around = glyphs[i - 1].text + glyphs[i + 1].text;
        if (around != "Na" && around != "NA" && around != "na") continue;
        if (std::string("iIl1|!t").find(glyphs[i].text) == std::string::npos) continue;
        // The recogniser's places are rough: the letters beside it may reach into one of these windows, not into all.
        const double step = 0.08 * picture.grey.height / (1 + framing.above + framing.below);
        for (int back = -1; back <= 3; ++back)
            if (leans_like_slash(picture, framing, glyphs[i + 1].x0 - back * step)) {
                glyphs[i].text = "/";
                break;
            }
    }
}

struct Reading {
    std::vector<Token> tokens;
    LinePicture picture;
};

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

}  // namespace

bool has_figure(const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<Word> read_line(Engine& engine, const LineCutter& cutter, const std::vector<Component>& ink,
                            const std::vector<TextLine>& lines, std::size_t index, Engine::Clock::time_point deadline) {
    const TextLine& line = lines[index];
    std::vector<Word> words;
    Word usual;
    usual.source = TextSource::ocr;
    usual.rotation = line.rotation;
    usual.baseline = line.baseline;
    usual.font_size = line.cap_height / cap_in_font;
    usual.bold = stroke_of(ink, line) > 0.205;
    const PixelBox& b = line.box;

    // A dash by itself gives the recogniser nothing to go by.
    if (line.parts.size() == 1 && line.rotation == 0 && b.width() >= 2 * b.height()) {
        usual.text = "-";
        usual.confidence = 0.9;
        usual.box = {static_cast<double>(b.x0), b.y0 - 1.5 * b.width(), static_cast<double>(b.x1),
                     b.y1 + 1.0 * b.width()};
        usual.baseline = b.y1 + 0.6 * b.width();
        usual.font_size = 2.6 * b.width();
        words.push_back(usual);
        return words;
    }

    Reading reading;
    reading.picture = cutter.cut(index, {});
    std::vector<Glyph> glyphs = engine.read_line(reading.picture.grey, deadline);
    restore_slash(glyphs, reading.picture, {});
    reading.tokens = tokens_of(glyphs);
    if (reading.tokens.empty()) return words;
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
        word.text = token.text;
        word.confidence = std::clamp(token.confidence, 0.0, 1.0);
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
