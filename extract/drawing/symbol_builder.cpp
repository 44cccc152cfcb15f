// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/drawing/symbol_builder.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "extract/symbols/shape.hpp"
#include "words/unicode.hpp"

namespace scrutineer {
namespace {

constexpr double smallest = 2.2;  // points: anything smaller is a dot or a dash
constexpr double near = 0.4;      // points: parts this close belong together
constexpr std::size_t most_parts = 3000;
constexpr std::size_t most_nodes = 150'000;
constexpr std::size_t most_parts_of_one = 120;

Box grown(const Box& b, double by) { return {b.x0 - by, b.y0 - by, b.x1 + by, b.y1 + by}; }
bool inside(const Box& inner, const Box& outer) {
    return inner.x0 >= outer.x0 && inner.y0 >= outer.y0 && inner.x1 <= outer.x1 && inner.y1 <= outer.y1;
}

Box box_of(const std::vector<Polygon>& polygons) {
    Box box{1e300, 1e300, -1e300, -1e300};
    for (const Polygon& polygon : polygons)
        for (const Point& p : polygon) box = united(box, {p.x, p.y, p.x, p.y});
    return box;
}

bool colourful(Colour c) { return std::max({c.red, c.green, c.blue}) - std::min({c.red, c.green, c.blue}) > 48; }

/// The pixels of an icon with the white paper around it made transparent, where it came without transparency.
std::vector<std::uint8_t> without_paper(std::vector<std::uint8_t> icon, int width, int height) {
    const auto at = [&](int x, int y) { return static_cast<std::size_t>(y * width + x) * 4; };
    const auto white = [&icon](std::size_t i) {
        return icon[i + 3] >= 128 && icon[i] > 232 && icon[i + 1] > 232 && icon[i + 2] > 232;
    };
    std::vector<std::pair<int, int>> waiting;
    int border = 0;
    int white_border = 0;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            if (x > 0 && y > 0 && x + 1 < width && y + 1 < height) continue;
            ++border;
            if (!white(at(x, y))) continue;
            ++white_border;
            waiting.emplace_back(x, y);
        }
    if (white_border * 2 < border) return icon;
    while (!waiting.empty()) {
        const auto [x, y] = waiting.back();
        waiting.pop_back();
        if (x < 0 || y < 0 || x >= width || y >= height || !white(at(x, y))) continue;
        icon[at(x, y) + 3] = 0;
        waiting.insert(waiting.end(), {{x + 1, y}, {x - 1, y}, {x, y + 1}, {x, y - 1}});
    }
    return icon;
}

/// The outline of a character's look in a unit square.
std::vector<Polygon> look_outline(const SymbolCharacter& look) {
    const auto turned = [&look](std::vector<Polygon> outline) {
        const double radians = look.angle * 3.14159265358979323846 / 180;
        const double c = std::cos(radians);
        const double s = std::sin(radians);
        for (Polygon& polygon : outline)
            for (Point& p : polygon) {
                const double x = p.x - 0.5;
                const double y = p.y - 0.5;
                p = {0.5 + c * x - s * y, 0.5 + s * x + c * y};
            }
        return outline;
    };
    const auto round = [](double radius) {
        Polygon polygon;
        for (int i = 0; i < 36; ++i)
            polygon.push_back({0.5 + radius * std::cos(i * 0.174532925), 0.5 + radius * std::sin(i * 0.174532925)});
        return polygon;
    };
    switch (look.shape) {
        case Shape::tick:
            return {stroke_outline({0.1, 0.6}, {0.38, 0.88}, 0.16), stroke_outline({0.38, 0.88}, {0.9, 0.15}, 0.16)};
        case Shape::cross:
            return {stroke_outline({0.12, 0.12}, {0.88, 0.88}, 0.16), stroke_outline({0.12, 0.88}, {0.88, 0.12}, 0.16)};
        case Shape::arrow:
            return turned({{{0.5, 0}, {0.88, 0.45}, {0.65, 0.45}, {0.65, 1}, {0.35, 1}, {0.35, 0.45}, {0.12, 0.45}}});
        case Shape::double_arrow:
            return turned({{{0.5, 0},
                            {0.78, 0.32},
                            {0.6, 0.32},
                            {0.6, 0.68},
                            {0.78, 0.68},
                            {0.5, 1},
                            {0.22, 0.68},
                            {0.4, 0.68},
                            {0.4, 0.32},
                            {0.22, 0.32}}});
        case Shape::circle:
            return {round(0.45)};
        case Shape::ring: {
            Polygon hole = round(0.33);
            std::reverse(hole.begin(), hole.end());
            return {round(0.45), hole};
        }
        case Shape::triangle:
            return turned({{{0.5, 0.06}, {1, 0.93}, {0, 0.93}}});
        case Shape::square:
            return {{{0.08, 0.08}, {0.92, 0.08}, {0.92, 0.92}, {0.08, 0.92}}};
        case Shape::bar:
            return turned({{{0.35, 0}, {0.65, 0}, {0.65, 1}, {0.35, 1}}});
        case Shape::diamond:
            return {{{0.5, 0}, {1, 0.5}, {0.5, 1}, {0, 0.5}}};
        case Shape::star: {
            Polygon polygon;
            for (int i = 0; i < 10; ++i) {
                const double radius = i % 2 == 0 ? 0.5 : 0.2;
                polygon.push_back({0.5 + radius * std::sin(i * 0.62831853), 0.5 - radius * std::cos(i * 0.62831853)});
            }
            return {polygon};
        }
        case Shape::other:
            break;
    }
    return {{{0.2, 0.2}, {0.8, 0.2}, {0.8, 0.8}, {0.2, 0.8}}};
}

}  // namespace

