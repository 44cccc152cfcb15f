// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "tests/corpus/paper_check.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/program.hpp"

using namespace scrutineer::test;
using nlohmann::json;

TEST_CASE("each paper gives what it says") {
    for (const Expected& paper : expected("papers")) check_paper(paper);
}

TEST_CASE("each paper is known for what its first page says") {
    for (const Expected& paper : expected("papers")) {
        INFO(paper.name);
        const json want =
            json::parse(read_file(SCRUTINEER_SOURCE_DIR "/corpus/papers/" + paper.name + ".document.json"));
        const json data = dataset_of(paper);
        REQUIRE(data.at("documents").size() == 1);
        const json& document = data.at("documents").front();
        CHECK(document.at("file") == paper.name + ".pdf");
        CHECK(document.at("authority").at("name") == want.at("authority"));
        CHECK(document.at("authority").at("code") == want.at("code"));
        CHECK(document.at("committee") == want.at("committee"));
        CHECK(document.at("meeting_date") == want.at("meeting_date"));
        CHECK(document.at("title").get<std::string>().find(want.at("title").get<std::string>()) != std::string::npos);
        CHECK(document.at("ocr_pages") == 0);
        if (want.at("period").is_object() && want.at("period").at("kind") == "quarter") {
            CHECK(document.at("period").at("start") == want.at("period").at("start"));
            CHECK(document.at("period").at("end") == want.at("period").at("end"));
        }
    }
}
