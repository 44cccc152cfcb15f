// SPDX-License-Identifier: GPL-3.0-or-later
// What one paper holds, and councils side by side.
#include "archive/councils.hpp"
#include "archive/decided.hpp"
#include "archive/linking.hpp"
#include "archive/paper_contents.hpp"
#include "tests/archive/samples.hpp"
#include "tests/support/catch.hpp"

using namespace scrutineer;
using namespace scrutineer::samples;

namespace {

const Reading reading{"paper.pdf", "1", "", false};

Dataset with(const std::string& name, const std::string& day, const std::vector<std::string>& indicators) {
    Dataset dataset = paper(name, day);
    for (const std::string& indicator : indicators) {
        Record& record = add_record(dataset, indicator);
        record.observations.push_back(figure(Basis::latest, "2018-04-01", "2019-03-31", 50, "50"));
        record.observations.back().box = {200, 100, 230, 112};
    }
    return dataset;
}

}  // namespace

TEST_CASE("a paper says what is new in it, what is doubtful and what was not read") {
    const TemporaryFile file("paper");
    Archive archive(file.path, Archive::Mode::write);
    Dataset recent = with("recent", "2019-06-01", {"Visits", "Referrals in time"});
    recent.records[0].observations[0].confidence = 0.6;
    recent.records[1].observations[0].confidence = 0.95;
    for (const auto severity : {Diagnostic::Severity::warning, Diagnostic::Severity::info})
        recent.diagnostics.push_back(
            {recent.documents[0].id, "recent.pdf", {severity, "figures-not-read", "3", 2, {}}});
    archive.store(with("old", "2018-06-01", {"Visits"}), reading);
    archive.store(recent, reading);
    update_links(archive);

    const std::vector<std::string> ids = papers_named(archive, "recent.pdf", 6);
    REQUIRE(ids.size() == 1);
    CHECK(papers_named(archive, "folder/recent.pdf", 6) == ids);
    CHECK(papers_named(archive, ids[0].substr(0, 8), 6) == ids);
    CHECK(papers_named(archive, "other.pdf", 6).empty());
    CHECK_FALSE(paper_contents(archive, "none"));

    PaperContents contents = *paper_contents(archive, ids[0]);
    CHECK_FALSE(contents.first_of_authority);
    CHECK(contents.records == 2);
    REQUIRE(contents.fresh.size() == 1);
    CHECK(contents.fresh[0].name == "Referrals in time");
    REQUIRE(contents.doubtful.size() == 1);
    CHECK(contents.doubtful[0].item.name == "Visits");
    CHECK(contents.not_read.size() == 1);
    CHECK(paper_contents(archive, papers_named(archive, "old.pdf", 6).at(0))->first_of_authority);

    // Looked at, and right; nothing to do.
    const Dataset read = load_as_read(archive, ids[0]);
    Decision right = decision_on_figure(read, read.records[0], 0);
    right.field = verdict_field;
    right.value = verdict_right;
    Decision settled = decision_on_diagnostic(read.diagnostics[0]);
    settled.field = verdict_field;
    settled.value = verdict_settled;
    add_decisions(archive, {right, settled});
    contents = *paper_contents(archive, ids[0]);
    CHECK(contents.doubtful.empty());
    CHECK(contents.not_read.empty());
    CHECK(contents.decisions.size() == 2);
}

TEST_CASE("councils are compared on one name and unit, for the period that most of them have") {
    const TemporaryFile file("compare");
    Archive archive(file.path, Archive::Mode::write);
    const auto store = [&](const std::string& council, const std::string& name, double value, const std::string& year,
                           Unit unit) {
        Dataset dataset = paper(council, year + "-06-01");
        dataset.documents[0].authority_name = council;
        Record& record = add_record(dataset, name);
        record.indicator.unit = unit;
        record.observations.push_back(figure(Basis::latest, std::to_string(std::stoi(year) - 1) + "-04-01",
                                             year + "-03-31", value, std::to_string(static_cast<int>(value))));
        record.observations.back().unit = unit;
        archive.store(dataset, reading);
    };
    store("Aland", "Percentage of calls answered", 80, "2019", Unit::percent);
    store("Beland", "% of calls answered", 90, "2019", Unit::percent);
    store("Celand", "% of calls answered", 99, "2018", Unit::percent);
    store("Deland", "Calls answered", 5000, "2019", Unit::count);
    store("Eland", "Calls lost", 7, "2019", Unit::percent);
    update_links(archive);
    const std::vector<CouncilComparison> all = compare_councils(archive, "calls");
    REQUIRE(all.size() == 1);
    CHECK(all[0].unit == "percent");
    CHECK(all[0].end == "2019-03-31");
    REQUIRE(all[0].councils.size() == 3);
    CHECK(all[0].councils[0].indicator.authority == "Beland");
    CHECK(all[0].councils[1].indicator.authority == "Aland");
    CHECK(all[0].councils[2].indicator.authority == "Celand");
    CHECK(all[0].councils[1].same_period);
    CHECK_FALSE(all[0].councils[2].same_period);
    CHECK(compare_councils(archive, "lost").empty());
}