bool SymbolBuilder::add_path(const Path& path, const Paint& paint, bool stroked, std::size_t moment, FillIndex fill) {
    if (paint.opacity <= 0.1) return false;
    Box box{1e300, 1e300, -1e300, -1e300};
    for (const Path::Node& node : path.nodes)
        box = united(box, {node.point.x, node.point.y, node.point.x, node.point.y});
    if (stroked) box = grown(box, paint.line_width / 2);
    if (!(box.width() <= largest) || !(box.height() <= largest) || std::max(box.width(), box.height()) < smallest)
        return false;
    const Box seen = intersection(box, paint.clip);
    if (!seen.intersects(grown(box, 1e-9)) || seen.area() < 0.4 * box.area()) return false;
    if (parts_.size() >= most_parts || nodes_ + path.nodes.size() > most_nodes) {
        too_many_ = true;
        return false;
    }
    nodes_ += path.nodes.size();
    Part part;
    part.kind = stroked ? Part::Kind::stroke : Part::Kind::fill;
    part.box = seen;
    part.clip = paint.clip;
    part.colour = paint.colour;
    part.even_odd = paint.even_odd;
    part.pen = paint.line_width;
    part.outline = flattened(path);
    part.moment = moment;
    part.fill = fill;
    part.text = glyph_text_;
    parts_.push_back(std::move(part));
    return true;
}

void SymbolBuilder::add_rectangle(const Box& box, const Paint& paint, std::size_t moment, FillIndex fill) {
    if (paint.opacity <= 0.1 || box.width() > largest || box.height() > largest ||
        std::max(box.width(), box.height()) < smallest)
        return;
    if (rectangles_.size() >= most_parts) return;
    Part part;
    part.kind = Part::Kind::rectangle;
    part.box = intersection(box, paint.clip);
    if (part.box.area() < 0.4 * box.area()) return;
    part.clip = paint.clip;
    part.colour = paint.colour;
    part.outline = {{{box.x0, box.y0}, {box.x1, box.y0}, {box.x1, box.y1}, {box.x0, box.y1}}};
    part.moment = moment;
    part.fill = fill;
    part.text = glyph_text_;
    rectangles_.push_back(std::move(part));
}

void SymbolBuilder::add_image(const PlacedImage& image, const Box& seen, std::size_t moment) {
    if (image.icon.empty() || seen.width() > largest || seen.height() > largest ||
        std::max(seen.width(), seen.height()) < smallest)
        return;
    if (parts_.size() >= most_parts) {
        too_many_ = true;
        return;
    }
    Part part;
    part.kind = Part::Kind::image;
    part.box = image.box;
    part.clip = image.clip;
    part.moment = moment;
    part.text = glyph_text_;
    part.icon_width = image.icon_width;
    part.icon_height = image.icon_height;
    part.icon = without_paper(image.icon, image.icon_width, image.icon_height);
    parts_.push_back(std::move(part));
}

