// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/paper/prose.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/page_builder.hpp"
#include "tests/support/table_writer.hpp"

using namespace scrutineer;
using scrutineer::test::PageBuilder;
using scrutineer::test::TableWriter;

namespace {

std::vector<std::string> texts(const std::vector<Page>& pages, const std::vector<Table>& tables = {}) {
    std::vector<std::string> all;
    for (const Paragraph& paragraph : find_prose(PaperText(pages), tables))
        all.push_back((paragraph.marker.empty() ? "" : "[" + paragraph.marker + "] ") + paragraph.text());
    return all;
}

}  // namespace

TEST_CASE("wrapped lines are one paragraph, and a numbered one begins another") {
    PageBuilder page;
    page.text(50, 100, "12").text(80, 100, "80.4% of visits were completed in time at the end of the");
    page.text(80, 112, "quarter, compared to 88.5% a year earlier.");
    page.text(50, 130, "13").text(80, 130, "There were 59 conferences.");
    CHECK(texts({page}) == std::vector<std::string>{"[12] 80.4% of visits were completed in time at the end of the "
                                                    "quarter, compared to 88.5% a year earlier.",
                                                    "[13] There were 59 conferences."});
}

TEST_CASE("a figure that begins a sentence is no paragraph number") {
    PageBuilder page;
    page.text(50, 100, "42 children were referred again in the quarter, which is");
    page.text(50, 112, "13 fewer than before.");
    CHECK(texts({page}) == std::vector<std::string>{"42 children were referred again in the quarter, which is "
                                                    "13 fewer than before."});
}

TEST_CASE("bullets part what follows them, typed or drawn") {
    PageBuilder page;
    page.text(50, 100, "\xE2\x80\xA2 The rate rose to 18%");
    page.text(50, 112, "\xE2\x80\xA2 The number fell to 40");
    page.symbol({50, 118, 54, 122}, Shape::circle, {}).text(60, 124, "Visits stood at 12");
    CHECK(texts({page}) == std::vector<std::string>{"[\xE2\x80\xA2] The rate rose to 18%",
                                                    "[\xE2\x80\xA2] The number fell to 40",
                                                    "[\xE2\x80\xA2] Visits stood at 12"});
}

TEST_CASE("a heading is a paragraph of its own") {
    PageBuilder page;
    page.bold(50, 100, "Where we need to improve");
    page.text(50, 112, "80.4% of visits were completed in time.");
    page.text(50, 160, "Further below another begins.");
    CHECK(texts({page}) == std::vector<std::string>{"Where we need to improve",
                                                    "80.4% of visits were completed in time.",
                                                    "Further below another begins."});
}

TEST_CASE("a sentence goes on over the page") {
    PageBuilder first, second(595, 842, 2);
    first.text(50, 780, "The number of plans rose from 91 to 99 which is an");
    second.text(50, 100, "increase of 8.8% in the year.");
    const std::vector<Page> pages{first, second};
    const auto prose = find_prose(PaperText(pages), {});
    REQUIRE(prose.size() == 1);
    CHECK(prose[0].text() == "The number of plans rose from 91 to 99 which is an increase of 8.8% in the year.");
    CHECK(prose[0].words.front().page == 1);
    CHECK(prose[0].words.back().page == 2);
}

TEST_CASE("a hyphen at the end of a line joins what it parts") {
    PageBuilder page;
    page.text(50, 100, "In the year 2022-");
    page.text(50, 112, "23 there were 50.");
    CHECK(texts({page}) == std::vector<std::string>{"In the year 2022-23 there were 50."});
}

TEST_CASE("words in tables are left out, except for cells that hold sentences") {
    TableWriter writer(1, 50, 200);
    writer.row(
        {"PERFORMANCE ANALYSIS", "42 children were referred again in the quarter, a decrease of 23.6% from 55."});
    writer.row({"Referrals that are repeats within twelve months of a previous one", "42"});
    PageBuilder page;
    page.text(50, 100, "What follows is a table.");
    page.text(60, 212, "42");
    const std::vector<Page> pages{page};
    const auto prose = find_prose(PaperText(pages), {writer.table()});
    REQUIRE(prose.size() == 2);
    CHECK(prose[0].text() == "What follows is a table.");
    CHECK_FALSE(prose[0].in_table);
    CHECK(prose[1].text() == "42 children were referred again in the quarter, a decrease of 23.6% from 55.");
    CHECK(prose[1].in_table);
}
