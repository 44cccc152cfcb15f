// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/series.hpp"

#include "archive/linking.hpp"
#include "tests/archive/samples.hpp"
#include "tests/support/catch.hpp"

using namespace scrutineer;
using namespace scrutineer::samples;

namespace {

const Reading reading{"paper.pdf", "1", "", false};

/// Two yearly papers under two names; the second restates the first one's figure.
void store_two_years(Archive& archive, double restated, const std::string& restated_text) {
    Dataset old = paper("old", "2018-06-01"), recent = paper("recent", "2019-06-01");
    Record& first = add_record(old, "Percentage of LAC who are in a foster placement");
    first.observations.push_back(figure(Basis::latest, "2017-04-01", "2018-03-31", 81.4, "81.4"));
    first.observations.push_back(figure(Basis::year_earlier, "2016-04-01", "2017-03-31", 84.4, "84.4"));
    Observation target = figure(Basis::latest, "2017-04-01", "2018-03-31", 85, "85");
    target.measure = Measure::target;
    first.observations.push_back(target);
    Observation england = figure(Basis::latest, "2017-04-01", "2018-03-31", 74, "74");
    england.area.kind = AreaKind::country;
    first.observations.push_back(england);
    first.assessments.push_back({Against::target, RatingValue::red, Evidence::text, "RED", {}, 1});
    Record& second = add_record(recent, "% of CLA who are fostered");
    second.observations.push_back(figure(Basis::latest, "2018-04-01", "2019-03-31", 77.7, "77.7"));
    second.observations.push_back(figure(Basis::year_earlier, "2017-04-01", "2018-03-31", restated, restated_text));
    archive.store(old, reading);
    archive.store(recent, reading);
    update_links(archive);
}

}  // namespace

TEST_CASE("an indicator's history goes over papers and names, oldest first") {
    const TemporaryFile file("series");
    Archive archive(file.path, Archive::Mode::write);
    store_two_years(archive, 81, "81");
    const std::vector<ArchivedIndicator> found = find_indicators(archive, "foster");
    REQUIRE(found.size() == 1);
    CHECK(found[0].papers == 2);
    CHECK(found[0].names ==
          std::vector<std::string>{"% of CLA who are fostered", "Percentage of LAC who are in a foster placement"});
    CHECK(found[0].last_period_end == "2019-03-31");
    const std::vector<SeriesPoint> points = series(archive, found[0]);
    REQUIRE(points.size() == 3);
    CHECK(points[0].value == 84.4);
    CHECK(points[0].source.basis == "year-earlier");
    CHECK(points[1].value == 81.4);
    CHECK(points[1].target == 85);
    CHECK(points[1].country == 74);
    CHECK(points[1].rating == "red");
    CHECK(points[1].source.file == "old.pdf");
    REQUIRE(points[1].others.size() == 1);
    CHECK(points[1].others[0].file == "recent.pdf");
    CHECK_FALSE(points[1].revised);  // 81 is 81.4 to the last digit it prints
    CHECK(points[2].value == 77.7);
    CHECK_FALSE(points[2].break_before);
}

TEST_CASE("a figure that a later paper prints otherwise is marked as revised") {
    const TemporaryFile file("series");
    Archive archive(file.path, Archive::Mode::write);
    store_two_years(archive, 82.9, "82.9");
    const std::vector<SeriesPoint> points = series(archive, find_indicators(archive, "FOSTERED").at(0));
    CHECK(points.at(1).revised);
    CHECK(points.at(1).value == 81.4);
    CHECK_FALSE(points.at(0).revised);
}

TEST_CASE("a change of the period's length is a break") {
    const TemporaryFile file("series");
    Archive archive(file.path, Archive::Mode::write);
    Dataset one = paper("one", "2019-06-01");
    Record& record = add_record(one, "Referrals in time");
    record.observations.push_back(figure(Basis::latest, "2017-04-01", "2018-03-31", 50, "50"));
    record.observations.push_back(figure(Basis::latest, "2018-04-01", "2018-06-30", 60, "60"));
    archive.store(one, reading);
    update_links(archive);
    const std::vector<SeriesPoint> points = series(archive, find_indicators(archive, "referral").at(0));
    REQUIRE(points.size() == 2);
    CHECK(points[1].break_before);
}

