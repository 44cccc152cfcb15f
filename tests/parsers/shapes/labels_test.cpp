// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/shapes/labels.hpp"

#include "tests/support/catch.hpp"

using namespace scrutineer;
using shapes::labelled_figures;

TEST_CASE("figures carry their labels in front of them, or behind") {
    struct Case {
        const char* text;
        std::vector<std::pair<std::string, std::string>> parts;
    };
    const std::vector<Case> cases{
        {"Target: 418", {{"Target", "418"}}},
        {"Target: 97%, Floor: 90%", {{"Target", "97%"}, {"Floor", "90%"}}},
        {"Target 90% | Last quarter 86%", {{"Target", "90%"}, {"Last quarter", "86%"}}},
        {"Target: 62.2% Q1: 56.7%", {{"Target", "62.2%"}, {"Q1", "56.7%"}}},
        {"86% last quarter", {{"last quarter", "86%"}}},
        {"Target: 4.2 days", {{"Target", "4.2 days"}}},
        {"Target: N/A", {{"Target", "N/A"}}},
    };
    for (const Case& c : cases) {
        INFO(c.text);
        const auto parts = labelled_figures(c.text);
        REQUIRE(parts.size() == c.parts.size());
        for (std::size_t i = 0; i < parts.size(); ++i) {
            CHECK(parts[i].label.text == c.parts[i].first);
            CHECK(parts[i].value == c.parts[i].second);
        }
    }
}

TEST_CASE("a rating behind a labelled figure is its own") {
    const auto parts = labelled_figures("Previous: 89% (Amber)");
    REQUIRE(parts.size() == 1);
    CHECK(parts[0].value == "89%");
    CHECK(parts[0].rating_text == "Amber");
}

TEST_CASE("sentences and names have no labelled figures") {
    for (const char* text : {"The target of 90% was not met in 2 of 3 areas", "Calls answered within 20 seconds",
                             "Number of homes 1,204", "85%", "Target", ""})
        CHECK(labelled_figures(text).empty());
}
