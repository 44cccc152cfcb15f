// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of each kind, written by hand, read into rows by the layouts that are built in.
#include <algorithm>

#include "parsers/layouts/layout_set.hpp"
#include "parsers/rows/read_rows.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/page_builder.hpp"
#include "tests/support/table_writer.hpp"

using namespace scrutineer;
using scrutineer::test::make_symbol;
using scrutineer::test::PageBuilder;
using scrutineer::test::TableWriter;

namespace {

Paper read(const std::vector<Table>& tables) {
    std::vector<Page> pages;
    for (const Table& table : tables)
        while (static_cast<int>(pages.size()) < table.page)
            pages.push_back(PageBuilder(1600, 842, static_cast<int>(pages.size()) + 1).page());
    return read_rows(pages, tables, *LayoutSet::built_in());
}

const RawFigure* figure(const Row& row, Measure measure, Basis basis, AreaKind area) {
    for (const RawFigure& f : row.figures)
        if (f.measure == measure && f.basis == basis && f.area == area) return &f;
    return nullptr;
}

std::string text(const Row& row, Measure measure, Basis basis, AreaKind area) {
    const RawFigure* found = figure(row, measure, basis, area);
    return found ? found->cell.text : "(none)";
}

const RawRating* rating(const Row& row, Against against) {
    for (const RawRating& r : row.ratings)
        if (r.against == against) return &r;
    return nullptr;
}

}  // namespace

TEST_CASE("a figure and its rating under one heading, marks that say whose figure it is, headings of rows") {
    TableWriter writer(1, 20, 60);
    writer
        .row({"Page Ref", "PI ref", "Description", "Latest data", "Period covered", "Period target",
              "Data 12 months earlier", "Performance compared to 12 months earlier",
              "Performance compared to National figure", "<",
              "Performance compared to *North East or **Nearest statistical neighbour figure", "<", "Period covered"})
        .row({"Altogether Wealthier", "<", "<", "<", "<", "<", "<", "<", "<", "<", "<", "<", "<"})
        .row({"1. Do residents have good jobs?", "<", "<", "<", "<", "<", "<", "<", "<", "<", "<", "<", "<"})
        .row({"6", "CYP S1", "Young people in an apprenticeship", "9.1", "As at Mar 2017", "Tracker", "8.0", "GREEN",
              "6.4", "GREEN", "8.8*", "RED", "2015/16"})
        .row({"7", "CYP S2", "First time entrants", "89", "Apr - Jun 2017", "146", "95", "GREEN", "No Data", "<",
              "413**", "RED", "England - 2014/15 NE - 2013/14"})
        .row({"2. Are they safe?", "<", "<", "<", "<", "<", "<", "<", "<", "<", "<", "<", "<"})
        .row({"8", "CYP S3", "Referrals", "12", "2016/17", "Tracker", "New PI", "NA", "", "", "", "", ""});
    const Paper paper = read({writer.table()});
    REQUIRE(paper.rows.size() == 3);
    const Row& first = paper.rows[0];
    CHECK(first.kind == RecordKind::kpi_row);
    CHECK(first.ref == "6");
    CHECK(first.code == "CYP S1");
    CHECK(first.name.text == "Young people in an apprenticeship");
    CHECK(first.group == std::vector<std::string>{"Altogether Wealthier", "1. Do residents have good jobs?"});
    CHECK(first.period_text == "As at Mar 2017");
    CHECK(first.figures.size() == 5);
    CHECK(text(first, Measure::actual, Basis::latest, AreaKind::authority) == "9.1");
    CHECK(text(first, Measure::actual, Basis::year_earlier, AreaKind::authority) == "8.0");
    CHECK(text(first, Measure::target, Basis::latest, AreaKind::authority) == "Tracker");
    CHECK(text(first, Measure::actual, Basis::latest, AreaKind::country) == "6.4");
    REQUIRE(figure(first, Measure::actual, Basis::latest, AreaKind::region));
    CHECK(figure(first, Measure::actual, Basis::latest, AreaKind::region)->period_text == "2015/16");
    REQUIRE(rating(first, Against::region));
    CHECK(rating(first, Against::region)->word_meaning == RatingValue::red);

    const Row& second = paper.rows[1];
    CHECK(text(second, Measure::actual, Basis::latest, AreaKind::neighbours) == "413**");
    CHECK(text(second, Measure::actual, Basis::latest, AreaKind::country) == "No Data");
    CHECK_FALSE(rating(second, Against::england));
    CHECK_FALSE(rating(second, Against::region));
    REQUIRE(rating(second, Against::neighbours));
    CHECK(rating(second, Against::neighbours)->word_meaning == RatingValue::red);

    CHECK(paper.rows[2].group == std::vector<std::string>{"Altogether Wealthier", "2. Are they safe?"});
    CHECK(paper.rows[2].figures.size() == 3);
}

