// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/similarity.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>

#include "archive/identity.hpp"

namespace scrutineer {

/// The text of archive/telling_words.json.
extern const std::string_view embedded_telling_words;

}  // namespace scrutineer

namespace scrutineer::archived {

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

std::set<std::string> without(const std::set<std::string>& words, const std::set<std::string>& others) {
    std::set<std::string> rest;
    std::set_difference(words.begin(), words.end(), others.begin(), others.end(), std::inserter(rest, rest.end()));
    return rest;
}

bool share(const std::set<std::string>& a, const std::set<std::string>& b) {
    return std::any_of(a.begin(), a.end(), [&](const std::string& word) { return b.contains(word); });
}

struct TellingWords {
    std::set<std::string> restricting, counted;
};

const TellingWords& telling_words() {
    static const TellingWords words = [] {
        const nlohmann::json lists = nlohmann::json::parse(embedded_telling_words);
        const auto read = [&](const char* name) {
            std::set<std::string> all;
            for (const std::string word : lists.at(name))
                for (const std::string& part : split(name_key(word))) all.insert(part);
            return all;
        };
        return TellingWords{read("restricting"), read("counted")};
    }();
    return words;
}

/// The words of an authority's name that are its own: not "county" and "council".
std::set<std::string> own_words(std::string_view authority) {
    std::set<std::string> words = split(name_key(authority));
    for (const char* word : {"council", "county", "city", "borough", "district", "metropolitan", "royal", "london"})
        words.erase(name_key(word));
    return words;
}

/// The name up to an "incl." or "including" that does not begin it; what is behind it goes to `inside`.
std::string_view without_inclusion(std::string_view name, std::string& inside) {
    static const RE2 inclusion(R"((?i)\bincl(?:\.|uding|udes|\b))");
    if (name.size() < 2) return name;
    re2::StringPiece match;
    const re2::StringPiece text(name.data(), name.size());
    if (!inclusion.Match(text, 1, text.size(), RE2::UNANCHORED, &match, 1)) return name;
    const auto at = static_cast<std::size_t>(match.data() - name.data());
    inside += name.substr(at + match.size());
    inside += ' ';
    return name.substr(0, at);
}

}  // namespace

NameWords name_words(std::string_view name, std::string_view authority) {
    std::string outside, inside;
    int depth = 0;
    for (const char c : without_inclusion(name, inside)) {
        if (c == '(' || c == '[') ++depth;
        (depth > 0 ? inside : outside) += c;
        if ((c == ')' || c == ']') && depth > 0) --depth;
        if (c == ')' || c == ']') outside += ' ';
    }
    NameWords result;
    result.words = split(name_key(outside));
    // A name that is all in brackets is taken as it is.
    if (result.words.empty()) result.words = split(name_key(name));
    const std::set<std::string> own = own_words(authority);
    if (!std::includes(own.begin(), own.end(), result.words.begin(), result.words.end()))
        for (const std::string& word : own) result.words.erase(word);
    result.numbers = numbers_of(result.words);
    result.asides = split(name_key(inside));
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
    const std::set<std::string> one = numbers_of(a.asides), other = numbers_of(b.asides);
    return one.empty() || other.empty() || one == other;
}

NameDifference difference(const NameWords& a, const NameWords& b) {
    NameDifference found{without(a.words, b.words), without(b.words, a.words), false};
    const TellingWords& telling = telling_words();
    for (const std::set<std::string>* only : {&found.only_a, &found.only_b})
        found.telling = found.telling || share(*only, telling.restricting) || share(*only, telling.counted);
    // What is said aside mostly explains; but "(boys)" against "(girls)", or against nothing, narrows.
    constexpr std::size_t short_aside = 3;
    const auto narrows = [&](const NameWords& x, const NameWords& y) {
        const std::set<std::string> only = without(x.asides, y.asides);
        const bool counts = !y.asides.empty() || x.asides.size() <= short_aside;
        return counts && share(without(only, y.words), telling.restricting);
    };
    found.telling = found.telling || narrows(a, b) || narrows(b, a);
    return found;
}

}  // namespace scrutineer::archived
