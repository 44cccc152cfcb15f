// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/text.hpp"

#include "tests/support/catch.hpp"

using namespace scrutineer;

TEST_CASE("a text is folded where folding changes nothing, wherever in it the reason not to be stands") {
    for (const char* folded :
         {"", "a", "Rate of children", "one two three four five six seven", "~!", "12345678 12345678"})
        CHECK(is_folded(folded));
    for (const char* other :
         {" ", " a", "a ", "a  b", "1234567  b", "12345678  b", "a\tb", "1234567\x7f", "12345678\x1f",
          "\xc2\xa3"
          "5",
          "12345678 \xe2\x80\x93"}) {
        CHECK_FALSE(is_folded(other));
        CHECK(is_folded(fold_text(other)) == (fold_text(other).find_first_of("\xc2") == std::string::npos));
    }
}

TEST_CASE("valid text stays as it is, what is not UTF-8 is replaced") {
    CHECK(valid_utf8("plain") == "plain");
    CHECK(valid_utf8("\xc2\xa3"
                     "5") ==
          "\xc2\xa3"
          "5");
    CHECK(valid_utf8("a\xff"
                     "b") ==
          "a\xef\xbf\xbd"
          "b");
}
