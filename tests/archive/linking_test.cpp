// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/linking.hpp"

#include <set>

#include "archive/identity.hpp"
#include "archive/indicators.hpp"
#include "archive/similarity.hpp"
#include "tests/archive/samples.hpp"
#include "tests/support/catch.hpp"

using namespace scrutineer;
using namespace scrutineer::archived;
using namespace scrutineer::samples;

namespace {

const Reading reading{"paper.pdf", "1", "", false};

std::vector<IndicatorLink> links_of(Archive& archive) {
    update_links(archive);
    return links(archive);
}

}  // namespace

TEST_CASE("a name's key is the same however papers spell it") {
    CHECK(name_key("% of LAC who are fostered") == name_key("Percentage of looked after children fostered"));
    CHECK(name_key("Number of referrals") == name_key("No. of referral"));
    CHECK(name_key("16-17-year-olds in an apprenticeship") == name_key("% of 16 to 17 year olds in an apprenticeship"));
    CHECK(name_key("EHCPs completed") == name_key("Education, Health and Care Plans completed"));
    CHECK(name_key("Rate per 10,000 population aged under 18") == name_key("Rate per 10,000 population"));
    CHECK(name_key("17-18 in suitable accommodation") != name_key("19-21 in suitable accommodation"));
    CHECK(name_key("") == "");
}

TEST_CASE("names that differ in numbers or in a not are never the same") {
    CHECK(compatible(name_words("Overweight at 4 to 5 years"), name_words("Children 4 to 5 overweight")));
    CHECK_FALSE(compatible(name_words("Overweight at 4 to 5 years"), name_words("Overweight at 10 to 11 years")));
    CHECK_FALSE(compatible(name_words("Young people in employment"), name_words("Young people not in employment")));
    CHECK_FALSE(compatible(name_words("Families helped (Phase 2)"), name_words("Families helped (Phase 4)")));
    CHECK(compatible(name_words("Families helped (Phase 2)"), name_words("Families helped")));
    CHECK(similarity(name_words("Primary schools judged good"), name_words("Secondary schools judged good")) < 0.8);
}

namespace {

/// What becomes of two names in papers of different years, without figures to compare.
std::string fate(const std::string& a, const std::string& b) {
    if (name_key(a) == name_key(b)) return "one";
    const TemporaryFile file("linking");
    Archive archive(file.path, Archive::Mode::write);
    Dataset old = paper("old", "2018-01-01"), recent = paper("recent", "2020-01-01");
    add_record(old, a);
    add_record(recent, b);
    archive.store(old, reading);
    archive.store(recent, reading);
    const std::vector<IndicatorLink> found = links_of(archive);
    return found.empty() ? "none" : found[0].status;
}

}  // namespace

TEST_CASE("names that councils give one indicator over the years") {
    const std::vector<std::pair<std::string, std::string>> same{
        {"Percentage of LAC who are in a foster placement", "% of CLA who are fostered"},
        {"% of CLA who are fostered", "% of CLA who are fostered incl. friends and family, in-house foster care"},
        {"Percentage of statutory single assessments completed within 45 working days",
         "Children's social care assessments completed within 45 days"},
        {"% of Education Health and Care Plans completed in the statutory 20 week time period (excl. exceptions)",
         "EHCPs completed within 20 weeks"},
        {"Rate of children subject to a child protection plan per 10,000 population aged under 18",
         "Children on a child protection plan per 10,000 population"},
        {"% of 16 to 17 year olds who are not in education, employment or training (NEET)",
         "16-17-year-olds who are NEET"},
        {"Pupils in good or better primary schools", "Pupils attending a primary school judged good or better"},
        {"Registered with a Children's Centre", "Registered with a Family Centre"}};
    for (const auto& [a, b] : same) {
        CAPTURE(a, b);
        CHECK((fate(a, b) == "one" || fate(a, b) == "made"));
    }
}

TEST_CASE("names that are alike and not one indicator are left to a person at most") {
    const std::vector<std::pair<std::string, std::string>> different{
        {"Major planning applications determined within deadline",
         "Overall planning applications determined within deadline"},
        {"People killed or seriously injured in accidents",
         "People killed or seriously injured in accidents: children"},
        {"% of primary schools judged good or better", "% of pupils in primary schools judged good or better"},
        {"% of primary schools judged good or better", "% of secondary schools judged good or better"},
        {"% of care leavers aged 17-18 in suitable accommodation",
         "% of care leavers aged 19-21 in suitable accommodation"},
        {"Young people in education, employment or training", "Young people not in education, employment or training"},
        {"Boys achieving the expected standard in reading", "Girls achieving the expected standard in reading"},
        {"Achieving the expected standard in reading", "Achieving the expected standard in maths"},
        {"Permanent exclusions from secondary school", "Fixed term exclusions from secondary school"},
        {"Life expectancy at birth, male", "Life expectancy at birth, female"},
        {"Household waste collected (kg)", "Commercial waste collected (kg)"},
        {"Looked after children who had a dental check in the year",
         "Looked after children who had an eye check in the year"}};
    for (const auto& [a, b] : different) {
        CAPTURE(a, b);
        CHECK((fate(a, b) == "none" || fate(a, b) == "proposed"));
    }
}

