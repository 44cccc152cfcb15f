// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/drawing/page_builder.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "extract/drawing/rule_builder.hpp"
#include "words/unicode.hpp"

namespace scrutineer {
namespace {

// Points.
constexpr double thin = 2.4;           // a filled rectangle no thicker than this is a rule
constexpr double thickest_rule = 4.5;  // a stroke wider than this shades an area
constexpr double level = 0.35;         // how far the ends of a level line may be apart

bool finite(const Box& b) {
    return std::isfinite(b.x0) && std::isfinite(b.y0) && std::isfinite(b.x1) && std::isfinite(b.y1);
}

Box bounding_box(const Path& path) {
    Box box{1e300, 1e300, -1e300, -1e300};
    for (const Path::Node& node : path.nodes)
        box = united(box, {node.point.x, node.point.y, node.point.x, node.point.y});
    return box;
}

/// The rectangle that a subpath draws, if it is one with level sides.
std::optional<Box> rectangle(const Path& path, const Path::Subpath& subpath) {
    std::size_t count = subpath.end - subpath.begin;
    const auto at = [&](std::size_t i) { return path.nodes[subpath.begin + i].point; };
    if (count == 5) {
        if (std::fabs(at(4).x - at(0).x) > level || std::fabs(at(4).y - at(0).y) > level) return {};
        count = 4;
    }
    if (count != 4) return {};
    for (std::size_t i = 0; i < 4; ++i)
        if (path.nodes[subpath.begin + i].control) return {};
    const auto same = [](double a, double b) { return std::fabs(a - b) <= level; };
    const bool across_first =
        same(at(0).y, at(1).y) && same(at(1).x, at(2).x) && same(at(2).y, at(3).y) && same(at(3).x, at(0).x);
    const bool down_first =
        same(at(0).x, at(1).x) && same(at(1).y, at(2).y) && same(at(2).x, at(3).x) && same(at(3).y, at(0).y);
    if (!across_first && !down_first) return {};
    return Box{std::min(at(0).x, at(2).x), std::min(at(0).y, at(2).y), std::max(at(0).x, at(2).x),
               std::max(at(0).y, at(2).y)};
}

/// What is left of a box inside a clip; a line is kept where it runs inside.
std::optional<Box> clipped(const Box& box, const Box& clip) {
    if (!finite(box)) return {};
    if (box.x1 < clip.x0 || box.x0 > clip.x1 || box.y1 < clip.y0 || box.y0 > clip.y1) return {};
    return intersection(box, clip);
}

double rounded(double value) { return std::round(value * 1000) / 1000 + 0.0; }

void round_measures(Page& page) {
    const auto box = [](Box& b) { b = {rounded(b.x0), rounded(b.y0), rounded(b.x1), rounded(b.y1)}; };
    page.width = rounded(page.width);
    page.height = rounded(page.height);
    for (std::vector<Word>* words : {&page.words, &page.hidden_words})
        for (Word& word : *words) {
            box(word.box);
            word.baseline = rounded(word.baseline);
            word.font_size = rounded(word.font_size);
        }
    for (Rule& rule : page.rules) {
        box(rule.box);
        rule.thickness = rounded(rule.thickness);
    }
    for (Fill& fill : page.fills) {
        box(fill.box);
        fill.opacity = rounded(fill.opacity);
    }
    for (Symbol& symbol : page.symbols) {
        box(symbol.box);
        symbol.confidence = rounded(symbol.confidence);
    }
    for (Picture& picture : page.pictures) box(picture.box);
    for (Link& link : page.links) box(link.box);
}

bool has_digit(const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_minus(const std::string& text) {
    return text == "-" || text == "\u2212" || text == "\u2013" || text == "\u2010" || text == "\u2011";
}

/// Does an area painted over one end of a figure hide at least a minus sign of it?
bool hides_a_sign(const Box& cover, const Word& word) {
    constexpr double narrowest_sign = 0.25;  // ems: a hyphen is 0.33 wide
    constexpr double across = 0.5;           // of the word's height: a sign stands in its middle
    if (!has_digit(word.text)) return false;
    const Box hidden = intersection(cover, word.box);
    const bool upright = word.rotation % 180 == 0;
    const double length = upright ? hidden.width() : hidden.height();
    const double thickness = upright ? hidden.height() : hidden.width();
    const double whole = upright ? word.box.height() : word.box.width();
    return hidden.area() > 0 && length >= narrowest_sign * word.font_size && thickness >= across * whole;
}

/// Takes away the items at the ascending `indices`.
template <typename T>
void erase_indices(std::vector<T>& items, const std::vector<std::size_t>& indices) {
    if (indices.empty()) return;
    std::size_t kept = 0;
    auto next = indices.begin();
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (next != indices.end() && *next == i) {
            ++next;
            continue;
        }
        if (kept != i) items[kept] = std::move(items[i]);
        ++kept;
    }
    items.resize(kept);
}

}  // namespace

PageBuilder::PageBuilder(int number, double width, double height, int rotation, SymbolMemory& memory)
    : bounds_{0, 0, width, height}, symbols_(memory) {
    page_.number = number;
    page_.width = width;
    page_.height = height;
    page_.rotation = rotation;
}

void PageBuilder::begin_string(const TextStyle& style) {
    style_ = style;
    words_.begin_string(style);
}

/// The character that the glyph shows a picture for; 0 for text.
std::uint32_t PageBuilder::picture_character(const Glyph& glyph) const {
    if (glyph.count == 0 || style_.font == nullptr) return 0;
    std::uint32_t c = glyph.characters[0];
    if (c < 0x2190 && style_.font->symbols == SymbolFont::none) return 0;
    c = meaning_of(style_.font->symbols, c);
    return symbol_character(c) ? c : 0;
}

void PageBuilder::glyph(const Glyph& glyph) {
    if (style_.font == nullptr) return;
    const std::uint32_t picture = picture_character(glyph);
    if (picture != 0) {
        words_.end_word();
        symbols_.add_glyph(glyph, style_, picture, *symbol_character(picture), ++moment_);
        return;
    }
    if (glyph.count == 1 && (style_.font->symbols != SymbolFont::none || glyph.characters[0] >= 0xF000)) {
        const std::uint32_t meaning = meaning_of(style_.font->symbols, glyph.characters[0]);
        Glyph renamed = glyph;
        renamed.characters = &meaning;
        words_.glyph(renamed, moment_);
        return;
    }
    words_.glyph(glyph, moment_);
}

bool PageBuilder::begin_drawn_glyph(const Glyph& glyph) {
    const std::uint32_t picture = picture_character(glyph);
    if (picture == 0) {
        this->glyph(glyph);
        return false;
    }
    words_.end_word();
    std::string text;
    append_utf8(text, picture);
    symbols_.set_glyph_text(std::move(text));
    return true;
}

void PageBuilder::add_rule(Box box, double thickness, const Paint& paint) {
    if (paint.opacity <= 0.02) return;
    const Box clip = intersection(paint.clip, bounds_);
    if (clip.area() <= 0) return;
    const std::optional<Box> seen = clipped(box, clip);
    if (!seen || std::max(seen->width(), seen->height()) < 0.5) return;
    rules_.push_back({*seen, thickness, paint.colour});
}

SymbolBuilder::FillIndex PageBuilder::add_fill(const Box& box, const Paint& paint, bool is_rectangle) {
    if (paint.opacity <= 0.02) return -1;
    const std::optional<Box> seen = clipped(box, intersection(paint.clip, bounds_));
    if (!seen || seen->width() < 0.05 || seen->height() < 0.05) return -1;
    page_.fills.push_back({*seen, paint.colour, paint.opacity, is_rectangle});
    if (is_rectangle && paint.opacity > 0.98) covers_.push_back({*seen, moment_});
    return static_cast<SymbolBuilder::FillIndex>(page_.fills.size()) - 1;
}

void PageBuilder::fill_rectangle(const Box& box, const Paint& paint) {
    const double width = box.width();
    const double height = box.height();
    if (height <= thin && width >= 2 * height) {
        const double y = box.centre().y;
        add_rule({box.x0, y, box.x1, y}, height, paint);
    } else if (width <= thin && height >= 2 * width) {
        const double x = box.centre().x;
        add_rule({x, box.y0, x, box.y1}, width, paint);
    } else {
        const SymbolBuilder::FillIndex index = add_fill(box, paint, true);
        if (index >= 0 && width <= SymbolBuilder::largest && height <= SymbolBuilder::largest)
            symbols_.add_rectangle(box, paint, moment_, index);
    }
}

void PageBuilder::fill(const Path& path, const Paint& paint) {
    ++moment_;
    if (path.nodes.empty()) return;
    bool all_rectangles = true;
    for (const Path::Subpath& subpath : path.subpaths)
        if (subpath.end - subpath.begin > 1 && !rectangle(path, subpath)) all_rectangles = false;
    if (!all_rectangles) {
        const SymbolBuilder::FillIndex index = add_fill(bounding_box(path), paint, false);
        if (index >= 0) symbols_.add_path(path, paint, false, moment_, index);
        return;
    }
    for (const Path::Subpath& subpath : path.subpaths)
        if (const std::optional<Box> box = rectangle(path, subpath)) fill_rectangle(*box, paint);
}

void PageBuilder::stroke(const Path& path, const Paint& paint) {
    ++moment_;
    const auto slanted = [&path] {
        for (const Path::Subpath& subpath : path.subpaths)
            for (std::size_t i = subpath.begin + 1; i < subpath.end; ++i) {
                const Point a = path.nodes[i - 1].point;
                const Point b = path.nodes[i].point;
                if (path.nodes[i].control || (std::fabs(a.x - b.x) > level && std::fabs(a.y - b.y) > level))
                    return true;
            }
        return false;
    };
    if (slanted() && symbols_.add_path(path, paint, true, moment_, -1)) return;
    for (const Path::Subpath& subpath : path.subpaths) {
        const std::size_t count = subpath.end - subpath.begin;
        for (std::size_t i = 1; i <= count; ++i) {
            if (i == count && !(subpath.closed && count > 2)) break;
            const Path::Node& from = path.nodes[subpath.begin + i - 1];
            const Path::Node& to = path.nodes[subpath.begin + i % count];
            if (from.control || to.control) continue;
            const Box box{std::min(from.point.x, to.point.x), std::min(from.point.y, to.point.y),
                          std::max(from.point.x, to.point.x), std::max(from.point.y, to.point.y)};
            const bool across = box.height() <= std::max(level, 0.01 * box.width());
            const bool down = box.width() <= std::max(level, 0.01 * box.height());
            if (!across && !down) continue;
            const double half = paint.line_width / 2;
            const bool horizontal = across && box.width() >= box.height();
            if (paint.line_width > thickest_rule && std::max(box.width(), box.height()) > 0) {
                add_fill(horizontal ? Box{box.x0, box.centre().y - half, box.x1, box.centre().y + half}
                                    : Box{box.centre().x - half, box.y0, box.centre().x + half, box.y1},
                         paint, true);
            } else if (horizontal) {
                add_rule({box.x0, box.centre().y, box.x1, box.centre().y}, paint.line_width, paint);
            } else {
                add_rule({box.centre().x, box.y0, box.centre().x, box.y1}, paint.line_width, paint);
            }
        }
    }
}

void PageBuilder::image(const PlacedImage& image) {
    ++moment_;
    const std::optional<Box> seen = clipped(image.box, intersection(image.clip, bounds_));
    if (!seen || seen->area() <= 0) return;
    page_.pictures.push_back({*seen, image.pixel_width, image.pixel_height});
    symbols_.add_image(image, *seen, moment_);
    if (image.opaque) covers_.push_back({*seen, moment_});
}

void PageBuilder::doubt_hidden_sign(Word& word) {
    constexpr double doubtful = 0.5;
    word.confidence = std::min(word.confidence, doubtful);
    Diagnostic diagnostic;
    diagnostic.code = "hidden-sign";
    diagnostic.message = "\"" + word.text +
                         "\" stands in the file, and a part of it is painted over: the page may show another figure, "
                         "without its sign. Look at the page.";
    diagnostic.page = page_.number;
    diagnostic.box = word.box;
    page_.diagnostics.push_back(std::move(diagnostic));
}

/// A hidden minus sign close before a visible figure that has none: the file says another figure than the page.
void PageBuilder::find_hidden_signs() {
    constexpr std::size_t most = 1000;
    constexpr double nearest = 0.5;  // ems
    std::vector<const Word*> signs;
    for (const Word& word : page_.hidden_words)
        if (word.rotation == 0 && is_minus(word.text) && signs.size() < most) signs.push_back(&word);
    if (signs.empty()) return;
    for (Word& word : page_.words) {
        if (word.rotation != 0 || word.text.empty() || word.text.front() < '0' || word.text.front() > '9') continue;
        const double reach = nearest * word.font_size;
        const bool found = std::any_of(signs.begin(), signs.end(), [&](const Word* sign) {
            return std::fabs(sign->baseline - word.baseline) < reach && std::fabs(word.box.x0 - sign->box.x1) < reach;
        });
        if (found) doubt_hidden_sign(word);
    }
}

Page PageBuilder::take() {
    std::vector<WordBuilder::Painted> words = words_.take(bounds_);
    // Text painted over by a later opaque area or picture is not visible either.
    for (WordBuilder::Painted& painted : words) {
        if (!painted.visible) continue;
        auto cover = std::upper_bound(covers_.begin(), covers_.end(), painted.moment,
                                      [](std::size_t moment, const Cover& c) { return moment < c.moment; });
        bool partly = false;
        for (; cover != covers_.end() && painted.visible; ++cover) {
            const Box& box = painted.word.box;
            if (cover->box.contains(box.centre()) && intersection(cover->box, box).area() >= 0.8 * box.area())
                painted.visible = false;
            partly = partly || hides_a_sign(cover->box, painted.word);
        }
        if (painted.visible && partly) doubt_hidden_sign(painted.word);
    }
    words = without_doubles(std::move(words));
    for (WordBuilder::Painted& painted : words)
        (painted.visible ? page_.words : page_.hidden_words).push_back(std::move(painted.word));
    find_hidden_signs();
    page_.rules = joined_rules(std::move(rules_));
    SymbolBuilder::Result symbols = symbols_.take(page_.words, page_.rules, page_.fills);
    page_.symbols = std::move(symbols.symbols);
    if (symbols.too_many) {
        Diagnostic diagnostic;
        diagnostic.severity = Diagnostic::Severity::info;
        diagnostic.code = "symbol-budget-reached";
        diagnostic.message =
            "The page has thousands of small drawings (a map, a "
            "plan); not all were looked at for symbols.";
        diagnostic.page = page_.number;
        page_.diagnostics.push_back(std::move(diagnostic));
    }
    erase_indices(page_.fills, symbols.used_fills);
    erase_indices(page_.rules, symbols.used_rules);
    if (words_.undecodable() > 0) {
        Diagnostic diagnostic;
        diagnostic.code = "text-not-decodable";
        diagnostic.message = std::to_string(words_.undecodable()) +
                             " glyphs stand for characters that the file does not "
                             "name; they are read as U+FFFD.";
        diagnostic.page = page_.number;
        page_.diagnostics.push_back(std::move(diagnostic));
    }
    round_measures(page_);
    return std::move(page_);
}

}  // namespace scrutineer
