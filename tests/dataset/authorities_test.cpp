// SPDX-License-Identifier: GPL-3.0-or-later
#include "dataset/register/authorities.hpp"

#include "dataset/register/authority_mentions.hpp"
#include "tests/support/catch.hpp"

using namespace scrutineer;

namespace {

/// The official names of the councils that a text names, one after the other.
std::string named(std::string_view text) {
    std::string names;
    for (const AuthorityMention& mention : authority_mentions(text))
        names += (names.empty() ? "" : " | ") + std::string(mention.authority->name);
    return names;
}

std::string in_title(std::string_view text) {
    std::string names;
    for (const AuthorityMention& mention : authority_mentions_in_title(text))
        names += (names.empty() ? "" : " | ") + std::string(mention.authority->name);
    return names;
}

}  // namespace

TEST_CASE("every authority is found by its own name, inside a text too") {
    CHECK(known_authorities().size() > 450);
    for (const KnownAuthority& authority : known_authorities()) {
        INFO(authority.name);
        REQUIRE(authority.code.size() == 9);
        const KnownAuthority* found = authority_named(authority.name);
        REQUIRE(found);
        CHECK(found->name == authority.name);
        if (authority.current) CHECK(named("Report to " + std::string(authority.name) + ": Q3") == authority.name);
    }
}

TEST_CASE("councils by what they call themselves") {
    CHECK(named("KENT COUNTY COUNCIL") == "Kent County Council");
    CHECK(named("Durham county council\u2019s performance") == "Durham County Council");
    CHECK(named("LB of Brent") == "London Borough of Brent");
    CHECK(named("Stockport MBC") == "Stockport Metropolitan Borough Council");
    CHECK(named("The Borough Council of King\u2019s Lynn & West Norfolk") ==
          "Borough Council of Kings Lynn and West Norfolk");
    CHECK(named("Cyngor Gwynedd / Gwynedd Council") == "Gwynedd Council | Gwynedd Council");
    CHECK(named("Cyngor Bwrdeistref Sirol Pen-y-bont ar Ogwr") == "Bridgend County Borough Council");
    CHECK(named("Cyngor Sir Powys") == "Powys County Council");
    CHECK(named("Stoke-on-Trent City Council") == "Stoke-on-Trent City Council");
    CHECK(named("Nottinghamshire County Council and Nottingham City Council") ==
          "Nottinghamshire County Council | Nottingham City Council");
    CHECK(named("West of England Mayoral Combined Authority") == "West of England Combined Authority");
    CHECK(named("West Yorkshire Fire & Rescue Authority") == "West Yorkshire Fire and Rescue Authority");
}

TEST_CASE("what only looks like a council's name is none") {
    for (const char* text :
         {"the Arts Council", "Dover Town Council", "Newport Community Council", "County Council", "the School Council",
          "Kent", "council tax", "Kent council tax", "Middle Earth County Council", "North Durham District Council",
          "Durham City Council", "Adur and Worthing Councils", "Essex, Council Offices", "Leader of the Council"}) {
        INFO(text);
        CHECK(named(text).empty());
    }
}

TEST_CASE("a typing error or two in a title is forgiven, another place is not taken for one") {
    CHECK(in_title("Stockort Metropolitan Borough Council") == "Stockport Metropolitan Borough Council");
    CHECK(in_title("Northumbreland County Council") == "Northumberland County Council");
    CHECK(in_title("Wolverhmpton City Council") == "City of Wolverhampton Council");
    CHECK(in_title("Bent Council").empty());
    CHECK(in_title("Northshire County Council").empty());
    CHECK(named("Stockort Metropolitan Borough Council").empty());
}

TEST_CASE("councils by code, by site, and the nearest names to one that is unknown") {
    CHECK(authority_coded("e10000016")->name == "Kent County Council");
    CHECK_FALSE(authority_coded("E99999999"));
    CHECK(authority_of_site("democracy.stockport")->code == "E08000007");
    CHECK(authority_of_site("bathnes")->name == "Bath and North East Somerset Council");
    CHECK_FALSE(authority_of_site("service"));
    CHECK_FALSE(authority_of_site("www"));
    const auto nearest = nearest_authorities("Stokport");
    REQUIRE_FALSE(nearest.empty());
    CHECK(nearest.front() == "Stockport Metropolitan Borough Council");
    CHECK(nearest_authorities("Sussex").size() >= 2);
}

TEST_CASE("the distance between two spellings") {
    CHECK(spelling_distance("kent", "kent", 2) == 0);
    CHECK(spelling_distance("kent", "knet", 2) == 1);
    CHECK(spelling_distance("stockport", "stockort", 2) == 1);
    CHECK(spelling_distance("devon", "dorset", 2) == 3);
    CHECK(spelling_distance("", "ab", 2) == 2);
}
