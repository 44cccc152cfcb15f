// SPDX-License-Identifier: GPL-3.0-or-later
#include "validate/rules.hpp"

namespace scrutineer::checks {

const std::vector<Rule>& rules() {
    static const std::vector<Rule> all = {
#define RULE(name, word, summary, function) {Check::name, word, summary, function},
#include "validate/rules.def"
#undef RULE
    };
    return all;
}

std::string rules_text() {
    constexpr std::size_t width = 13;  // of the longest word, and two spaces
    std::string text;
    for (const Rule& rule : rules()) {
        std::string word(rule.word);
        word.resize(width, ' ');
        text += "  " + word + std::string(rule.summary) + "\n";
    }
    return text;
}

}  // namespace scrutineer::checks
