// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/shapes/find_cards.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/page_builder.hpp"

using namespace scrutineer;
using scrutineer::test::PageBuilder;

namespace {

constexpr Colour kGreen{0, 160, 70}, kRed{200, 40, 40}, kAmber{250, 175, 40}, kTint{238, 242, 245}, kBlack{0, 0, 0};

std::vector<shapes::Card> cards_of(const Page& page) {
    const std::vector<Page> pages{page};
    const PaperText text(pages);
    const Legend key;
    const PaperRatings ratings(text, {}, key);
    shapes::CardTexts looks(ratings);
    return shapes::find_cards(text, 0, looks, ratings);
}

const shapes::CardFigure* figure(const shapes::Card& card, const std::string& label) {
    for (const shapes::CardFigure& f : card.figures)
        if ((f.label ? f.label->text : "") == label) return &f;
    return nullptr;
}

/// A slide's tile: a name of two lines, a large figure, the target in small type, a bar at the foot.
void tile(PageBuilder& page, double x, double y, const std::string& figure, const std::string& target, Colour bar) {
    page.fill({x, y, x + 200, y + 120}, kTint).fill({x, y + 110, x + 200, y + 120}, bar);
    page.bold(x + 10, y + 18, "Calls that were answered").bold(x + 10, y + 31, "within two minutes");
    page.text(x + 10, y + 70, figure, 30, true).text(x + 10, y + 95, "Target: " + target);
    page.symbol({x + 160, y + 50, x + 180, y + 75}, Shape::arrow, kBlack, 0);
}

}  // namespace

TEST_CASE("a tile is a name, a large figure, a labelled target and the colour of its bar") {
    PageBuilder page(960, 540);
    tile(page, 40, 80, "84.2%", "90%", kRed);
    tile(page, 260, 80, "1,204", "1,100", kGreen);
    tile(page, 480, 80, "12", "14", kAmber);
    const auto cards = cards_of(page);
    REQUIRE(cards.size() == 3);
    CHECK(cards[0].name.text() == "Calls that were answered within two minutes");
    REQUIRE(cards[0].figures.size() == 2);
    CHECK(cards[0].figures[0].value == "84.2%");
    CHECK_FALSE(cards[0].figures[0].label.has_value());
    REQUIRE(figure(cards[0], "Target"));
    CHECK(figure(cards[0], "Target")->value == "90%");
    CHECK(cards[1].figures[0].value == "1,204");
    REQUIRE(cards[0].ratings.size() == 2);
    CHECK(cards[0].ratings[0].against == Against::trend);
    REQUIRE(cards[0].ratings[1].seen);
    CHECK(cards[0].ratings[1].seen->rating == RatingValue::red);
    CHECK(cards[2].ratings[1].seen->rating == RatingValue::amber);
}

TEST_CASE("large figures without boxes take the words nearest to them") {
    PageBuilder page;
    for (int row = 0; row < 2; ++row)
        for (int column = 0; column < 3; ++column) {
            const double x = 120 + 170 * column, y = 120 + 110 * row;
            page.centred(x, y, std::to_string(120 + 10 * row + column), 26, true);
            page.centred(x, y + 18, "homes brought back").centred(x, y + 31, "into use");
        }
    page.text(60, 60, "What we did last year in the places that matter to people", 10);
    const auto cards = cards_of(page);
    REQUIRE(cards.size() == 6);
    CHECK(cards[0].name.text() == "homes brought back into use");
    CHECK(cards[0].figures[0].value == "120");
    CHECK(cards[5].figures[0].value == "132");
}

