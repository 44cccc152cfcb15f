// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/records/records.hpp"

#include <algorithm>
#include <set>

#include "normalise/records/indicator_name.hpp"
#include "normalise/records/rating.hpp"
#include "parsers/ratings/rated_rows.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/page_builder.hpp"
#include "tests/support/paper_text.hpp"

using namespace scrutineer;

namespace {

Cell cell(const std::string& text) {
    Cell c;
    c.text = text;
    c.box = {10, 10, 60, 20};
    return c;
}

RawFigure figure(const std::string& text, Basis basis = Basis::latest, AreaKind area = AreaKind::authority) {
    RawFigure f;
    f.basis = basis;
    f.area = area;
    f.cell = cell(text);
    return f;
}

RawRating rating(Against against, const std::string& text) {
    RawRating r;
    r.against = against;
    r.cell = cell(text);
    return r;
}

Row indicator(const std::string& name) {
    Row row;
    row.ref = "14";
    row.name = cell(name);
    row.period_text = "Apr-Jun 2019";
    return row;
}

/// What a paper without tables and key sees in a row's ratings.
void see(Row& row) {
    static const Legend no_key;
    static const PaperRatings ratings(test::text_of({}), {}, no_key);
    see_ratings(row, ratings);
}

Dataset dataset_of(std::vector<Row> rows) {
    for (Row& row : rows) see(row);
    Paper paper;
    paper.facts.authority = "Durham County Council";
    paper.facts.authority_code = "E06000047";
    paper.facts.period_texts = {{PeriodText::Place::title, "Quarter One 2019/20"}};
    paper.reports.push_back(paper.facts);
    paper.rows = std::move(rows);
    return normalise(paper, {std::string(64, 'a'), "paper.pdf", 3, 3, 0});
}

bool has(const Dataset& dataset, const std::string& code) {
    return std::any_of(dataset.diagnostics.begin(), dataset.diagnostics.end(),
                       [&](const DocumentDiagnostic& d) { return d.diagnostic.code == code; });
}

}  // namespace

TEST_CASE("a row becomes a record: periods handed down, a comparator's own, the year before derived") {
    Row row = indicator("% of referrals within a day");
    row.figures = {figure("93.1 [1,207]"), figure("88.1", Basis::year_earlier),
                   figure("21", Basis::latest, AreaKind::country)};
    row.figures[2].period_text = "2017/18";
    row.updated_text = "Yes";
    const Dataset dataset = dataset_of({row});
    REQUIRE(dataset.records.size() == 1);
    const Record& record = dataset.records[0];
    CHECK(record.indicator.ref == "14");
    CHECK(record.indicator.unit == Unit::percent);
    CHECK(record.updated == true);
    REQUIRE(record.observations.size() == 3);
    CHECK(record.observations[0].value == 93.1);
    CHECK(record.observations[0].count == 1207);
    CHECK(record.observations[0].period->start == "2019-04-01");
    CHECK(record.observations[1].period->start == "2018-04-01");
    CHECK(record.observations[1].period->derived);
    CHECK(record.observations[2].period->start == "2017-04-01");
    CHECK(record.observations[2].period->end == "2018-03-31");
    CHECK(dataset.documents[0].authority_code == "E06000047");
}

TEST_CASE("a figure's footnote becomes the record's note, and says provisional") {
    Row row = indicator("Children adopted [1]");
    row.figures = {figure("9* [7 of 78]")};
    row.footnotes = {{"*", "provisional data"}, {"1", "Counted in a new way"}, {"**", "not this row's"}};
    const Dataset dataset = dataset_of({row});
    const Record& record = dataset.records.at(0);
    CHECK(record.indicator.name == "Children adopted");
    CHECK(record.observations.at(0).provisional);
    CHECK(record.observations.at(0).denominator == 78);
    CHECK(std::set<std::string>(record.notes.begin(), record.notes.end()) ==
          std::set<std::string>{"provisional data", "Counted in a new way"});
}

