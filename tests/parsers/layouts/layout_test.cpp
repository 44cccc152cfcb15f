// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/layouts/layout.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "parsers/layouts/layout_set.hpp"
#include "tests/support/catch.hpp"

using namespace scrutineer;

namespace {

std::string complaint(const std::string& json) {
    try {
        parse_layout(json, "mine.json");
    } catch (const LayoutError& error) {
        return error.what();
    }
    return "no complaint";
}

/// A folder that is gone again after the test.
struct Folder {
    std::filesystem::path path;
    explicit Folder(const std::string& name) : path(std::filesystem::temp_directory_path() / ("scrutineer-" + name)) {
        std::filesystem::remove_all(path);
        std::filesystem::create_directories(path);
    }
    ~Folder() { std::filesystem::remove_all(path); }
    void write(const std::string& name, const std::string& text) const { std::ofstream(path / name) << text; }
};

}  // namespace

TEST_CASE("a layout file is read field by field") {
    const Layout layout = parse_layout(R"({
      "title": "Ours", "shape": "rows", "kind": "kpi-row", "priority": 3,
      "columns": [
        {"role": "name", "header": ["^indicator$"], "contents": ["words"], "required": true},
        {"role": "figure", "header": ["north east"], "area": "region", "area_name": "North East", "against": "region",
         "marks": [{"mark": "**", "area": "neighbours", "against": "neighbours"}]}
      ]})",
                                       "folder/our-council.json");
    CHECK(layout.name == "our-council");
    CHECK(layout.priority == 3);
    REQUIRE(layout.columns.size() == 2);
    CHECK(layout.columns[0].required);
    CHECK(layout.columns[0].header[0].found_in("Indicator"));
    CHECK_FALSE(layout.columns[0].header[0].found_in("Indicators"));
    CHECK(layout.columns[1].area == AreaKind::region);
    CHECK(layout.columns[1].against == Against::region);
    REQUIRE(layout.columns[1].marks.size() == 1);
    CHECK(layout.columns[1].marks[0].area == AreaKind::neighbours);
}

TEST_CASE("a wrong layout names the file, the line and the field") {
    CHECK(complaint("{\n \"title\": \"x\",\n \"colums\": []\n}").find("mine.json:3: colums: unknown field") == 0);
    CHECK(complaint("{\n \"title\": \"x\",\n \"shape\": \"sideways\"\n}").find("mine.json:3: shape: \"sideways\"") ==
          0);
    CHECK(complaint("{\"title\": \"x\", \"columns\": [\n {\"role\": \"name\", \"header\": [\"ok\"]},\n {\"role\": "
                    "\"figure\",\n  \"header\": [\"(\"]}]}")
              .find("mine.json:4: columns[1].header[0]: is not a regular expression") == 0);
    CHECK(complaint("{\"title\": \"x\",\n\"columns\": [\n{\"role\": \"rating\", \"header\": [\"rag\"]}]}")
              .find("mine.json:3: columns[0]: ") == 0);
    CHECK(
        complaint(
            "{\"title\": \"x\",\n\"columns\": [{\"role\": \"name\", \"header\": [\"a\"],\n \"measure\": \"actual\"}]}")
            .find("mine.json:3: columns[0].measure: belongs") == 0);
    CHECK(complaint("{\"title\": \"x\",\n\"priority\": 1.5}").find("mine.json:2: priority: should be a whole number") ==
          0);
    CHECK(complaint("{\"title\": \"x\",\n\"title\": \"y\"}").find("mine.json:2: title: is given twice") == 0);
    CHECK(complaint("{\"title\": \"x\",\n]").find("mine.json:2: not JSON") == 0);
    CHECK(complaint("{}").find("mine.json:1: lacks the field \"title\"") == 0);
    CHECK(complaint("[]").find("mine.json:1: ") == 0);
    CHECK(complaint(std::string(100000, '[')).find("mine.json:1: not JSON") == 0);
}

TEST_CASE("the layouts that are built in can all be read") {
    const auto names = LayoutSet::built_in()->names();
    for (const char* name : {"durham-2017-indicators", "durham-2019-indicators", "durham-2021-indicators",
                             "durham-2023-indicators", "finance", "name-and-share", "generic-indicators"})
        CHECK(std::find(names.begin(), names.end(), name) != names.end());
}

TEST_CASE("a folder adds layouts, replaces one of the same name and inherits from a base") {
    const Folder folder("layout-test");
    folder.write(
        "our-council.json",
        R"({"title": "Ours", "base": "generic-indicators", "shape": "rows", "priority": 90, "columns": [{"role": "ignore", "header": ["^link$"]}]})");
    folder.write(
        "name-and-share.json",
        R"({"title": "Replaced", "shape": "name-value-pairs", "columns": [{"role": "name", "header": [".*"]}]})");
    folder.write("readme.txt", "not a layout");
    const auto set = LayoutSet::with_folder(folder.path.string());
    const auto& layouts = set->state().layouts;
    CHECK(layouts.front().name == "our-council");
    CHECK(layouts.front().columns.size() > 10);
    CHECK_FALSE(layouts.front().areas.empty());
    const auto replaced =
        std::find_if(layouts.begin(), layouts.end(), [](const Layout& l) { return l.name == "name-and-share"; });
    REQUIRE(replaced != layouts.end());
    CHECK(replaced->title == "Replaced");
}

TEST_CASE("a base that is missing or leads back to itself is an error") {
    const Folder folder("layout-base-test");
    folder.write("a.json", R"({"title": "A", "base": "b"})");
    CHECK_THROWS_AS(LayoutSet::with_folder(folder.path.string()), LayoutError);
    folder.write("b.json", R"({"title": "B", "base": "a"})");
    CHECK_THROWS_AS(LayoutSet::with_folder(folder.path.string()), LayoutError);
    CHECK_THROWS_AS(LayoutSet::with_folder("/no/such/folder"), LayoutError);
}

TEST_CASE("a layout states which indicators are better lower, its base those it leaves open") {
    const Folder folder("layout-polarity-test");
    folder.write("our-words.json",
                 R"({"title": "Words", "polarity": [{"better": "lower", "names": ["sickness", "fly.?tipping"]}]})");
    folder.write("ours.json", R"({"title": "Ours", "base": "our-words", "shape": "name-value-pairs",
        "columns": [{"role": "name", "header": [".*"]}],
        "polarity": [{"better": "higher", "names": ["sickness reviews"]}]})");
    const auto set = LayoutSet::with_folder(folder.path.string());
    CHECK(set->stated_polarity("ours", "Days lost to sickness") == Polarity::lower);
    CHECK(set->stated_polarity("ours", "Sickness reviews held in time") == Polarity::higher);
    CHECK(set->stated_polarity("ours", "Fly-tipping incidents") == Polarity::lower);
    CHECK_FALSE(set->stated_polarity("ours", "Visitors"));
    CHECK_FALSE(set->stated_polarity("generic-indicators", "Days lost to sickness"));
    CHECK_FALSE(set->stated_polarity("no-such-layout", "Days lost to sickness"));
    try {
        parse_layout("{\"title\": \"A\",\n \"polarity\": [{\"better\": \"less\", \"names\": [\"x\"]}]}", "a.json");
        FAIL("a polarity that is none was taken");
    } catch (const LayoutError& error) {
        CHECK(std::string(error.what()).find("a.json:2: polarity[0].better") != std::string::npos);
    }
}
