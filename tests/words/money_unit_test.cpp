// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/money_unit.hpp"

#include "tests/support/catch.hpp"

using namespace scrutineer;

TEST_CASE("the unit of money in a caption or heading") {
    CHECK(money_unit("\u00a3millions") == "\u00a3millions");
    CHECK(money_unit("\u00a3 million") == "\u00a3million");
    CHECK(money_unit("Budget \u00a3'000") == "\u00a3'000");
    CHECK(money_unit("\u00a3m") == "\u00a3m");
    CHECK(money_unit("Budget \u00a3\u2019m") == "\u00a3'm");
    CHECK(money_unit("\u00a3\u2019 000s") == "\u00a3'000s");
    CHECK(money_unit("Total (\u00a3)") == "\u00a3");
    CHECK(money_unit_alone("(in thousands of pounds)") == "\u00a3000");
    CHECK(money_unit_alone("Revenue, \u00a3 in millions") == "\u00a3m");
    CHECK_FALSE(money_unit("Budget").has_value());
    CHECK_FALSE(money_unit_alone("It cost \u00a34.1 million").has_value());
}

TEST_CASE("a text that states the unit of figures, and one that does not") {
    const auto unit_in = [](const char* text) {
        const auto statement = scale_statement(text);
        return statement ? statement->unit : std::string("none");
    };
    CHECK(unit_in("All figures in \u00a3m") == "\u00a3m");
    CHECK(unit_in("All figures are in \u00a3\u2019000") == "\u00a3'000");
    CHECK(unit_in("\u00a3000s unless otherwise stated") == "\u00a3000s");
    CHECK(unit_in("Figures \u00a3'000") == "\u00a3'000");
    CHECK(unit_in("Amounts in this appendix are shown in thousands of pounds.") == "\u00a3000");
    CHECK(unit_in("Monetary values are expressed in millions") == "\u00a3m");
    CHECK(unit_in("(values in \u00a3 million)") == "\u00a3million");
    CHECK(unit_in("All amounts in whole pounds") == "\u00a3");
    CHECK(unit_in("Pob ffigwr mewn \u00a3m") == "\u00a3m");
    CHECK(unit_in("Numbers in 000s") == "000");
    CHECK(unit_in("Revenue outturn 2024/25 (\u00a3m)") == "none");
    CHECK(unit_in("All costs in the table are met from the \u00a34.2m reserve") == "none");
    CHECK(unit_in("All schools in the county were written to") == "none");
    CHECK(unit_in("The figures in the table below show the position") == "none");
    CHECK(scale_statement("All figures in \u00a3m")->of_the_rest);
    CHECK(scale_statement("\u00a3m unless stated")->of_the_rest);
    CHECK_FALSE(scale_statement("Figures in \u00a3m")->of_the_rest);
}

TEST_CASE("headings of columns that are not money among others that are") {
    for (const char* heading : {"Current Likelihood (1-5)", "FTE", "Value Weighted Average Life yrs", "Impact",
                                "Variance %", "No. of posts"}) {
        INFO(heading);
        CHECK(is_not_money(heading));
    }
    for (const char* heading : {"Revised budget", "2027-28 limit", "Forecast variance", "Estimated exposure \u00a3m",
                                "Net of no-deal costs", ""}) {
        INFO(heading);
        CHECK_FALSE(is_not_money(heading));
    }
}
