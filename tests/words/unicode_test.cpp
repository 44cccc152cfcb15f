// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/unicode.hpp"

#include "tests/support/catch.hpp"

using namespace scrutineer;

TEST_CASE("text of a paper stays text in markup") {
    CHECK(escaped_for_markup("R&D <b>\"5\"</b> o'clock") == "R&amp;D &lt;b&gt;&quot;5&quot;&lt;/b&gt; o&#39;clock");
    CHECK(escaped_for_markup("£000 \xE2\x89\xA5 5") == "£000 ≥ 5");
    CHECK(escaped_for_markup(std::string_view("a\nb\tc\x01\0d\x7F", 9)) == "a b cd");
}

TEST_CASE("what is no UTF-8 is replaced, what is never seen is dropped") {
    CHECK(clean_utf8("caf\xC3\xA9") == "café");
    CHECK(clean_utf8("a\xFF z") == "a\xEF\xBF\xBD z");
    CHECK(clean_utf8("a\x01 \n b") == "a b");
}

TEST_CASE("text strings of a PDF in each of their encodings") {
    CHECK(from_pdf_text_string("Q1 \xA3") == "Q1 £");
    CHECK(from_pdf_text_string(std::string_view("\xFE\xFF\x00Q\x20\xAC", 6)) == "Q€");
    CHECK(from_pdf_text_string(std::string_view("\xFF\xFEQ\x00\xAC\x20", 6)) == "Q€");
    CHECK(from_pdf_text_string(std::string_view("\xFE\xFF\xD8\x3D\xDD\x34", 6)) == "\xF0\x9F\x94\xB4");
    CHECK(from_pdf_text_string("\xEF\xBB\xBFQ\xE2\x82\xAC") == "Q€");
}
