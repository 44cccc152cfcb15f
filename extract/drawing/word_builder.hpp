// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "extract/page/page.hpp"
#include "extract/symbols/drawing.hpp"

namespace scrutineer {

/// Puts glyphs together to words as they are painted.
///
/// A word ends at a space, at a gap wider than a fraction of the font size, at a jump off the baseline (a raised
/// footnote mark is a word of its own), at a change of size (other than small capitals) or direction. A glyph
/// painted again nearly at the same place (poor man's bold) is read once.
class WordBuilder {
public:
    /// A word with when it was painted, for the question what was painted over it.
    struct Painted {
        Word word;
        std::size_t moment = 0;
        bool visible = true;
    };

    void begin_string(const TextStyle& style);
    /// `moment` counts up with everything that is painted.
    void glyph(const Glyph& glyph, std::size_t moment);
    /// Ends the word that is being made, if any.
    void end_word();
    /// All words in painting order.
    std::vector<Painted> take(const Box& page);
    std::size_t count() const { return words_.size(); }
    /// Glyphs that no character is known for (they are U+FFFD in their words).
    std::size_t undecodable() const { return undecodable_; }

private:
    bool continues(const Glyph& glyph, bool& touches) const;
    void start(const Glyph& glyph, std::size_t moment);
    void add(const Glyph& glyph);

    TextStyle style_;
    bool new_string_ = true;

    bool open_ = false;
    Painted current_;
    TextStyle current_style_;
    std::size_t glyphs_ = 0;
    std::size_t hidden_glyphs_ = 0;
    Point last_origin_;
    Point last_end_;
    std::uint32_t last_character_ = 0;
    bool last_was_letter_ = false;
    bool after_control_ = false;  ///< the glyph before was a control character
    bool after_space_ = false;    ///< it was a space, which may have been taken back by moving on less than it

    std::vector<Painted> words_;
    std::size_t undecodable_ = 0;
};

/// Words painted again at the same place (bold by overprinting a whole line, a shadow) once: the last one painted
/// stays. Of a visible and a hidden one both stay.
std::vector<WordBuilder::Painted> without_doubles(std::vector<WordBuilder::Painted> words);

}  // namespace scrutineer
