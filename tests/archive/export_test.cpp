// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/export.hpp"

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "archive/csv.hpp"
#include "archive/decided.hpp"
#include "archive/export_tables.hpp"
#include "archive/export_years.hpp"
#include "archive/linking.hpp"
#include "tests/archive/samples.hpp"
#include "tests/support/catch.hpp"

using namespace scrutineer;
using namespace scrutineer::archived;
using namespace scrutineer::samples;
namespace fs = std::filesystem;

namespace {

/// An archive of two papers, and a folder for what is exported of it.
struct Exported {
    TemporaryFile file{"export"};
    fs::path folder = file.path + "-out";
    Archive archive{file.path, Archive::Mode::write};
    Exported() {
        fs::remove_all(folder);
        Dataset old = paper("old", "2018-01-01"), recent = paper("recent", "2020-01-01");
        Record& record = add_record(old, "Percentage of LAC who are in a \"foster\", placement");
        record.source = {3, 1, 2, {10, 20.5, 300, 40}, TextSource::text, 0.97};
        record.indicator.group = {"CHILDREN", "Are they safe?"};
        record.observations.push_back(figure(Basis::latest, "2017-04-01", "2018-03-31", 72.5, "72.5%"));
        record.observations.back().page = 4;
        record.assessments.push_back({Against::target, RatingValue::red, Evidence::fill, "", Box{1, 2, 3, 4}, 0.9});
        Observation blank;
        blank.measure = Measure::target;
        blank.status = Status::tracker;
        record.observations.push_back(blank);
        add_record(recent, "% of CLA who are fostered");
        add_record(recent, "");
        archive.store(old, {"papers/old.pdf", "1", "", false});
        archive.store(recent, {"papers/recent.pdf", "1", "", false});
        update_links(archive);
    }
    ~Exported() { fs::remove_all(folder); }

    std::string text(const std::string& name) const {
        std::ifstream in(folder / name, std::ios::binary);
        REQUIRE(in);
        std::stringstream all;
        all << in.rdbuf();
        return all.str();
    }
    void write(ExportFormat format) { export_archive(archive, format, folder.string()); }
};

std::vector<nlohmann::json> lines(const std::string& text) {
    std::vector<nlohmann::json> all;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) all.push_back(nlohmann::json::parse(line));
    return all;
}

}  // namespace

TEST_CASE("CSV is as RFC 4180 has it, numbers as short as they can be") {
    CHECK(csv_line({"a", "", "b,c", "d\"e", "f\ng"}) == "a,,\"b,c\",\"d\"\"e\",\"f\ng\"\r\n");
    CHECK(number_text(0.1) == "0.1");
    CHECK(number_text(63400000.0) == "63400000");
    CHECK(number_text(std::nullopt).empty());
}

TEST_CASE("every column of every table is described, once") {
    for (const ExportTable& table : export_tables()) {
        std::set<std::string> names;
        for (const ExportColumn& column : table.columns) {
            CAPTURE(table.name, column.name);
            CHECK(names.insert(column.name).second);
            CHECK(column.description.size() > 5);
        }
        for (const std::string& key : table.primary_key) CHECK(names.contains(key));
        for (const ExportKey& key : table.foreign_keys)
            for (const std::string& column : key.columns) CHECK(names.contains(column));
    }
}

TEST_CASE("observations are one figure a row with its source") {
    Exported exported;
    exported.write(ExportFormat::jsonl);
    const std::vector<nlohmann::json> rows = lines(exported.text("observations.jsonl"));
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].at("indicator") == "Percentage of LAC who are in a \"foster\", placement");
    CHECK(rows[0].at("value") == 72.5);
    CHECK(rows[0].at("text") == "72.5%");
    CHECK(rows[0].at("period_end") == "2018-03-31");
    CHECK(rows[0].at("file") == "old.pdf");
    CHECK(rows[0].at("page") == 4);
    CHECK(rows[0].at("document_id").get<std::string>().size() == 64);
    CHECK(rows[1].at("value").is_null());
    CHECK(rows[1].at("status") == "tracker");
    const std::vector<nlohmann::json> records = lines(exported.text("records.jsonl"));
    REQUIRE(records.size() == 3);
    CHECK(records[0].at("heading") == "CHILDREN > Are they safe?");
    CHECK(records[0].at("latest_value") == 72.5);
    CHECK(records[0].at("rating_target") == "red");
    CHECK(records[0].at("y0") == 20.5);
    CHECK(records[0].at("indicator_id") == records[1].at("indicator_id"));
    CHECK(records[2].at("indicator").is_null());
    CHECK(records[2].at("indicator_id") != records[1].at("indicator_id"));
    CHECK(lines(exported.text("links.jsonl")).size() == 1);
    const std::vector<nlohmann::json> indicators = lines(exported.text("indicators.jsonl"));
    REQUIRE(indicators.size() == 2);
    CHECK(indicators[1].at("papers") == 2);
    CHECK(indicators[1].at("other_names") == "Percentage of LAC who are in a \"foster\", placement");
}

