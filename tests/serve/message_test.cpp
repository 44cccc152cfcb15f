// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/http/message.hpp"

#include "tests/support/catch.hpp"

using namespace scrutineer::serve;

TEST_CASE("a target is a path and what is asked of it") {
    const auto request = request_of("GET", "/papers/ab%20c?page=4&q=fly%2dtipping+red&page=5");
    REQUIRE(request);
    CHECK(request->path == "/papers/ab c");
    CHECK(request->asked("page") == "5");
    CHECK(request->asked("q") == "fly-tipping red");
    CHECK(request->asked("none").empty());
}

TEST_CASE("a target that is no path of this machine is none") {
    CHECK(!request_of("GET", "http://elsewhere.example/"));
    CHECK(!request_of("GET", "//elsewhere.example/"));
    CHECK(!request_of("GET", "*"));
    CHECK(!request_of("GET", "/%zz"));
    CHECK(!request_of("GET", "/%4"));
}

TEST_CASE("what is encoded can be decoded") {
    const std::string text = "a/b?c=d&e #é%";
    CHECK(percent_decoded(percent_encoded(text), false) == text);
    CHECK(fields_of("name=" + percent_encoded(text)).at("name") == text);
}

TEST_CASE("numbers are whole and within bounds, or what is usual") {
    CHECK(number_from("7", 1, 10, 3) == 7);
    for (const char* wrong : {"", "0", "11", "7x", "-1", "99999999999999999999", " 7"})
        CHECK(number_from(wrong, 1, 10, 3) == 3);
}
