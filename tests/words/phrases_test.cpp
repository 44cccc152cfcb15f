// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/phrases.hpp"

#include "tests/support/catch.hpp"
#include "words/phrase_table.hpp"

using namespace scrutineer;

namespace {

std::string words_of(std::string_view text) {
    std::string joined;
    for (const TextWord& word : cut_into_words(text)) joined += (word.sign ? "<" + word.text + ">" : word.text) + " ";
    return joined;
}

}  // namespace

TEST_CASE("a text is cut into words and signs") {
    CHECK(words_of("Q2 2023/24 (£m)") == "q2 2023 </> 24 <(> <£> m <)> ");
    CHECK(words_of("per 10,000 people, 12,5") == "per 10000 people <,> 12 <,> 5 ");
    CHECK(words_of("B/F and c/f, and/or") == "b/f and c/f <,> and </> or ");
    CHECK(words_of("Ôl \u2013 tŷ \u2019s %") == "ol <-> ty <'> s % ");
    CHECK(words_of("").empty());
}

TEST_CASE("the longest phrase is found, signs between its words aside") {
    PhraseTable table;
    table.add("budget", 1);
    table.add("budget variance", 2);
    table.add("over/(under)", 3);
    table.add("()", 4);
    const PhraseFinder finder(table.sorted());
    const auto found = finder.longest_at(cut_into_words("Budget (variance) to date"), 0);
    REQUIRE(found);
    CHECK(found->number == 2);
    CHECK(found->words == 2);
    CHECK(finder.whole("Over / (under)") == 3);
    CHECK(finder.whole("BUDGET") == 1);
    CHECK_FALSE(finder.whole("budget to date"));
    CHECK_FALSE(finder.whole("()"));
}

TEST_CASE("a plural is taken for its singular where nothing else fits") {
    PhraseTable table;
    table.add("prior year", 1);
    table.add("prior years", 2);
    table.add("cabinet member", 3);
    const PhraseFinder finder(table.sorted());
    CHECK(finder.whole("prior year") == 1);
    CHECK(finder.whole("prior years") == 2);
    CHECK(finder.whole("Cabinet Members") == 3);
    CHECK_FALSE(finder.whole("cabinet memberss"));
}