void SymbolBuilder::add_glyph(const Glyph& glyph, const TextStyle& style, std::uint32_t character,
                              const SymbolCharacter& look, std::size_t moment) {
    if (parts_.size() >= most_parts) {
        too_many_ = true;
        return;
    }
    // Where such signs have their ink: from the baseline to the height of a capital, centred in the advance.
    const double side = 0.72 * style.size;
    const Point middle{glyph.origin.x + glyph.advance.x / 2 + style.up.x * side / 2,
                       glyph.origin.y + glyph.advance.y / 2 + style.up.y * side / 2};
    Part part;
    part.kind = Part::Kind::glyph;
    part.box = {middle.x - side / 2, middle.y - side / 2, middle.x + side / 2, middle.y + side / 2};
    part.clip = style.clip;
    if (!style.visible || side > largest || side < 1 || !style.clip.contains(middle)) return;
    part.colour = style.colour;
    part.look = look;
    // Turned text turns its signs.
    if (look.shape == Shape::arrow || look.shape == Shape::triangle) {
        const double turn = std::atan2(style.direction.y, style.direction.x) * 180 / 3.14159265358979323846;
        part.look.angle = std::fmod(look.angle + 15 * std::round(turn / 15) + 360, 360);
    }
    part.moment = moment;
    append_utf8(part.text, character);
    part.outline = look_outline(part.look);
    for (Polygon& polygon : part.outline)
        for (Point& p : polygon) p = {part.box.x0 + p.x * side, part.box.y0 + p.y * side};
    part.box = box_of(part.outline);
    parts_.push_back(std::move(part));
}

/// Parts whose boxes overlap, straight or through others; parts in painting order.
std::vector<std::vector<std::size_t>> SymbolBuilder::groups() const {
    std::vector<std::size_t> leader(parts_.size());
    std::iota(leader.begin(), leader.end(), std::size_t{0});
    const auto find = [&leader](std::size_t i) {
        while (leader[i] != i) i = leader[i] = leader[leader[i]];
        return i;
    };
    std::vector<std::size_t> order(parts_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [this](std::size_t a, std::size_t b) { return parts_[a].box.x0 < parts_[b].box.x0; });
    for (std::size_t i = 0; i < order.size(); ++i) {
        const Box box = grown(parts_[order[i]].box, near);
        for (std::size_t j = i + 1; j < order.size() && parts_[order[j]].box.x0 <= box.x1; ++j)
            if (box.intersects(parts_[order[j]].box)) {
                const std::size_t a = find(order[i]);
                const std::size_t b = find(order[j]);
                leader[std::max(a, b)] = std::min(a, b);
            }
    }
    std::vector<std::vector<std::size_t>> of_leader(parts_.size());
    for (std::size_t i = 0; i < parts_.size(); ++i) of_leader[find(i)].push_back(i);
    std::erase_if(of_leader, [](const auto& group) { return group.empty(); });
    return of_leader;
}

void SymbolBuilder::draw(const Part& part, SymbolCanvas& canvas) {
    constexpr int size = SymbolCanvas::size;
    const Point clip0 = canvas.to_canvas({part.clip.x0, part.clip.y0});
    const Point clip1 = canvas.to_canvas({part.clip.x1, part.clip.y1});
    const auto seen = [&](int x, int y) {
        return x + 0.5 >= clip0.x && x + 0.5 <= clip1.x && y + 0.5 >= clip0.y && y + 0.5 <= clip1.y;
    };
    if (part.kind == Part::Kind::image) {
        const Point from = canvas.to_canvas({part.box.x0, part.box.y0});
        const Point to = canvas.to_canvas({part.box.x1, part.box.y1});
        for (int y = std::max(0, static_cast<int>(from.y)); y < std::min(size, static_cast<int>(std::ceil(to.y))); ++y)
            for (int x = std::max(0, static_cast<int>(from.x)); x < std::min(size, static_cast<int>(std::ceil(to.x)));
                 ++x) {
                const int column = static_cast<int>((x + 0.5 - from.x) / (to.x - from.x) * part.icon_width);
                const int row = static_cast<int>((y + 0.5 - from.y) / (to.y - from.y) * part.icon_height);
                if (column < 0 || row < 0 || column >= part.icon_width || row >= part.icon_height || !seen(x, y))
                    continue;
                const std::uint8_t* pixel = &part.icon[static_cast<std::size_t>(row * part.icon_width + column) * 4];
                if (pixel[3] >= 128) canvas.set(x, y, {pixel[0], pixel[1], pixel[2]});
            }
        return;
    }
    std::vector<Polygon> outline;
    if (part.kind == Part::Kind::stroke) {
        const double pen = std::max(part.pen * canvas.scale(), 1.5);
        for (const Polygon& polygon : part.outline)
            for (std::size_t i = 1; i < polygon.size(); ++i)
                outline.push_back(stroke_outline(canvas.to_canvas(polygon[i - 1]), canvas.to_canvas(polygon[i]), pen));
        // Each piece on its own: pieces that overlap must not cancel one another out.
        for (Polygon& piece : outline)
            scan({piece}, false, size, size, [&](int y, int begin, int end) {
                for (int x = begin; x < end; ++x)
                    if (seen(x, y)) canvas.set(x, y, part.colour);
            });
        return;
    }
    outline = part.outline;
    for (Polygon& polygon : outline)
        for (Point& p : polygon) p = canvas.to_canvas(p);
    scan(outline, part.even_odd, size, size, [&](int y, int begin, int end) {
        for (int x = begin; x < end; ++x)
            if (seen(x, y)) canvas.set(x, y, part.colour);
    });
}