TEST_CASE("what narrows a name, or says what is counted, makes another indicator") {
    const auto differ = [](const char* a, const char* b) { return difference(name_words(a), name_words(b)).telling; };
    CHECK(differ("Pupils in good primary schools", "Pupils in good schools"));
    CHECK(differ("Killed or seriously injured in accidents: children", "Killed or seriously injured in accidents"));
    CHECK(differ("Ofsted % of schools judged good", "Ofsted % of pupils in schools judged good"));
    CHECK(differ("Attainment 8 score (boys)", "Attainment 8 score"));
    CHECK(differ("Attainment 8 score (boys)", "Attainment 8 score (girls)"));
    CHECK_FALSE(
        differ("Attainment 8 score (all pupils in mainstream and special secondary schools)", "Attainment 8 score"));
    CHECK_FALSE(differ("% of CLA who are fostered", "Percentage of LAC who are in a foster placement"));
    CHECK_FALSE(differ("% of CLA who are fostered incl. friends and family", "% of CLA who are fostered"));
    CHECK(difference(name_words("Durham pupils", "Durham County Council"), name_words("Pupils")).only_a.empty());
}

TEST_CASE("names that each say what the other does not need figures that agree") {
    const TemporaryFile file("linking");
    Archive archive(file.path, Archive::Mode::write);
    Dataset old = paper("old", "2018-01-01"), recent = paper("recent", "2020-01-01");
    add_record(old, "% of looked after pupils who had a dental check in the year")
        .observations.push_back(figure(Basis::annual, "2016-04-01", "2017-03-31", 88.5, "88.5"));
    add_record(recent, "% of looked after pupils who had an eye check in the year")
        .observations.push_back(figure(Basis::annual, "2016-04-01", "2017-03-31", 88.5, "88.5"));
    archive.store(old, reading);
    SECTION("they agree") {
        archive.store(recent, reading);
        CHECK(links_of(archive).at(0).status == "made");
    }
    SECTION("there are none to compare") {
        recent.records[0].observations.clear();
        archive.store(recent, reading);
        CHECK(links_of(archive).at(0).status == "proposed");
    }
}

TEST_CASE("like names of two papers are linked, with the reasons") {
    const TemporaryFile file("linking");
    Archive archive(file.path, Archive::Mode::write);
    Dataset old = paper("old", "2018-01-01"), recent = paper("recent", "2020-01-01");
    add_record(old, "Percentage of LAC who are in a foster placement");
    add_record(recent, "% of CLA who are fostered");
    archive.store(old, reading);
    archive.store(recent, reading);
    const std::vector<IndicatorLink> found = links_of(archive);
    REQUIRE(found.size() == 1);
    CHECK(found[0].status == "made");
    CHECK(found[0].reasons == "names share 89 % of their words (not \"placement\")");
    const auto one = indicator_with_id(archive, found[0].identity_a),
               other = indicator_with_id(archive, found[0].identity_b);
    REQUIRE((one && other));
    CHECK(one->id == other->id);
    CHECK(one->names ==
          std::vector<std::string>{"% of CLA who are fostered", "Percentage of LAC who are in a foster placement"});
    CHECK(one->papers == 2);
}

TEST_CASE("two names in one paper are two indicators, however alike") {
    const TemporaryFile file("linking");
    Archive archive(file.path, Archive::Mode::write);
    Dataset one = paper("one", "2018-01-01");
    add_record(one, "% of pupils who had a dental check in the year");
    add_record(one, "% of pupils who had an eye check in the year");
    archive.store(one, reading);
    CHECK(links_of(archive).empty());
}

TEST_CASE("figures that agree across papers make up for another name") {
    const TemporaryFile file("linking");
    Archive archive(file.path, Archive::Mode::write);
    Dataset old = paper("old", "2018-01-01"), recent = paper("recent", "2019-01-01");
    add_record(old, "Social work visits carried out within the statutory time")
        .observations.push_back(figure(Basis::latest, "2017-04-01", "2018-03-31", 88.5, "88.5"));
    add_record(recent, "Statutory social work visits in time")
        .observations.push_back(figure(Basis::year_earlier, "2017-04-01", "2018-03-31", 88.5, "88.5"));
    SECTION("they agree") {
        archive.store(old, reading);
        archive.store(recent, reading);
        REQUIRE(links_of(archive).size() == 1);
        CHECK(links(archive)[0].status == "made");
        CHECK(links(archive)[0].reasons.find("1 figure agrees") != std::string::npos);
    }
    SECTION("they do not") {
        recent.records[0].observations[0].value = 61;
        archive.store(old, reading);
        archive.store(recent, reading);
        REQUIRE(links_of(archive).size() == 1);
        CHECK(links(archive)[0].status == "proposed");
    }
}

