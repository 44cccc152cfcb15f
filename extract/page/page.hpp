// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extract/page/geometry.hpp"

/// What was seen on one page of a paper, as plain data.
///
/// Everything is in points from the top left of the page *as displayed* (after /Rotate), y downwards. After a Page is
/// made nothing touches the PDF again: a table can be found on a Page written by hand, read back from a dump, or made
/// by OCR just as well.
namespace scrutineer {

/// Where text came from.
enum class TextSource { text, ocr };

/// A run of characters without a space between them.
struct Word {
    std::string text;      ///< UTF-8, ligatures taken apart, no control characters
    Box box;               ///< ascent to descent of the font, not the ink
    double baseline = 0;   ///< y of the baseline (x for text that is rotated by 90 or 270 degrees)
    double font_size = 0;  ///< points as displayed
    int rotation = 0;      ///< 0, 90, 180, 270: clockwise turn of the reading direction
    bool bold = false;
    bool italic = false;
    bool space_after = true;  ///< false where the next word follows without a space (a mark raised against it, say)
    Colour colour;
    TextSource source = TextSource::text;
    double confidence = 1;    ///< 0..1; 1 for text that was in the file
    int marked_content = -1;  ///< marked-content id that joins the word to the structure tree, -1 for none
};

/// A straight line drawn on the page: a stroked path, or a filled area too thin to be anything else.
struct Rule {
    Box box;               ///< zero-width for a vertical rule, zero-height for a horizontal one
    double thickness = 0;  ///< points
    Colour colour;
    bool horizontal() const { return box.width() >= box.height(); }
};

/// A filled area: a cell's shading, a band, a bar of a chart. In painting order.
struct Fill {
    Box box;
    Colour colour;
    double opacity = 1;
    bool rectangle = true;  ///< false for any other outline, of which `box` is the bounding box
};

/// What a symbol looks like; `other` where it is none of these (compare masks then). An arrow has one head, a double
/// arrow one at either end.
enum class Shape { other, tick, cross, arrow, circle, ring, square, triangle, bar, diamond, star, double_arrow };

/// A small drawing that stands for something: a tick, an arrow, a coloured disc; drawn as a path, an image, a glyph of
/// a symbol font or a sign among letters (✓ ▲ ●). Parts drawn over one another (a white tick on a green disc) are one
/// symbol.
struct Symbol {
    static constexpr int mask_size = 24;
    Box box;
    Colour colour;         ///< the colour that most of it has, white and black left out where there is another
    Colour second_colour;  ///< the colour of what is drawn on it (the white tick on the green disc), or `colour`
    Shape shape = Shape::other;
    /// For an arrow or a triangle: clockwise degrees from pointing up, 0..360 (90 right, 180 down). For a double arrow
    /// or a bar the direction it lies in, 0..180 (0 upright, 90 level).
    double angle = 0;
    /// What has the main colour (so a white tick on a green disc is a disc with the tick cut out), scaled with its
    /// proportions into mask_size x mask_size, one bit a pixel, row by row, bit 0 leftmost: what comparing two symbols
    /// works on (`likeness` in extract/symbols/shape.hpp).
    std::array<std::uint32_t, mask_size> mask{};
    enum class Origin { path, glyph, image, ocr } origin = Origin::path;
    std::string text;  ///< the character, for a glyph; such a character is in no Word
    double confidence = 1;
};

/// A raster image placed on the page.
struct Picture {
    Box box;
    int pixel_width = 0;
    int pixel_height = 0;
};

struct Link {
    Box box;
    std::string target;  ///< URI, or "#page=N"
};

/// One cell of a table in the structure tree of a tagged PDF: evidence, not authority.
struct TaggedCell {
    int table = 0;  ///< number of the table on this page, from 0
    int row = 0;
    int column = 0;
    int row_span = 1;
    int column_span = 1;
    bool header = false;
    std::vector<std::uint32_t> words;  ///< indices into Page::words
};

/// Something that a person should know about how a page was read; `code` is stable and documented in
/// docs/diagnostics.md.
struct Diagnostic {
    enum class Severity { error, warning, info } severity = Severity::warning;
    std::string code;         ///< kebab-case
    std::string message;      ///< a sentence for people, with the remedy where there is one
    std::optional<int> page;  ///< from 1
    std::optional<Box> box;
};

struct Page {
    int number = 1;    ///< from 1
    double width = 0;  ///< points, as displayed
    double height = 0;
    int rotation = 0;                ///< the page's /Rotate, already applied to everything here
    std::vector<Word> words;         ///< visible text, in painting order
    std::vector<Word> hidden_words;  ///< invisible (render mode 3), clipped away, or outside the page
    std::vector<Rule> rules;
    std::vector<Fill> fills;
    std::vector<Symbol> symbols;
    std::vector<Picture> pictures;
    std::vector<Link> links;
    std::vector<TaggedCell> tagged_cells;
    std::vector<Diagnostic> diagnostics;
    TextSource source = TextSource::text;  ///< ocr where most words came from OCR
    /// For a scan that lay askew: everything here was turned clockwise by so many degrees about the page's centre to
    /// lie level. `as_displayed` (extract/ocr/ocr.hpp) maps back.
    double skew = 0;
    /// For a scan of a bound page: how much lower its lines hung near the spine before they were raised to lie level,
    /// in points, at equal steps from the left edge to the right one. Empty for others.
    std::vector<double> bend;
    /// For a scan that lay sideways or upside down: it was turned clockwise by 90, 180 or 270 degrees first; width and
    /// height are those after the turn.
    int turn = 0;
};

}  // namespace scrutineer