Symbol SymbolBuilder::described(SymbolCanvas canvas) {
    constexpr std::size_t most_remembered = 24;
    for (const auto& [before, known] : described_)
        if (before.same_picture(canvas)) {
            Symbol symbol = known;
            symbol.box = canvas.area();
            return symbol;
        }
    Symbol symbol = canvas.describe();
    if (described_.size() < most_remembered) described_.emplace_back(std::move(canvas), symbol);
    return symbol;
}

Symbol SymbolBuilder::drawn(std::vector<const Part*> parts, const Box& box) {
    std::stable_sort(parts.begin(), parts.end(), [](const Part* a, const Part* b) { return a->moment < b->moment; });
    SymbolCanvas canvas(box);
    for (const Part* part : parts) draw(*part, canvas);
    Symbol symbol = described(std::move(canvas));
    for (const Part* part : parts) {
        if (symbol.text.empty()) symbol.text = part->text;
        if (part->kind == Part::Kind::image) symbol.origin = Symbol::Origin::image;
        if (part->kind == Part::Kind::glyph || !part->text.empty()) symbol.origin = Symbol::Origin::glyph;
        // A character says what it shows better than its drawing does.
        if (part->kind == Part::Kind::glyph && part->look.shape != Shape::other) {
            symbol.shape = part->look.shape;
            symbol.angle = part->look.angle;
            symbol.confidence = 1;
        }
    }
    return symbol;
}

