// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/lines/unfinished.hpp"

#include <cctype>

#include "words/expression.hpp"
#include "words/text.hpp"

namespace scrutineer {

bool ends_open(const std::string& text) {
    static const Expression open(
        R"((^|.*[\s(])(-|&|\+|/|,|and|or|of|for|the|to|in|with|within|under|over|than|per|by|on|at|from|as|a|an|who|that)$|.*[-,/&(]$)",
        Expression::Case::ignored);
    return open.matches(fold_text(text));
}

bool begins_in_the_middle(const std::string& text) {
    const std::string plain = fold_text(text);
    return !plain.empty() && (std::islower(static_cast<unsigned char>(plain.front())) != 0 || plain.front() == '(');
}

}  // namespace scrutineer
