// SPDX-License-Identifier: GPL-3.0-or-later
#include "validate/slip.hpp"

#include "tests/support/catch.hpp"

using scrutineer::checks::one_slip;

TEST_CASE("one slip makes the one of the other") {
    CHECK(one_slip(113, 131));   // swapped
    CHECK(one_slip(181, 131));   // a wrong digit
    CHECK(one_slip(1311, 131));  // doubled
    CHECK(one_slip(13, 131));    // left out
    CHECK(one_slip(3936, 3396));
    CHECK(one_slip(-1186, -1168));
}

TEST_CASE("more than one slip, or too few digits to tell") {
    CHECK_FALSE(one_slip(131, 131));
    CHECK_FALSE(one_slip(311, 132));
    CHECK_FALSE(one_slip(1234, 1432));
    CHECK_FALSE(one_slip(12, 21));
    CHECK_FALSE(one_slip(131, -131));
    CHECK_FALSE(one_slip(13111, 131));
    CHECK_FALSE(one_slip(13.1, 131));
    CHECK_FALSE(one_slip(1e300, 1e299));
}
