// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/rows/layout_trial.hpp"

#include <algorithm>

#include "parsers/layouts/layout.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/page_builder.hpp"
#include "tests/support/table_writer.hpp"

using namespace scrutineer;
using scrutineer::test::PageBuilder;
using scrutineer::test::TableWriter;

namespace {

Layout layout_of(const std::string& columns, const std::string& more = {}) {
    KnownLayouts known;
    std::vector<Layout> layouts;
    layouts.push_back(
        parse_layout(R"({"title": "t", "shape": "rows", )" + more + R"("columns": [)" + columns + "]}", "mine.json"));
    known.take(std::move(layouts));
    return known.layouts.front();
}

LayoutTrial trial_of(const Layout& layout) {
    const std::vector<Page> pages{PageBuilder(595, 842, 1).page()};
    const Table table = TableWriter(1, 20, 60)
                            .row({"Indicator", "Latest", "Target", "Comment"})
                            .row({"Calls answered", "81%", "90%", "Staff were away in May."})
                            .row({"Visits made", "84%", "90%", "More than last year."})
                            .table();
    const TableGrid grid(table);
    const TableContext context{table, grid, pages, 1, {}, {}, {}};
    return try_layout(context, layout);
}

constexpr const char* name = R"({"role": "name", "required": true, "header": ["^indicator$"]})";
constexpr const char* latest = R"({"role": "figure", "required": true, "header": ["^latest$"]})";

}  // namespace

TEST_CASE("a layout that fits: what each rule found, and the columns that no rule knows") {
    const LayoutTrial trial = trial_of(layout_of(std::string(name) + "," + latest));
    CHECK(trial.score > 0);
    CHECK(trial.reason.empty());
    REQUIRE(trial.rules.size() == 2);
    CHECK(trial.rules[0] == "columns[0] name (required): column 1 \"Indicator\"");
    CHECK(trial.rules[1] == "columns[1] figure actual (required): column 2 \"Latest\"");
    CHECK(trial.left == std::vector<std::string>{"column 3 \"Target\"", "column 4 \"Comment\""});
}

TEST_CASE("a required rule that finds nothing, and one whose column holds something else") {
    const LayoutTrial missing =
        trial_of(layout_of(std::string(name) + R"(,{"role": "figure", "required": true, "header": ["^actual$"]})"));
    CHECK(missing.score == 0);
    CHECK(missing.reason == "nothing was found for the required columns[1] figure actual (required)");
    CHECK(missing.rules[1] == "columns[1] figure actual (required): no heading has its words");
    const LayoutTrial other = trial_of(layout_of(
        std::string(name) + "," + latest + R"(,{"role": "ref", "header": ["^comment$"], "contents": ["figure"]})"));
    REQUIRE(other.rules.size() == 3);
    CHECK(other.rules[2] == "columns[2] ref: column 4 \"Comment\" has its words, but its cells hold something else");
}

TEST_CASE("patterns that say no are named") {
    const std::string columns = std::string(name) + "," + latest;
    CHECK(trial_of(layout_of(columns, R"("never": ["latest"], )")).reason == "\"never\" \"latest\" is found");
    CHECK(trial_of(layout_of(columns, R"("needs": ["housing"], )")).reason == "\"needs\" \"housing\" is not found");
}

TEST_CASE("trials as text say what read each table") {
    LayoutTrials trials{"mine", {trial_of(layout_of(std::string(name) + "," + latest))}};
    trials.tables[0].read_by = "mine";
    const std::string text = trials_text(trials, 0);
    CHECK(text.find("Page 1, table 1: fits with a score of ") == 0);
    CHECK(text.find("; read by it\n") != std::string::npos);
    CHECK(text.find("  column 4 \"Comment\": no rule\n") != std::string::npos);
    CHECK(trials_text(trials, 2).empty());
}
