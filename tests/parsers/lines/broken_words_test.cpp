// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/lines/broken_words.hpp"

#include "parsers/layouts/layout.hpp"
#include "parsers/layouts/layout_set.hpp"
#include "tests/support/catch.hpp"

using namespace scrutineer;

namespace {

KnownWords learnt(std::initializer_list<const char*> expressions) {
    KnownWords words;
    for (const char* expression : expressions) words.learn(expression);
    words.settle();
    return words;
}

Cell cell_of(const std::vector<std::vector<std::string>>& lines) {
    Cell cell;
    for (const auto& line : lines) {
        std::vector<Word> words;
        for (const std::string& text : line) {
            Word word;
            word.text = text;
            words.push_back(word);
            cell.text += (cell.text.empty() ? "" : " ") + text;
        }
        cell.lines.push_back(words);
    }
    return cell;
}

}  // namespace

TEST_CASE("a word that a narrow column breaks is put together again") {
    const KnownWords words = learnt({"\\bperformance\\b", "\\bindicators?\\b", "\\bstatistical neighbou?rs?\\b"});
    CHECK(words.joined({"Performan", "ce"}) == "Performance");
    CHECK(words.joined({"Perfor-", "mance", "Indi-", "cator"}) == "Performance Indicator");
    CHECK(words.joined({"Near", "statisti", "cal", "neighb", "ours"}) == "Near statistical neighbours");
    CHECK(words.joined({"PERFORMAN", "CE"}) == "PERFORMANCE");
    // A hyphen before a whole word is its own.
    CHECK(learnt({"unrecoverable", "recoverable"}).joined({"Un-", "recoverable"}) == "Un- recoverable");
}

TEST_CASE("words that only stand under one another stay apart") {
    const KnownWords words = learnt({"\\bnational\\b", "\\bnat\\b", "\\bional\\b", "\\bforecast\\b", "\\bearlier\\b"});
    CHECK(words.joined({"12 months", "earlier"}) == "12 months earlier");
    CHECK(words.joined({"Fore", "Cast"}) == "Fore Cast");
    CHECK(words.joined({"4.8", "(red)"}) == "4.8 (red)");
    CHECK(words.joined({}).empty());
}

TEST_CASE("endings and optional letters of an expression are words too") {
    const KnownWords words = learnt({"\\bprevious(ly)?\\b", "\\b(worsen(ed|ing)|declin(ed|ing))\\b", "^rati(ngs?|o)$"});
    CHECK(words.joined({"previ", "ously"}) == "previously");
    CHECK(words.joined({"previ", "ous"}) == "previous");
    CHECK(words.joined({"worse", "ning"}) == "worsening");
    CHECK(words.joined({"dec", "lined"}) == "declined");
}

TEST_CASE("a cell's broken word moves up, with its lines and text") {
    const KnownWords words = learnt({"\\bperformance\\b", "\\bgreen\\b"});
    Cell heading = cell_of({{"Performan"}, {"ce", "to", "date"}});
    words.mend(heading);
    CHECK(heading.text == "Performance to date");
    REQUIRE(heading.lines.size() == 2);
    CHECK(heading.lines[0].back().text == "Performance");
    CHECK(heading.lines[1].front().text == "to");
    Cell rating = cell_of({{"GREE"}, {"N"}});
    words.mend(rating);
    CHECK(rating.text == "GREEN");
    CHECK(rating.lines.size() == 1);
}

TEST_CASE("the built-in layouts know the words of their headings and ratings") {
    const KnownWords& words = LayoutSet::built_in()->state().words;
    for (const auto& [head, tail] : std::vector<std::pair<std::string, std::string>>{{"Performan", "ce"},
                                                                                     {"statis", "tical"},
                                                                                     {"Nation", "al"},
                                                                                     {"Fore", "cast"},
                                                                                     {"AMB", "ER"},
                                                                                     {"Descrip", "tion"}})
        CHECK(words.broken_between(head, tail));
}

TEST_CASE("words of headings are known, but not those that are two words as well") {
    KnownWords words;
    words.learn_phrases();
    words.settle();
    CHECK(words.joined({"Revenu", "e", "Forecas", "t"}) == "Revenue Forecast");
    CHECK(words.joined({"up to", "date"}) == "up to date");
}
