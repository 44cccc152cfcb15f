// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/lines/unfinished.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

#include "words/text.hpp"

namespace scrutineer {

bool ends_open(const std::string& text) {
    // Words after which a phrase goes on.
    static constexpr std::array<std::string_view, 24> open{
        "+",    "and", "or", "of", "for", "the",  "to", "in", "with", "within", "under", "over",
        "than", "per", "by", "on", "at",  "from", "as", "a",  "an",   "who",    "that",  "&"};
    const std::string plain = lower_case(fold_text(text));
    if (plain.empty()) return false;
    if (std::string_view("-,/&(").find(plain.back()) != std::string_view::npos) return true;
    const std::size_t before = plain.find_last_of(" (");
    const std::string_view last = std::string_view(plain).substr(before == std::string::npos ? 0 : before + 1);
    return std::find(open.begin(), open.end(), last) != open.end();
}

bool begins_in_the_middle(const std::string& text) {
    const std::string plain = fold_text(text);
    return !plain.empty() && (std::islower(static_cast<unsigned char>(plain.front())) != 0 || plain.front() == '(');
}

}  // namespace scrutineer
