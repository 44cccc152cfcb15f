// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/meaning/leading_codes.hpp"

#include <algorithm>
#include <cctype>
#include <set>

#include "parsers/lines/cell_pieces.hpp"
#include "words/expression.hpp"
#include "words/text.hpp"

namespace scrutineer::meaning {
namespace {

/// So many of a table's names have a code where its names have codes at all: totals have none.
constexpr double share_with_codes = 0.8;
constexpr std::size_t least_names = 2;

std::string_view next_word(std::string_view text, std::size_t& at) {
    while (at < text.size() && text[at] == ' ') ++at;
    const std::size_t begin = at;
    while (at < text.size() && text[at] != ' ') ++at;
    return text.substr(begin, at - begin);
}

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

}  // namespace

LeadingCode leading_code(std::string_view name) {
    // "CS.PI.01", "PE1:", "NI-14a", "KPI", "3.1", "12."
    static const Expression code(
        R"([A-Z][A-Za-z&]{0,7}(?:[._/-][A-Za-z&]{1,7})*[._/-]?\d{1,5}(?:[._/-]\d{1,4})*[a-zA-Z]?[:.)]?)");
    static const Expression number(R"(\d{1,3}(?:\.\d{1,3})*[a-z]?[:.)]?)");
    static const Expression short_word(R"([A-Z][A-Z&]{1,5})");
    const std::string plain = fold_text(name);
    std::size_t at = 0;
    LeadingCode out;
    std::string first(next_word(plain, at));
    const std::size_t behind_first = at;
    std::string second(next_word(plain, at));
    if (number.matches(first)) {
        out = {first, 1, true};
    } else if (code.matches(first)) {
        out = {first, 1, false};
    } else if (short_word.matches(first) && has_digit(second) && (code.matches(second) || number.matches(second))) {
        out = {first + " " + second, 2, false};
    } else {
        return {};
    }
    std::size_t rest = out.words == 1 ? behind_first : at;
    while (rest < plain.size() && (plain[rest] == ' ' || plain[rest] == '-')) ++rest;
    // "3 year olds": what follows a code begins a name.
    if (rest >= plain.size() || std::islower(static_cast<unsigned char>(plain[rest])) != 0) return {};
    while (!out.text.empty() && std::string_view(":.)").find(out.text.back()) != std::string_view::npos)
        out.text.pop_back();
    return out;
}

bool begin_with_codes(const std::vector<std::string>& names) {
    std::set<std::string> different;
    std::size_t with_code = 0;
    for (const std::string& name : names) {
        const LeadingCode code = leading_code(name);
        if (code.text.empty()) continue;
        ++with_code;
        different.insert(code.text);
    }
    return with_code >= least_names && different.size() == with_code &&
           static_cast<double>(with_code) >= share_with_codes * static_cast<double>(names.size());
}

void drop_words(Cell& cell, std::size_t words) {
    // A dash that parts the code from the name goes with it.
    while (words > 0 && !cell.lines.empty()) {
        std::vector<Word>& line = cell.lines.front();
        if (line.empty()) {
            cell.lines.erase(cell.lines.begin());
            continue;
        }
        line.erase(line.begin());
        if (--words == 0 && !line.empty() && fold_text(line.front().text) == "-") line.erase(line.begin());
        if (line.empty()) cell.lines.erase(cell.lines.begin());
    }
    cell.text.clear();
    for (const std::vector<Word>& line : cell.lines) cell.text += (cell.text.empty() ? "" : " ") + line_text(line);
}

}  // namespace scrutineer::meaning
