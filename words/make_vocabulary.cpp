// SPDX-License-Identifier: GPL-3.0-or-later
// Run at build: turns words/vocabulary/*.json into one C++ source, so that the program has its vocabulary as tables and
// reads nothing when it starts.
//
//   make_vocabulary OUTPUT FILE.json…
//
// Throws where a file is not of the form, or one phrase stands in two terms.
#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "words/phrase_table.hpp"

namespace {

constexpr std::array<std::string_view, 4> vocabularies{"headings", "statuses", "ratings", "cells"};
constexpr std::array<std::string_view, 2> languages{"en", "cy"};

struct Term {
    std::vector<std::string> phrases;
    std::vector<std::pair<std::string, std::string>> says;
};

Term read_term(const nlohmann::ordered_json& json) {
    Term term;
    for (const auto& [name, value] : json.items()) {
        if (std::find(languages.begin(), languages.end(), name) != languages.end())
            for (const auto& phrase : value) term.phrases.push_back(phrase);
        else if (value.is_boolean())
            term.says.emplace_back(name, "true");
        else if (name != "about")
            term.says.emplace_back(name, value);
    }
    return term;
}

std::string literal(std::string_view text) { return nlohmann::json(text).dump(); }

/// The tables of one vocabulary.
void write(std::ostream& out, const std::string& name, const std::vector<Term>& terms) {
    scrutineer::PhraseTable table;
    std::map<std::string, std::size_t> known;
    for (std::size_t i = 0; i < terms.size(); ++i) {
        out << "constexpr std::string_view " << name << "_phrases_" << i << "[] = {\n";
        for (const std::string& phrase : terms[i].phrases) {
            const auto [place, added] = known.emplace(phrase, i);
            if (!added && place->second != i)
                throw std::runtime_error(literal(phrase) + " stands in two terms of the " + name);
            out << "    " << literal(phrase) << ",\n";
            if (added) table.add(phrase, static_cast<int>(i));
        }
        out << "};\nconstexpr VocabularyTerm::Saying " << name << "_says_" << i << "[] = {\n";
        for (const auto& [what, value] : terms[i].says)
            out << "    {" << literal(what) << ", " << literal(value) << "},\n";
        out << "};\n";
    }
    out << "constexpr VocabularyTerm " << name << "_terms[] = {\n";
    for (std::size_t i = 0; i < terms.size(); ++i)
        out << "    {" << name << "_phrases_" << i << ", " << name << "_says_" << i << "},\n";
    out << "};\nconstexpr Phrase " << name << "_by_word[] = {\n";
    for (const scrutineer::Phrase& phrase : table.sorted())
        out << "    {" << literal(phrase.first) << ", " << literal(phrase.words) << ", " << phrase.count << ", "
            << phrase.number << "},\n";
    out << "};\n\n";
}

void make(const std::string& output, const std::vector<std::string>& files) {
    std::map<std::string, std::vector<Term>, std::less<>> all;
    for (const std::string& file : files) {
        std::ifstream in(file);
        const auto json = nlohmann::ordered_json::parse(in);
        const std::string of = json.at("of");
        if (std::find(vocabularies.begin(), vocabularies.end(), of) == vocabularies.end())
            throw std::runtime_error(file + ": no vocabulary is called " + literal(of));
        for (const auto& term : json.at("terms")) all[of].push_back(read_term(term));
    }
    std::ofstream out(output);
    out << "// Made from words/vocabulary/*.json by words/make_vocabulary.cpp; not to be edited.\n"
           "#include \"words/vocabulary.hpp\"\n\nnamespace scrutineer {\nnamespace {\n\n";
    for (const std::string_view name : vocabularies) write(out, std::string(name), all[std::string(name)]);
    out << "}  // namespace\n\n";
    const auto choose = [&](std::string_view head, std::string_view table, std::string_view last) {
        out << head << " {\n    switch (which) {\n";
        for (const std::string_view name : vocabularies)
            out << "        case Vocabulary::" << name << ":\n            return " << last << "(" << name << table
                << ");\n";
        out << "    }\n    return " << last << "(" << vocabularies[0] << table << ");\n}\n\n";
    };
    choose("std::span<const VocabularyTerm> vocabulary(Vocabulary which)", "_terms", "std::span<const VocabularyTerm>");
    choose("PhraseFinder phrases_of(Vocabulary which)", "_by_word", "PhraseFinder");
    out << "}  // namespace scrutineer\n";
}

}  // namespace

int main(int count, char** arguments) {
    const std::vector<std::string> words(arguments + 1, arguments + count);
    if (words.size() < 2) return 2;
    // What is wrong with a file ends the build with its message.
    make(words.front(), {words.begin() + 1, words.end()});
    return 0;
}
