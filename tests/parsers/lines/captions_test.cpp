// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/lines/captions.hpp"

#include "tests/support/catch.hpp"

using namespace scrutineer;

TEST_CASE("a caption begins with its number, and a sign parts that from its title") {
    CHECK(is_numbered_caption("Table 3 shows the reserves"));
    CHECK_FALSE(is_titled_caption("Table 3 shows the reserves"));
    CHECK(is_titled_caption("Table 3: Reserves"));
    CHECK(is_titled_caption("Figure B1 – Boats laid up."));
    CHECK_FALSE(is_titled_caption("Reserves: see table 3"));
}

TEST_CASE("a title goes without its number") {
    CHECK(without_number("Table 12: Capital programme") == "Capital programme");
    CHECK(without_number("4d | Savings") == "Savings");
    CHECK(without_number("Capital programme") == "Capital programme");
}

TEST_CASE("the lines above a table hold its caption, wrapped or not") {
    CHECK(caption_among({"in each harbour", "Table 7: Boats", "Prose."}) == "Table 7: Boats in each harbour");
    CHECK(caption_among({"Prose.", "More prose."}).empty());
}