TEST_CASE("the latest figure of a series is its newest point that has a value") {
    Exported exported;
    Dataset card = paper("card", "2020-06-01");
    Record& record = add_record(card, "Contacts in the month");
    record.observations.push_back(figure(Basis::series, "2019-05-01", "2019-05-31", 450, "450"));
    record.observations.push_back(figure(Basis::series, "2019-04-01", "2019-04-30", 420, "420"));
    Observation none = figure(Basis::series, "2019-06-01", "2019-06-30", 0, "No Data");
    none.value.reset();
    record.observations.push_back(none);
    exported.archive.store(card, {"papers/card.pdf", "1", "", false});
    exported.write(ExportFormat::jsonl);
    for (const nlohmann::json& row : lines(exported.text("records.jsonl")))
        if (row.at("file") == "card.pdf") {
            CHECK(row.at("latest") == "450");
            CHECK(row.at("latest_period_end") == "2019-05-31");
        }
}

TEST_CASE("CSV has the same rows, and the same archive gives the same bytes") {
    Exported exported;
    exported.write(ExportFormat::csv);
    const std::string csv = exported.text("observations.csv");
    CHECK(csv.starts_with("indicator,measure,basis,"));
    CHECK(csv.find("\"Percentage of LAC who are in a \"\"foster\"\", placement\",actual,latest,") != std::string::npos);
    CHECK(exported.text("columns.csv").find("observations,value,number,") != std::string::npos);
    for (const ExportFormat format : {ExportFormat::csv, ExportFormat::xlsx, ExportFormat::sqlite}) {
        exported.write(format);
        const char* name = format == ExportFormat::csv    ? "observations.csv"
                           : format == ExportFormat::xlsx ? "figures.xlsx"
                                                          : "figures.db";
        const std::string first = exported.text(name);
        exported.write(format);
        CAPTURE(name);
        CHECK((first == exported.text(name)));
    }
    for (const auto& entry : fs::directory_iterator(exported.folder)) CHECK(entry.path().extension() != ".partial");
}

TEST_CASE("the data package describes its files") {
    Exported exported;
    exported.write(ExportFormat::datapackage);
    const nlohmann::json package = nlohmann::json::parse(exported.text("datapackage.json"));
    CHECK(package.at("$schema") == "https://datapackage.org/profiles/2.0/datapackage.json");
    REQUIRE(package.at("resources").size() == export_tables().size());
    for (const nlohmann::json& resource : package.at("resources")) {
        const std::string csv = exported.text(resource.at("path").get<std::string>());
        CHECK(resource.at("bytes") == csv.size());
        CHECK(resource.at("hash").get<std::string>() == "sha256:" + sha256(csv));
        std::vector<std::string> names;
        for (const nlohmann::json& field : resource.at("schema").at("fields")) names.push_back(field.at("name"));
        CHECK(csv.starts_with(csv_line(names)));
    }
}

TEST_CASE("the SQLite export is a database of the same rows that holds together") {
    Exported exported;
    exported.write(ExportFormat::sqlite);
    const Database database((exported.folder / "figures.db").string(), Database::Mode::read_only);
    CHECK(database.integer("SELECT count(*) FROM observations") == 2);
    CHECK(database.integer("SELECT count(*) FROM columns WHERE \"table\" = 'observations'") ==
          static_cast<std::int64_t>(export_tables()[3].columns.size()));
    Statement broken = database.prepare("PRAGMA foreign_key_check");
    CHECK_FALSE(broken.step());
}

