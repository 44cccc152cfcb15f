// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/ocr/module/picture_content.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <utility>

#include "extract/ocr/module/picture_layout.hpp"
#include "extract/ocr/module/second_look.hpp"
#include "extract/ocr/module/words.hpp"
#include "extract/picture/symbols.hpp"

namespace scrutineer::ocr {
namespace {

Box to_box(const PixelBox& b) {
    return {static_cast<double>(b.x0), static_cast<double>(b.y0), static_cast<double>(b.x1), static_cast<double>(b.y1)};
}

// The colour of a line where it shows most: a dashed one is paper at every other place.
Colour colour_of(const ColourPicture& colours, int factor, const Line& line) {
    constexpr int places = 60;
    std::vector<Colour> seen;
    for (int i = 0; i < places; ++i) {
        const auto at = [&](int from, int to, double middle, bool along, int limit) {
            const double place = along ? from + (to - from) * (i + 0.5) / places : middle;
            return std::clamp(static_cast<int>(place) / factor, 0, limit - 1);
        };
        seen.push_back(colours.at(at(line.box.x0, line.box.x1, line.middle, line.horizontal, colours.width),
                                  at(line.box.y0, line.box.y1, line.middle, !line.horizontal, colours.height)));
    }
    const auto strongest = seen.begin() + places / 8;
    std::nth_element(seen.begin(), strongest, seen.end(), [&](Colour a, Colour b) {
        return line.light ? luminance(a) > luminance(b) : luminance(a) < luminance(b);
    });
    return *strongest;
}

// Asterisks go back to the word that they stand at; other raised marks follow theirs without a space.
void attach_marks(Content& content, const std::vector<std::size_t>& raised) {
    std::vector<std::uint8_t> gone(content.words.size(), 0);
    for (const std::size_t i : raised) {
        Word& mark = content.words[i];
        Word* before = nullptr;
        Word* after = nullptr;
        for (std::size_t k = 0; k < content.words.size(); ++k) {
            Word& word = content.words[k];
            if (k == i || gone[k] != 0 || word.rotation != 0 || word.font_size < mark.font_size) continue;
            if (mark.baseline < word.box.y0 || mark.baseline > word.baseline) continue;
            const double near = 0.25 * word.font_size;
            if (std::abs(mark.box.x0 - word.box.x1) < near) before = &word;
            if (std::abs(word.box.x0 - mark.box.x1) < near) after = &word;
        }
        const bool asterisks = mark.text.find_first_not_of('*') == std::string::npos;
        if (before != nullptr && !asterisks) before->space_after = false;
        if (!asterisks || (before == nullptr && after == nullptr)) continue;
        if (before != nullptr) {
            before->text += mark.text;
            before->box.x1 = std::max(before->box.x1, mark.box.x1);
        } else {
            after->text = mark.text + after->text;
            after->box.x0 = std::min(after->box.x0, mark.box.x0);
        }
        gone[i] = 1;
    }
    std::size_t kept = 0;
    for (std::size_t k = 0; k < content.words.size(); ++k) {
        if (gone[k] != 0) continue;
        if (kept != k) content.words[kept] = std::move(content.words[k]);
        ++kept;
    }
    content.words.resize(kept);
}

// How sure the recogniser is of what a page's longest lines say, as the mean probability of their characters: 0.8 to
// 0.92 for clean print, 0.2 to 0.5 where letters stand on their heads. Less where most letters are in lines that run up
// or down: a page that lies on its side may have a heading or two that stand upright. Negative where there is nothing
// to go by.
double sureness(LineReader& reader, const Layout& layout, Engine::Clock::time_point deadline) {
    constexpr std::size_t sample = 12;
    std::vector<std::size_t> order;
    double level = 0;
    double all = 0;
    for (const TextLine& line : layout.lines) {
        if (line.parts.size() < 4) continue;
        const auto letters = static_cast<double>(line.parts.size());
        all += letters;
        if (line.rotation == 0) level += letters;
    }
    for (std::size_t i = 0; i < layout.lines.size(); ++i)
        if (layout.lines[i].rotation == 0 && layout.lines[i].parts.size() >= 4) order.push_back(i);
    const auto length = [&](std::size_t i) { return std::min<std::size_t>(layout.lines[i].parts.size(), 30); };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return length(a) > length(b); });
    if (order.size() > sample) order.resize(sample);
    double sum = 0;
    double count = 0;
    for (const std::size_t i : order)
        for (const double sure : reader.probe(i, deadline)) {
            sum += sure;
            ++count;
        }
    return count < 12 ? -1 : sum / count * std::min(1.0, 2 * level / all);
}

// A layout and what reads its lines; readings that told which way up it stands are kept.
struct Sheet {
    Sheet(Engine& engine, Layout laid_out) : layout(std::move(laid_out)), reader(engine, layout) {}
    Sheet(const Sheet&) = delete;
    Sheet& operator=(const Sheet&) = delete;
    Layout layout;
    LineReader reader;
};

