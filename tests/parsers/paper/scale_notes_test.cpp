// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/paper/scale_notes.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/page_builder.hpp"
#include "tests/support/paper_text.hpp"
#include "tests/support/table_writer.hpp"

using namespace scrutineer;
using scrutineer::test::PageBuilder;
using scrutineer::test::TableWriter;
using scrutineer::test::text_of;
using Place = ScaleNote::Place;

namespace {

/// A table of money whose own headings name no unit, 60 points high.
Table budget(int page, double y) {
    return TableWriter(page, 70, y)
        .row({"Service", "Budget", "Forecast"})
        .row({"Highways", "12.4", "13.0"})
        .row({"Libraries", "3.1", "3.0"})
        .table();
}

PaperFacts one_report(int pages) {
    PaperFacts facts;
    facts.reports.emplace_back();
    facts.reports.back().last_page = pages;
    return facts;
}

std::vector<TableScale> scales(const std::vector<Page>& pages, const std::vector<Table>& tables) {
    return find_scale_notes(text_of(pages), tables, one_report(static_cast<int>(pages.size())));
}

std::string unit(const TableScale& scale) { return scale.note ? scale.note->unit_text : "none"; }

}  // namespace

TEST_CASE("a note above a table holds for it") {
    PageBuilder page;
    page.text(70, 190, "All figures in \u00a3m");
    const auto found = scales({page.page()}, {budget(1, 200)});
    REQUIRE(found[0].note);
    CHECK(found[0].note->unit_text == "\u00a3m");
    CHECK(found[0].note->text == "All figures in \u00a3m");
    CHECK(found[0].note->page == 1);
    CHECK(found[0].note->box.y0 == Approx(182.5));
    CHECK(found[0].note->place == Place::caption);
    CHECK_FALSE(found[0].doubtful);
}

TEST_CASE("a title's unit is the next table's alone") {
    PageBuilder page;
    page.text(70, 190, "Table 1: revenue (\u00a3\u2019000)");
    page.text(70, 390, "Table 2: staff in post");
    const auto found = scales({page.page()}, {budget(1, 200), budget(1, 400)});
    CHECK(unit(found[0]) == "\u00a3'000");
    CHECK(unit(found[1]) == "none");
    CHECK(found[1].doubtful);
}

TEST_CASE("a statement of all figures holds until another one") {
    PageBuilder first, second(595, 842, 2);
    first.text(70, 100, "All amounts in this report are in \u00a3000 unless stated otherwise.");
    first.text(70, 500, "The reserves are set out next.");
    second.text(70, 80, "Capital receipts");
    second.text(70, 280, "Capital programme (\u00a3m)");
    const auto found =
        scales({first.page(), second.page()}, {budget(1, 200), budget(1, 600), budget(2, 100), budget(2, 290)});
    CHECK(unit(found[0]) == "\u00a3000");
    CHECK(unit(found[1]) == "\u00a3000");
    CHECK(found[1].note->place == Place::same_page);
    CHECK(unit(found[2]) == "\u00a3000");
    CHECK(found[2].note->place == Place::earlier);
    CHECK(unit(found[3]) == "\u00a3m");
}

TEST_CASE("a note at the foot of a page heads the first table of the next") {
    PageBuilder first, second(595, 842, 2);
    first.text(70, 100, "The outturn position is an overspend.");
    first.text(70, 780, "Figures in \u00a3m");
    const auto found = scales({first.page(), second.page()}, {budget(2, 80), budget(2, 400)});
    CHECK(unit(found[0]) == "\u00a3m");
    CHECK(found[0].note->place == Place::page_before);
    CHECK(unit(found[1]) == "none");
}

TEST_CASE("a note right under a table is its own") {
    PageBuilder page;
    page.text(70, 272, "Figures in \u00a3 million");
    const auto found = scales({page.page()}, {budget(1, 200), budget(1, 600)});
    CHECK(unit(found[0]) == "\u00a3million");
    CHECK(found[0].note->place == Place::below);
    // It stands before the next one too.
    CHECK(unit(found[1]) == "\u00a3million");
}

TEST_CASE("a table's title row and its corner say its unit") {
    Table titled = TableWriter(1, 70, 100)
                       .row({"Revenue budget, \u00a3'000", "<", "<"})
                       .row({"Service", "Budget", "Actual"})
                       .row({"Highways", "12", "13"})
                       .table();
    titled.header_rows = 2;
    Table cornered = TableWriter(1, 70, 300).row({"\u00a3m", "Budget", "Actual"}).row({"Roads", "1.2", "1.3"}).table();
    cornered.header_rows = 1;
    const auto found = scales({PageBuilder().text(70, 50, "Finance").page()}, {titled, cornered});
    CHECK(unit(found[0]) == "\u00a3'000");
    CHECK(found[0].note->place == Place::title_row);
    CHECK(unit(found[1]) == "\u00a3m");
}

TEST_CASE("a table that goes on over the page keeps its note, another one does not") {
    PageBuilder first, second(595, 842, 2), third(595, 842, 3);
    first.text(70, 590, "Reserves (\u00a3000)");
    third.text(70, 90, "Staffing");
    const auto found =
        scales({first.page(), second.page(), third.page()}, {budget(1, 600), budget(2, 60), budget(3, 100)});
    CHECK(unit(found[0]) == "\u00a3000");
    CHECK(unit(found[1]) == "\u00a3000");
    CHECK(unit(found[2]) == "none");
}

TEST_CASE("amounts in prose and tables with a pound sign of their own are no matter of scale") {
    PageBuilder page;
    page.text(70, 190, "All services together overspent by \u00a34.1m in the year");
    Table pounds = TableWriter(1, 70, 200).row({"Fee", "Charge"}).row({"Permit", "\u00a312.50"}).table();
    pounds.header_rows = 1;
    const auto found = scales({page.page()}, {pounds});
    CHECK(unit(found[0]) == "none");
    CHECK_FALSE(found[0].doubtful);
}
