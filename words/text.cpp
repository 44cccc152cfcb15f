// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/text.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

#include "words/unicode.hpp"

namespace scrutineer {

static_assert(std::endian::native == std::endian::little, "is_folded reads eight characters as one number");

namespace {

bool is_space(std::uint32_t c) {
    return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

/// Takes no place on the page.
bool is_invisible(std::uint32_t c) {
    return c < 0x20 || c == 0x7F || c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// One spelling for characters that print alike.
std::uint32_t folded(std::uint32_t c) {
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
    for (std::size_t at = 0; at < text.size();) {
        const std::uint32_t code = next_character(text, at);
        if (is_space(code)) {
            space = !out.empty();
            continue;
        }
        if (is_invisible(code)) continue;
        if (space) out.push_back(' ');
        space = false;
        change(out, code, text.substr(at));
    }
    return out;
}

}  // namespace

bool is_folded(std::string_view text) {
    if (text.empty()) return true;
    if (text.front() == ' ' || text.back() == ' ') return false;
    // Eight characters at a time: every text of a paper passes here several times.
    constexpr std::uint64_t each = 0x0101010101010101U;
    constexpr std::uint64_t high = 0x80 * each;
    std::size_t at = 0;
    bool space = false;
    for (; at + 8 <= text.size(); at += 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, text.data() + at, sizeof eight);
        if ((eight & high) != 0) return false;
        // A sum's high bit is set where a character is at least ' ', and where it is beyond '~'.
        const std::uint64_t printable = (eight + (0x80 - ' ') * each) & high;
        const std::uint64_t beyond = (eight + (0x80 - ('~' + 1)) * each) & high;
        if (printable != high || beyond != 0) return false;
        // Of what is left only ' ' is less than '!'. The first character is in the lowest byte.
        const std::uint64_t spaces = ~(eight + (0x80 - '!') * each) & high;
        if ((spaces & (spaces << 8 | (space ? std::uint64_t{0x80} : 0))) != 0) return false;
        space = (spaces >> 63) != 0;
    }
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c < ' ' || c > '~' || (c == ' ' && space)) return false;
        space = c == ' ';
    }
    return true;
}

std::string fold_text(std::string_view text) {
    if (is_folded(text)) return std::string(text);
    return fold(text, [](std::string& out, std::uint32_t code, std::string_view rest) {
        if (code == 0x2026) {
            out += "...";
        } else if (code == 0xB7 && !out.empty() && is_digit(out.back()) && !rest.empty() && is_digit(rest.front())) {
            out.push_back('.');  // 4·8, the raised decimal point
        } else {
            append_character(out, folded(code));
        }
    });
}

std::string fold_space(std::string_view text) {
    if (is_folded(text)) return std::string(text);
    return fold(text, [](std::string& out, std::uint32_t code, std::string_view) { append_character(out, code); });
}

std::string lower_case(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = lower_case(c);
    return out;
}

std::string valid_utf8(std::string_view text) {
    if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
        return std::string(text);
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) append_character(out, next_character(text, at));
    return out;
}

}  // namespace scrutineer
