// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "extract/page/geometry.hpp"
#include "extract/symbols/symbol_characters.hpp"

/// What a page's contents draw, one thing at a time and in painting order, in the coordinates of Page: the language
/// between the one file that knows the PDF library and the code that makes a Page of it.
namespace scrutineer {

/// A font as far as reading needs it. Ascent and descent are fractions of the font size; descent is negative.
struct FontStyle {
    double ascent = 0.9;
    double descent = -0.25;
    bool bold = false;
    bool italic = false;
    SymbolFont symbols = SymbolFont::none;  ///< a font of signs instead of letters (Wingdings, ZapfDingbats …)
    bool type3 = false;                     ///< its glyphs are drawings in the page's own language

    friend auto operator<=>(const FontStyle&, const FontStyle&) = default;
};

/// How the glyphs of one string are drawn. `direction` is the unit vector of reading, `up` the unit vector from the
/// baseline to the ascenders.
struct TextStyle {
    const FontStyle* font = nullptr;
    double size = 0;  ///< points as displayed
    Point direction{1, 0};
    Point up{0, -1};
    Colour colour;
    bool visible = true;        ///< false for render mode 3 or no opacity
    double letter_spacing = 0;  ///< points added behind each glyph by the character spacing operator
    bool letters_set_apart = true;  ///< that spacing sets the letters of words apart; false where it parts words
    Box clip;
    int marked_content = -1;
};

/// One glyph. `advance` is without letter and word spacing.
struct Glyph {
    const std::uint32_t* characters = nullptr;
    std::size_t count = 0;
    Point origin;
    Point advance;
};

/// A path as straight lines and Bézier curves: the three points of a curve have `curve` set, its control points, except
/// for the last one of them (as in Poppler).
struct Path {
    struct Node {
        Point point;
        bool control = false;  ///< a control point of a curve; a curve is two of them and an end
    };
    struct Subpath {
        std::size_t begin = 0;
        std::size_t end = 0;
        bool closed = false;
    };
    std::vector<Node> nodes;
    std::vector<Subpath> subpaths;
    void clear() {
        nodes.clear();
        subpaths.clear();
    }
};

struct Paint {
    Colour colour;
    double opacity = 1;
    Box clip;
    bool even_odd = false;
    bool flat = true;       ///< false for a pattern or gradient: `colour` is then only its mean
    double line_width = 0;  ///< points, for strokes
};

struct PlacedImage {
    Box box;
    Box clip;
    int pixel_width = 0;
    int pixel_height = 0;
    bool opaque = true;  ///< no mask, no transparency: hides what is below
    /// For a small image its pixels as displayed (turns undone): red, green, blue, opacity, row by row; else empty.
    int icon_width = 0;
    int icon_height = 0;
    std::vector<std::uint8_t> icon;
};

}  // namespace scrutineer
