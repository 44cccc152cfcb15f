// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/expression.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>

#include "parsers/layouts/built_in_layouts.hpp"
#include "tests/support/catch.hpp"
#include "words/required_words.hpp"

using namespace scrutineer;
using Words = std::vector<std::string>;

TEST_CASE("the words that an expression cannot be found without") {
    CHECK(required_words("England") == Words{"england"});
    CHECK(required_words("^(north|south) england$") == Words{" england"});
    CHECK(required_words("national|england") == Words{"national", "england"});
    CHECK(required_words("neighbou?rs?") == Words{"neighbo"});
    CHECK(required_words("period (covered|target)?") == Words{"period "});
    CHECK(required_words("(?i)\\bper ?cent(age)?\\b") == Words{"cent"});
    CHECK(required_words("no\\.") == Words{"no."});
    CHECK(required_words("ab{2,3}c") == Words{"ab"});
    CHECK(required_words("(?P<of>total)s*") == Words{"total"});
    CHECK(required_words("£\\d+") == Words{"£"});
}

TEST_CASE("where nothing is known, no words are given") {
    for (const char* expression : {"", ".*", "\\d+", "[a-z]+", "x", "(abc)?", "abc|\\d", "(abc|)", "(ab){0,2}",
                                   "caf\xC3\xA9s?|x", "\\Qab", "(open", "a**", "abc)", "[a", "(?"})
        CHECK(required_words(expression).empty());
    CHECK(required_words(std::string(100'000, '(') + "abc" + std::string(100'000, ')')) == Words{"abc"});
}

TEST_CASE("an expression is found where RE2 finds it") {
    // Texts put together from pieces of the expressions themselves and of other things.
    std::vector<std::string> expressions;
    const auto collect = [&](const nlohmann::json& value, const auto& again) -> void {
        if (value.is_string()) expressions.push_back(value.get<std::string>());
        if (value.is_structured())
            for (const auto& item : value) again(item, again);
    };
    for (const BuiltInLayout& layout : built_in_layouts()) collect(nlohmann::json::parse(layout.text), collect);
    REQUIRE(expressions.size() > 300);
    std::vector<std::string> pieces{" ", "12%", "£000", "–", "\xC5\xBF", "\xE2\x84\xAA", "Latest ", "target", "(s)"};
    for (const std::string& expression : expressions) {
        std::string plain;
        for (const char c : expression)
            if (std::string_view("\\^$?*+()[]|").find(c) == std::string_view::npos) plain += c;
        pieces.push_back(plain);
    }
    std::uint32_t state = 7;
    const auto chance = [&state](std::size_t below) {
        state = state * 1664525U + 1013904223U;
        return (state >> 8) % below;
    };
    std::size_t found = 0;
    for (const std::string& source : expressions) {
        re2::RE2::Options options;
        options.set_case_sensitive(false);
        options.set_log_errors(false);
        const re2::RE2 oracle(source, options);
        if (!oracle.ok()) continue;
        const Expression expression(source, Expression::Case::ignored);
        for (int i = 0; i < 40; ++i) {
            std::string text;
            for (std::size_t k = chance(4); k-- > 0;) text += pieces[chance(pieces.size())];
            if (i % 4 == 0) text += pieces[9 + chance(pieces.size() - 9)].substr(0, 6) + source;
            if (i % 3 == 0)
                for (char& c : text)
                    if (c >= 'a' && c <= 'z' && chance(2) == 0) c = static_cast<char>(c - 32);
            const bool there = re2::RE2::PartialMatch(text, oracle);
            found += there ? 1 : 0;
            if (expression.found_in(text) != there || expression.matches(text) != re2::RE2::FullMatch(text, oracle)) {
                INFO(source << " in " << text);
                CHECK(false);
            }
        }
    }
    CHECK(found > 500);
}

TEST_CASE("groups are given as RE2 gives them") {
    const Expression pair(R"((\w+) of (\d+))");
    std::string first;
    int second = 0;
    CHECK(pair.matches("three of 12", &first, &second));
    CHECK(first == "three");
    CHECK(second == 12);
    CHECK_FALSE(pair.matches("three in 12", &first));
    CHECK(pair.found_in("about three of 12 visits"));
    CHECK_FALSE(pair.found_in("three OF 12"));
    CHECK(Expression("of", Expression::Case::ignored).found_in("three OF 12"));
    CHECK_THROWS_AS(Expression("(open").found_in("open"), std::logic_error);
}
