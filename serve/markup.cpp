// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/markup.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>

#include "words/unicode.hpp"

namespace scrutineer::serve {
namespace {

/// Marks, embeddings, overrides and isolates of writing direction: with them a paper could make a page read backwards.
bool turns_direction(std::uint32_t character) {
    return character == 0x061C || character == 0x200E || character == 0x200F ||
           (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
}

constexpr std::uint32_t replacement = 0xFFFD;

}  // namespace

Markup& Markup::operator<<(std::string_view text) {
    std::string sound;
    sound.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::uint32_t character = next_character(text, at);
        append_character(sound, turns_direction(character) ? replacement : character);
    }
    text_ += escaped_for_markup(sound);
    return *this;
}

Markup& Markup::operator<<(double number) {
    if (!std::isfinite(number)) return *this << "0";
    std::array<char, 64> digits;
    const int length = std::snprintf(digits.data(), digits.size(), "%.2f", number);
    if (length <= 0 || static_cast<std::size_t>(length) >= digits.size()) return *this << "0";
    std::string_view text(digits.data(), static_cast<std::size_t>(length));
    while (text.ends_with('0')) text.remove_suffix(1);
    if (text.ends_with('.')) text.remove_suffix(1);
    text_ += text;
    return *this;
}

Markup& Markup::add_number(long long number) {
    text_ += std::to_string(number);
    return *this;
}

std::string clipped(std::string_view text, std::size_t most) {
    std::size_t at = 0;
    for (std::size_t count = 0; at < text.size(); ++count) {
        if (count == most) return std::string(text.substr(0, at)) + "…";
        next_character(text, at);
    }
    return std::string(text);
}

}  // namespace scrutineer::serve
