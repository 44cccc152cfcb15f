// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/lines/printed_kinds.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>

#include "words/text.hpp"

namespace scrutineer::table_finding {
namespace {

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

/// Takes `prefix` off the front of `text`.
bool skip_prefix(std::string_view& text, std::string_view prefix) {
    if (text.empty() || text.front() != prefix.front() || !text.starts_with(prefix)) return false;
    text.remove_prefix(prefix.size());
    return true;
}

/// Words that stand for a figure that is not there.
bool is_figure_word(std::string_view text) {
    std::string lower;
    for (const char c : text)
        if (c != '.' && c != '/' && c != '*') lower += lower_case(c);
    static constexpr std::string_view words[] = {"na", "nil", "n", "tbc", "tba", "x", "(x)", "ns"};
    return std::find(std::begin(words), std::end(words), std::string_view(lower)) != std::end(words);
}

}  // namespace

bool is_figure(std::string_view text) {
    if (text.empty()) return false;
    // "£000" and its kin name a unit.
    const std::size_t thousands = text.find("000");
    if (thousands != std::string_view::npos && thousands > 0 && thousands <= 4 &&
        text.substr(0, thousands).find_first_of("0123456789") == std::string_view::npos)
        return false;
    // Signs, units and marks of figures that are not ASCII.
    static constexpr std::string_view marks[] = {"£", "€", "–", "—", "−", "‐", "‑", "†",      "‡", "±", "²", "³",
                                                 "¹", "º", "°", "≥", "≤", "⁴", "⁵", "\u00a0", "½", "¼", "¾"};
    const bool currency = text.starts_with("EUR ") || text.starts_with("GBP ") || text.starts_with("USD ");
    constexpr std::size_t most_letters = 3;  // "tbc", "nil"
    std::size_t digits = 0;
    std::size_t letters = 0;
    bool dash = false;
    std::string_view rest = text;
    while (!rest.empty()) {
        const char c = rest.front();
        if (is_ascii_digit(c)) {
            ++digits;
            rest.remove_prefix(1);
        } else if (std::string_view(" .,:%$()[]+*<>/#~^").find(c) != std::string_view::npos) {
            rest.remove_prefix(1);
        } else if (c == '-') {
            dash = true;
            rest.remove_prefix(1);
        } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
            if (++letters > most_letters && !currency) return false;
            rest.remove_prefix(1);
        } else if (std::any_of(std::begin(marks), std::end(marks),
                               [&](std::string_view mark) { return skip_prefix(rest, mark); })) {
            dash = true;
        } else {
            return false;
        }
    }
    if (digits == 0)
        return (letters == 0 && (dash || text == "*" || text == "#" || text == ":")) || is_figure_word(text);
    if (currency) return is_figure(text.substr(4));
    // A unit or a mark beside the digits: 12m, 5k, 34p, £1.5bn, 12r, 3 Q1; not "Page 3".
    return letters == 0 || (letters <= 2 && letters <= digits && text.find(' ') == std::string_view::npos);
}

bool is_year(std::string_view text) {
    return text.size() >= 4 && text.size() <= 9 && (text.starts_with("19") || text.starts_with("20")) &&
           is_ascii_digit(text[2]) && is_ascii_digit(text[3]) && text.find_first_of(",.%") == std::string_view::npos;
}

bool is_leader(std::string_view text) {
    std::size_t dots = 0;
    while (!text.empty()) {
        if (skip_prefix(text, "…"))
            dots += 3;
        else if (skip_prefix(text, ".") || skip_prefix(text, "·") || skip_prefix(text, "_"))
            ++dots;
        else
            return false;
    }
    return dots >= 4;
}

bool is_drawn_with_text(std::string_view text) {
    return text.size() >= 5 && text.find_first_not_of(text.front()) == std::string_view::npos &&
           (text.front() == '-' || text.front() == '_' || text.front() == '=');
}

}  // namespace scrutineer::table_finding
