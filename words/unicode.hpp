// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace scrutineer {

/// What a character is to somebody who puts words together.
enum class CharacterKind {
    letter_or_sign,  ///< part of a word
    space,           ///< ends a word
    dropped,         ///< a control or format character: never seen
};

CharacterKind kind_of(std::uint32_t character);

/// Appends a character as UTF-8, as it is. Code points that are none (surrogates, above U+10FFFF) come out as U+FFFD.
void append_character(std::string& text, std::uint32_t character);

/// Does a byte begin a character, rather than go on with one?
constexpr bool starts_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }
/// How many characters a text has.
std::size_t character_count(std::string_view text);

/// Appends a character as UTF-8: ligatures and presentation forms taken apart (U+FB01 gives "fi"), compatibility spaces
/// and hyphens as their plain forms. Code points that are none (surrogates, above U+10FFFF) come out as U+FFFD.
/// Superscripts, fractions and other characters with a meaning of their own stay as they are.
void append_utf8(std::string& text, std::uint32_t character);

/// Appends a letter or digit as matching sees it: in lower case and without its accents ("Ô" gives "o", "Æ" "a"). What
/// is no Latin letter is appended as it is.
void append_base_letter(std::string& text, std::uint32_t character);

/// Appends a character as matching sees it: dashes, quotes and other signs that print alike as their ASCII twins.
void append_plain(std::string& text, std::uint32_t character);

/// Decodes the character at `position` and moves `position` behind it; bytes that are no UTF-8 give U+FFFD one by one.
std::uint32_t next_character(std::string_view text, std::size_t& position);

/// The text with everything that is no valid UTF-8 replaced, control characters dropped and white space folded: what
/// may be put into JSON.
std::string clean_utf8(std::string_view text);

/// Text for HTML and SVG, in content and in attributes: whatever a paper holds, it stays text. Takes valid UTF-8;
/// control characters, which neither allows, become spaces or go.
std::string escaped_for_markup(std::string_view text);

/// UTF-8 of a PDF text string: UTF-16 or UTF-8 with a byte order mark, otherwise PDFDocEncoding (read as Latin-1).
std::string from_pdf_text_string(std::string_view bytes);

}  // namespace scrutineer
