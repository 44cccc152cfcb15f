// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/pdf/recovery.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

namespace scrutineer::pdf {
namespace {

/// An object's dictionary is looked at so far; those of pages are some hundred bytes long.
constexpr std::size_t longest_dictionary = 8'000;
/// Numbers of objects in a PDF go up to here (ISO 32000-1, annex C).
constexpr long most_objects = 8'388'607;
/// More pages than any paper has.
constexpr std::size_t most_pages = 20'000;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0'; }

/// The number of the object whose keyword "obj" is at `keyword`; nothing where no "12 0 " stands before it.
std::optional<long> object_number(std::string_view bytes, std::size_t keyword) {
    std::size_t at = keyword;
    const auto back_over = [&](bool (*kind)(char)) {
        const std::size_t before = at;
        while (at > 0 && before - at < 12 && kind(bytes[at - 1])) --at;
        return before != at;
    };
    back_over(is_space);
    if (!back_over(is_digit) || !back_over(is_space)) return std::nullopt;
    const std::size_t end = at;
    if (!back_over(is_digit) || end - at > 7) return std::nullopt;
    const long number = std::stol(std::string(bytes.substr(at, end - at)));
    return number > 0 && number < most_objects ? std::optional(number) : std::nullopt;
}

/// Where the value of a dictionary's key begins; npos where the key is not there.
std::size_t value_of(std::string_view dictionary, std::string_view key) {
    for (std::size_t at = dictionary.find(key); at != std::string_view::npos; at = dictionary.find(key, at + 1)) {
        std::size_t value = at + key.size();
        const std::size_t behind_key = value;
        while (value < dictionary.size() && is_space(dictionary[value])) ++value;
        if (value == dictionary.size()) break;
        // "/Type" is not "/TypeOfThing".
        if (value > behind_key || std::string_view("/[<(").find(dictionary[value]) != std::string_view::npos)
            return value;
    }
    return std::string_view::npos;
}

bool has_type(std::string_view dictionary, std::string_view type) {
    const std::size_t value = value_of(dictionary, "/Type");
    if (value == std::string_view::npos || !dictionary.substr(value).starts_with(type)) return false;
    const std::size_t end = value + type.size();
    return end >= dictionary.size() || is_space(dictionary[end]) ||
           std::string_view("/<>[]()").find(dictionary[end]) != std::string_view::npos;
}

/// "/Resources 7 0 R" or "/MediaBox [0 0 595 842]" of a dictionary, to be put into another; empty where it is not
/// there.
std::string entry(std::string_view dictionary, const std::string& key) {
    const std::size_t begin = value_of(dictionary, key);
    if (begin == std::string_view::npos) return "";
    const char first = dictionary[begin];
    std::size_t end = begin;
    if (first == '[') {
        end = dictionary.find(']', begin);
        if (end == std::string_view::npos) return "";
        ++end;
    } else if (is_digit(first)) {
        end = dictionary.find('R', begin);
        constexpr std::size_t longest_reference = 16;
        if (end == std::string_view::npos || end - begin > longest_reference) return "";
        ++end;
    } else {
        return "";
    }
    return key + " " + std::string(dictionary.substr(begin, end - begin)) + " ";
}

}  // namespace

std::string with_new_page_tree(const std::string& bytes) {
    const std::string_view all = bytes;
    if (all.find("/Encrypt") != std::string_view::npos) return "";
    std::vector<long> pages;
    std::set<long> known;
    long highest = 0;
    std::string inherited;
    for (std::size_t at = all.find("obj"); at != std::string_view::npos; at = all.find("obj", at + 3)) {
        const std::optional<long> number = object_number(all, at);
        if (!number) continue;
        highest = std::max(highest, *number);
        std::string_view dictionary = all.substr(at + 3, longest_dictionary);
        dictionary = dictionary.substr(0, std::min(dictionary.find("endobj"), dictionary.find("stream")));
        if (has_type(dictionary, "/Page") && pages.size() < most_pages && known.insert(*number).second)
            pages.push_back(*number);
        if (inherited.empty() && has_type(dictionary, "/Pages"))
            inherited = entry(dictionary, "/MediaBox") + entry(dictionary, "/Resources");
    }
    if (pages.empty()) return "";
    std::string kids;
    for (const long page : pages) kids += std::to_string(page) + " 0 R ";
    // A reader takes a table of cross-references that is nowhere for a reason to look for all objects itself.
    return bytes + "\n" + std::to_string(highest + 1) + " 0 obj\n<</Type/Pages/Count " + std::to_string(pages.size()) +
           " " + inherited + "/Kids[" + kids + "]>>\nendobj\n" + std::to_string(highest + 2) +
           " 0 obj\n<</Type/Catalog/Pages " + std::to_string(highest + 1) + " 0 R>>\nendobj\ntrailer\n<</Root " +
           std::to_string(highest + 2) + " 0 R/Size " + std::to_string(highest + 3) + ">>\nstartxref\n0\n%%EOF\n";
}

}  // namespace scrutineer::pdf
