// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/areas/area.hpp"

#include "dataset/register/authorities.hpp"
#include "tests/support/catch.hpp"

using namespace scrutineer;

TEST_CASE("authorities by the names they go by") {
    const std::pair<const char*, const char*> cases[] = {
        {"Durham County Council", "E06000047"},
        {"DURHAM COUNTY COUNCIL", "E06000047"},
        {"County Durham", "E06000047"},
        {"Durham", "E06000047"},
        {"Darlington Borough Council", "E06000005"},
        {"Darlington", "E06000005"},
        {"Kent County Council", "E10000016"},
        {"Brent", "E09000005"},
        {"London Borough of Brent", "E09000005"},
        {"Aberdeen City Council", "S12000033"},
        {"Bristol City Council", "E06000023"},
        {"Telford & Wrekin Council", "E06000020"},
        {"Leeds City Council", "E08000035"},
        {"Cardiff Council", "W06000015"},
    };
    for (const auto& [name, code] : cases) {
        INFO(name);
        const auto area = find_authority(name);
        REQUIRE(area.has_value());
        CHECK(area->code == code);
        CHECK(area->kind == AreaKind::authority);
    }
    CHECK(find_authority("County Durham")->name == "Durham County Council");
    for (const char* name : {"", "Council", "Borough", "Middle Earth County Council", "the", "England"}) {
        INFO(name);
        CHECK_FALSE(find_authority(name).has_value());
    }
}

TEST_CASE("every authority of the register is found by its official name") {
    for (const KnownAuthority& authority : known_authorities()) {
        INFO(authority.name);
        const auto area = find_authority(authority.name);
        REQUIRE(area.has_value());
        CHECK(area->name == authority.name);
        CHECK(authority.code.size() == 9);
    }
}

TEST_CASE("countries, regions and neighbours") {
    struct Case {
        const char* name;
        AreaKind kind;
        const char* code;
    };
    const Case cases[] = {
        {"England", AreaKind::country, "E92000001"},
        {"England average", AreaKind::country, "E92000001"},
        {"Wales", AreaKind::country, "W92000004"},
        {"North East", AreaKind::region, "E12000001"},
        {"NE", AreaKind::region, "E12000001"},
        {"North East figure", AreaKind::region, "E12000001"},
        {"Yorkshire & Humber", AreaKind::region, "E12000003"},
        {"South West", AreaKind::region, "E12000009"},
        {"Nearest statistical neighbour figure", AreaKind::neighbours, ""},
        {"CIPFA nearest neighbours", AreaKind::neighbours, ""},
        {"statistical neighbours", AreaKind::neighbours, ""},
    };
    for (const Case& c : cases) {
        INFO(c.name);
        const auto area = find_wider_area(c.name);
        REQUIRE(area.has_value());
        CHECK(area->kind == c.kind);
        CHECK(area->code == c.code);
    }
    CHECK_FALSE(find_wider_area("Target").has_value());
    CHECK_FALSE(find_wider_area("National figure").has_value());
}

TEST_CASE("a column's area takes name and code from the paper's authority") {
    const Area country = resolve_area(AreaKind::country, "National figure", "Durham County Council", "E06000047");
    CHECK(country.name == "England");
    CHECK(country.code == "E92000001");
    const Area region = resolve_area(AreaKind::region, "", "Durham County Council", "E06000047");
    CHECK(region.name == "North East");
    CHECK(region.code == "E12000001");
    CHECK(resolve_area(AreaKind::country, "", "Cardiff Council", "W06000015").code == "W92000004");
    CHECK(resolve_area(AreaKind::authority, "", "Durham County Council", "E06000047").code == "E06000047");
    CHECK(resolve_area(AreaKind::region, "South East", "Durham County Council", "E06000047").code == "E12000008");
    const Area neighbours = resolve_area(AreaKind::neighbours, "Nearest statistical neighbours", "", "E06000047");
    CHECK(neighbours.kind == AreaKind::neighbours);
    CHECK(neighbours.code.empty());
    const Area unknown = resolve_area(AreaKind::country, "", "Somewhere", "");
    CHECK(unknown.name.empty());
    CHECK(unknown.code.empty());
}
