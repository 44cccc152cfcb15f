// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "extract/drawing/symbol_builder.hpp"
#include "extract/drawing/word_builder.hpp"
#include "extract/page/page.hpp"
#include "extract/symbols/drawing.hpp"

namespace scrutineer {

/// Makes a Page of what is drawn: give it everything in painting order, then take the page.
class PageBuilder {
public:
    /// `memory` is the paper's and must outlive the builder.
    PageBuilder(int number, double width, double height, int rotation, SymbolMemory& memory);

    void begin_string(const TextStyle& style);
    void glyph(const Glyph& glyph);
    /// For a glyph whose drawing follows as paths and images: true where it is a picture that should be drawn so, false
    /// where it is text (and was taken as such).
    bool begin_drawn_glyph(const Glyph& glyph);
    void end_drawn_glyph() { symbols_.set_glyph_text({}); }
    void fill(const Path& path, const Paint& paint);
    void stroke(const Path& path, const Paint& paint);
    void image(const PlacedImage& image);
    void add_link(Link link) { page_.links.push_back(std::move(link)); }

    /// The page holds more than any that was made for people to read; nothing more should be drawn.
    bool full() const { return words_.count() + rules_.size() + page_.fills.size() + page_.pictures.size() > 200'000; }

    /// The page, its measures rounded to a thousandth of a point.
    Page take();

private:
    void fill_rectangle(const Box& box, const Paint& paint);
    void add_rule(Box box, double thickness, const Paint& paint);
    /// Gives the fill's index, -1 where nothing of it is seen.
    SymbolBuilder::FillIndex add_fill(const Box& box, const Paint& paint, bool rectangle);
    std::uint32_t picture_character(const Glyph& glyph) const;
    /// The word may show another figure than the file says: lowers its confidence and says so.
    void doubt_hidden_sign(Word& word);
    void find_hidden_signs();

    Page page_;
    Box bounds_;
    WordBuilder words_;
    TextStyle style_;
    SymbolBuilder symbols_;
    std::vector<Rule> rules_;
    std::size_t moment_ = 0;
    /// Opaque rectangles and pictures with the moment they were painted: they hide words painted before.
    struct Cover {
        Box box;
        std::size_t moment;
    };
    std::vector<Cover> covers_;
};

}  // namespace scrutineer
