// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/rows/layout_suggestion.hpp"

#include "parsers/layouts/layout.hpp"
#include "parsers/layouts/layout_set.hpp"
#include "parsers/rows/read_rows.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/page_builder.hpp"
#include "tests/support/table_writer.hpp"

using namespace scrutineer;
using scrutineer::test::PageBuilder;
using scrutineer::test::TableWriter;

namespace {

std::vector<meaning::ExplainedTable> explained(const Table& table) {
    std::vector<meaning::ExplainedTable> out;
    read_rows({PageBuilder(1600, 842, 1).page()}, {table}, *LayoutSet::none(), {}, &out);
    return out;
}

}  // namespace

TEST_CASE("what was inferred of a table is a layout that can be used") {
    const auto tables = explained(TableWriter(1, 20, 60)
                                      .row({"Ref", "Indicator", "Latest (Q2)", "Target", "12 months earlier", "RAG"})
                                      .row({"1", "Calls answered", "81%", "90%", "79%", "Red"})
                                      .row({"2", "Visits made", "93%", "90%", "91%", "Green"})
                                      .row({"3", "Repairs done", "88%", "90%", "85%", "Amber"})
                                      .table());
    const meaning::ExplainedTable* table = table_to_suggest(tables, 1, 0);
    REQUIRE(table);
    CHECK_FALSE(table_to_suggest(tables, 2, 0));
    const auto text = suggested_layout(*table, "ours");
    REQUIRE(text);
    const Layout layout = parse_layout(*text, "ours.json");
    CHECK(layout.title == "ours");
    CHECK(layout.shape == "rows");
    CHECK(layout.base == "council-words");
    REQUIRE(layout.columns.size() == 6);
    CHECK(layout.columns[0].role == ColumnRole::ref);
    CHECK(layout.columns[1].role == ColumnRole::name);
    CHECK(layout.columns[1].required);
    CHECK(layout.columns[2].role == ColumnRole::figure);
    CHECK(layout.columns[2].header.front().text() == R"(^Latest \(Q2\)$)");
    CHECK(layout.columns[3].measure == Measure::target);
    CHECK(layout.columns[4].basis == Basis::year_earlier);
    CHECK(layout.columns[5].role == ColumnRole::rating);
    CHECK(layout.columns[5].against == Against::target);
}