// Lays the picture out as it stands upright. Ascenders tell which way that is on most pages, but not on tables of
// capitals and figures: the recogniser has the last word.
std::unique_ptr<Sheet> upright(Engine& engine, const GreyPicture& grey, const ColourPicture& colours, int factor,
                               double dots_per_inch, Engine::Clock::time_point deadline, int& turn) {
    constexpr double certain = 0.75;
    const auto stand = [&](int degrees) {
        return std::make_unique<Sheet>(engine,
                                       lay_out(turned(grey, degrees), turned(colours, degrees), factor, dots_per_inch));
    };
    const Orientation orientation = find_orientation(grey);
    const int first = orientation.confidence > 5 ? orientation.turn : 0;
    turn = first;
    std::unique_ptr<Sheet> best = stand(first);
    double surest = sureness(best->reader, best->layout, deadline);
    if (surest > certain || (surest < 0 && best->layout.lines.size() < 8)) return best;
    for (const int other : {0, 180, 90, 270}) {
        if (other == first || Engine::Clock::now() >= deadline) continue;
        std::unique_ptr<Sheet> sheet = stand(other);
        const double sure = sureness(sheet->reader, sheet->layout, deadline);
        if (sure <= surest + 0.1) continue;
        surest = sure;
        turn = other;
        best = std::move(sheet);
        if (surest > certain) break;
    }
    return best;
}

}  // namespace

Content read_picture(Engine& engine, ColourPicture picture, double dots_per_inch, Engine::Clock::time_point deadline) {
    Content content;
    if (dots_per_inch > 320) {
        const int factor = static_cast<int>(std::ceil(dots_per_inch / 320));
        picture = reduced(picture, factor);
        dots_per_inch /= factor;
    }
    const double dots_per_point = dots_per_inch / 72;
    GreyPicture grey = to_grey(picture);
    // Colour is needed for grounds and symbols only: half the resolution does.
    const int factor = dots_per_inch >= 180 ? 2 : 1;
    ColourPicture colours = reduced(picture, factor);
    picture = {};

    const std::unique_ptr<Sheet> sheet = upright(engine, grey, colours, factor, dots_per_inch, deadline, content.turn);
    grey = {};
    colours = {};
    Layout& layout = sheet->layout;
    content.skew = layout.skew;
    content.bend = layout.bend;
    content.width = layout.grey.width;
    content.height = layout.grey.height;
    content.grey = layout.grey_only;
    content.symbols = std::move(layout.symbols);
    const Ground& ground = layout.ground;
    const std::vector<Line>& rules = layout.rules;
    const std::vector<TextLine>& lines = layout.lines;

    for (const Line& line : rules) {
        Rule rule;
        rule.thickness = line.thickness;
        rule.box = to_box(line.box);
        if (line.horizontal)
            rule.box.y0 = rule.box.y1 = line.middle;
        else
            rule.box.x0 = rule.box.x1 = line.middle;
        rule.colour = colour_of(layout.colours, factor, line);
        content.rules.push_back(rule);
    }
    for (const Area& area : ground.areas) {
        Fill fill;
        fill.box = to_box(area.box);
        fill.colour = area.colour;
        fill.rectangle = area.share > 0.85;
        content.fills.push_back(fill);
    }
    // What is left of an upright rule that was found in part is no text.
    const auto rest_of_rule = [&](const TextLine& line) {
        if (line.parts.size() > 1 || line.rotation != 0) return false;
        const PixelBox& b = line.box;
        if (b.width() > 1.6 * dots_per_point && b.width() * 6 > b.height()) return false;
        const auto on = [&](double middle, int reach) { return middle >= b.x0 - reach && middle <= b.x1 + reach; };
        const int reach = static_cast<int>(std::ceil(1.2 * dots_per_point));
        return std::any_of(rules.begin(), rules.end(),
                           [&](const Line& rule) { return !rule.horizontal && on(rule.middle, reach); }) ||
               std::any_of(ground.areas.begin(), ground.areas.end(), [&](const Area& area) {
                   return area.box.y0 < b.y1 && b.y0 < area.box.y1 &&
                          (on(area.box.x0, reach) || on(area.box.x1, reach));
               });
    };
    // A dash is at most an em of a heading wide; what is larger is a piece of a drawing.
    const auto drawing = [&](const TextLine& line) {
        const PixelBox& b = line.box;
        if (line.rotation != 0 || b.width() < 1.6 * b.height() || !is_stroke(layout.ink, line)) return false;
        if (b.width() > 16 * dots_per_point) return true;
        // A dash stands free in its cell; what lies along a level rule or the edge of a fill is a piece of that.
        const int reach = static_cast<int>(std::ceil(1.8 * dots_per_point));
        const auto along = [&](double y, int x0, int x1) {
            return y >= b.y0 - reach && y <= b.y1 + reach && x0 < b.x1 + reach && b.x0 - reach < x1;
        };
        return std::any_of(
                   rules.begin(), rules.end(),
                   [&](const Line& rule) { return rule.horizontal && along(rule.middle, rule.box.x0, rule.box.x1); }) ||
               std::any_of(ground.areas.begin(), ground.areas.end(), [&](const Area& area) {
                   return along(area.box.y0, area.box.x0, area.box.x1) || along(area.box.y1, area.box.x0, area.box.x1);
               });
    };
    std::vector<std::vector<Word>> words(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const TextLine& line = lines[i];
        if (rest_of_rule(line) || drawing(line)) continue;
        if (Engine::Clock::now() >= deadline) {
            content.timed_out = true;
            break;
        }
        words[i] = read_line(sheet->reader, layout, i, deadline);
    }
    std::vector<std::size_t> raised;  // which of the words were set above their line
    look_again(sheet->reader, layout, words, deadline);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const TextLine& line = lines[i];
        if (words[i].empty()) continue;
        const Colour colour = colour_of(layout.colours, factor, layout.ink[line.parts.front()]);
        for (Word& word : words[i]) {
            word.colour = colour;
            content.words.push_back(std::move(word));
        }
        if (line.raised) raised.push_back(content.words.size() - 1);
    }
    attach_marks(content, raised);
    return content;
}

}  // namespace scrutineer::ocr
