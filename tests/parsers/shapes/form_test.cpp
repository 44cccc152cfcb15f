// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/shapes/form.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/page_builder.hpp"
#include "tests/support/table_writer.hpp"

using namespace scrutineer;
using scrutineer::test::TableWriter;

namespace {

std::vector<shapes::Card> forms_in(const Table& table) {
    const std::vector<Page> pages(1);
    const PaperText text(pages);
    const Legend key;
    const std::vector<Table> tables{table};
    const PaperRatings ratings(text, tables, key);
    shapes::CardTexts looks(ratings);
    return shapes::forms_of(table, looks, ratings);
}

const shapes::CardFigure* figure(const shapes::Card& card, const std::string& label) {
    for (const shapes::CardFigure& f : card.figures)
        if ((f.label ? f.label->text : "") == label) return &f;
    return nullptr;
}

}  // namespace

TEST_CASE("labels and figures share cells under a name and its rating") {
    const auto cards = forms_in(TableWriter(1, 50, 50)
                                    .row({"Calls that were answered", "<", "<", "GREEN"})
                                    .row({"", "<", "<", "<"})
                                    .row({"Latest: 97%", "Target: 95%, Floor: 90%", "Previous: 89% (Amber)", "<"})
                                    .table());
    REQUIRE(cards.size() == 1);
    CHECK(cards[0].name.text() == "Calls that were answered");
    CHECK(cards[0].figures.size() == 4);
    REQUIRE(figure(cards[0], "Floor"));
    CHECK(figure(cards[0], "Floor")->value == "90%");
    REQUIRE(cards[0].ratings.size() == 2);
}

TEST_CASE("a form of a word processor has labels before and over what they label, and its name behind one") {
    const auto cards = forms_in(TableWriter(1, 50, 50)
                                    .row({"Indicator", "CF03 Assessments completed within 45 days", "<", "<"})
                                    .row({"Lead officer", "K. Boulton", "Status", "Red"})
                                    .row({"Target", "Actual", "Previous year", "Direction of travel"})
                                    .row({"85%", "78.9% (161 of 204)", "83.6%", "Worse"})
                                    .row({"Commentary", "Demand rose by 12% and two posts were vacant.", "<", "<"})
                                    .row({"Indicator", "CF07 Children placed more than 20 miles away", "<", "<"})
                                    .row({"Lead officer", "K. Boulton", "Status", "Amber"})
                                    .row({"Target", "Actual", "Previous year", "Direction of travel"})
                                    .row({"18%", "20.3%", "21.8%", "Better"})
                                    .row({"Commentary", "Seven households were approved.", "<", "<"})
                                    .table());
    REQUIRE(cards.size() == 2);
    CHECK(cards[0].code == "CF03");
    CHECK(cards[0].name.text() == "Assessments completed within 45 days");
    REQUIRE(figure(cards[0], "Actual"));
    CHECK(figure(cards[0], "Actual")->value == "78.9% (161 of 204)");
    REQUIRE(figure(cards[1], "Previous year"));
    CHECK(figure(cards[1], "Previous year")->value == "21.8%");
    CHECK(cards[1].figures.size() == 3);
    CHECK(cards[1].code == "CF07");
}

TEST_CASE("labels in cells of their own take the figure beside them") {
    const auto cards = forms_in(TableWriter(1, 50, 50)
                                    .row({"Homes brought back into use", "<", "<", "AMBER"})
                                    .row({"Latest", "422", "Target", "400"})
                                    .row({"Previous", "493", "", ""})
                                    .table());
    REQUIRE(cards.size() == 1);
    REQUIRE(cards[0].figures.size() == 3);
    REQUIRE(figure(cards[0], "Previous"));
    CHECK(figure(cards[0], "Previous")->value == "493");
}

TEST_CASE("rows of a table are no forms: a name before its figures, figures that nothing labels") {
    CHECK(
        forms_in(
            TableWriter(1, 50, 50).row({"Indicator", "Actual", "Target"}).row({"Calls answered", "90%", "95%"}).table())
            .empty());
    CHECK(forms_in(TableWriter(1, 50, 50)
                       .row({"Waste and recycling", "<", "<"})
                       .row({"Actual", "90%", "95%"})
                       .row({"Target", "80%", "85%"})
                       .table())
              .empty());
}

TEST_CASE("labels side by side with that of the names among them head a table, even over one row") {
    const Table table = TableWriter(1, 50, 50)
                            .row({"", "Performance Indicator", "Period", "Performance", "Target", "Oflog PI"})
                            .row({"", "Young people in an apprenticeship", "Apr-Jun 23", "7.3%", "8%", "No"})
                            .table();
    CHECK(shapes::has_heading_row(TableGrid(table)));
    CHECK(forms_in(table).empty());
    const Table form =
        TableWriter(1, 50, 50).row({"Indicator", "Calls answered", "<"}).row({"Actual", "Target", "Status"}).table();
    CHECK_FALSE(shapes::has_heading_row(TableGrid(form)));
}
