// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/layouts/pattern_pool.hpp"

#include <stdexcept>

#include "parsers/layouts/built_in_layouts.hpp"
#include "parsers/layouts/layout.hpp"
#include "tests/support/catch.hpp"

using scrutineer::LookedAt;
using scrutineer::PatternPool;

TEST_CASE("an expression is found as RE2 finds it, whatever the filter knows of its words") {
    PatternPool& pool = PatternPool::instance();
    const int words = pool.add("period (covered|target)");
    const int start = pool.add("^ref\\b");
    const int anything = pool.add(".*");
    const int accent = pool.add("caf\xc3\xa9");
    const LookedAt heading("Ref / Period  COVERED"), second("the period covered"), empty(""), other("CAF\xc3\x89");
    CHECK_FALSE(pool.found(words, heading));
    CHECK(pool.found(words, second));
    CHECK(pool.found(words, second));
    CHECK(pool.found(start, heading));
    CHECK_FALSE(pool.found(start, second));
    CHECK(pool.found(anything, empty));
    CHECK_FALSE(pool.found(words, empty));
    CHECK(pool.found(accent, other));
    CHECK_FALSE(pool.found(accent, second));
    CHECK(pool.found(words, LookedAt(std::string(3000, 'x') + " Period target " + std::string(3000, 'y'))));
}

TEST_CASE("expressions added after others were asked for are found too") {
    PatternPool& pool = PatternPool::instance();
    const LookedAt before("National figure (England)");
    CHECK(pool.found(pool.add("national"), before));
    const int late = pool.add("england");
    CHECK(pool.found(late, LookedAt("National figure (England)")));
    CHECK(pool.found(pool.add("national"), LookedAt("National figure (England)")));
    CHECK(pool.add("england") == late);
}

TEST_CASE("what does not compile is refused with the reason") {
    CHECK_THROWS_AS(PatternPool::instance().add("(open"), std::invalid_argument);
    CHECK_THROWS_WITH(PatternPool::instance().add("[z-a]"), Catch::Contains("range"));
    const int unchecked = PatternPool::instance().add("(never closed", PatternPool::Check::later);
    CHECK_THROWS_AS(PatternPool::instance().found(unchecked, LookedAt("never closed")), std::invalid_argument);
    CHECK_THROWS_AS(PatternPool::instance().add("(never closed"), std::invalid_argument);
}

TEST_CASE("where an expression is found first") {
    PatternPool& pool = PatternPool::instance();
    const int figure = pool.add("[0-9]+");
    REQUIRE(pool.find(figure, "about 120 of 300").has_value());
    CHECK(*pool.find(figure, "about 120 of 300") == std::pair<std::size_t, std::size_t>(6, 3));
    CHECK_FALSE(pool.find(figure, "none").has_value());
}

TEST_CASE("the layouts that are not checked at start are good") {
    for (const scrutineer::BuiltInLayout& layout : scrutineer::built_in_layouts()) {
        INFO(layout.file);
        CHECK_NOTHROW(scrutineer::parse_layout(layout.text, std::string(layout.file)));
    }
}
