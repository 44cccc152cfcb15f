// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "words/built_in_vocabulary.hpp"

namespace scrutineer {
namespace {

constexpr std::array<std::string_view, 3> names{"headings", "statuses", "ratings"};
/// Of a term: its phrases by language, its marks, and what is for people. Everything else is what it says.
constexpr std::array<std::string_view, 2> languages{"en", "cy"};

VocabularyTerm read_term(const nlohmann::json& json) {
    VocabularyTerm term;
    for (const auto& [name, value] : json.items()) {
        if (std::find(languages.begin(), languages.end(), name) != languages.end())
            for (const auto& phrase : value) term.phrases.push_back(phrase.get<std::string>());
        else if (name == "weak")
            term.weak = value.get<bool>();
        else if (name == "keep")
            term.keep = value.get<bool>();
        else if (name == "thing")
            term.thing = value.get<bool>();
        else if (name == "head")
            term.head = value.get<bool>();
        else if (name == "telling")
            term.telling = value.get<bool>();
        else if (name != "about")
            term.says.emplace_back(name, value.get<std::string>());
    }
    return term;
}

using Vocabularies = std::array<std::vector<VocabularyTerm>, names.size()>;

Vocabularies read_all() {
    Vocabularies all;
    for (const BuiltInVocabulary& file : built_in_vocabulary()) {
        const auto json = nlohmann::json::parse(file.text);
        const auto which = std::find(names.begin(), names.end(), json.at("of").get<std::string>());
        auto& terms = all.at(static_cast<std::size_t>(which - names.begin()));
        for (const auto& term : json.at("terms")) terms.push_back(read_term(term));
    }
    return all;
}

}  // namespace

std::string_view VocabularyTerm::operator[](std::string_view name) const {
    const auto found = std::find_if(says.begin(), says.end(), [&](const auto& pair) { return pair.first == name; });
    return found == says.end() ? std::string_view() : std::string_view(found->second);
}

const std::vector<VocabularyTerm>& vocabulary(Vocabulary which) {
    static const Vocabularies all = read_all();
    return all[static_cast<std::size_t>(which)];
}

}  // namespace scrutineer