TEST_CASE("ratings under their figures") {
    TableWriter writer(1, 20, 60);
    writer.row({"Ref", "Description", "Latest data", "Period covered", "Period target", "12 months earlier",
                "National figure", "Period covered if different", "Data updated this quarter"});
    writer
        .row({"47", "Referrals within a day", "93.1 [1,207]", "Apr-Jun 2019", "Tracker", "88.1 [1,120]", "", "2017/18",
              "Yes"})
        .row({"", "", "", "", "N/a", "GREEN", "", "", ""});
    writer.row({"48", "Repeat referrals", "33.2", "Apr-Jun 2019", "30", "N/a", "21", "", "No"})
        .row({"", "", "", "", "RED", "AMBER", "RED", "", ""});
    for (const int row : {1, 3})
        for (const int column : {0, 1, 2, 3, 7, 8}) writer.at(row, column).row_span = 2;
    Table table = writer.table();
    std::erase_if(table.cells, [](const Cell& cell) {
        return (cell.row == 2 || cell.row == 4) && cell.text.empty() && cell.column != 6;
    });
    const Paper paper = read({table});
    REQUIRE(paper.rows.size() == 2);
    CHECK(paper.rows[0].layout == "durham-2019-indicators");
    CHECK(text(paper.rows[0], Measure::target, Basis::latest, AreaKind::authority) == "Tracker");
    REQUIRE(rating(paper.rows[0], Against::target));
    CHECK(rating(paper.rows[0], Against::target)->word_meaning == RatingValue::none);
    CHECK(rating(paper.rows[0], Against::year_earlier)->word_meaning == RatingValue::green);
    CHECK_FALSE(figure(paper.rows[0], Measure::actual, Basis::latest, AreaKind::country));
    // The same words are a figure above and a rating below.
    CHECK(text(paper.rows[1], Measure::actual, Basis::year_earlier, AreaKind::authority) == "N/a");
    CHECK(rating(paper.rows[1], Against::year_earlier)->word_meaning == RatingValue::amber);
    CHECK(rating(paper.rows[1], Against::england)->word_meaning == RatingValue::red);
    CHECK(paper.rows[0].updated_text == "Yes");
}

TEST_CASE("columns in another order, with other words, are known all the same") {
    TableWriter writer(1, 20, 60);
    writer
        .row({"Performance Indicator", "Target", "England", "Nearest statistical neighbour", "North East", "Actual",
              "Reporting period", "Same period last year"})
        .row({"Waste recycled", "40%", "42% (red)", "41%", "39% (green)", "40.5%", "Q2 2023/24", "38%"})
        .row({"Potholes mended", "new", "", "", "", "1,204", "Q2 2023/24", "n/a"});
    const Paper paper = read({writer.table()});
    REQUIRE(paper.rows.size() == 2);
    CHECK(text(paper.rows[0], Measure::actual, Basis::latest, AreaKind::authority) == "40.5%");
    CHECK(text(paper.rows[0], Measure::actual, Basis::latest, AreaKind::region) == "39% (green)");
    CHECK(text(paper.rows[0], Measure::actual, Basis::year_earlier, AreaKind::authority) == "38%");
    CHECK(figure(paper.rows[0], Measure::actual, Basis::latest, AreaKind::region)->area_name == "North East");
    REQUIRE(rating(paper.rows[0], Against::england));
    CHECK(rating(paper.rows[0], Against::england)->with_figure);
    CHECK(paper.rows[1].figures.size() == 3);
}

