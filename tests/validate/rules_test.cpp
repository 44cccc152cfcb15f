// SPDX-License-Identifier: GPL-3.0-or-later
#include "validate/rules.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/program.hpp"
#include "validate/validate.hpp"

using namespace scrutineer;
using namespace scrutineer::checks;
using namespace scrutineer::test;

TEST_CASE("the rules have the words of their checks, in one order") {
    REQUIRE(rules().size() == all_checks().size());
    for (std::size_t i = 0; i < rules().size(); ++i) {
        CHECK(rules()[i].check == all_checks()[i]);
        CHECK(rules()[i].word == to_text(all_checks()[i]));
        CHECK_FALSE(rules()[i].summary.empty());
    }
}

TEST_CASE("help and docs explain the rules there are") {
    CHECK(rules_text().find("  same-figure  an indicator printed twice in a paper\n") != std::string::npos);
    CHECK(run_scrutineer({"validate", "--help"}).out.find(rules_text()) != std::string::npos);
    const std::string docs = read_file(std::string(SCRUTINEER_SOURCE_DIR) + "/docs/validation.md");
    CHECK(docs.find("```\n" + rules_text() + "```\n") != std::string::npos);
    for (const checks::Rule& rule : rules()) {
        CAPTURE(rule.word);
        CHECK(docs.find("| `" + std::string(rule.word) + "` |") != std::string::npos);
    }
}

TEST_CASE("nothing is found in nothing") { CHECK(validate(Dataset{}).findings.empty()); }