TEST_CASE("labels stand over their figures in a strip under the name's bar") {
    PageBuilder page;
    for (int k = 0; k < 2; ++k) {
        const double y = 100 + 90 * k;
        page.fill({60, y, 500, y + 18}, {40, 60, 90});
        page.text(66, y + 13, "GE0" + std::to_string(k + 1) + " Empty homes brought back into use",
                  {10, true, {255, 255, 255}});
        page.across(y, 60, 500).across(y + 60, 60, 500).down(60, y, y + 60).down(500, y, y + 60);
        page.centred(130, y + 32, "Actual", 8).centred(130, y + 48, "303", 11, true);
        page.centred(250, y + 32, "Target", 8).centred(250, y + 48, "293", 11, true);
        page.centred(370, y + 32, "Previous quarter", 8).centred(370, y + 48, "286", 11, true);
    }
    const auto cards = cards_of(page);
    REQUIRE(cards.size() == 2);
    CHECK(cards[0].code == "GE01");
    CHECK(cards[0].name.lines.front().text == "Empty homes brought back into use");
    REQUIRE(figure(cards[0], "Actual"));
    CHECK(figure(cards[0], "Actual")->value == "303");
    REQUIRE(figure(cards[1], "Previous quarter"));
    CHECK(figure(cards[1], "Previous quarter")->value == "286");
}

TEST_CASE("a form has labels on the left and its name behind one of them") {
    PageBuilder page;
    for (int k = 0; k < 2; ++k) {
        const double y = 100 + 120 * k;
        page.ruled({60, 200, 500}, {y, y + 20, y + 40, y + 60, y + 80});
        page.text(66, y + 14, "Indicator").text(206, y + 14, "New homes completed");
        page.text(66, y + 34, "Actual").text(206, y + 34, "573");
        page.text(66, y + 54, "Target").text(206, y + 54, "632");
        page.text(66, y + 74, "Commentary").text(206, y + 74, "Two sites were finished in the quarter.");
    }
    const auto cards = cards_of(page);
    REQUIRE(cards.size() == 2);
    CHECK(cards[0].name.text() == "New homes completed");
    REQUIRE(figure(cards[0], "Actual"));
    CHECK(figure(cards[0], "Actual")->value == "573");
    REQUIRE(cards[0].fields.size() == 1);
    CHECK(cards[0].fields[0].heading == "Commentary");
}

TEST_CASE("a name of two lines hangs behind its code") {
    PageBuilder page;
    for (int k = 0; k < 2; ++k) {
        const double y = 100 + 120 * k;
        page.fill({60, y, 300, y + 30}, kTint).across(y, 60, 300).across(y + 100, 60, 300);
        page.down(60, y, y + 100).down(300, y, y + 100);
        page.bold(66, y + 12, "SR" + std::to_string(k + 1)).bold(88, y + 12, "Calls answered within");
        page.bold(88, y + 24, "60 seconds");
        page.text(66, y + 48, "Actual").text(170, y + 48, "68.2%").text(66, y + 62, "Target").text(170, y + 62, "75%");
        page.text(66, y + 76, "Last quarter").text(170, y + 76, "72.9%");
    }
    const auto cards = cards_of(page.page());
    REQUIRE(cards.size() == 2);
    CHECK(cards[0].code == "SR1");
    CHECK(cards[0].name.text() == "Calls answered within 60 seconds");
}

TEST_CASE("numbered headings, prose in boxes and tables are no cards") {
    PageBuilder page;
    page.text(60, 80, "3", 16, true).text(90, 80, "Financial implications", 16, true);
    page.text(60, 100, "The budget for the year is set out in the table below and in the appendix to the report.");
    page.text(60, 140, "4", 16, true).text(90, 140, "Legal implications", 16, true);
    page.text(60, 160, "There are none that follow from this report as it stands today for the council.");
    page.fill({60, 200, 500, 260}, kTint);
    page.text(70, 220, "Members are asked to note that 85% of calls were answered and");
    page.text(70, 234, "that the target of 90% was not met in the quarter.");
    page.ruled({60, 260, 340, 420}, {300, 320, 340, 360, 380});
    page.text(66, 314, "Service").text(266, 314, "Q1").text(346, 314, "Q2");
    for (int r = 0; r < 3; ++r)
        page.text(66, 334 + 20 * r, "Some service").text(266, 334 + 20 * r, "12").text(346, 334 + 20 * r, "14");
    CHECK(cards_of(page).empty());
}