TEST_CASE("symbols in narrow columns are ratings against what their headings say") {
    TableWriter writer(1, 20, 60);
    writer
        .row({"", "D", "T", "C", "G", "Performance Indicator", "Period", "Performance", "Target", "12 months earlier",
              "National average", "updated"})
        .row({"", "", "", "", "", "Referrals", "At Sep 23", "470", "Tracker", "479", "538", "Yes"})
        .row({"", "", "", "", "", "Open cases", "At Sep 23", "1,210", "Tracker", "1,292", "", "Yes"});
    const Colour green{0, 130, 40};
    writer.at(1, 0).symbols.push_back(make_symbol({0, 0, 8, 8}, Shape::circle, green));
    writer.at(1, 1).symbols.push_back(make_symbol({0, 0, 8, 8}, Shape::tick, green));
    writer.at(1, 3).symbols.push_back(make_symbol({0, 0, 8, 8}, Shape::cross, {200, 0, 0}));
    writer.at(1, 4).symbols.push_back(make_symbol({0, 0, 8, 8}, Shape::arrow, green, 0));
    const Paper paper = read({writer.table()});
    REQUIRE(paper.rows.size() == 2);
    for (const Against against : {Against::overall, Against::year_earlier, Against::england, Against::gap})
        CHECK(rating(paper.rows[0], against));
    CHECK_FALSE(rating(paper.rows[1], Against::overall));
    CHECK(paper.rows[1].name.text == "Open cases");
}

TEST_CASE("a budget table: units from the heading, totals, groups, a column of words left out") {
    TableWriter writer(1, 20, 60);
    writer.row({"Service Area", "Description", "Revised Annual Budget", "Forecast Outturn", "Cash Limit Variance"})
        .row({"", "", "£000", "£000", "£000"})
        .row({"Head of Education", "<", "<", "<", "<"})
        .row({"School Places", "More was spent on buses", "34,296", "52,737", "(2,391)"})
        .row({"Inclusion", "Vacant posts", "2,597", "2,266", "-"})
        .row({"TOTAL", "", "36,893", "55,003", "(2,391)"});
    const Paper paper = read({writer.table()});
    REQUIRE(paper.rows.size() == 3);
    CHECK(paper.rows[0].kind == RecordKind::finance_row);
    CHECK(paper.rows[0].name.text == "School Places");
    CHECK(paper.rows[0].group.back() == "Head of Education");
    REQUIRE(paper.rows[0].figures.size() == 3);
    CHECK(paper.rows[0].figures[0].measure == Measure::budget);
    CHECK(paper.rows[0].figures[1].measure == Measure::forecast);
    CHECK(paper.rows[0].figures[2].measure == Measure::variance);
    for (const RawFigure& f : paper.rows[0].figures) CHECK(f.unit_text == "£000");
}

TEST_CASE("names and shares side by side, and what only looks like it") {
    TableWriter pairs(1, 20, 60);
    pairs.row({"In-house foster care", "43%", "Placed for adoption", "4%"})
        .row({"Friends and family", "14%", "NHS", "<0.5%"})
        .row({"Placed with parents", "7%", "", ""});
    Paper paper = read({pairs.table()});
    REQUIRE(paper.rows.size() == 5);
    CHECK(paper.rows[0].kind == RecordKind::breakdown_row);
    CHECK(paper.rows[3].name.text == "Placed for adoption");
    CHECK(paper.rows[4].figures[0].cell.text == "<0.5%");

    TableWriter actions(1, 20, 60);
    actions.row({"Action", "Lead Officer", "Start date", "End date", "Expected Outcome"})
        .row({"Implement the new system", "Head of Planning", "Nov 16", "Mar 17", "Data is easily accessible"})
        .row({"Train the managers", "Head of Service", "Mar 17", "July 17", "Managers understand it"});
    CHECK(read({actions.table()}).rows.empty());
    CHECK(read({actions.table()}).diagnostics.empty());

    TableWriter details(1, 20, 60);
    details.row({"Date", "Thursday 28 September 2017"}).row({"Time", "9.30 am"}).row({"Venue", "Committee Room 2"});
    CHECK(read({details.table()}).rows.empty());
}

