// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/meaning/marked_areas.hpp"

#include "tests/support/catch.hpp"

using namespace scrutineer;
using namespace scrutineer::meaning;

TEST_CASE("a heading of two areas gives each its mark, before or behind its words") {
    for (const char* heading : {"Performance compared to *North East or **Nearest statistical neighbour figure",
                                "North East* / Nearest neighbours**"}) {
        INFO(heading);
        const auto areas = marked_areas(heading);
        REQUIRE(areas.size() == 2);
        REQUIRE(area_of_mark(areas, "16.4*"));
        CHECK(area_of_mark(areas, "16.4*")->kind == AreaKind::region);
        REQUIRE(area_of_mark(areas, "413**"));
        CHECK(area_of_mark(areas, "413**")->kind == AreaKind::neighbours);
        CHECK_FALSE(area_of_mark(areas, "413"));
        CHECK_FALSE(area_of_mark(areas, "413***"));
    }
}

TEST_CASE("the mark of a footnote is no area's") {
    CHECK(marked_areas("England*").empty());
    CHECK(marked_areas("Target* and actual**").empty());
    CHECK(marked_areas("North East").empty());
}
