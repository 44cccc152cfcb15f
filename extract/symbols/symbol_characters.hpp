// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "extract/page/page.hpp"

/// Which characters are pictures rather than letters, and what they look like.
namespace scrutineer {

/// Fonts whose codes stand for signs, whatever letters the file calls them.
enum class SymbolFont { none, wingdings, wingdings2, wingdings3, webdings, symbol, other };

/// The symbol font that a font's name says it is ("ABCDEF+Wingdings-Regular"); capitals do not matter.
SymbolFont symbol_font(const std::string& font_name);

/// The Unicode character that a code of a symbol font stands for; the code itself where none is known. Codes come as
/// Latin letters or in the private area from U+F000.
std::uint32_t meaning_of(SymbolFont font, std::uint32_t code);

struct SymbolCharacter {
    Shape shape = Shape::other;  ///< other: a picture whose look is not known from the character
    double angle = 0;            ///< as in Symbol
    bool hollow = false;         ///< only its outline is drawn
};

/// What a character looks like, if it is a picture: arrows, geometric shapes, dingbats, emoji, private characters.
/// Nothing for letters, digits, punctuation, bullets and mathematical signs.
std::optional<SymbolCharacter> symbol_character(std::uint32_t character);

}  // namespace scrutineer