TEST_CASE("a year before without a figure is no point, and one with a figure is named by its dates") {
    const TemporaryFile file("series");
    Archive archive(file.path, Archive::Mode::write);
    Dataset one = paper("one", "2019-06-01");
    Record& record = add_record(one, "Referrals in time");
    Observation none = figure(Basis::year_earlier, "2016-04-01", "2017-03-31", 0, "New PI");
    none.value.reset();
    record.observations.push_back(none);
    record.observations.push_back(figure(Basis::latest, "2017-04-01", "2018-03-31", 50, "50"));
    Record& other = add_record(one, "Plans on the day");
    other.observations.push_back(figure(Basis::year_earlier, "2017-06-30", "2017-06-30", 48, "48"));
    other.observations.push_back(figure(Basis::year_earlier, "2017-07-01", "2018-06-30", 49, "49"));
    archive.store(one, reading);
    update_links(archive);
    const std::vector<SeriesPoint> points = series(archive, find_indicators(archive, "referral").at(0));
    REQUIRE(points.size() == 1);
    CHECK(points[0].text == "50");
    CHECK_FALSE(points[0].break_before);
    const std::vector<SeriesPoint> dated = series(archive, find_indicators(archive, "plan").at(0));
    REQUIRE(dated.size() == 2);
    CHECK(dated[0].period == "30 Jun 2017");
    CHECK(dated[1].period == "Jul 2017 – Jun 2018");
}

TEST_CASE("a latest figure without a period stands under its paper's own, and says so") {
    const TemporaryFile file("series");
    Archive archive(file.path, Archive::Mode::write);
    Dataset card = paper("card", "2023-06-29");
    card.documents[0].period = Period{"Quarter 4, 2022/23", PeriodKind::quarter, "2023-01-01", "2023-03-31", false};
    Record& record = add_record(card, "Calls answered");
    for (const auto& [basis, value] : {std::pair{Basis::latest, 97.0}, {Basis::previous, 95.0}}) {
        record.observations.push_back(figure(basis, "", "", value, "some"));
        record.observations.back().period.reset();
    }
    archive.store(card, reading);
    update_links(archive);
    const ArchivedIndicator found = find_indicators(archive, "calls").at(0);
    CHECK(found.last_period_end == "2023-03-31");
    const std::vector<SeriesPoint> points = series(archive, found);
    REQUIRE(points.size() == 1);
    CHECK(points[0].value == 97);
    CHECK(points[0].period == "Quarter 4, 2022/23");
    CHECK(points[0].paper_period);
}

TEST_CASE("words that no name has find nothing") {
    const TemporaryFile file("series");
    Archive archive(file.path, Archive::Mode::write);
    store_two_years(archive, 81, "81");
    CHECK(find_indicators(archive, "foster bicycles").empty());
    CHECK(find_indicators(archive, "").size() == 1);
}

namespace {

Observation money(Measure measure, std::optional<Version> version, std::optional<Aspect> aspect, double value) {
    Observation o = figure(Basis::latest, "2018-04-01", "2019-03-31", value, std::to_string(static_cast<int>(value)));
    o.measure = measure;
    o.version = version;
    o.aspect = aspect;
    o.unit = Unit::currency;
    return o;
}

}  // namespace

TEST_CASE("each measure, version and aspect is a line of its own, and no column is another's revision") {
    const TemporaryFile file("series");
    Archive archive(file.path, Archive::Mode::write);
    Dataset one = paper("one", "2019-06-01");
    Record& record = add_record(one, "Parking");
    record.observations = {money(Measure::budget, Version::original, {}, 100),
                           money(Measure::budget, Version::revised, {}, 120),
                           money(Measure::outturn, {}, Aspect::gross, 130),
                           money(Measure::outturn, {}, Aspect::income, 30),
                           money(Measure::outturn, {}, {}, 99),
                           money(Measure::target, {}, {}, 90)};
    archive.store(one, reading);
    update_links(archive);
    const std::vector<SeriesLine> lines = series_lines(archive, find_indicators(archive, "parking").at(0));
    REQUIRE(lines.size() == 6);
    std::vector<std::string> titles;
    for (const SeriesLine& line : lines) {
        titles.push_back(line.measure + " " + line.version + " " + line.aspect);
        REQUIRE(line.points.size() == 1);
        CHECK_FALSE(line.points[0].revised);
        CHECK_FALSE(line.points[0].differs_in_paper);
        CHECK(line.points[0].others.empty());
    }
    CHECK(titles == std::vector<std::string>{"outturn  ", "outturn  gross", "outturn  income", "budget original ",
                                             "budget revised ", "target  "});
    CHECK(lines[0].points[0].target == 90);
}