TEST_CASE("a folder that cannot be made is an error of its own") {
    Exported exported;
    CHECK_THROWS_AS(export_archive(exported.archive, ExportFormat::csv, "/dev/null/figures"), ExportError);
}

TEST_CASE("a filter lets through the papers of a council and of some years, and an indicator") {
    Exported exported;
    ExportFilter filter;
    const auto files = [&] {
        export_archive(exported.archive, ExportFormat::jsonl, exported.folder.string(), filter);
        std::set<std::string> names;
        for (const auto& row : lines(exported.text("documents.jsonl"))) names.insert(row.at("file"));
        for (const char* table : {"records.jsonl", "observations.jsonl"})
            for (const auto& row : lines(exported.text(table))) CHECK(names.contains(row.at("file")));
        return names;
    };
    using Names = std::set<std::string>;
    CHECK(files() == Names{"old.pdf", "recent.pdf"});
    filter.authority = "westshire";
    CHECK(files() == Names{"old.pdf", "recent.pdf"});
    filter.authority = "Eastshire";
    CHECK(files().empty());
    CHECK(lines(exported.text("indicators.jsonl")).empty());
    filter = {};
    filter.since = "2019";
    CHECK(files() == Names{"recent.pdf"});
    filter = {};
    filter.until = "2018";
    CHECK(files() == Names{"old.pdf"});
    filter.until = "2017-12-31";
    CHECK(files().empty());
    filter = {};
    filter.indicator = "foster";
    CHECK(files() == Names{"old.pdf", "recent.pdf"});
    CHECK(lines(exported.text("records.jsonl")).size() == 2);
    CHECK(lines(exported.text("indicators.jsonl")).size() == 1);
}

TEST_CASE("observations say how and under what they are printed, and what a person decided") {
    Exported exported;
    const std::string document = exported.archive.document_ids().at(0);
    const Dataset read = load_as_read(exported.archive, document);
    Decision d = decision_on_figure(read, read.records.at(0), 0);
    d.field = "value";
    d.value = "71";
    d.because = "the annex says so";
    d.by = "A. Member";
    d.at = "2026-11-21T12:00:00Z";
    add_decisions(exported.archive, {d});
    exported.write(ExportFormat::jsonl);
    const nlohmann::json row = lines(exported.text("observations.jsonl")).at(0);
    CHECK(row.at("heading") == "CHILDREN > Are they safe?");
    CHECK(row.at("kind") == "kpi-row");
    CHECK(row.contains("layout"));
    CHECK(row.at("value") == 71);
    CHECK(row.at("text") == "72.5%");
    CHECK(row.at("decided") == "value 71, read as 72.5");
    CHECK(row.at("decided_because") == "the annex says so");
    CHECK(row.at("decided_by") == "A. Member");
    const nlohmann::json decided = lines(exported.text("decisions.jsonl")).at(0);
    CHECK(decided.at("state") == "applied");
    CHECK(decided.at("value") == "71");
}

TEST_CASE("a period heads its column by its dates") {
    CHECK(period_heading("2018-04-01", "2019-03-31") == "2018/19");
    CHECK(period_heading("2018-01-01", "2018-12-31") == "2018");
    CHECK(period_heading("2018-04-01", "2018-06-30") == "Apr–Jun 2018");
    CHECK(period_heading("2018-06-01", "2018-06-30") == "Jun 2018");
    CHECK(period_heading("2018-06-30", "2018-06-30") == "30 Jun 2018");
    CHECK(period_heading("2017-07-01", "2018-06-30") == "Jul 2017 – Jun 2018");
}

TEST_CASE("Years has a row for each indicator's own figures, by what is measured") {
    Exported exported;
    std::vector<std::string> rows;
    for_each_years_row(exported.archive, select(exported.archive, {}), [&](const YearsRow& row) {
        rows.push_back(row.indicator.names.front() + "|" + row.line.measure + "|" +
                       std::to_string(row.line.points.size()));
    });
    CHECK(rows == std::vector<std::string>{"% of CLA who are fostered|actual|1"});
    exported.write(ExportFormat::xlsx);
    CHECK(fs::file_size(exported.folder / "figures.xlsx") > 5000);
}