TEST_CASE("small tables by area and by month") {
    TableWriter areas(1, 20, 60);
    areas.row({"", "Northshire", "North East", "England"})
        .row({"A dental check", "82.5% (Apr-Jun 2017)", "86.3% (2013/14)", "84.4% (2013/14)"})
        .row({"Health assessment", "86.4%", "94.7%", "88.4%"});
    Paper paper = read({areas.table()});
    REQUIRE(paper.rows.size() == 2);
    CHECK(text(paper.rows[0], Measure::actual, Basis::latest, AreaKind::region) == "86.3% (2013/14)");
    CHECK(text(paper.rows[0], Measure::actual, Basis::latest, AreaKind::country) == "84.4% (2013/14)");
    CHECK(text(paper.rows[0], Measure::actual, Basis::latest, AreaKind::authority) == "82.5% (Apr-Jun 2017)");

    TableWriter months(1, 20, 60);
    months.row({"Grades", "Feb-16", "Oct-16", "Mar-17"})
        .row({"Good or above", "40%", "0%", "50%"})
        .row({"Below good", "60%", "100%", "50%"});
    paper = read({months.table()});
    REQUIRE(paper.rows.size() == 2);
    REQUIRE(paper.rows[0].figures.size() == 3);
    // Which of the months is the latest is told when periods are known.
    CHECK(paper.rows[0].figures[1].basis_by_period);
    CHECK(paper.rows[0].figures[1].period_text == "Oct-16");
}

TEST_CASE("a table that goes on without its heading has the roles and the groups of the one before") {
    TableWriter first(1, 20, 60);
    first
        .row({"Ref", "Description", "Latest data", "Period covered", "Period target", "12 months earlier",
              "National figure"})
        .row({"Altogether Safer", "<", "<", "<", "<", "<", "<"})
        .row({"1", "Crimes recorded", "120", "Apr-Jun 2019", "Tracker", "130", "125"})
        .row({"2", "Fires", "12", "Apr-Jun 2019", "Tracker", "13", "15"});
    TableWriter second(2, 20, 60);
    second.row({"3", "Accidents on roads", "55", "Apr-Jun 2019", "50", "60", ""})
        .row({"4", "Noise complaints", "7", "Apr-Jun 2019", "Tracker", "9", ""});
    const Paper paper = read({first.table(), second.table()});
    REQUIRE(paper.rows.size() == 4);
    CHECK(paper.rows[2].ref == "3");
    CHECK(paper.rows[2].page == 2);
    CHECK(text(paper.rows[2], Measure::target, Basis::latest, AreaKind::authority) == "50");
    CHECK(paper.rows[2].group == std::vector<std::string>{"Altogether Safer"});
}

TEST_CASE("headings that nobody knows are dimensions, and their figures doubtful") {
    TableWriter writer(1, 20, 60);
    writer.row({"Thing", "Aaa", "Bbb", "Ccc"})
        .row({"Alpha", "1", "2", "3"})
        .row({"Beta", "4", "5", "6"})
        .row({"Gamma", "7", "8", "9"});
    const Paper paper = read({writer.table()});
    REQUIRE(paper.rows.size() == 3);
    CHECK(paper.rows[0].name.text == "Alpha");
    REQUIRE(paper.rows[0].figures.size() == 3);
    CHECK(paper.rows[0].figures[1].dimension == std::vector<std::string>{"Bbb"});
    CHECK(paper.rows[0].figures[1].confidence < 0.9);
}

TEST_CASE("a column of figures whose heading nobody knows is read, and doubtful") {
    TableWriter writer(1, 20, 60);
    writer.row({"Ref", "Description", "Latest data", "Period covered", "Period target", "Weighting"})
        .row({"1", "Crimes recorded", "120", "Apr-Jun 2019", "Tracker", "0.5"})
        .row({"2", "Fires", "12", "Apr-Jun 2019", "Tracker", "0.7"});
    const Paper paper = read({writer.table()});
    REQUIRE(paper.rows.size() == 2);
    REQUIRE(paper.rows[0].figures.size() == 3);
    CHECK(paper.rows[0].figures[0].confidence > 0.9);
    CHECK(paper.rows[0].figures[2].dimension == std::vector<std::string>{"Weighting"});
    CHECK(paper.rows[0].figures[2].confidence < 0.9);
}

