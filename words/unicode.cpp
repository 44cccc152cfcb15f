// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/unicode.hpp"

#include <algorithm>

namespace scrutineer {
void append_character(std::string& text, std::uint32_t c) {
    const auto byte = [&text](std::uint32_t value) { text.push_back(static_cast<char>(value)); };
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = 0xFFFD;
    if (c < 0x80) {
        byte(c);
    } else if (c < 0x800) {
        byte(0xC0 | (c >> 6));
        byte(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        byte(0xE0 | (c >> 12));
        byte(0x80 | ((c >> 6) & 0x3F));
        byte(0x80 | (c & 0x3F));
    } else {
        byte(0xF0 | (c >> 18));
        byte(0x80 | ((c >> 12) & 0x3F));
        byte(0x80 | ((c >> 6) & 0x3F));
        byte(0x80 | (c & 0x3F));
    }
}

std::size_t character_count(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), starts_character));
}

CharacterKind kind_of(std::uint32_t c) {
    if (c > 0x20 && c < 0x7F) return CharacterKind::letter_or_sign;
    if (c == 0x20 || c == 0xA0 || (c >= 0x09 && c <= 0x0D) || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
        c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000)
        return CharacterKind::space;
    // Control characters, soft hyphen, zero-width and direction marks, variation selectors, byte order mark,
    // non-characters, tags.
    if (c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
        (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF ||
        (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE || (c >= 0xE0000 && c <= 0xE0FFF))
        return CharacterKind::dropped;
    return CharacterKind::letter_or_sign;
}

void append_utf8(std::string& text, std::uint32_t c) {
    if (c < 0x80) {
        text.push_back(static_cast<char>(c));
        return;
    }
    switch (c) {
        case 0xFB00:
            text += "ff";
            return;
        case 0xFB01:
            text += "fi";
            return;
        case 0xFB02:
            text += "fl";
            return;
        case 0xFB03:
            text += "ffi";
            return;
        case 0xFB04:
            text += "ffl";
            return;
        case 0xFB05:
        case 0xFB06:
            text += "st";
            return;
        case 0x0132:
            text += "IJ";
            return;
        case 0x0133:
            text += "ij";
            return;
        case 0x2010:
        case 0x2011:
            text += "-";
            return;
        case 0x2024:
            text += ".";
            return;
        case 0x2026:
            text += "\xE2\x80\xA6";
            return;
        default:
            break;
    }
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;  // full-width forms of ASCII
    append_character(text, c);
}

void append_base_letter(std::string& text, std::uint32_t c) {
    // U+00C0 to U+017F, one letter each.
    static constexpr std::string_view latin =
        "aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo*ouuuuyty"
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuu"
        "uuuuuuw"
        "wyyyzzzzzzs";
    static_assert(latin.size() == 0x180 - 0xC0);
    if (c < 0x80)
        text.push_back(static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c));
    else if (c >= 0xC0 && c < 0x180)
        text.push_back(latin[c - 0xC0]);
    else if (c >= 0x1E80 && c <= 0x1E85)
        text.push_back('w');
    else if (c == 0x1EF2 || c == 0x1EF3)
        text.push_back('y');
    else
        append_character(text, c);
}

void append_plain(std::string& text, std::uint32_t c) {
    switch (c) {
        case 0x2010:
        case 0x2011:
        case 0x2012:
        case 0x2013:
        case 0x2014:
        case 0x2015:
        case 0x2212:
            text.push_back('-');
            return;
        case 0x2018:
        case 0x2019:
        case 0x201B:
        case 0x2032:
        case 0x02BC:
        case 0xB4:
        case '`':
            text.push_back('\'');
            return;
        case 0x2044:
        case 0x2215:
            text.push_back('/');
            return;
        default:
            append_utf8(text, c);
    }
}

std::uint32_t next_character(std::string_view text, std::size_t& position) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const std::uint32_t first = byte(position++);
    if (first < 0x80) return first;
    const int following = first >= 0xF0 && first < 0xF5 ? 3 : first >= 0xE0 ? 2 : first >= 0xC2 ? 1 : 0;
    if (following == 0 || first >= 0xF5 || position + static_cast<std::size_t>(following) > text.size()) return 0xFFFD;
    std::uint32_t c = first & (0x3FU >> following);
    for (int i = 0; i < following; ++i) {
        const std::uint32_t next = byte(position + static_cast<std::size_t>(i));
        if ((next & 0xC0) != 0x80) return 0xFFFD;
        c = (c << 6) | (next & 0x3F);
    }
    const std::uint32_t least = following == 1 ? 0x80 : following == 2 ? 0x800 : 0x10000;
    if (c < least || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return 0xFFFD;
    position += static_cast<std::size_t>(following);
    return c;
}

std::string clean_utf8(std::string_view text) {
    std::string clean;
    clean.reserve(text.size());
    bool space = false;
    for (std::size_t i = 0; i < text.size();) {
        const std::uint32_t c = next_character(text, i);
        switch (kind_of(c)) {
            case CharacterKind::space:
                space = true;
                break;
            case CharacterKind::dropped:
                break;
            case CharacterKind::letter_or_sign:
                if (space && !clean.empty()) clean.push_back(' ');
                space = false;
                append_character(clean, c);
        }
    }
    return clean;
}

std::string escaped_for_markup(std::string_view text) {
    std::string result;
    for (const char c : text) {
        switch (c) {
            case '&':
                result += "&amp;";
                break;
            case '<':
                result += "&lt;";
                break;
            case '>':
                result += "&gt;";
                break;
            case '"':
                result += "&quot;";
                break;
            case '\'':
                result += "&#39;";
                break;
            default:
                if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F)
                    result += c;
                else if (c == '\n' || c == '\t')
                    result += ' ';
        }
    }
    return result;
}

std::string from_pdf_text_string(std::string_view bytes) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])); };
    std::string text;
    if (bytes.size() >= 2 && ((byte(0) == 0xFE && byte(1) == 0xFF) || (byte(0) == 0xFF && byte(1) == 0xFE))) {
        const bool big = byte(0) == 0xFE;
        for (std::size_t i = 2; i + 1 < bytes.size(); i += 2) {
            std::uint32_t c = big ? (byte(i) << 8) | byte(i + 1) : (byte(i + 1) << 8) | byte(i);
            if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.size()) {
                const std::uint32_t low = big ? (byte(i + 2) << 8) | byte(i + 3) : (byte(i + 3) << 8) | byte(i + 2);
                if (low >= 0xDC00 && low < 0xE000) {
                    c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                    i += 2;
                }
            }
            append_character(text, c);
        }
    } else if (bytes.size() >= 3 && byte(0) == 0xEF && byte(1) == 0xBB && byte(2) == 0xBF) {
        text = bytes.substr(3);
    } else {
        for (std::size_t i = 0; i < bytes.size(); ++i) append_character(text, byte(i));
    }
    return clean_utf8(text);
}

}  // namespace scrutineer