TEST_CASE("money is in base units, for the financial year of the period reported on") {
    Row row = indicator("Employees");
    row.kind = RecordKind::finance_row;
    row.ref.clear();
    row.period_text.clear();
    const auto money = [](Measure measure, const std::string& label, const std::string& text) {
        RawFigure f = figure(text);
        f.measure = measure;
        f.label = label;
        f.unit_text = "£000";
        return f;
    };
    row.figures = {money(Measure::budget, "Revised Annual Budget", "63,400"),
                   money(Measure::variance, "Variance QTR3", "(2,391)"),
                   money(Measure::budget, "2020-21 Budget", "-"),
                   money(Measure::balance, "31 March 2018", "10"),
                   money(Measure::movement, "Movement", "5"),
                   money(Measure::balance, "31 March 2019", "15")};
    RawFigure to_date = money(Measure::actual, "YTD Actual", "17,127");
    to_date.basis = Basis::year_to_date;
    row.figures.push_back(to_date);
    const Dataset dataset = dataset_of({row});
    const std::vector<Observation>& observations = dataset.records.at(0).observations;
    REQUIRE(observations.size() == 7);
    CHECK(observations[0].value == 63400000);
    CHECK(observations[0].period->start == "2019-04-01");
    CHECK(observations[0].period->end == "2020-03-31");
    CHECK(observations[1].value == -2391000);
    CHECK(observations[1].period->kind == PeriodKind::financial_year);
    CHECK(observations[2].value == 0);
    CHECK(observations[2].period->start == "2020-04-01");
    CHECK(observations[4].period->start == "2018-04-01");
    CHECK(observations[4].period->end == "2019-03-31");
    CHECK(observations[6].period->start == "2019-04-01");
    CHECK(observations[6].period->end == "2019-06-30");
}

TEST_CASE("words in a figure's place are kept, a period that is none gives a diagnostic") {
    Row row = indicator("Something measured");
    row.period_text = "when the moon is full";
    row.figures = {figure("see the text of paragraph nine below")};
    const Dataset dataset = dataset_of({row});
    const Record& record = dataset.records.at(0);
    CHECK(record.observations.at(0).status == Status::narrative);
    CHECK_FALSE(record.observations.at(0).value);
    CHECK_FALSE(record.observations.at(0).period);
    CHECK(record.observations.at(0).text == "see the text of paragraph nine below");
    CHECK(has(dataset, "period-not-understood"));
}

TEST_CASE("words stand against the colour, and a diagnostic says so") {
    Row row = indicator("Cases");
    row.figures = {figure("12")};
    row.ratings = {rating(Against::target, "GREEN")};
    row.ratings[0].cell.fill = Colour{255, 0, 0};
    const Dataset dataset = dataset_of({row});
    const Assessment& assessment = dataset.records.at(0).assessments.at(0);
    CHECK(assessment.rating == RatingValue::green);
    CHECK(assessment.evidence == Evidence::text);
    CHECK(has(dataset, "rating-disagreement"));
}