TEST_CASE("headings of periods in other words, and of references that a narrow column broke") {
    TableWriter writer(1, 20, 60);
    writer
        .row({"Pag e Ref", "Description", "Latest data", "Time period", "Period target", "National figure",
              "Period covered"})
        .row({"1", "Crimes recorded", "120", "Apr-Jun 2019", "Tracker", "130", "2018/19"})
        .row({"2", "Fires", "12", "Apr-Jun 2019", "Tracker", "14", "2017/18"});
    const Paper paper = read({writer.table()});
    REQUIRE(paper.rows.size() == 2);
    CHECK(paper.rows[0].ref == "1");
    CHECK(paper.rows[0].period_text == "Apr-Jun 2019");
    REQUIRE(figure(paper.rows[0], Measure::actual, Basis::latest, AreaKind::country));
    CHECK(figure(paper.rows[0], Measure::actual, Basis::latest, AreaKind::country)->period_text == "2018/19");
}

TEST_CASE("a mark before a rating, and one that wraps, still says whose figure it is") {
    TableWriter writer(1, 20, 60);
    writer
        .row({"Ref", "Description", "Latest data", "Data 12 months earlier",
              "Performance compared to *North East or **Nearest statistical neighbour figure", "Period covered"})
        .row({"1", "Days lost", "10.58", "10.83", "11.68** GREEN", "2015/16"})
        .row({"2", "Invoices paid", "12", "13", "14.1* RED", "2015/16"});
    const Paper paper = read({writer.table()});
    REQUIRE(paper.rows.size() == 2);
    CHECK(text(paper.rows[0], Measure::actual, Basis::latest, AreaKind::neighbours) == "11.68** GREEN");
    CHECK(text(paper.rows[0], Measure::actual, Basis::latest, AreaKind::region) == "(none)");
    CHECK(text(paper.rows[1], Measure::actual, Basis::latest, AreaKind::region) == "14.1* RED");
    REQUIRE(rating(paper.rows[0], Against::neighbours));
    CHECK_FALSE(rating(paper.rows[0], Against::region));
}

TEST_CASE("a year among a comparator's figures is the comparators' period") {
    TableWriter writer(1, 20, 60);
    writer
        .row({"Ref", "Description", "Latest data", "Period covered", "National figure", "Nearest neighbours",
              "Period covered if different"})
        .row({"1", "Tax collected", "28.5", "Jul-Sep 2019", "28.9", "2017/18", ""})
        .row({"2", "Rates collected", "32.1", "Jul-Sep 2019", "37.7", "36.0", "2016/17"});
    const Paper paper = read({writer.table()});
    REQUIRE(paper.rows.size() == 2);
    CHECK(text(paper.rows[0], Measure::actual, Basis::latest, AreaKind::neighbours) == "(none)");
    REQUIRE(figure(paper.rows[0], Measure::actual, Basis::latest, AreaKind::country));
    CHECK(figure(paper.rows[0], Measure::actual, Basis::latest, AreaKind::country)->period_text == "2017/18");
    CHECK(text(paper.rows[1], Measure::actual, Basis::latest, AreaKind::neighbours) == "36.0");
}

TEST_CASE("one heading over several columns of figures leaves them in doubt") {
    TableWriter writer(1, 20, 60);
    writer.row({"Service", "Budget £000", "Forecast £000", "<", "<"})
        .row({"Employees", "11,110", "2,992", "11,422", "312"})
        .row({"Premises", "31,406", "8,014", "32,105", "699"})
        .row({"Transport", "1,225", "324", "2,222", "997"});
    const Paper paper = read({writer.table()});
    REQUIRE(paper.rows.size() == 3);
    REQUIRE(paper.rows[0].figures.size() == 4);
    CHECK(paper.rows[0].figures[0].confidence > 0.8);
    for (std::size_t f = 1; f < 4; ++f) CHECK(paper.rows[0].figures[f].confidence <= 0.5);
    REQUIRE(paper.diagnostics.size() == 1);
    CHECK(paper.diagnostics[0].code == "columns-alike");
}

