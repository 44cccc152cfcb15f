// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/picture/need.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "words/unicode.hpp"

namespace scrutineer::ocr {
namespace {

// Below this many characters there is no telling text from rubbish, or a page's text from a stamp on a scan.
constexpr std::size_t least_text = 40;
constexpr double most_rubbish = 0.3;
// Pictures that may hold a table: not logos, icons or small charts.
constexpr double least_width = 0.4;
constexpr double least_area = 0.08;
constexpr double least_resolution = 70;  // dots an inch
constexpr double least_region_height = 50;

bool impossible(std::uint32_t c) {
    return c == 0xFFFD || (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000 || (c < 0x20) || (c >= 0x7F && c < 0xA0);
}

bool is_vowel(char c) { return std::string_view("aeiouyAEIOUY").find(c) != std::string_view::npos; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A word that could be no word, figure, code or date.
bool senseless(std::string_view word) {
    int letters = 0;
    int vowels = 0;
    int signs = 0;
    int others = 0;
    int changes = 0;  // from lower case to upper and between letters and signs, inside the word
    char previous = 0;
    for (std::size_t at = 0; at < word.size();) {
        const std::size_t start = at;
        const std::uint32_t code = next_character(word, at);
        if (impossible(code)) return true;
        if (code >= 0x80) {
            // Latin letters with accents, dashes, quotes, currency and marks are fine; other scripts and symbols in the
            // middle of a word are what broken encodings give.
            const bool known = (code >= 0xA0 && code < 0x250) || (code >= 0x2010 && code < 0x2070) ||
                               (code >= 0x2070 && code < 0x2400) || (code >= 0x25A0 && code < 0x27C0);
            others += known ? 0 : 1;
            continue;
        }
        const char c = word[start];
        if (is_letter(c)) {
            ++letters;
            vowels += is_vowel(c) ? 1 : 0;
            if (previous != 0 && is_lower(previous) && !is_lower(c)) ++changes;
        } else if (!is_digit(c)) {
            if (std::string_view("$&@#^*~|\\<>{}!=_;\"`").find(c) != std::string_view::npos) ++signs;
            if (previous != 0 && is_letter(previous) && at < word.size() && is_letter(word[at]) && c != '-' &&
                c != '/' && c != '\'' && c != '.' && c != '&' && c != '@' && c != '(' && c != ')' && c != ',' &&
                c != ':' && c != '_')
                ++changes;
        }
        previous = c;
    }
    if (others > 0) return true;
    if (changes >= 2 && letters >= 3) return true;
    if (signs >= 2 && signs * 3 >= static_cast<int>(word.size())) return word.size() > 2;
    // Web addresses are long and strange, capitals are often initials.
    if (letters >= 6 && vowels == 0) return true;
    return false;
}

bool alike_run(std::string_view word) {
    // Leaders and underlines: "......", "____".
    return word.size() > 3 && std::all_of(word.begin(), word.end(), [&](char c) { return c == word.front(); });
}

}  // namespace

double rubbish_share(const std::vector<Word>& words) {
    std::size_t all = 0;
    std::size_t bad = 0;
    for (const Word& word : words) {
        if (alike_run(word.text)) continue;
        all += word.text.size();
        if (senseless(word.text)) bad += word.text.size();
    }
    return all == 0 ? 0 : static_cast<double>(bad) / static_cast<double>(all);
}

namespace {

// Whether a picture lies in a drawn table or card: between upright rules that go on past it, with level ones above and
// below, and with text in what they enclose besides. Such a picture is the chart or the photo of its card.
bool within_drawn_table(const Page& page, const Box& picture) {
    constexpr double slack = 3;
    constexpr double most_margin = 90;
    constexpr double least_rest = 8;  // what the rules enclose besides: a line of text at least
    const Rule* left = nullptr;
    const Rule* right = nullptr;
    for (const Rule& rule : page.rules) {
        if (rule.horizontal() || rule.box.y0 > picture.y0 + slack || rule.box.y1 < picture.y1 - slack) continue;
        const double x = rule.box.x0;
        if (x <= picture.x0 + slack && x > picture.x0 - most_margin && (left == nullptr || x > left->box.x0))
            left = &rule;
        if (x >= picture.x1 - slack && x < picture.x1 + most_margin && (right == nullptr || x < right->box.x0))
            right = &rule;
    }
    if (left == nullptr || right == nullptr) return false;
    const Box frame{left->box.x0, std::max(left->box.y0, right->box.y0), right->box.x0,
                    std::min(left->box.y1, right->box.y1)};
    const bool goes_on = picture.y0 - frame.y0 >= least_rest || frame.y1 - picture.y1 >= least_rest;
    if (!goes_on) return false;
    const bool parted = std::any_of(page.rules.begin(), page.rules.end(), [&](const Rule& rule) {
        return rule.horizontal() && rule.box.x0 <= picture.x0 + slack && rule.box.x1 >= picture.x1 - slack &&
               rule.box.y0 > frame.y0 + slack && rule.box.y0 < frame.y1 - slack &&
               (rule.box.y0 < picture.y0 + slack || rule.box.y0 > picture.y1 - slack);
    });
    return parted && std::any_of(page.words.begin(), page.words.end(), [&](const Word& word) {
               const Point at = word.box.centre();
               return frame.contains(at) && !picture.contains(at);
           });
}

}  // namespace

Need find_need(const Page& page) {
    Need need;
    std::size_t characters = 0;
    for (const Word& word : page.words) characters += word.text.size();
    const double page_area = page.width * page.height;
    double covered = 0;
    for (const Picture& picture : page.pictures) {
        const Box seen = intersection(picture.box, {0, 0, page.width, page.height});
        covered = std::max(covered, seen.area() / page_area);
    }
    if (characters >= least_text && rubbish_share(page.words) > most_rubbish) {
        need.whole_page = need.rubbish = true;
        return need;
    }
    if (characters < least_text) {
        // Without pictures and drawings the page is simply empty; large pictures may hold its text, in strips too.
        double together = 0;
        for (const Picture& picture : page.pictures)
            together += intersection(picture.box, {0, 0, page.width, page.height}).area() / page_area;
        const bool drawn_letters = page.words.empty() && page.fills.size() > 400;
        need.whole_page = together > 0.25 || drawn_letters;
        return need;
    }
    for (const Picture& picture : page.pictures) {
        const Box seen = intersection(picture.box, {0, 0, page.width, page.height});
        if (seen.width() < least_width * page.width || seen.area() < least_area * page_area ||
            seen.height() < least_region_height)
            continue;
        if (picture.pixel_width < least_resolution / 72 * picture.box.width()) continue;
        // A background, or a scan under a text layer that can be trusted: the text on it is the page's text.
        std::size_t on_it = 0;
        for (const Word& word : page.words) on_it += seen.contains(word.box.centre()) ? word.text.size() : 0;
        if (on_it > 20) continue;
        if (!within_drawn_table(page, seen)) need.regions.push_back(seen);
    }
    return need;
}

}  // namespace scrutineer::ocr
