// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/meaning/heading.hpp"

#include <fstream>
#include <string>
#include <vector>

#include "parsers/meaning/heading_terms.hpp"
#include "parsers/meaning/heading_text.hpp"
#include "tests/support/catch.hpp"

using namespace scrutineer;
using namespace scrutineer::meaning;

namespace {

std::vector<std::string> levels_of(const std::string& heading) {
    static const std::string between = " | ";
    std::vector<std::string> levels;
    std::size_t at = 0;
    for (std::size_t bar = heading.find(between); bar != std::string::npos; bar = heading.find(between, at)) {
        levels.push_back(heading.substr(at, bar - at));
        at = bar + between.size();
    }
    levels.push_back(heading.substr(at));
    return levels;
}

}  // namespace

TEST_CASE("headings mean what a reader of council papers takes them for") {
    std::ifstream table(SCRUTINEER_SOURCE_DIR "/tests/parsers/meaning/headings.tsv");
    REQUIRE(table);
    int read = 0;
    for (std::string line; std::getline(table, line);) {
        if (line.empty() || line[0] == '#') continue;
        const std::size_t tab = line.find('\t');
        REQUIRE(tab != std::string::npos);
        const std::string heading = line.substr(0, tab);
        INFO(heading);
        CHECK(describe(parse_heading(levels_of(heading))) == line.substr(tab + 1));
        ++read;
    }
    CHECK(read >= 400);
}

TEST_CASE("a heading that says nothing known keeps its words") {
    const HeadingMeaning meaning = parse_heading({"Parking", "Lifted"});
    CHECK(meaning.role == Role::unknown);
    CHECK(meaning.dimension == std::vector<std::string>{"Parking", "Lifted"});
    CHECK(meaning.known == 0);
    CHECK(meaning.words == 2);
}

TEST_CASE("empty headings and levels that repeat count for nothing") {
    CHECK(parse_heading({}).role == Role::unknown);
    CHECK(parse_heading({"", " "}).words == 0);
    CHECK(parse_heading({"Budget", "Budget"}).words == 1);
}

TEST_CASE("the unit is given as printed beside what it is") {
    const HeadingMeaning meaning = parse_heading({"Original Budget 2024-25 £\u2019000"});
    CHECK(meaning.unit_text == "£\u2019000");
    CHECK(meaning.unit == Unit::currency);
    CHECK(meaning.power_of_ten == 3);
    CHECK(parse_heading({"Admissions per 10,000 population"}).per == 10000);
    CHECK(parse_heading({"Processing time (weeks)"}).time_unit == "week");
}

TEST_CASE("an area is named as printed, without the word for its statistic") {
    CHECK(parse_heading({"12 months earlier (North East)"}).area_name == "North East");
    CHECK(parse_heading({"NORTH EAST average"}).area_name == "NORTH EAST");
    CHECK(parse_heading({"Eng. Avg"}).area_name == "England");
}

TEST_CASE("words that have another role in other papers say so") {
    CHECK(parse_heading({"Status"}).other_role == Role::note);
    CHECK(parse_heading({"Measure"}).other_role == Role::measure);
    CHECK(parse_heading({"Performance"}).other_role == Role::rating);
    CHECK(parse_heading({"vs England"}).other_role == Role::figure);
    CHECK(parse_heading({"Target"}).other_role == Role::unknown);
}

TEST_CASE("a period that leads is told from one that trails") {
    CHECK(parse_heading({"2025/26 Target"}).period_leads);
    CHECK_FALSE(parse_heading({"Target 2025/26"}).period_leads);
    CHECK(parse_heading({"2024/25", "Actual"}).period_leads);
}

TEST_CASE("a long heading, or one of signs, is read in bounded time") {
    std::string sentence;
    for (int i = 0; i < 5000; ++i) sentence += "budget against (2024/25) - ";
    CHECK(parse_heading({sentence}).words <= 60);
    CHECK(parse_heading({std::string(10000, '(')}).role == Role::unknown);
    CHECK(parse_heading({"\xff\xfe\x80 \xf0\x9f"}).role == Role::unknown);
}

TEST_CASE("every word of the vocabulary is a word of the contract") {
    for (const VocabularyTerm& entry : vocabulary(Vocabulary::headings)) CHECK_NOTHROW(read_heading_term(entry));
    static constexpr VocabularyTerm::Saying wrong{"measure", "no such measure"};
    CHECK_THROWS(read_heading_term({{}, {&wrong, 1}}));
    CHECK(heading_terms().size() > 80);
}
