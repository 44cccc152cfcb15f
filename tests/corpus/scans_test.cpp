// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "tests/corpus/paper_check.hpp"
#include "tests/support/catch.hpp"

using namespace scrutineer::test;

TEST_CASE("each scan gives what it shows") {
    for (const Expected& paper : expected("scans")) check_paper(paper);
}
