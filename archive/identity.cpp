// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/identity.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <vector>

#include "extract/page/digest.hpp"
#include "words/text.hpp"

namespace scrutineer {

/// The text of archive/abbreviations.json.
extern const std::string_view embedded_abbreviations;

namespace {

using Words = std::vector<std::string>;

/// Lower-case words of letters and digits; everything else parts them, but for a point inside a number.
Words words_of(std::string_view text) {
    Words words;
    std::string word;
    const auto flush = [&] {
        if (!word.empty()) words.push_back(std::move(word));
        word.clear();
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const unsigned char c = static_cast<unsigned char>(text[i]);
        const bool digit = c >= '0' && c <= '9';
        if (digit || (c >= 'a' && c <= 'z') || c >= 0x80) {
            word += static_cast<char>(c);
        } else if (c >= 'A' && c <= 'Z') {
            word += lower_case(text[i]);
        } else if (c == '.' && !word.empty() && i + 1 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9') {
            word += '.';
        } else if (c == ',' && !word.empty() && i + 1 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9') {
            continue;  // 10,000
        } else if (c == '\'') {
            continue;  // children's
        } else {
            flush();
        }
    }
    flush();
    return words;
}

/// Endings taken off, roughly: "referrals" and "referral", "fostered" and "foster" are one.
std::string stem(std::string word) {
    const auto ends_in = [&](std::string_view end) { return word.size() > end.size() + 2 && word.ends_with(end); };
    if (ends_in("ies")) return word.substr(0, word.size() - 3) + "y";
    if (ends_in("s") && !ends_in("ss") && !ends_in("us")) word.pop_back();
    for (const std::string_view end : {"ing", "ed"})
        if (word.size() > end.size() + 3 && word.ends_with(end)) return word.substr(0, word.size() - end.size());
    return word;
}

bool is_filling(const std::string& word) {
    static const std::set<std::string> words{
        "the", "of", "a",    "an",    "and",  "or",  "in",    "to",     "for",        "by",
        "who", "is", "are",  "was",   "were", "be",  "being", "that",   "with",       "per",
        "at",  "on", "from", "their", "have", "has", "which", "within", "percentage", "proportion"};
    return words.contains(word);
}

Words stems(Words words) {
    for (std::string& word : words) word = stem(std::move(word));
    return words;
}

/// By stems, so that "EHCPs" and "single assessments" are found too.
const std::map<Words, Words>& abbreviations() {
    static const std::map<Words, Words> table = [] {
        std::map<Words, Words> made;
        const nlohmann::json forms = nlohmann::json::parse(embedded_abbreviations);
        for (const auto& [short_form, long_form] : forms.items())
            made[stems(words_of(short_form))] = words_of(long_form.get<std::string>());
        return made;
    }();
    return table;
}

/// The longest abbreviation first, so that "children looked after" wins over its parts.
Words written_out(const Words& words) {
    constexpr std::size_t longest = 4;
    const Words plain = stems(words);
    Words out;
    for (std::size_t i = 0; i < words.size();) {
        std::size_t taken = 0;
        for (std::size_t n = std::min(longest, words.size() - i); n > 0 && taken == 0; --n) {
            const auto at = abbreviations().find(Words(plain.begin() + static_cast<std::ptrdiff_t>(i),
                                                       plain.begin() + static_cast<std::ptrdiff_t>(i + n)));
            if (at == abbreviations().end()) continue;
            out.insert(out.end(), at->second.begin(), at->second.end());
            taken = n;
        }
        if (taken == 0) out.push_back(words[i]);
        i += std::max<std::size_t>(taken, 1);
    }
    return out;
}

/// Words that begin a name and only say what its unit says.
std::size_t leading_unit_words(const Words& words) {
    static const std::array<Words, 12> beginnings{{{"the", "percentage", "of"},
                                                   {"the", "number", "of"},
                                                   {"percentage", "of"},
                                                   {"percent", "of"},
                                                   {"per", "cent", "of"},
                                                   {"proportion", "of"},
                                                   {"share", "of"},
                                                   {"number", "of"},
                                                   {"no", "of"},
                                                   {"total", "number", "of"},
                                                   {"rate", "of"},
                                                   {"count", "of"}}};
    for (const Words& beginning : beginnings)
        if (words.size() > beginning.size() && std::equal(beginning.begin(), beginning.end(), words.begin()))
            return beginning.size();
    return 0;
}

std::string family_of(RecordKind kind) {
    if (kind == RecordKind::finance_row) return "finance";
    if (kind == RecordKind::breakdown_row) return "breakdown";
    return "indicator";
}

}  // namespace

std::string name_key(std::string_view name) {
    Words words = words_of(name);
    words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(leading_unit_words(words)));
    std::string key;
    for (const std::string& word : written_out(words)) {
        if (is_filling(word)) continue;
        if (!key.empty()) key += ' ';
        key += stem(word);
    }
    return key;
}

Identity identity_of(const Record& record, const std::string& authority) {
    Identity identity;
    identity.authority = authority;
    identity.family = family_of(record.kind);
    identity.name_key = name_key(record.indicator.name);
    if (identity.family != "indicator" && !record.indicator.group.empty())
        identity.name_key = name_key(record.indicator.group.back()) + " / " + identity.name_key;
    identity.unit = record.indicator.unit;
    identity.per = record.indicator.per;
    const std::string unit = identity.unit ? std::string(to_text(*identity.unit)) : "";
    const std::string per = identity.per ? std::to_string(*identity.per) : "";
    std::string all = authority + '\n' + identity.family + '\n' + identity.name_key + '\n' + unit + '\n' + per;
    // A row without a name (a subtotal) is like no other.
    if (name_key(record.indicator.name).empty()) all += '\n' + record.id;
    identity.id = sha256(all).substr(0, 16);
    return identity;
}

}  // namespace scrutineer
