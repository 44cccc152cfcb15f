// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "normalise/confidence/evidence_json.hpp"
#include "normalise/confidence/weights.hpp"
#include "normalise/records/records.hpp"
#include "tests/support/catch.hpp"

using namespace scrutineer;
using confidence::Sign;

namespace {

/// Rows of a table, one under the other, each cell 40 points wide.
class Rows {
public:
    Rows& row(const std::string& name, const std::vector<std::string>& figures, double y = 0) {
        Row row;
        row.layout = "general";
        row.name = cell(name, 10, y == 0 ? next_ : y);
        row.period_text = "2023/24";
        row.row = static_cast<int>(paper.rows.size()) + 1;
        for (std::size_t i = 0; i < figures.size(); ++i) {
            RawFigure figure;
            figure.label = labels.at(i);
            figure.measure = i == 0 ? Measure::actual : Measure::target;
            figure.cell = cell(figures[i], 200 + 50 * static_cast<double>(i), y == 0 ? next_ : y);
            row.figures.push_back(std::move(figure));
        }
        paper.rows.push_back(std::move(row));
        if (y == 0) next_ += 20;
        return *this;
    }

    Dataset read() {
        paper.reports.push_back(paper.facts);
        return normalise(paper, {std::string(64, 'a'), "paper.pdf", 1, 1, 0}, &evidence);
    }

    double sign(std::size_t record, std::size_t observation, Sign sign) const {
        return confidence::at(evidence.at(record).at(observation), sign);
    }

    std::vector<std::string> labels{"Actual", "Target", "Other"};
    Paper paper;
    confidence::PaperEvidence evidence;

private:
    static Cell cell(const std::string& text, double x, double y) {
        Cell c;
        c.text = text;
        c.box = c.text_box = {x, y, x + 40, y + 12};
        return c;
    }

    double next_ = 100;
};

}  // namespace

TEST_CASE("the weights are one for each sign, in their order, and doubts never raise") {
    const auto weights = confidence::weights();
    REQUIRE(weights.size() == confidence::sign_count);
    for (std::size_t i = 0; i < weights.size(); ++i) {
        CHECK(static_cast<std::size_t>(weights[i].sign) == i);
        CHECK(!weights[i].because.empty());
        CHECK(!confidence::to_text(weights[i].sign).empty());
    }
    confidence::Evidence none{};
    confidence::at(none, Sign::always) = 1;
    const double best = confidence::probability(none);
    for (const Sign doubt : {Sign::no_heading, Sign::read_twice, Sign::half_read, Sign::not_understood, Sign::no_unit,
                             Sign::cut_name, Sign::doubtful_text}) {
        confidence::Evidence doubted = none;
        confidence::at(doubted, doubt) = 1;
        CHECK(confidence::probability(doubted) < best);
    }
}

TEST_CASE("a figure without a heading or a unit is less sure than one with both") {
    Rows rows;
    rows.row("Homes built", {"45%", "50%"})
        .row("Repairs in time", {"91%", "95%"})
        .row("Calls answered", {"80%", "85%"});
    const Dataset told = rows.read();
    Rows bare;
    bare.labels = {"", ""};
    bare.row("Homes built", {"45", "50"}).row("Repairs in time", {"91", "95"}).row("Calls answered", {"80", "85"});
    const Dataset untold = bare.read();
    CHECK(rows.sign(0, 0, Sign::no_heading) == 0);
    CHECK(bare.sign(0, 0, Sign::no_heading) == 1);
    CHECK(told.records[0].observations[0].confidence > untold.records[0].observations[0].confidence + 0.3);
    CHECK(told.records[0].observations[0].reading == 1);
}

TEST_CASE("names that are cut, headings that hold amounts and figures that agree in everything are doubts") {
    Rows rows;
    rows.labels = {"Spend 6,382 1,623", "Actual", "Actual"};
    rows.row("and support for adults", {"45", "50", "51"}).row("Repairs in time", {"91", "95", "96"});
    rows.read();
    CHECK(rows.sign(0, 0, Sign::cut_name) == 1);
    CHECK(rows.sign(1, 0, Sign::cut_name) == 0);
    CHECK(rows.sign(0, 0, Sign::amount_in_heading) == 1);
    CHECK(rows.sign(0, 1, Sign::amount_in_heading) == 0);
    CHECK(rows.sign(0, 1, Sign::shared_heading) == 1);
    CHECK(rows.sign(0, 1, Sign::twin) == 1);
    CHECK(rows.sign(0, 0, Sign::names_nearby) == 0.5);
}

TEST_CASE("a code in the middle of a name and a bare dash are doubts") {
    Rows rows;
    rows.row("Admissions to care homes per 2C 100,000", {"45%", "-"}).row("2C Repairs in time", {"91%", "95%"});
    rows.read();
    CHECK(rows.sign(0, 0, Sign::code_in_name) == 1);
    CHECK(rows.sign(1, 0, Sign::code_in_name) == 0);
    CHECK(rows.sign(0, 1, Sign::bare_dash) == 1);
    CHECK(rows.sign(0, 0, Sign::bare_dash) == 0);
}

TEST_CASE("a column that adds up to its total speaks for its values, and one that does not against them") {
    Rows rows;
    rows.row("Adults", {"40", "1"}).row("Children", {"50", "2"}).row("Total", {"90", "7"});
    rows.read();
    CHECK(rows.sign(0, 0, Sign::total_agrees) == 1);
    CHECK(rows.sign(0, 1, Sign::total_agrees) == 0);
    CHECK(rows.sign(0, 1, Sign::total_disagrees) == 1);
}

TEST_CASE("a printed figure belongs to one record, the likelier one") {
    Rows rows;
    rows.row("Homes built", {"45%", "50%"}).row("Repairs in time", {"91%", "95%"});
    rows.row("and cut in the middle of", {"91%", "95%"}, 121);
    const Dataset dataset = rows.read();
    REQUIRE(dataset.records.size() == 2);
    CHECK(dataset.records[1].indicator.name == "Repairs in time");
    CHECK(rows.evidence.size() == 2);
    CHECK(rows.sign(1, 0, Sign::read_twice) == 1);
}

TEST_CASE("the evidence is written a figure a line, without the signs that say nothing") {
    Rows rows;
    rows.row("Homes built", {"45%", "50%"});
    const Dataset dataset = rows.read();
    std::istringstream lines(confidence::evidence_text(dataset, rows.evidence));
    std::string line;
    REQUIRE(std::getline(lines, line));
    const auto json = nlohmann::json::parse(line);
    CHECK(json["record"] == dataset.records[0].id);
    CHECK(json["observation"] == 0);
    CHECK(json["evidence"]["always"] == 1);
    CHECK(!json["evidence"].contains("no_heading"));
    REQUIRE(std::getline(lines, line));
    CHECK(!std::getline(lines, line));
}
