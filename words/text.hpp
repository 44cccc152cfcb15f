// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

/// Printed text brought into one spelling before patterns are matched against it.
namespace scrutineer {

/// The text with white space folded to single blanks and trimmed (no-break and thin spaces count), every kind of dash
/// and minus as '-', curly quotes straight, full-width signs as their ASCII twins, zero-width characters and soft
/// hyphens dropped, a raised decimal point between digits as '.'. Bytes that are not UTF-8 become U+FFFD.
/// Superscript digits, £, €, ≤, ≥, daggers and arrows stay.
std::string fold_text(std::string_view text);

/// Is a text of nothing but ASCII, with single blanks between its words? Then folding changes nothing: most texts are
/// so.
bool is_folded(std::string_view text);

/// White space folded and invalid UTF-8 replaced, all else as printed.
std::string fold_space(std::string_view text);

/// An ASCII letter in lower case; every other byte as it is.
constexpr char lower_case(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
/// All of a text so. Letters with accents stay: where they matter, words are cut with cut_into_words
/// (words/phrases.hpp).
std::string lower_case(std::string_view text);

/// The text, with bytes that are not UTF-8 replaced by U+FFFD.
std::string valid_utf8(std::string_view text);

}  // namespace scrutineer
