// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/statuses.hpp"

#include "tests/support/catch.hpp"
#include "words/cell_kinds.hpp"
#include "words/vocabulary.hpp"

using namespace scrutineer;

TEST_CASE("every status phrase looks like a status in a table, whatever its case and marks") {
    int phrases = 0;
    for (const VocabularyTerm& term : vocabulary(Vocabulary::statuses))
        for (const std::string_view listed : term.phrases) {
            std::string phrase(listed);
            CAPTURE(phrase);
            CHECK(looks_like_status(phrase));
            CHECK(looks_like_figure(phrase));
            CHECK(listed_status(phrase) == term["status"]);
            CHECK(looks_like_status(phrase + "**"));
            if (phrase[0] >= 'a' && phrase[0] <= 'z') phrase[0] = static_cast<char>(phrase[0] - 'a' + 'A');
            CHECK(looks_like_status(phrase));
            ++phrases;
        }
    CHECK(phrases > 200);
}

TEST_CASE("a status is the whole text") {
    CHECK(listed_status("tbc.") == "pending");
    CHECK(listed_status("no data -") == "not-available");
    CHECK(listed_status("dim data / no data") == "not-available");
    CHECK(listed_status("dd/b / n/a") == "not-applicable");
    CHECK(listed_status("no data / new").empty());
    CHECK(listed_status("new schools").empty());
    CHECK(listed_status("").empty());
    CHECK_FALSE(looks_like_status("Unknown Soldier Memorial"));
    CHECK_FALSE(looks_like_status("Due date"));
}
