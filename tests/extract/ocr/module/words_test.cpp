// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/ocr/module/words.hpp"

#include "tests/support/catch.hpp"

using namespace scrutineer;

TEST_CASE("a quarter whose number was read as letters is mended, other texts are left alone") {
    CHECK(ocr::quarter_mended("Qz") == "Q2");
    CHECK(ocr::quarter_mended("/Qz2") == "/Q2");
    CHECK(ocr::quarter_mended("Qi") == "Q1");
    CHECK(ocr::quarter_mended("(Ql)") == "(Q1)");
    CHECK(ocr::quarter_mended("Chz2") == "Ch2");
    for (const char* text : {"Q3", "QA", "Ch4", "Chair", "Quarter", "Chi", "z2", "", "/", "Qz3"}) {
        INFO(text);
        CHECK(ocr::quarter_mended(text) == text);
    }
}