SymbolBuilder::Result SymbolBuilder::take(const std::vector<Word>& words, const std::vector<Rule>& rules,
                                          const std::vector<Fill>& fills) {
    Result result;
    result.too_many = too_many_;
    struct Found {
        std::size_t moment;
        Symbol symbol;
    };
    std::vector<Found> found;
    std::vector<bool> rectangle_used(rectangles_.size(), false);
    std::vector<bool> rule_used(rules.size(), false);
    std::vector<bool> fill_used(fills.size(), false);

    // A cell's shading has rules along its sides or other fills beside it; a symbol's box stands free.
    const auto stands_free = [&](const Part& rectangle) {
        const Box& b = rectangle.box;
        const double off = 1.6;
        for (const Rule& rule : rules) {
            if (rule.horizontal() ? (std::fabs(rule.box.y0 - b.y0) < off || std::fabs(rule.box.y0 - b.y1) < off) &&
                                        std::min(rule.box.x1, b.x1) - std::max(rule.box.x0, b.x0) > 0.6 * b.width()
                                  : (std::fabs(rule.box.x0 - b.x0) < off || std::fabs(rule.box.x0 - b.x1) < off) &&
                                        std::min(rule.box.y1, b.y1) - std::max(rule.box.y0, b.y0) > 0.6 * b.height())
                return false;
        }
        for (std::size_t i = 0; i < fills.size(); ++i) {
            if (static_cast<FillIndex>(i) == rectangle.fill || !fills[i].rectangle) continue;
            const Box& f = fills[i].box;
            const bool beside = (std::fabs(f.x0 - b.x1) < off || std::fabs(f.x1 - b.x0) < off) &&
                                std::min(f.y1, b.y1) - std::max(f.y0, b.y0) > 0.6 * b.height();
            const bool above = (std::fabs(f.y0 - b.y1) < off || std::fabs(f.y1 - b.y0) < off) &&
                               std::min(f.x1, b.x1) - std::max(f.x0, b.x0) > 0.6 * b.width();
            const bool same_place = std::fabs(f.x0 - b.x0) < off && std::fabs(f.x1 - b.x1) < off &&
                                    std::fabs(f.y0 - b.y0) < off && std::fabs(f.y1 - b.y1) < off;
            if ((beside || above) && !same_place) return false;
        }
        return true;
    };
    const bool affordable = rectangles_.size() * (fills.size() + rules.size()) < 4'000'000;

    for (const std::vector<std::size_t>& group : groups()) {
        if (group.size() > most_parts_of_one) continue;
        std::vector<const Part*> parts;
        Box box = parts_[group[0]].box;
        for (const std::size_t i : group) {
            parts.push_back(&parts_[i]);
            box = united(box, parts_[i].box);
        }
        if (box.width() > largest || box.height() > largest) continue;
        const std::size_t first_moment = parts_[group[0]].moment;

        std::vector<std::size_t> own_rectangles;
        if (affordable) {
            const Box core = box;
            for (std::size_t i = 0; i < rectangles_.size(); ++i) {
                const Part& rectangle = rectangles_[i];
                if (rectangle_used[i] || !rectangle.box.intersects(core)) continue;
                const bool on_top = rectangle.moment > first_moment && inside(rectangle.box, grown(core, near));
                const double ratio = rectangle.box.width() / std::max(1e-9, rectangle.box.height());
                const bool carrier = inside(core, grown(rectangle.box, 1)) && ratio > 0.6 && ratio < 1.67 &&
                                     rectangle.box.width() < 2.6 * core.width() &&
                                     rectangle.box.height() < 2.6 * core.height() && stands_free(rectangle);
                if (!on_top && !carrier) continue;
                own_rectangles.push_back(i);
                parts.push_back(&rectangle);
                box = united(box, rectangle.box);
            }
        }
        // Letters in a drawing: a box around words is no symbol, a disc with one or two letters in it is.
        std::size_t letters = 0;
        for (const Word& word : words)
            if (box.contains(word.box.centre()) ||
                (word.box.intersects(box) && grown(word.box, 0.5).contains(box.centre())))
                letters += character_count(word.text);
        if (letters > 2) continue;
        if (std::max(box.width(), box.height()) < smallest) continue;

        // Short level lines that belong to the drawing (the shaft of an arrow) came as rules.
        std::vector<Part> lines;
        std::vector<std::size_t> own_rules;
        for (std::size_t i = 0; i < rules.size() && i < 20'000; ++i) {
            if (rule_used[i] ||
                !inside(rules[i].box, grown(box, std::max(1.0, 0.5 * std::max(box.width(), box.height())))))
                continue;
            const Box middle = grown(box, near);
            if (!(rules[i].box.x1 >= middle.x0 && rules[i].box.x0 <= middle.x1 && rules[i].box.y1 >= middle.y0 &&
                  rules[i].box.y0 <= middle.y1))
                continue;
            Part line;
            line.kind = Part::Kind::stroke;
            line.box = rules[i].box;
            line.clip = grown(rules[i].box, rules[i].thickness + 1);
            line.colour = rules[i].colour;
            line.pen = rules[i].thickness;
            line.outline = {{{rules[i].box.x0, rules[i].box.y0}, {rules[i].box.x1, rules[i].box.y1}}};
            line.moment = first_moment;
            lines.push_back(std::move(line));
            own_rules.push_back(i);
        }
        for (const Part& line : lines) {
            parts.push_back(&line);
            box = united(box, line.box);
        }
        if (box.width() > largest || box.height() > largest) continue;

        Symbol symbol = drawn(parts, box);
        if (std::all_of(symbol.mask.begin(), symbol.mask.end(), [](std::uint32_t row) { return row == 0; })) continue;
        for (const std::size_t i : own_rectangles) rectangle_used[i] = true;
        for (const std::size_t i : own_rules) rule_used[i] = true;
        for (const Part* part : parts)
            if (part->fill >= 0) fill_used[static_cast<std::size_t>(part->fill)] = true;
        found.push_back({first_moment, std::move(symbol)});
    }

    // A small coloured square or bar that stands alone; its fill stays a fill as well.
    for (std::size_t i = 0; affordable && i < rectangles_.size(); ++i) {
        const Part& rectangle = rectangles_[i];
        const Box& b = rectangle.box;
        if (rectangle_used[i] || !colourful(rectangle.colour) || std::max(b.width(), b.height()) > 22 ||
            std::min(b.width(), b.height()) < 2.6)
            continue;
        if (b.width() > 4 * b.height() || b.height() > 1.5 * b.width()) continue;
        if (std::any_of(words.begin(), words.end(),
                        [&b](const Word& w) { return w.box.intersects(b) && character_count(w.text) > 2; }))
            continue;
        if (!stands_free(rectangle)) continue;
        found.push_back({rectangle.moment, drawn({&rectangle}, b)});
    }

    std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.moment < b.moment; });
    for (Found& symbol : found) result.symbols.push_back(std::move(symbol.symbol));
    for (std::size_t i = 0; i < fill_used.size(); ++i)
        if (fill_used[i]) result.used_fills.push_back(i);
    for (std::size_t i = 0; i < rule_used.size(); ++i)
        if (rule_used[i]) result.used_rules.push_back(i);
    return result;
}

}  // namespace scrutineer
