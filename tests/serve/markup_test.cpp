// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/markup.hpp"

#include "tests/support/catch.hpp"

using scrutineer::serve::clipped;
using scrutineer::serve::Markup;

TEST_CASE("what a paper says stays text, in content and in attributes") {
    const std::string name = "<script>alert('x')</script> \"R&D\"";
    const std::string text = (Markup() << "<td title=\"" << name << "\">" << name << "</td>").text();
    CHECK(text.find("<script") == std::string::npos);
    CHECK(text.find("&lt;script&gt;") != std::string::npos);
    // No quote of it ends the attribute.
    CHECK(text.substr(0, text.find('>')).find("\"R") == std::string::npos);
    CHECK(text.find("R&amp;D") != std::string::npos);
}

TEST_CASE("a paper cannot turn the direction of the page's text, nor send bytes that are no text") {
    const std::string text = (Markup() << std::string("a\u202Eb\u2066c\u200Fd") << std::string("\xff\xfe")).text();
    CHECK(text.find("\u202E") == std::string::npos);
    CHECK(text.find("\u2066") == std::string::npos);
    CHECK(text.find("\u200F") == std::string::npos);
    CHECK(text.find("a\uFFFDb\uFFFDc\uFFFDd") == 0);
    CHECK(text.find('\xff') == std::string::npos);
}

TEST_CASE("numbers are written alike everywhere") {
    CHECK((Markup() << 12.5 << " " << 3.0 << " " << 0.126 << " " << 42).text() == "12.5 3 0.13 42");
}

TEST_CASE("a name of any length is shown in part, at whole characters") {
    CHECK(clipped("Wellbeing", 4) == "Well…");
    CHECK(clipped("Well", 4) == "Well");
    CHECK(clipped("£££", 2) == "££…");
    CHECK(clipped(std::string(1'000'000, 'x'), 10).size() == 10 + std::string("…").size());
}
