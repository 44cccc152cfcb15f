// SPDX-License-Identifier: GPL-3.0-or-later
#include "validate/precision.hpp"

#include "tests/support/catch.hpp"
#include "tests/validate/datasets.hpp"

using namespace scrutineer;
using namespace scrutineer::checks;

TEST_CASE("the printed digits say how exact a figure is") {
    const auto printed = printed_number("97.8% [1,439/1,464]", 97.8);
    REQUIRE(printed);
    CHECK(printed->decimals == 1);
    CHECK(printed->half_unit() == Approx(0.05));
    CHECK(printed_number("95 [2,202 / 2,319]", 95)->half_unit() == 0.5);
    CHECK(printed_number("1,439", 1439)->half_unit() == 0.5);
    CHECK(printed_number("2·50", 2.5)->decimals == 2);
}

TEST_CASE("the scale of a heading widens the tolerance") {
    const auto thousands = printed_number("63,400", 63400000);
    REQUIRE(thousands);
    CHECK(thousands->scale == 1000);
    CHECK(thousands->half_unit() == 500);
    CHECK(printed_number("£1.2m", 1.2e6)->half_unit() == Approx(50000));
    const auto negative = printed_number("(2,391)", -2391000);
    REQUIRE(negative);
    CHECK(negative->number == -2391);
    CHECK(negative->half_unit() == 500);
}

TEST_CASE("a text in which the value does not stand says nothing") {
    CHECK_FALSE(printed_number("1h 20m", 80));
    CHECK_FALSE(printed_number("1:4", 0.25));
    CHECK_FALSE(printed_number("none", 0));
    Observation less = test::cell("<5", Unit::count);
    REQUIRE(less.value == 5.0);
    CHECK_FALSE(printed_number(less));
}

TEST_CASE("numbers for people") {
    CHECK(plain_number(1439) == "1,439");
    CHECK(plain_number(98.2923, 2) == "98.29");
    CHECK(plain_number(-1234567.5) == "-1,234,567.5");
    CHECK(plain_number(-0.01, 1) == "0");
    CHECK(plain_number(100, 0) == "100");
    CHECK(plain_number(12345, 0) == "12,345");
}
