// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "extract/drawing/symbol_memory.hpp"
#include "extract/page/page.hpp"
#include "extract/symbols/drawing.hpp"
#include "extract/symbols/polygon.hpp"
#include "extract/symbols/shape.hpp"

namespace scrutineer {

/// Collects what may be a part of a symbol and puts overlapping parts together.
class SymbolBuilder {
public:
    /// The memory is the paper's and must outlive the builder.
    explicit SymbolBuilder(SymbolMemory& memory) : memory_(memory) {}

    /// No larger than this in either direction, in points, is a symbol.
    static constexpr double largest = 44;

    /// Where in Page::fills a part was also recorded; -1 for nowhere.
    using FillIndex = std::ptrdiff_t;

    /// An outline that is no level rectangle, filled or stroked. False where it is too large or the page has too many.
    bool add_path(const Path& path, const Paint& paint, bool stroked, std::size_t moment, FillIndex fill);
    /// A small filled rectangle: a part of a symbol if another part lies on it.
    void add_rectangle(const Box& box, const Paint& paint, std::size_t moment, FillIndex fill);
    void add_image(const PlacedImage& image, const Box& seen, std::size_t moment);
    /// A glyph that is a picture. `look` says how it looks as far as its character tells.
    void add_glyph(const Glyph& glyph, const TextStyle& style, std::uint32_t character, const SymbolCharacter& look,
                   std::size_t moment);
    /// What is drawn from now on is the glyph `text` of a drawn (Type 3) font; empty for the end of it.
    void set_glyph_text(std::string text) { glyph_text_ = std::move(text); }

    struct Result {
        std::vector<Symbol> symbols;          ///< in painting order
        std::vector<std::size_t> used_fills;  ///< indices into Page::fills, ascending: part of a symbol
        std::vector<std::size_t> used_rules;  ///< indices into the rules given, ascending
        bool too_many = false;                ///< the page has more small drawings than are looked at
    };
    /// `words`, `rules` and `fills` tell symbols from shaded cells and from letters in boxes.
    Result take(const std::vector<Word>& words, const std::vector<Rule>& rules, const std::vector<Fill>& fills);

private:
    struct Part {
        enum class Kind { fill, stroke, rectangle, image, glyph } kind = Kind::fill;
        Box box;
        Box clip;
        Colour colour;
        bool even_odd = false;
        double pen = 0;
        std::vector<Polygon> outline;
        std::size_t moment = 0;
        FillIndex fill = -1;
        std::string text;
        SymbolCharacter look;
        int icon_width = 0, icon_height = 0;
        std::vector<std::uint8_t> icon;
    };
    class Gathering;
    std::vector<std::vector<std::size_t>> groups() const;
    Symbol drawn(std::vector<const Part*> parts, const Box& box);
    static void draw(const Part& part, SymbolCanvas& canvas);

    std::vector<Part> parts_;
    std::vector<Part> rectangles_;
    std::size_t nodes_ = 0;
    bool too_many_ = false;
    std::string glyph_text_;
    SymbolMemory& memory_;
};

}  // namespace scrutineer
