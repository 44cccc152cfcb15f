// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/drawing/symbol_builder.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "extract/symbols/character_outline.hpp"
#include "extract/symbols/shape.hpp"
#include "words/unicode.hpp"

namespace scrutineer {
namespace {

constexpr double smallest = 2.2;  // points: anything smaller is a dot or a dash
constexpr double near = 0.4;      // points: parts this close belong together
constexpr std::size_t most_parts = 3000;
constexpr std::size_t most_nodes = 150'000;
constexpr std::size_t most_parts_of_one = 120;
constexpr std::size_t most_rules_looked_at = 20'000;
constexpr std::size_t most_comparisons = 4'000'000;  // of small rectangles with fills and rules

constexpr double seen_opacity = 0.1;  // no more than this shows nothing on paper
constexpr double seen_share = 0.4;    // a part cut off by its clip to less than this is not the drawing that was meant
constexpr int opaque = 128;           // of 255: a pixel of an icon that covers what is under it
constexpr int paper_white = 232;      // of 255 in each channel: icons saved as JPEG have paper that is not quite white
constexpr int colourful_spread = 48;  // of 255 between the strongest and the weakest channel
constexpr double capital_height = 0.72;  // ems: symbol fonts draw their signs from the baseline to a capital's height
constexpr double turn_step = 15;         // degrees: as fine as the direction of a sign is told
constexpr double thinnest_pen = 1.5;     // pixels of the canvas: a thinner stroke would leave gaps

constexpr double touching = 1.6;      // points between a cell's shading and the rule or the fill along its side
constexpr double shared_side = 0.6;   // of a side: a rule or a fill along so much of it belongs to the same cell
constexpr double squarest = 0.6;      // width to height of a box that carries a sign: not far from square, either way
constexpr double carrier_size = 2.6;  // times its sign: a larger box is a cell
constexpr std::size_t most_letters = 2;  // in a sign: a disc with "A" or "AG" in it is one, a box around a word is not

// A coloured rectangle that stands alone as a light: up to a line's height and a half, no strip.
constexpr double largest_light = 22;    // points
constexpr double smallest_light = 2.6;  // points
constexpr double widest_light = 4;      // times its height
constexpr double tallest_light = 1.5;   // times its width

constexpr double half_turn = 180;  // degrees
constexpr double full_turn = 360;

/// United with any box it gives that box.
constexpr double far_away = 1e300;
constexpr Box nothing{far_away, far_away, -far_away, -far_away};

Box grown(const Box& b, double by) { return {b.x0 - by, b.y0 - by, b.x1 + by, b.y1 + by}; }
bool inside(const Box& inner, const Box& outer) {
    return inner.x0 >= outer.x0 && inner.y0 >= outer.y0 && inner.x1 <= outer.x1 && inner.y1 <= outer.y1;
}

Box box_of(const std::vector<Polygon>& polygons) {
    Box box = nothing;
    for (const Polygon& polygon : polygons)
        for (const Point& p : polygon) box = united(box, {p.x, p.y, p.x, p.y});
    return box;
}

bool colourful(Colour c) {
    return std::max({c.red, c.green, c.blue}) - std::min({c.red, c.green, c.blue}) > colourful_spread;
}

/// The pixels of an icon with the white paper around it made transparent, where it came without transparency.
std::vector<std::uint8_t> without_paper(std::vector<std::uint8_t> icon, int width, int height) {
    const auto at = [&](int x, int y) { return static_cast<std::size_t>(y * width + x) * 4; };
    const auto white = [&icon](std::size_t i) {
        return icon[i + 3] >= opaque && icon[i] > paper_white && icon[i + 1] > paper_white && icon[i + 2] > paper_white;
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

}  // namespace

bool SymbolBuilder::add_path(const Path& path, const Paint& paint, bool stroked, std::size_t moment, FillIndex fill) {
    if (paint.opacity <= seen_opacity) return false;
    Box box = nothing;
    for (const Path::Node& node : path.nodes)
        box = united(box, {node.point.x, node.point.y, node.point.x, node.point.y});
    if (stroked) box = grown(box, paint.line_width / 2);
    if (!(box.width() <= largest) || !(box.height() <= largest) || std::max(box.width(), box.height()) < smallest)
        return false;
    const Box seen = intersection(box, paint.clip);
    if (!seen.intersects(grown(box, 1e-9)) || seen.area() < seen_share * box.area()) return false;
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
    if (paint.opacity <= seen_opacity || box.width() > largest || box.height() > largest ||
        std::max(box.width(), box.height()) < smallest)
        return;
    if (rectangles_.size() >= most_parts) return;
    Part part;
    part.kind = Part::Kind::rectangle;
    part.box = intersection(box, paint.clip);
    if (part.box.area() < seen_share * box.area()) return;
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
    const double side = capital_height * style.size;
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
        const double turn = std::atan2(style.direction.y, style.direction.x) * half_turn / std::numbers::pi;
        part.look.angle = std::fmod(look.angle + turn_step * std::round(turn / turn_step) + full_turn, full_turn);
    }
    part.moment = moment;
    append_utf8(part.text, character);
    part.outline = character_outline(part.look);
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
                if (pixel[3] >= opaque) canvas.set(x, y, {pixel[0], pixel[1], pixel[2]});
            }
        return;
    }
    std::vector<Polygon> outline;
    if (part.kind == Part::Kind::stroke) {
        const double pen = std::max(part.pen * canvas.scale(), thinnest_pen);
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

Symbol SymbolBuilder::drawn(std::vector<const Part*> parts, const Box& box) {
    std::stable_sort(parts.begin(), parts.end(), [](const Part* a, const Part* b) { return a->moment < b->moment; });
    SymbolCanvas canvas(box);
    for (const Part* part : parts) draw(*part, canvas);
    Symbol symbol = memory_.describe(std::move(canvas));
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

/// Puts a page's parts together to symbols and keeps account of what of the page's fills and rules went into them.
class SymbolBuilder::Gathering {
public:
    Gathering(SymbolBuilder& builder, const std::vector<Word>& words, const std::vector<Rule>& rules,
              const std::vector<Fill>& fills)
        : builder_(builder),
          words_(words),
          rules_(rules),
          fills_(fills),
          rectangle_used_(builder.rectangles_.size(), false),
          rule_used_(rules.size(), false),
          fill_used_(fills.size(), false),
          affordable_(builder.rectangles_.size() * (fills.size() + rules.size()) < most_comparisons) {}

    Result run() {
        for (const std::vector<std::size_t>& group : builder_.groups()) add_drawing(group);
        if (affordable_) add_lights();
        std::stable_sort(found_.begin(), found_.end(),
                         [](const Found& a, const Found& b) { return a.moment < b.moment; });
        Result result;
        result.too_many = builder_.too_many_;
        for (Found& symbol : found_) result.symbols.push_back(std::move(symbol.symbol));
        for (std::size_t i = 0; i < fill_used_.size(); ++i)
            if (fill_used_[i]) result.used_fills.push_back(i);
        for (std::size_t i = 0; i < rule_used_.size(); ++i)
            if (rule_used_[i]) result.used_rules.push_back(i);
        return result;
    }

private:
    struct Found {
        std::size_t moment;
        Symbol symbol;
    };

    static bool too_large(const Box& box) { return box.width() > largest || box.height() > largest; }

    /// A cell's shading has rules along its sides or other fills beside it; a symbol's box stands free.
    bool stands_free(const Part& rectangle) const {
        const Box& b = rectangle.box;
        const auto close = [](double x, double y) { return std::fabs(x - y) < touching; };
        const auto along_width = [&b](const Box& other) {
            return std::min(other.x1, b.x1) - std::max(other.x0, b.x0) > shared_side * b.width();
        };
        const auto along_height = [&b](const Box& other) {
            return std::min(other.y1, b.y1) - std::max(other.y0, b.y0) > shared_side * b.height();
        };
        for (const Rule& rule : rules_) {
            const Box& r = rule.box;
            if (rule.horizontal() ? (close(r.y0, b.y0) || close(r.y0, b.y1)) && along_width(r)
                                  : (close(r.x0, b.x0) || close(r.x0, b.x1)) && along_height(r))
                return false;
        }
        for (std::size_t i = 0; i < fills_.size(); ++i) {
            if (static_cast<FillIndex>(i) == rectangle.fill || !fills_[i].rectangle) continue;
            const Box& f = fills_[i].box;
            const bool beside = (close(f.x0, b.x1) || close(f.x1, b.x0)) && along_height(f);
            const bool above = (close(f.y0, b.y1) || close(f.y1, b.y0)) && along_width(f);
            const bool same_place = close(f.x0, b.x0) && close(f.x1, b.x1) && close(f.y0, b.y0) && close(f.y1, b.y1);
            if ((beside || above) && !same_place) return false;
        }
        return true;
    }

    /// The small rectangles that belong to the drawing in `core`: painted on top of it, or the box that carries it.
    std::vector<std::size_t> rectangles_of(const Box& core, std::size_t first_moment) const {
        std::vector<std::size_t> own;
        if (!affordable_) return own;
        for (std::size_t i = 0; i < builder_.rectangles_.size(); ++i) {
            const Part& rectangle = builder_.rectangles_[i];
            const Box& b = rectangle.box;
            if (rectangle_used_[i] || !b.intersects(core)) continue;
            const bool on_top = rectangle.moment > first_moment && inside(b, grown(core, near));
            const double ratio = b.width() / std::max(1e-9, b.height());
            const bool carrier = inside(core, grown(b, 1)) && ratio > squarest && ratio < 1 / squarest &&
                                 b.width() < carrier_size * core.width() && b.height() < carrier_size * core.height() &&
                                 stands_free(rectangle);
            if (on_top || carrier) own.push_back(i);
        }
        return own;
    }

    std::size_t letters_in(const Box& box) const {
        std::size_t letters = 0;
        for (const Word& word : words_)
            if (box.contains(word.box.centre()) ||
                (word.box.intersects(box) && grown(word.box, 0.5).contains(box.centre())))
                letters += character_count(word.text);
        return letters;
    }

    /// Short level lines that belong to the drawing in `box` (the shaft of an arrow) came as rules: their indices.
    std::vector<std::size_t> rules_of(const Box& box) const {
        std::vector<std::size_t> own;
        const Box reach = grown(box, std::max(1.0, 0.5 * std::max(box.width(), box.height())));
        const Box middle = grown(box, near);
        for (std::size_t i = 0; i < rules_.size() && i < most_rules_looked_at; ++i) {
            const Box& rule = rules_[i].box;
            // A rule has no height or no width: touching is enough.
            if (!rule_used_[i] && inside(rule, reach) && rule.x1 >= middle.x0 && rule.x0 <= middle.x1 &&
                rule.y1 >= middle.y0 && rule.y0 <= middle.y1)
                own.push_back(i);
        }
        return own;
    }

    static Part line_part(const Rule& rule, std::size_t moment) {
        Part line;
        line.kind = Part::Kind::stroke;
        line.box = rule.box;
        line.clip = grown(rule.box, rule.thickness + 1);
        line.colour = rule.colour;
        line.pen = rule.thickness;
        line.outline = {{{rule.box.x0, rule.box.y0}, {rule.box.x1, rule.box.y1}}};
        line.moment = moment;
        return line;
    }

    void add_drawing(const std::vector<std::size_t>& group) {
        if (group.size() > most_parts_of_one) return;
        std::vector<const Part*> parts;
        Box box = builder_.parts_[group[0]].box;
        for (const std::size_t i : group) {
            parts.push_back(&builder_.parts_[i]);
            box = united(box, builder_.parts_[i].box);
        }
        if (too_large(box)) return;
        const std::size_t first_moment = builder_.parts_[group[0]].moment;

        const std::vector<std::size_t> own_rectangles = rectangles_of(box, first_moment);
        for (const std::size_t i : own_rectangles) {
            parts.push_back(&builder_.rectangles_[i]);
            box = united(box, builder_.rectangles_[i].box);
        }
        if (letters_in(box) > most_letters || std::max(box.width(), box.height()) < smallest) return;

        const std::vector<std::size_t> own_rules = rules_of(box);
        std::vector<Part> lines;
        lines.reserve(own_rules.size());
        for (const std::size_t i : own_rules) lines.push_back(line_part(rules_[i], first_moment));
        for (const Part& line : lines) {
            parts.push_back(&line);
            box = united(box, line.box);
        }
        if (too_large(box)) return;

        Symbol symbol = builder_.drawn(parts, box);
        if (std::all_of(symbol.mask.begin(), symbol.mask.end(), [](std::uint32_t row) { return row == 0; })) return;
        for (const std::size_t i : own_rectangles) rectangle_used_[i] = true;
        for (const std::size_t i : own_rules) rule_used_[i] = true;
        for (const Part* part : parts)
            if (part->fill >= 0) fill_used_[static_cast<std::size_t>(part->fill)] = true;
        found_.push_back({first_moment, std::move(symbol)});
    }

    /// Small coloured squares and bars that stand alone; their fills stay fills as well.
    void add_lights() {
        for (std::size_t i = 0; i < builder_.rectangles_.size(); ++i) {
            const Part& rectangle = builder_.rectangles_[i];
            const Box& b = rectangle.box;
            const bool right_size = std::max(b.width(), b.height()) <= largest_light &&
                                    std::min(b.width(), b.height()) >= smallest_light &&
                                    b.width() <= widest_light * b.height() && b.height() <= tallest_light * b.width();
            if (rectangle_used_[i] || !right_size || !colourful(rectangle.colour)) continue;
            const bool holds_text = std::any_of(words_.begin(), words_.end(), [&b](const Word& word) {
                return word.box.intersects(b) && character_count(word.text) > most_letters;
            });
            if (!holds_text && stands_free(rectangle))
                found_.push_back({rectangle.moment, builder_.drawn({&rectangle}, b)});
        }
    }

    SymbolBuilder& builder_;
    const std::vector<Word>& words_;
    const std::vector<Rule>& rules_;
    const std::vector<Fill>& fills_;
    std::vector<bool> rectangle_used_;
    std::vector<bool> rule_used_;
    std::vector<bool> fill_used_;
    bool affordable_;  ///< comparing every rectangle with every fill and rule stays within bounds
    std::vector<Found> found_;
};

SymbolBuilder::Result SymbolBuilder::take(const std::vector<Word>& words, const std::vector<Rule>& rules,
                                          const std::vector<Fill>& fills) {
    return Gathering(*this, words, rules, fills).run();
}

}  // namespace scrutineer
