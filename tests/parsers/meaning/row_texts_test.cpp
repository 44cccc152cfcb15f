// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/meaning/row_texts.hpp"

#include "tests/support/catch.hpp"

using namespace scrutineer;
using namespace scrutineer::meaning;

TEST_CASE("a sentence and what calls itself a note explain a row; a heading does not") {
    CHECK(is_note("Note: two ferries were in dock."));
    CHECK(is_note("The slipway at the north harbour was closed for the whole of the quarter."));
    CHECK_FALSE(is_note("Safe harbours"));
    CHECK_FALSE(is_note("Are our harbours safe for those who work in them and for those who visit?"));
    CHECK_FALSE(is_note("1. Warm crofts"));
}

TEST_CASE("totals, and which way is better") {
    CHECK(is_total("Sub-total harbours"));
    CHECK_FALSE(is_total("Totally closed harbours"));
    CHECK(polarity_of("Aim to maximise") == Polarity::higher);
    CHECK(polarity_of("Low") == Polarity::lower);
    CHECK_FALSE(polarity_of("Stay within range"));
}

TEST_CASE("a short sentence is a note, a title with a full stop in it is not") {
    CHECK(meaning::is_note("Two inspectors left in June."));
    CHECK(meaning::is_note("32 of 61 complaints were answered in time."));
    CHECK(meaning::is_note("The rate in the ninth month alone was 64%."));
    CHECK_FALSE(meaning::is_note("St. Mary's ward and Hill"));
    CHECK_FALSE(meaning::is_note("Adults etc."));
}