TEST_CASE("a heading that ends above a line of units stops short, whatever heads its first line") {
    TableWriter writer(1, 20, 60);
    writer.row({"", "31-Mar-24", "2024-25", "30-Sep-24", "30-Sep-24"})
        .row({"", "Balance", "Movement", "Balance", "Rate of return"})
        .row({"", "£m", "£m", "£m", "%"})
        .row({"Call deposits", "13.6", "-7.6", "6.0", "4.41"})
        .row({"Covered bonds", "88.2", "29.6", "117.9", "4.54"})
        .row({"Total", "101.8", "22.0", "123.9", "4.53"});
    const Paper paper = read({writer.table()});
    REQUIRE(paper.rows.size() == 3);
    REQUIRE(paper.rows[0].figures.size() == 4);
    CHECK(paper.rows[0].figures[0].label == "31-Mar-24 Balance £m");
    CHECK(paper.rows[0].figures[1].label == "2024-25 Movement £m");
    CHECK(paper.rows[0].figures[3].label == "30-Sep-24 Rate of return %");
    CHECK(paper.diagnostics.empty());
}

TEST_CASE("years over blocks of columns are of all their columns") {
    TableWriter writer(1, 20, 60);
    writer.row({"", "", "2024-25", "", "", "2025-26", ""})
        .row({"", "Core", "External", "Total", "Core", "External", "Total"})
        .row({"", "£000s", "£000s", "£000s", "£000s", "£000s", "£000s"})
        .row({"Pay", "10,798.4", "505.1", "11,303.5", "21,845.7", "626.9", "22,472.6"})
        .row({"Prices", "49,568.4", "1,695.6", "51,264.0", "41,407.1", "1,944.4", "43,351.5"});
    const Paper paper = read({writer.table()});
    REQUIRE(paper.rows.size() == 2);
    REQUIRE(paper.rows[0].figures.size() == 6);
    CHECK(paper.rows[0].figures[0].label == "2024-25 Core £000s");
    CHECK(paper.rows[0].figures[2].label == "2024-25 Total £000s");
    CHECK(paper.rows[0].figures[3].label == "2025-26 Core £000s");
    CHECK(paper.rows[0].figures[5].label == "2025-26 Total £000s");
    CHECK(paper.diagnostics.empty());
}

TEST_CASE("what the page's end cut off from a row with ratings below is the rest of that row") {
    const std::vector<std::string> headings = {"Ref",           "Description",       "Latest data",    "Period covered",
                                               "Period target", "12 months earlier", "National figure"};
    TableWriter first(1, 20, 60);
    first.row(headings)
        .row({"1", "Crimes recorded", "120", "Apr-Jun 2019", "Tracker", "130", "125"})
        .row({"", "", "", "", "N/a", "Green", "Green"})
        .row({"2", "Household waste re-used, recycled or", "40", "Apr-Jun 2019", "Tracker", "37", "41"});
    TableWriter second(2, 20, 60);
    second.row(headings)
        .row({"", "composted", "", "", "N/a", "Green", "Amber"})
        .row({"3", "Fires", "12", "Apr-Jun 2019", "15", "13", "15"})
        .row({"", "", "", "", "Green", "Green", "Red"})
        .row({"4", "Floods", "1", "Apr-Jun 2019", "2", "3", "4"})
        .row({"", "", "", "", "Green", "Green", "Green"});
    const Paper paper = read({first.table(), second.table()});
    REQUIRE(paper.rows.size() == 4);
    CHECK(paper.rows[1].name.text == "Household waste re-used, recycled or composted");
    const auto rated = [&](Against against, RatingValue value) {
        return std::any_of(paper.rows[1].ratings.begin(), paper.rows[1].ratings.end(),
                           [&](const RawRating& r) { return r.against == against && r.word_meaning == value; });
    };
    CHECK(rated(Against::england, RatingValue::amber));
    CHECK(rated(Against::target, RatingValue::none));
    CHECK(paper.rows[2].ref == "3");
}

