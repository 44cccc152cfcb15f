// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/ocr_content.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "extract/ocr_ground.hpp"
#include "extract/ocr_lines.hpp"
#include "extract/ocr_rules.hpp"
#include "extract/ocr_words.hpp"
#include "extract/shape.hpp"

namespace scrutineer::ocr {
namespace {

bool touches(const Line& a, const Line& b, int reach) {
    return a.box.x0 - reach <= b.box.x1 && b.box.x0 - reach <= a.box.x1 && a.box.y0 - reach <= b.box.y1 &&
           b.box.y0 - reach <= a.box.y1;
}

// Strokes of large letters are lines too: a short line is a rule where it runs from rule to rule, from the edge of a
// fill to another, or goes on from where a rule ended.
std::vector<Line> true_rules(const std::vector<Line>& lines, const std::vector<Area>& areas, double dots_per_inch) {
    const int long_across = static_cast<int>(0.5 * dots_per_inch);
    const int long_down = static_cast<int>(0.42 * dots_per_inch);
    const int reach = static_cast<int>(std::ceil(0.035 * dots_per_inch));
    std::vector<Line> kept;
    std::vector<Line> doubtful;
    std::vector<Line> edges;
    for (const Area& area : areas) {
        const PixelBox& b = area.box;
        for (const PixelBox& side : {PixelBox{b.x0, b.y0, b.x1, b.y0}, PixelBox{b.x0, b.y1, b.x1, b.y1}})
            edges.push_back({side, true, 0, 0, false});
        for (const PixelBox& side : {PixelBox{b.x0, b.y0, b.x0, b.y1}, PixelBox{b.x1, b.y0, b.x1, b.y1}})
            edges.push_back({side, false, 0, 0, false});
    }
    for (const Line& line : lines) {
        const int length = line.horizontal ? line.box.width() : line.box.height();
        (length >= (line.horizontal ? long_across : long_down) ? kept : doubtful).push_back(line);
    }
    for (int pass = 0; pass < 3; ++pass) {
        std::vector<Line> still;
        std::vector<Line> found;
        for (const Line& line : doubtful) {
            Line start = line;
            Line end = line;
            if (line.horizontal) {
                start.box.x1 = start.box.x0;
                end.box.x0 = end.box.x1;
            } else {
                start.box.y1 = start.box.y0;
                end.box.y0 = end.box.y1;
            }
            bool at_start = false;
            bool at_end = false;
            bool goes_on = false;
            for (const std::vector<Line>* others : {&kept, &edges})
                for (const Line& other : *others) {
                    const bool across = other.horizontal != line.horizontal;
                    const bool starts = touches(start, other, reach);
                    const bool ends = touches(end, other, reach);
                    if (across) {
                        at_start = at_start || starts;
                        at_end = at_end || ends;
                    } else if (others == &kept && std::abs(other.middle - line.middle) < reach / 2.0) {
                        goes_on = goes_on || starts || ends;
                    }
                }
            ((at_start && at_end) || goes_on ? found : still).push_back(line);
        }
        if (found.empty()) break;
        kept.insert(kept.end(), found.begin(), found.end());
        doubtful = std::move(still);
    }
    return kept;
}

// Takes the rules' own pixels out of the ink, so that letters that touch them stand free.
void erase_rules(GreyPicture& ink, const std::vector<Line>& rules) {
    for (const Line& rule : rules) {
        const int x0 = std::max(0, rule.box.x0 - 1);
        const int y0 = std::max(0, rule.box.y0 - 1);
        const int x1 = std::min(ink.width, rule.box.x1 + 1);
        const int y1 = std::min(ink.height, rule.box.y1 + 1);
        for (int y = y0; y < y1; ++y) std::fill(ink.row(y) + x0, ink.row(y) + std::max(x0, x1), std::uint8_t{0});
    }
}

// The median colour of a component's inner pixels.
Colour colour_of(const ColourPicture& colours, int factor, const Component& component) {
    std::array<std::vector<std::uint8_t>, 3> values;
    const std::size_t step = 1 + component.runs.size() / 64;
    for (std::size_t i = 0; i < component.runs.size(); i += step) {
        const Run& run = component.runs[i];
        const int x = (run.x0 + run.x1) / 2 / factor;
        const int y = run.y / factor;
        if (x >= colours.width || y >= colours.height) continue;
        const Colour c = colours.at(x, y);
        values[0].push_back(c.red);
        values[1].push_back(c.green);
        values[2].push_back(c.blue);
    }
    if (values[0].empty()) return {};
    for (auto& v : values) std::nth_element(v.begin(), v.begin() + static_cast<std::ptrdiff_t>(v.size() / 2), v.end());
    const auto middle = values[0].size() / 2;
    return {values[0][middle], values[1][middle], values[2][middle]};
}

Figure figure_of(const Component& component) {
    Figure figure;
    figure.width = component.box.width();
    figure.height = component.box.height();
    figure.bits.assign(static_cast<std::size_t>(figure.width) * static_cast<std::size_t>(figure.height), 0);
    for (const Run& run : component.runs)
        std::fill_n(figure.bits.begin() + static_cast<std::ptrdiff_t>(run.y - component.box.y0) * figure.width +
                        (run.x0 - component.box.x0),
                    run.x1 - run.x0, std::uint8_t{1});
    return figure;
}

Box to_box(const PixelBox& b) {
    return {static_cast<double>(b.x0), static_cast<double>(b.y0), static_cast<double>(b.x1), static_cast<double>(b.y1)};
}

// Coloured drawings that stand by themselves. Their components are marked in `used`.
std::vector<Symbol> find_symbols(const std::vector<Component>& ink, const ColourPicture& colours, int factor,
                                 double dots_per_point, std::vector<std::uint8_t>& used) {
    struct Candidate {
        std::size_t index;
        Colour colour;
    };
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < ink.size(); ++i) {
        const double w = ink[i].box.width() / dots_per_point;
        const double h = ink[i].box.height() / dots_per_point;
        if (std::max(w, h) < 4.5 || std::max(w, h) > 34 || std::min(w, h) < 2.5) continue;
        if (ink[i].mark != 1) continue;
        const Colour colour = colour_of(colours, factor, ink[i]);
        if (saturation(colour) < 45) continue;
        candidates.push_back({i, colour});
    }
    std::vector<Symbol> symbols;
    for (const Candidate& c : candidates) {
        const PixelBox& b = ink[c.index].box;
        // A letter of a coloured word has another of its size beside it.
        const bool in_word = std::any_of(ink.begin(), ink.end(), [&](const Component& other) {
            const PixelBox& o = other.box;
            if (&other == &ink[c.index] || o.x0 > b.x1 + b.height() || o.x1 < b.x0 - b.height() || o.y0 > b.y1 ||
                o.y1 < b.y0)
                return false;
            const int shared = std::min(b.y1, o.y1) - std::max(b.y0, o.y0);
            const int gap = std::max(o.x0 - b.x1, b.x0 - o.x1);
            const int low = std::min(b.height(), o.height());
            const int high = std::max(b.height(), o.height());
            return shared * 2 > low && high < 2 * low && gap * 10 < 4 * high && o.height() * 6 > o.width();
        });
        if (in_word) continue;
        const Figure figure = figure_of(ink[c.index]);
        const ShapeReading reading = classify(figure);
        if (reading.shape == Shape::other || reading.score < 0.55) continue;
        Symbol symbol;
        symbol.box = to_box(b);
        symbol.colour = symbol.second_colour = c.colour;
        symbol.shape = reading.shape;
        symbol.angle = reading.angle;
        symbol.mask = mask_of(figure);
        symbol.origin = Symbol::Origin::ocr;
        symbol.confidence = reading.score;
        symbols.push_back(symbol);
        used[c.index] = 1;
    }
    return symbols;
}

// Asterisks go back to the word that they stand at; other raised marks follow theirs without a space.
void attach_marks(Content& content) {
    std::vector<std::uint8_t> gone(content.words.size(), 0);
    for (const std::size_t i : content.raised) {
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

// Share of blocks with a colour: noise and yellowed paper have little.
bool without_colour(const ColourPicture& blocks) {
    long coloured = 0;
    for (int y = 0; y < blocks.height; ++y)
        for (int x = 0; x < blocks.width; ++x)
            if (saturation(blocks.at(x, y)) > 40) ++coloured;
    return coloured * 20000 < static_cast<long>(blocks.width) * blocks.height;
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

    const Orientation orientation = find_orientation(grey);
    if (orientation.confidence > 5 && orientation.turn != 0) {
        content.turn = orientation.turn;
        grey = turned(grey, content.turn);
        colours = turned(colours, content.turn);
    }
    content.skew = find_skew(grey);
    if (std::abs(content.skew) < 0.03) content.skew = 0;
    if (content.skew != 0) {
        grey = rotated(grey, content.skew);
        colours = rotated(colours, content.skew);
    }
    content.width = grey.width;
    content.height = grey.height;

    const int in_block = std::max(1, static_cast<int>(std::lround(dots_per_inch / 50 / factor)));
    const ColourPicture blocks = reduced(colours, in_block);
    content.grey = without_colour(blocks);
    const Ground ground = find_ground(blocks, in_block * factor);
    const std::vector<Line> rules = true_rules(find_lines(grey, dots_per_inch), ground.areas, dots_per_inch);
    GreyPicture mask = find_ink(grey, ground);
    erase_rules(mask, rules);
    std::vector<Component> ink = components(mask);
    mask = {};

    std::vector<std::uint8_t> used(ink.size(), 0);
    content.symbols = find_symbols(ink, colours, factor, dots_per_point, used);
    for (std::size_t i = 0; i < ink.size(); ++i)
        if (used[i] != 0) ink[i] = Component{};  // gone: too small for anything
    const std::vector<TextLine> lines = find_text_lines(ink, rules, ground, dots_per_inch);

    for (const Line& line : rules) {
        Rule rule;
        rule.thickness = line.thickness;
        rule.box = to_box(line.box);
        if (line.horizontal)
            rule.box.y0 = rule.box.y1 = line.middle;
        else
            rule.box.x0 = rule.box.x1 = line.middle;
        const int x = std::clamp((line.box.x0 + line.box.x1) / 2 / factor, 0, colours.width - 1);
        const int y = std::clamp((line.box.y0 + line.box.y1) / 2 / factor, 0, colours.height - 1);
        rule.colour = colours.at(x, y);
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
        if (line.parts.size() > 1 || line.rotation != 0 || b.width() < 1.6 * b.height()) return false;
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
    for (const TextLine& line : lines) {
        if (rest_of_rule(line) || drawing(line)) continue;
        if (Engine::Clock::now() >= deadline) {
            content.timed_out = true;
            break;
        }
        std::vector<Word> words = read_line(engine, grey, ground, ink, line, deadline);
        if (words.empty()) continue;
        const Colour colour = colour_of(colours, factor, ink[line.parts.front()]);
        for (Word& word : words) {
            word.colour = colour;
            content.words.push_back(std::move(word));
        }
        if (line.raised) content.raised.push_back(content.words.size() - 1);
    }
    attach_marks(content);
    return content;
}

}  // namespace scrutineer::ocr