TEST_CASE("ratings by colour, by symbol, behind a figure, and none") {
    std::vector<Diagnostic> diagnostics;
    const auto assessed = [&](RawRating raw) {
        Row row;
        row.ratings = {std::move(raw)};
        see(row);
        return assess(row.ratings[0], 1, diagnostics);
    };
    RawRating filled = rating(Against::england, "");
    filled.cell.fill = Colour{255, 192, 0};
    CHECK(assessed(filled)->rating == RatingValue::amber);
    CHECK(assessed(filled)->evidence == Evidence::fill);

    RawRating ticked = rating(Against::target, "");
    ticked.cell.symbols = {test::make_symbol({0, 0, 8, 8}, Shape::tick, {0, 130, 40})};
    CHECK(assessed(ticked)->rating == RatingValue::green);
    CHECK(assessed(ticked)->evidence == Evidence::icon);

    RawRating gap = rating(Against::gap, "");
    gap.cell.symbols = {test::make_symbol({0, 0, 8, 8}, Shape::arrow, {200, 0, 0}, 180)};
    CHECK(assessed(gap)->rating == RatingValue::worsening);

    RawRating sign = rating(Against::year_earlier, "\u2718");
    sign.cell.lines.push_back({Word{}});
    sign.cell.lines[0][0].text = "\u2718";
    sign.cell.lines[0][0].colour = {209, 24, 43};
    CHECK(assessed(sign)->rating == RatingValue::red);

    RawRating behind = rating(Against::year_earlier, "4.8 (red)");
    behind.with_figure = true;
    CHECK(assessed(behind)->rating == RatingValue::red);
    behind.cell.text = "4.8";
    CHECK_FALSE(assessed(behind));

    CHECK(assessed(rating(Against::target, "N/a"))->rating == RatingValue::none);
    CHECK(diagnostics.empty());
    CHECK_FALSE(assessed(rating(Against::target, "perhaps")));
    CHECK(diagnostics.at(0).code == "rating-not-understood");
}

TEST_CASE("ids are stable and different") {
    Row one = indicator("One");
    one.figures = {figure("1")};
    Row two = indicator("Two");
    two.figures = {figure("2")};
    const Dataset first = dataset_of({one, two});
    const Dataset second = dataset_of({one, two});
    REQUIRE(first.records.size() == 2);
    CHECK(first.records[0].id == second.records[0].id);
    CHECK(first.records[0].id != first.records[1].id);
    CHECK(first.records[0].id.size() == 20);
}

TEST_CASE("marks are taken off names, and what is no mark stays") {
    CHECK(without_marks(std::string("% of pupils (KS2)*")).text == "% of pupils (KS2)");
    CHECK(without_marks(std::string("Children** in need")).marks == std::vector<std::string>{"**"});
    CHECK(without_marks(std::string("Rate [number of children]")).text == "Rate [number of children]");
    CHECK(without_marks(std::string("NEET [1]")).text == "NEET");
    CHECK(without_marks(std::string("In suitable accommodation \u2713")).text == "In suitable accommodation");
    const std::vector<Footnote> notes{{"2", "Without the outer isles."}};
    CHECK(without_stuck_mark({"Berth occupancy2", {}}, notes).text == "Berth occupancy");
    CHECK(without_stuck_mark({"Berth occupancy2", {}}, notes).marks == std::vector<std::string>{"2"});
    CHECK(without_stuck_mark({"Berth occupancy3", {}}, notes).text == "Berth occupancy3");
    CHECK(without_stuck_mark({"Pupils at KS2", {}}, notes).text == "Pupils at KS2");
    CHECK(plain_mark("[1]") == plain_mark("\u00b9"));
}

TEST_CASE("a comparator's own period that cannot be read is not the row's") {
    Row row = indicator("% of referrals within a day");
    row.figures = {figure("93.1"), figure("21", Basis::latest, AreaKind::country),
                   figure("22", Basis::latest, AreaKind::region)};
    row.figures[1].period_text = "see the note";
    row.figures[2].period_text = "2016/17-2018/1 9";
    row.figures[2].period_lines = {"2016/17-2018/1", "9"};
    const Dataset dataset = dataset_of({row});
    REQUIRE(dataset.records.size() == 1);
    const Record& record = dataset.records[0];
    REQUIRE(record.observations.size() == 3);
    CHECK(record.observations[0].period->start == "2019-04-01");
    CHECK_FALSE(record.observations[1].period.has_value());
    CHECK(has(dataset, "period-not-understood"));
    REQUIRE(record.observations[2].period.has_value());
    CHECK(record.observations[2].period->start == "2016-04-01");
    CHECK(record.observations[2].period->end == "2019-03-31");
}