TEST_CASE("few-valued texts before the names are groups, those behind them are said of each row") {
    TableWriter writer(1, 20, 60);
    writer.row({"Pledge", "Indicator", "Wanted", "Grading", "Q1 2031/32", "Q2 2031/32"})
        .row({"Warm crofts", "Crofts insulated", "Bigger is better", "Band 1", "12", "19"})
        .row({"Warm crofts", "Peat stacks checked", "Bigger is better", "Band 2", "33", "41"})
        .row({"Warm crofts", "Chimney fires", "Smaller is better", "Band 1", "4", "2"})
        .row({"Safe harbours", "Berths inspected", "Bigger is better", "Band 1", "61", "77"})
        .row({"Safe harbours", "Collisions", "Smaller is better", "Band 2", "3", "1"})
        .row({"Safe harbours", "Flares answered", "Bigger is better", "Band 1", "8", "6"});
    const Paper paper = read({writer.table()});
    REQUIRE(paper.rows.size() == 6);
    CHECK(paper.rows[0].name.text == "Crofts insulated");
    CHECK(paper.rows[0].group == std::vector<std::string>{"Warm crofts"});
    CHECK(paper.rows[0].polarity == Polarity::higher);
    CHECK(paper.rows[4].group == std::vector<std::string>{"Safe harbours"});
    CHECK(paper.rows[4].polarity == Polarity::lower);
}

TEST_CASE("a register holds ratings and no figures: they are of the whole, earlier ones of the time before") {
    TableWriter writer(1, 20, 60);
    writer.row({"Ref", "Risk", "Owner", "Rating Q1", "Rating Q2", "Trend"})
        .row({"K1", "Ice on the slipway", "Harbour master", "Amber", "Red", ""})
        .row({"K2", "Fog at the outer mole", "Pilot", "Green", "Green", ""})
        .row({"K3", "Wet peat", "Crofts manager", "Red", "Amber", ""});
    writer.at(1, 5).symbols.push_back(make_symbol({0, 0, 8, 8}, Shape::arrow, {0, 0, 0}));
    writer.at(2, 5).symbols.push_back(make_symbol({0, 0, 8, 8}, Shape::arrow, {0, 0, 0}, 90));
    writer.at(3, 5).symbols.push_back(make_symbol({0, 0, 8, 8}, Shape::arrow, {0, 0, 0}, 180));
    const Paper paper = read({writer.table()});
    REQUIRE(paper.rows.size() == 3);
    CHECK(paper.rows[0].name.text == "Ice on the slipway");
    CHECK(paper.rows[0].figures.empty());
    REQUIRE(rating(paper.rows[0], Against::overall));
    CHECK(rating(paper.rows[0], Against::overall)->seen->rating == RatingValue::red);
    REQUIRE(rating(paper.rows[0], Against::previous));
    CHECK(rating(paper.rows[0], Against::previous)->seen->rating == RatingValue::amber);
    REQUIRE(rating(paper.rows[0], Against::trend));
    CHECK(rating(paper.rows[0], Against::trend)->seen->rating == RatingValue::worsening);
}

TEST_CASE("a row that explains is said of the row above it") {
    TableWriter writer(1, 20, 60);
    writer.row({"Measure", "Q1 2031/32", "Q2 2031/32", "Target"})
        .row({"Crofts insulated", "12", "19", "15"})
        .row({"Note: two crofts were empty.", "<", "<", "<"})
        .row({"Peat stacks checked", "33", "41", "40"});
    const Paper paper = read({writer.table()});
    REQUIRE(paper.rows.size() == 2);
    CHECK(paper.rows[1].group.empty());
    REQUIRE(paper.rows[0].fields.size() == 1);
    CHECK(paper.rows[0].fields[0].text == "Note: two crofts were empty.");
}

TEST_CASE("a heading over names and figures alike is none of their columns") {
    TableWriter writer(1, 20, 60);
    writer.row({"Moorland and peat", "<", "<", "3 measures"})
        .row({"Measure", "Q1 2031/32", "Q2 2031/32", "Target"})
        .row({"Crofts insulated", "12", "19", "15"})
        .row({"Peat stacks checked", "33", "41", "40"})
        .row({"Sheep dipped", "61", "77", "70"});
    const Paper paper = read({writer.table()});
    REQUIRE(paper.rows.size() == 3);
    REQUIRE(paper.rows[0].figures.size() == 3);
    CHECK(paper.rows[0].figures[0].dimension.empty());
}
