// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/drawing/word_builder.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "words/unicode.hpp"

namespace scrutineer {
namespace {

// Fractions of the font size.
constexpr double word_gap = 0.12;         // a wider gap ends a word
constexpr double backward_gap = -0.35;    // kerning never goes back farther
constexpr double baseline_jump = 0.09;    // a mark raised by more is a word of its own
constexpr double doubled_distance = 0.1;  // poor man's bold is drawn within this
// A space character that leaves less is none to a reader: typesetters that kern by it take it back at once. The
// tightest spaces of justified lines leave a tenth and more.
constexpr double seen_space = 0.06;
// Letters of a title are set apart by half their size at most; what is farther apart stands in cells of its own.
constexpr double widest_letter_spacing = 0.5;

double dot(Point a, Point b) { return a.x * b.x + a.y * b.y; }
Point minus(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
Point plus(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
Point times(Point a, double f) { return {a.x * f, a.y * f}; }

/// A character as it shows. What files call a soft hyphen is a hyphen that was drawn; codes 128 to 159 are Windows'
/// own.
std::uint32_t as_seen(std::uint32_t c) {
    constexpr std::array<std::uint16_t, 32> windows{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
    if (c == 0xAD) return '-';
    if (c >= 0x80 && c < 0xA0 && windows[c - 0x80] != 0) return windows[c - 0x80];
    return c;
}

bool is_letter(std::uint32_t c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c >= 0xC0; }

int rotation_of(Point direction) {
    if (std::fabs(direction.x) >= std::fabs(direction.y)) return direction.x >= 0 ? 0 : 180;
    return direction.y >= 0 ? 90 : 270;
}

bool finite(Point p) {
    return std::isfinite(p.x) && std::isfinite(p.y) && std::fabs(p.x) < 1e7 && std::fabs(p.y) < 1e7;
}

Box glyph_box(const Glyph& glyph, const TextStyle& style) {
    const Point ascent = times(style.up, style.font->ascent * style.size);
    const Point descent = times(style.up, style.font->descent * style.size);
    const Point end = plus(glyph.origin, glyph.advance);
    const Point corners[] = {plus(glyph.origin, ascent), plus(glyph.origin, descent), plus(end, ascent),
                             plus(end, descent)};
    Box box{corners[0].x, corners[0].y, corners[0].x, corners[0].y};
    for (const Point& c : corners) box = united(box, {c.x, c.y, c.x, c.y});
    return box;
}

}  // namespace

void WordBuilder::begin_string(const TextStyle& style) {
    style_ = style;
    new_string_ = true;
}

bool WordBuilder::continues(const Glyph& glyph, bool& touches) const {
    touches = false;
    const double size = std::max(style_.size, current_style_.size);
    const Point step = minus(glyph.origin, last_end_);
    const double along = dot(step, current_style_.direction);
    const double off_baseline = std::fabs(dot(step, current_style_.up));
    // Letters spaced by the operator made for it stay together, numbers of neighbouring cells do not.
    const double spacing = std::clamp(current_style_.letter_spacing, 0.0, widest_letter_spacing * size);
    const bool spaced = !new_string_ && current_style_.letters_set_apart;
    const double allowed = word_gap * size + (spaced ? spacing : 0);
    const bool same_direction = dot(style_.direction, current_style_.direction) > 0.99;
    const bool near = along <= allowed && along >= backward_gap * size;
    touches = same_direction && near && off_baseline < size;
    if (!touches || off_baseline > std::max(0.3, baseline_jump * size)) return false;
    const double ratio = style_.size / std::max(1e-9, current_style_.size);
    if (ratio < 0.87 || ratio > 1.15) {
        const bool small_capitals = last_was_letter_ && glyph.count > 0 && is_letter(glyph.characters[0]);
        if (!small_capitals) return false;
    }
    return style_.visible == current_style_.visible;
}

void WordBuilder::start(const Glyph& glyph, std::size_t moment) {
    open_ = true;
    current_ = {};
    current_style_ = style_;
    glyphs_ = hidden_glyphs_ = 0;
    Word& word = current_.word;
    word.rotation = rotation_of(style_.direction);
    word.baseline = word.rotation % 180 == 0 ? glyph.origin.y : glyph.origin.x;
    word.font_size = style_.size;
    word.bold = style_.font->bold;
    word.italic = style_.font->italic;
    word.colour = style_.colour;
    word.marked_content = style_.marked_content;
    word.box = glyph_box(glyph, style_);
    current_.moment = moment;
}

void WordBuilder::add(const Glyph& glyph) {
    const Box box = glyph_box(glyph, style_);
    current_.word.box = united(current_.word.box, box);
    ++glyphs_;
    // The middle of a small letter decides whether the clip lets a glyph be seen.
    const Point middle = plus(plus(glyph.origin, times(glyph.advance, 0.5)), times(style_.up, 0.25 * style_.size));
    if (!style_.visible || !style_.clip.contains(middle)) ++hidden_glyphs_;
    if (glyph.count == 0) {
        append_utf8(current_.word.text, 0xFFFD);
        ++undecodable_;
        last_character_ = 0;
        last_was_letter_ = false;
    }
    for (std::size_t i = 0; i < glyph.count; ++i) {
        const std::uint32_t c = as_seen(glyph.characters[i]);
        if (kind_of(c) != CharacterKind::letter_or_sign) continue;
        append_utf8(current_.word.text, c);
        last_character_ = c;
        last_was_letter_ = is_letter(c);
    }
    last_origin_ = glyph.origin;
    last_end_ = plus(glyph.origin, glyph.advance);
    new_string_ = false;
}

void WordBuilder::glyph(const Glyph& glyph, std::size_t moment) {
    if (style_.font == nullptr || !(style_.size > 0.01) || style_.size > 1e5) return;
    if (!finite(glyph.origin) || !finite(glyph.advance)) return;
    bool seen = glyph.count == 0;
    bool space = glyph.count > 0;
    bool control = false;
    for (std::size_t i = 0; i < glyph.count; ++i) {
        const std::uint32_t c = as_seen(glyph.characters[i]);
        const CharacterKind kind = kind_of(c);
        if (kind == CharacterKind::letter_or_sign) seen = true;
        if (kind != CharacterKind::space) space = false;
        if (c < 0x20 || (c >= 0x7F && c < 0xA0)) control = true;
    }
    if (space) {
        after_space_ = open_;
        if (!style_.visible) end_word();
        after_control_ = false;
        return;
    }
    if (!seen) {
        // A zero-width mark takes its place and shows nothing. A control character is what a broken font calls some
        // sign: it may be a space, a bullet or a decimal point.
        if (open_) last_end_ = plus(glyph.origin, glyph.advance);
        if (control && style_.visible) {
            ++undecodable_;
            after_control_ = open_;
        }
        return;
    }
    if (open_) {
        const Point moved = minus(glyph.origin, last_origin_);
        const double near = doubled_distance * style_.size;
        if (glyph.count > 0 && glyph.characters[glyph.count - 1] == last_character_ && std::fabs(moved.x) < near &&
            std::fabs(moved.y) < near) {
            current_.word.bold = true;
            return;
        }
        bool touches = false;
        bool joined = continues(glyph, touches);
        if (joined && after_control_) {
            // Between two digits an unknown sign makes the figure unknown; elsewhere it parts two words.
            const auto digit = [](std::uint32_t c) { return c >= '0' && c <= '9'; };
            if (digit(last_character_) && glyph.count > 0 && digit(glyph.characters[0]))
                append_utf8(current_.word.text, 0xFFFD);
            else
                joined = false;
            touches = false;
        }
        if (after_space_) {
            const double gap = dot(minus(glyph.origin, last_end_), current_style_.direction);
            joined = joined && gap < seen_space * style_.size;
            touches = false;
        }
        if (!joined) {
            current_.word.space_after = !touches;
            end_word();
        }
    }
    after_control_ = after_space_ = false;
    if (!open_) start(glyph, moment);
    add(glyph);
}

void WordBuilder::end_word() {
    if (!open_) return;
    open_ = false;
    if (current_.word.text.empty()) return;
    current_.visible = hidden_glyphs_ * 2 <= glyphs_;
    if (current_.visible && hidden_glyphs_ > 0) current_.word.confidence = 0.5;
    words_.push_back(std::move(current_));
}

std::vector<WordBuilder::Painted> WordBuilder::take(const Box& page) {
    end_word();
    for (Painted& painted : words_)
        if (!page.contains(painted.word.box.centre())) painted.visible = false;
    return std::move(words_);
}

std::vector<WordBuilder::Painted> without_doubles(std::vector<WordBuilder::Painted> words) {
    std::vector<std::size_t> order(words.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&words](std::size_t a, std::size_t b) { return words[a].word.box.x0 < words[b].word.box.x0; });
    std::vector<bool> doubled(words.size(), false);
    for (std::size_t i = 0; i < order.size(); ++i) {
        const Word& word = words[order[i]].word;
        const double near = std::max(0.5, 0.15 * word.font_size);
        // The look-ahead is bounded: a page may hold any number of words at one x.
        for (std::size_t j = i + 1; j < order.size() && j < i + 400; ++j) {
            const Word& other = words[order[j]].word;
            if (other.box.x0 - word.box.x0 > near) break;
            if (std::fabs(other.box.y0 - word.box.y0) > near || std::fabs(other.box.x1 - word.box.x1) > 2 * near)
                continue;
            if (other.text != word.text || words[order[j]].visible != words[order[i]].visible) continue;
            doubled[std::min(order[i], order[j])] = true;
            words[std::max(order[i], order[j])].word.bold = true;
        }
    }
    std::vector<WordBuilder::Painted> kept;
    kept.reserve(words.size());
    for (std::size_t i = 0; i < words.size(); ++i)
        if (!doubled[i]) kept.push_back(std::move(words[i]));
    return kept;
}

}  // namespace scrutineer
