// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/rows/money_unit.hpp"

#include "tests/support/catch.hpp"

using namespace scrutineer;

TEST_CASE("the unit of money in a caption or heading") {
    CHECK(money_unit("\u00a3millions") == "\u00a3millions");
    CHECK(money_unit("\u00a3 million") == "\u00a3million");
    CHECK(money_unit("Budget \u00a3'000") == "\u00a3'000");
    CHECK(money_unit("\u00a3m") == "\u00a3m");
    CHECK_FALSE(money_unit("Budget").has_value());
    CHECK_FALSE(money_unit_alone("It cost \u00a34.1 million").has_value());
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
