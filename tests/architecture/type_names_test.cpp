// SPDX-License-Identifier: GPL-3.0-or-later
// Two types of one name in one namespace are undefined behaviour that no compiler tells of: each source sees one of
// them, and the linker keeps the functions of whichever comes first.
#include <cctype>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/architecture/source_tree.hpp"
#include "tests/support/catch.hpp"

using namespace scrutineer::test;

namespace {

bool is_letter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// A source's words and signs, without comments, strings, characters and lines for the preprocessor.
std::vector<std::string> tokens_of(const std::vector<std::string>& lines) {
    std::string text;
    bool continued = false;
    for (const std::string& line : lines) {
        const std::size_t first = line.find_first_not_of(" \t");
        const bool directive = continued || (first != std::string::npos && line[first] == '#');
        continued = directive && line.ends_with('\\');
        text += (directive ? "" : line) + "\n";
    }
    std::vector<std::string> tokens;
    for (std::size_t i = 0; i < text.size();) {
        const char c = text[i];
        if (text.compare(i, 2, "//") == 0) {
            i = text.find('\n', i);
        } else if (text.compare(i, 2, "/*") == 0) {
            i = text.find("*/", i) + 2;
        } else if (c == 'R' && text.compare(i, 2, "R\"") == 0) {
            const std::size_t open = text.find('(', i);
            const std::string end = ")" + text.substr(i + 2, open - i - 2) + "\"";
            i = text.find(end, open) + end.size();
        } else if (c == '"' || (c == '\'' && (i == 0 || !is_letter(text[i - 1])))) {
            for (++i; i < text.size() && text[i] != c; ++i)
                if (text[i] == '\\') ++i;
            ++i;
        } else if (is_letter(c)) {
            const std::size_t begin = i;
            while (i < text.size() && (is_letter(text[i]) || (text[i] == '\'' && is_letter(text[i + 1])))) ++i;
            tokens.push_back(text.substr(begin, i - begin));
        } else {
            if (c != ' ' && c != '\n' && c != '\t') tokens.emplace_back(1, c);
            ++i;
        }
    }
    return tokens;
}

/// What a `{` opens: a namespace or type of a name, or something else, which holds no types for others to see.
struct Scope {
    std::string name;
    bool counts = false;
};

/// The types that a source defines where others can see them, each with the scope that it is in: "scrutineer::Page".
class TypeFinder {
public:
    explicit TypeFinder(const std::vector<std::string>& tokens) : tokens_(tokens) {}

    std::set<std::string> run() {
        for (at_ = 0; at_ < tokens_.size(); ++at_) {
            const std::string& token = tokens_[at_];
            if (token == "namespace" && is_seen())
                open_namespace();
            else if ((token == "struct" || token == "class" || token == "union" || token == "enum") && is_seen())
                open_type();
            else if (token == "{")
                scopes_.push_back({"", false});
            else if (token == "}" && !scopes_.empty())
                scopes_.pop_back();
        }
        return std::move(found_);
    }

private:
    bool is_seen() const { return scopes_.empty() || scopes_.back().counts; }

    std::string qualified(const std::string& name) const {
        std::string all;
        for (const Scope& scope : scopes_) all += scope.name + "::";
        return all + name;
    }

    /// Stays before the `{`'s contents. `namespace fs = …;` opens nothing.
    void open_namespace() {
        std::string name;
        for (++at_; at_ < tokens_.size() && tokens_[at_] != "{"; ++at_) {
            if (tokens_[at_] == "=" || tokens_[at_] == ";") return;
            name += tokens_[at_];
        }
        scopes_.push_back({name, !name.empty()});
    }

    /// `struct Name {`, `enum class Name : char {`, `class Name final : public Other<T> {`; anything else is the use of
    /// a type and not its definition.
    void open_type() {
        std::size_t i = at_ + 1;
        if (i < tokens_.size() && (tokens_[i] == "class" || tokens_[i] == "struct")) ++i;
        if (i >= tokens_.size() || !is_letter(tokens_[i][0])) return;
        const std::string name = tokens_[i++];
        if (i < tokens_.size() && tokens_[i] == "final") ++i;
        if (i < tokens_.size() && tokens_[i] == ":" && tokens_[i + 1] != ":")
            while (i < tokens_.size() && tokens_[i] != "{" && tokens_[i] != ";") ++i;
        if (i >= tokens_.size() || tokens_[i] != "{") return;
        found_.insert(qualified(name));
        scopes_.push_back({name, true});
        at_ = i;
    }

    const std::vector<std::string>& tokens_;
    std::size_t at_ = 0;
    std::vector<Scope> scopes_;
    std::set<std::string> found_;
};

std::set<std::string> types_in(const std::vector<std::string>& lines) { return TypeFinder(tokens_of(lines)).run(); }

}  // namespace

TEST_CASE("types are found where others can see them") {
    const std::set<std::string> found = types_in({
        "#define struct Wrong {",
        "namespace scrutineer::page {  // class Comment {",
        "template <class T> class Box final : public Shape<T> { struct Inner { int n = 1'000; }; enum { none }; };",
        "enum class Kind : char { a, b };",
        "class Declared; struct Kind f(struct Kind kind) { struct Local {}; return kind; }",
        "namespace { struct Hidden { char c = '{'; }; }",
        "const char* text = \"struct InText {\"; const char* raw = R\"re(class Raw { \" )re\";",
        "}",
        "struct Outside {};",
    });
    CHECK(found == std::set<std::string>{"scrutineer::page::Box", "scrutineer::page::Box::Inner",
                                         "scrutineer::page::Kind", "Outside"});
}

TEST_CASE("no two types have one name in one namespace") {
    std::map<std::string, std::string> first;  // file by type
    for (const SourceFile& file : source_files()) {
        if (file.stage == "tests") continue;
        for (const std::string& type : types_in(file.lines)) {
            const auto [known, is_new] = first.emplace(type, file.name);
            CAPTURE(type, known->second, file.name);
            CHECK(is_new);
        }
    }
    CHECK(first.count("scrutineer::PdfDocument") == 1);
    CHECK(first.size() > 200);
}