TEST_CASE("other units are other indicators") {
    const TemporaryFile file("linking");
    Archive archive(file.path, Archive::Mode::write);
    Dataset old = paper("old", "2018-01-01"), recent = paper("recent", "2020-01-01");
    add_record(old, "Children in need");
    add_record(recent, "Children in need").indicator.unit = Unit::count;
    archive.store(old, reading);
    archive.store(recent, reading);
    CHECK(links_of(archive).empty());
}

TEST_CASE("a person's decision wins, and outlives reading the papers again") {
    const TemporaryFile file("linking");
    Archive archive(file.path, Archive::Mode::write);
    Dataset old = paper("old", "2018-01-01"), recent = paper("recent", "2020-01-01");
    add_record(old, "Percentage of LAC who are in a foster placement");
    add_record(recent, "% of CLA who are fostered");
    archive.store(old, reading);
    archive.store(recent, reading);
    const IndicatorLink link = links_of(archive).at(0);
    decide(archive, link.identity_b, link.identity_a, LinkVerdict::rejected);
    CHECK(find_indicators(archive, "").size() == 2);
    CHECK(links(archive).at(0).status == "rejected");

    archive.store(recent, reading);
    update_links(archive);
    REQUIRE(links(archive).size() == 1);
    CHECK(links(archive)[0].status == "rejected");

    decide(archive, link.identity_a, link.identity_b, LinkVerdict::accepted);
    CHECK(find_indicators(archive, "").size() == 1);
    undecide(archive, link.identity_a, link.identity_b);
    CHECK(links(archive).at(0).status == "made");
    CHECK_THROWS_AS(decide(archive, link.identity_a, "nobody", LinkVerdict::accepted), ArchiveError);
}

TEST_CASE("what a person parted does not come together by way of a third name") {
    const TemporaryFile file("linking");
    Archive archive(file.path, Archive::Mode::write);
    std::vector<Dataset> papers{paper("a", "2017-01-01"), paper("b", "2019-01-01"), paper("c", "2021-01-01")};
    add_record(papers[0], "Pupils in good or better primary schools");
    add_record(papers[1], "Pupils in good or better primary schools judged");
    add_record(papers[2], "Pupils in good or better primary schools judged by Ofsted");
    for (const Dataset& each : papers) archive.store(each, reading);
    REQUIRE(links_of(archive).size() == 3);
    REQUIRE(find_indicators(archive, "").size() == 1);
    const std::string first = identity_of(papers[0].records[0], "Westshire County Council").id;
    const std::string third = identity_of(papers[2].records[0], "Westshire County Council").id;
    decide(archive, first, third, LinkVerdict::rejected);
    CHECK(find_indicators(archive, "").size() == 2);
    CHECK(indicator_with_id(archive, first)->id != indicator_with_id(archive, third)->id);
}

TEST_CASE("an indicator keeps its id when papers with other names come") {
    const TemporaryFile file("linking");
    Archive archive(file.path, Archive::Mode::write);
    std::vector<Dataset> papers{paper("a", "2017-01-01"), paper("b", "2019-01-01"), paper("c", "2021-01-01")};
    add_record(papers[0], "Pupils in good or better primary schools");
    add_record(papers[1], "Pupils in good or better primary schools judged");
    add_record(papers[2], "Pupils in good or better primary schools judged by Ofsted");
    std::set<std::string> ids;
    for (const Dataset& each : papers) {
        archive.store(each, reading);
        update_links(archive);
        REQUIRE(find_indicators(archive, "").size() == 1);
        ids.insert(find_indicators(archive, "")[0].id);
    }
    CHECK(ids.size() == 1);
    CHECK_FALSE(links_are_behind(archive));
    archive.store(papers[0], reading);
    CHECK(links_are_behind(archive));
}

TEST_CASE("links do not depend on the order the papers came in") {
    const TemporaryFile first("linking-a"), second("linking-b");
    std::vector<Dataset> papers{paper("a", "2017-01-01"), paper("b", "2019-01-01"), paper("c", "2021-01-01")};
    add_record(papers[0], "Rate of children looked after continuously for 12 months per 10,000 population");
    add_record(papers[1], "Rate of CLA continuously for 12 months per 10,000 population, period");
    add_record(papers[2], "Children looked after continuously for 12 months per 10,000 population, period end");
    Archive forwards(first.path, Archive::Mode::write), backwards(second.path, Archive::Mode::write);
    for (std::size_t i = 0; i < papers.size(); ++i) {
        forwards.store(papers[i], reading);
        update_links(forwards);
        backwards.store(papers[papers.size() - 1 - i], reading);
    }
    const std::vector<IndicatorLink> a = links(forwards), b = links_of(backwards);
    REQUIRE(a.size() == 3);
    REQUIRE(b.size() == a.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        CHECK(a[i].identity_a == b[i].identity_a);
        CHECK(a[i].identity_b == b[i].identity_b);
        CHECK(a[i].status == "made");
    }
}
