// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/text.hpp"

#include <cstdint>

namespace scrutineer {
namespace {

constexpr char32_t replacement = 0xFFFD;

/// Takes one code point off the front; U+FFFD and one byte for anything that is not well-formed UTF-8.
char32_t take_code_point(std::string_view& text) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::uint8_t first = byte(0);
    const auto give = [&](char32_t code, std::size_t length) {
        text.remove_prefix(length);
        return code;
    };
    if (first < 0x80) return give(first, 1);
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < length) return give(replacement, 1);
    char32_t code = length == 2 ? first & 0x1Fu : length == 3 ? first & 0x0Fu : first & 0x07u;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0u) != 0x80u) return give(replacement, 1);
        code = (code << 6) | (byte(i) & 0x3Fu);
    }
    const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    if (overlong || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return give(replacement, 1);
    return give(code, length);
}

void append(std::string& out, char32_t code) {
    const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0 | (code >> 6));
        put(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        put(0xE0 | (code >> 12));
        put(0x80 | ((code >> 6) & 0x3F));
        put(0x80 | (code & 0x3F));
    } else {
        put(0xF0 | (code >> 18));
        put(0x80 | ((code >> 12) & 0x3F));
        put(0x80 | ((code >> 6) & 0x3F));
        put(0x80 | (code & 0x3F));
    }
}

bool is_space(char32_t c) {
    return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

/// Takes no place on the page.
bool is_invisible(char32_t c) {
    return c < 0x20 || c == 0x7F || c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// One spelling for characters that print alike.
char32_t folded(char32_t c) {
    switch (c) {
        case 0x2010:
        case 0x2011:
        case 0x2012:
        case 0x2013:
        case 0x2014:
        case 0x2015:
        case 0x2212:
        case 0x2E3A:
        case 0x2E3B:
        case 0xFE58:
        case 0xFE63:
        case 0xFF0D:
            return '-';
        case 0x2018:
        case 0x2019:
        case 0x201B:
        case 0x2032:
        case 0x02BC:
        case 0xB4:
            return '\'';
        case 0x201C:
        case 0x201D:
        case 0x201F:
        case 0x2033:
            return '"';
        case 0x2044:
        case 0x2215:
            return '/';
        case 0x2264:
        case 0x2266:
        case 0x2A7D:
            return 0x2264;
        case 0x2265:
        case 0x2267:
        case 0x2A7E:
            return 0x2265;
        case 0x2217:
        case 0x204E:
            return '*';
        case 0x223C:
        case 0x02DC:
            return '~';
        default:
            break;
    }
    if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;  // full-width forms
    return c;
}

template <typename Change>
std::string fold(std::string_view text, Change change) {
    std::string out;
    out.reserve(text.size());
    bool space = false;
    while (!text.empty()) {
        const char32_t code = take_code_point(text);
        if (is_space(code)) {
            space = !out.empty();
            continue;
        }
        if (is_invisible(code)) continue;
        if (space) out.push_back(' ');
        space = false;
        change(out, code, text);
    }
    return out;
}

}  // namespace

std::string fold_text(std::string_view text) {
    return fold(text, [](std::string& out, char32_t code, std::string_view rest) {
        if (code == 0x2026) {
            out += "...";
        } else if (code == 0xB7 && !out.empty() && is_digit(out.back()) && !rest.empty() && is_digit(rest.front())) {
            out.push_back('.');  // 4·8, the raised decimal point
        } else {
            append(out, folded(code));
        }
    });
}

std::string fold_space(std::string_view text) {
    return fold(text, [](std::string& out, char32_t code, std::string_view) { append(out, code); });
}

std::string lower_case(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::string valid_utf8(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) append(out, take_code_point(text));
    return out;
}

}  // namespace scrutineer
