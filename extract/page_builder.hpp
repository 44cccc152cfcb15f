// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "extract/drawing.hpp"
#include "extract/page.hpp"
#include "extract/word_builder.hpp"

namespace scrutineer {

/// Makes a Page of what is drawn: give it everything in painting order, then take the page.
class PageBuilder {
public:
    PageBuilder(int number, double width, double height, int rotation);

    void begin_string(const TextStyle& style) { words_.begin_string(style); }
    void glyph(const Glyph& glyph) { words_.glyph(glyph, moment_); }
    void fill(const Path& path, const Paint& paint);
    void stroke(const Path& path, const Paint& paint);
    void image(const PlacedImage& image);
    void add_diagnostic(Diagnostic diagnostic) { page_.diagnostics.push_back(std::move(diagnostic)); }
    void add_link(Link link) { page_.links.push_back(std::move(link)); }

    Page take();

private:
    void fill_rectangle(const Box& box, const Paint& paint);
    void add_rule(Box box, double thickness, const Paint& paint);
    void add_fill(const Box& box, const Paint& paint, bool rectangle);

    Page page_;
    Box bounds_;
    WordBuilder words_;
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
