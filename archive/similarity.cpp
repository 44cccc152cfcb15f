// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/similarity.hpp"

#include <algorithm>
#include <iterator>
#include <sstream>

#include "archive/identity.hpp"

namespace scrutineer {
namespace {

std::set<std::string> split(const std::string& key) {
    std::istringstream in(key);
    return {std::istream_iterator<std::string>(in), {}};
}

std::set<std::string> numbers_of(const std::set<std::string>& words) {
    std::set<std::string> numbers;
    for (const std::string& word : words)
        if (word.find_first_of("0123456789") != std::string::npos) numbers.insert(word);
    return numbers;
}

}  // namespace

NameWords name_words(std::string_view name) {
    std::string outside, inside;
    int depth = 0;
    for (const char c : name) {
        if (c == '(' || c == '[') ++depth;
        (depth > 0 ? inside : outside) += c;
        if ((c == ')' || c == ']') && depth > 0) --depth;
        if (c == ')' || c == ']') outside += ' ';
    }
    NameWords result;
    result.words = split(name_key(outside));
    // A name that is all in brackets is taken as it is.
    if (result.words.empty()) result.words = split(name_key(name));
    result.numbers = numbers_of(result.words);
    result.bracket_numbers = numbers_of(split(name_key(inside)));
    for (const char* word : {"not", "no", "non", "without", "never"})
        result.negated = result.negated || result.words.contains(word);
    return result;
}

double similarity(const NameWords& a, const NameWords& b) {
    const std::size_t all = a.words.size() + b.words.size();
    if (all == 0) return 0;
    const auto shared =
        std::count_if(a.words.begin(), a.words.end(), [&](const std::string& word) { return b.words.contains(word); });
    return 2.0 * static_cast<double>(shared) / static_cast<double>(all);
}

bool compatible(const NameWords& a, const NameWords& b) {
    if (a.numbers != b.numbers || a.negated != b.negated) return false;
    return a.bracket_numbers.empty() || b.bracket_numbers.empty() || a.bracket_numbers == b.bracket_numbers;
}

}  // namespace scrutineer