TEST_CASE("another figure of the same kind in the same paper is no revision, and is told") {
    const TemporaryFile file("series");
    Archive archive(file.path, Archive::Mode::write);
    Dataset one = paper("one", "2019-06-01");
    add_record(one, "Referrals in time")
        .observations.push_back(figure(Basis::latest, "2018-04-01", "2019-03-31", 50, "50"));
    add_record(one, "Referrals in time")
        .observations.push_back(figure(Basis::latest, "2018-04-01", "2019-03-31", 51, "51"));
    one.records[1].id = "1" + one.records[1].id.substr(1);
    one.records[0].id = "0" + one.records[0].id.substr(1);
    archive.store(one, reading);
    update_links(archive);
    const std::vector<SeriesPoint> points = series(archive, find_indicators(archive, "referral").at(0));
    REQUIRE(points.size() == 1);
    CHECK(points[0].value == 50);
    CHECK_FALSE(points[0].revised);
    CHECK(points[0].differs_in_paper);
}

TEST_CASE("what a heading says besides tells lines apart only where one record has several such figures") {
    const TemporaryFile file("series");
    Archive archive(file.path, Archive::Mode::write);
    Dataset old = paper("old", "2018-06-01"), recent = paper("recent", "2019-06-01");
    Record& first = add_record(old, "Visits");
    first.observations.push_back(figure(Basis::latest, "2017-04-01", "2018-03-31", 10, "10"));
    first.observations.back().dimension = {"Performance"};
    Record& second = add_record(recent, "Visits");
    second.observations.push_back(figure(Basis::latest, "2018-04-01", "2019-03-31", 11, "11"));
    second.observations.back().dimension = {"Result"};
    archive.store(old, reading);
    archive.store(recent, reading);
    update_links(archive);
    CHECK(series_lines(archive, find_indicators(archive, "visits").at(0)).size() == 1);
    second.observations.push_back(figure(Basis::latest, "2018-04-01", "2019-03-31", 12, "12"));
    second.observations.back().dimension = {"Parks"};
    archive.store(recent, reading);
    update_links(archive);
    CHECK(series_lines(archive, find_indicators(archive, "visits").at(0)).size() == 3);
}

TEST_CASE("figures without any period are shown by paper, and marked") {
    const TemporaryFile file("series");
    Archive archive(file.path, Archive::Mode::write);
    Dataset dated = paper("dated", "2019-06-01"), undated = paper("undated", "");
    for (Dataset* paper : {&dated, &undated}) {
        Record& record = add_record(*paper, "Visits");
        record.observations.push_back(figure(Basis::latest, "", "", 10, "10"));
        record.observations.back().period.reset();
        archive.store(*paper, reading);
    }
    update_links(archive);
    std::vector<SeriesPoint> points = series(archive, find_indicators(archive, "visits").at(0));
    REQUIRE(points.size() == 1);
    CHECK(points[0].period == "meeting of 2019-06-01");
    CHECK(points[0].paper_period);
    CHECK(series_lines(archive, find_indicators(archive, "visits").at(0)).at(0).undated == 1);
}

TEST_CASE("a table that another paper copies is one in the series") {
    const TemporaryFile file("series");
    Archive archive(file.path, Archive::Mode::write);
    Dataset appendix = paper("appendix", "2019-06-01"), pack = paper("pack", "2019-06-01");
    for (Dataset* paper : {&appendix, &pack}) {
        add_record(*paper, "Visits")
            .observations.push_back(figure(Basis::latest, "2018-04-01", "2019-03-31", 10, "10"));
        archive.store(*paper, reading);
    }
    update_links(archive);
    const ArchivedIndicator visits = find_indicators(archive, "visits").at(0);
    CHECK(series(archive, visits).at(0).others.size() == 1);
    archive.database()
        .prepare("INSERT INTO record_copy VALUES (?, ?)")
        .bind(1, pack.records[0].id)
        .bind(2, appendix.records[0].id)
        .run();
    CHECK(series(archive, visits).at(0).others.empty());
    CHECK(series(archive, visits).at(0).source.file == "appendix.pdf");
}
