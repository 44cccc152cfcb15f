// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "extract/ocr/module/engine.hpp"
#include "extract/ocr/module/line_picture.hpp"
#include "extract/ocr/module/picture_layout.hpp"

/// What a line of text says, and how sure that is.
namespace scrutineer::ocr {

/// A run of characters without a space, as it was read.
struct Token {
    std::string text;
    double x0 = 0;  ///< on the line's picture
    double x1 = 0;
    double last_start = 0;  ///< left edge of its last character; right edges are not to be relied on
    double confidence = 1;  ///< the share of such tokens that are right
};

/// One line as it was read, and the picture that it was read from.
struct Reading {
    std::vector<Token> tokens;
    LinePicture picture;
};

/// How often a token is right whose least certain character the recogniser gave this probability, measured on scans of
/// papers whose text is known: the recogniser is far too sure of itself.
double share_right(double probability);

/// Reads the lines of a page. Keeps references to what it is made from.
///
/// Lines with figures are read again in another frame where the recogniser is not quite sure or where the ink does not
/// fit what was read: then two readings that agree are worth more than one, and where they do not, a third decides. A
/// figure on which no two agree keeps the first reading with a confidence below one half.
class LineReader {
public:
    LineReader(Engine& engine, const Layout& layout);

    /// The first reading alone, kept for `read`: how sure the recogniser is of each character (0..1).
    std::vector<double> probe(std::size_t line, Engine::Clock::time_point deadline);

    Reading read(std::size_t line, Engine::Clock::time_point deadline);

    /// Reads a line that stands in a column of figures as nothing but figures, in two frames; no tokens where the two
    /// do not agree, or where there is something else than figures.
    Reading read_as_figures(std::size_t line, Engine::Clock::time_point deadline);

private:
    struct Pass {
        std::vector<Glyph> glyphs;
        LinePicture picture;
    };
    Pass pass(std::size_t line, const Framing& framing, Engine::Clock::time_point deadline,
              Alphabet alphabet = Alphabet::any);
    const Pass& first(std::size_t line, Engine::Clock::time_point deadline);
    bool lacks_mark(std::size_t line, const Pass& pass) const;

    Engine& engine_;
    const Layout& layout_;
    LineCutter cutter_;
    std::map<std::size_t, Pass> kept_;
};

/// Whether the lowest quarter of a figure reaches further to one side than the rest of it, by a sixth of its height. No
/// figure's foot does: what reaches out is a point that touches it.
bool reaches_out(const Component& figure, bool to_left);

/// "(3.852)": a point before exactly three figures, which is more often a comma that was misread than a point.
bool like_thousands(const std::string& text);

/// True where a text has a figure in it.
bool has_figure(const std::string& text);

}  // namespace scrutineer::ocr
