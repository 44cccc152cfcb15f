// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/meaning/figures.hpp"
#include "tests/support/catch.hpp"

using namespace scrutineer;
using namespace scrutineer::meaning;

namespace {

Column column(const std::string& heading, Role role) {
    Column made;
    made.levels = {heading};
    made.label = heading;
    made.heading = parse_heading(made.levels);
    made.role = role;
    made.cells.cells = 8;
    (role == Role::rating ? made.cells.ratings : made.cells.figures) = 1;
    return made;
}

}  // namespace

TEST_CASE("a table's only column of ratings is of its target, though a comparator stands next to it") {
    const std::vector<Column> columns{column("Measure", Role::name), column("2031/32", Role::figure),
                                      column("Target", Role::figure), column("Peer median", Role::figure),
                                      column("", Role::rating)};
    CHECK(against_of(columns, 4) == Against::target);
}

TEST_CASE("of several columns of ratings each is of the figure before it") {
    const std::vector<Column> columns{column("Measure", Role::name), column("Target", Role::figure),
                                      column("", Role::rating), column("National average", Role::figure),
                                      column("", Role::rating)};
    CHECK(against_of(columns, 2) == Against::target);
    CHECK(against_of(columns, 4) == Against::england);
}
