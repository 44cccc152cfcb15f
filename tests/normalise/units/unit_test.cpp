// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/units/unit.hpp"

#include "tests/support/catch.hpp"

using namespace scrutineer;

TEST_CASE("units in headings") {
    struct Case {
        const char* text;
        std::optional<Unit> unit;
        int power;
    };
    const Case cases[] = {
        {"\u00a3000", Unit::currency, 3},
        {"\u00a3'000", Unit::currency, 3},
        {"\u00a3\u2019000s", Unit::currency, 3},
        {"Budget \u00a3000", Unit::currency, 3},
        {"\u00a3k", Unit::currency, 3},
        {"\u00a3m", Unit::currency, 6},
        {"\u00a3 million", Unit::currency, 6},
        {"\u00a3bn", Unit::currency, 9},
        {"\u00a3", Unit::currency, 0},
        {"%", Unit::percent, 0},
        {"Percentage", Unit::percent, 0},
        {"No.", Unit::count, 0},
        {"Number", Unit::count, 0},
        {"Days", Unit::days, 0},
        {"Rate per 10,000", Unit::rate, 0},
        {"Value Weighted Average Life yrs", Unit::duration, 0},
        {"'000", std::nullopt, 3},
        {"Latest data", std::nullopt, 0},
        {"2017/18", std::nullopt, 0},
    };
    for (const Case& c : cases) {
        INFO(c.text);
        const UnitReading reading = read_unit_text(c.text);
        CHECK(reading.unit == c.unit);
        CHECK(reading.power_of_ten == c.power);
    }
    CHECK(read_unit_text("Rate per 10,000").per == 10000);
    CHECK(read_unit_text("per 100,000").per == 100000);
}

TEST_CASE("an indicator's unit from its name and figures") {
    struct Case {
        const char* name;
        std::vector<std::string> figures;
        std::optional<Unit> unit;
        std::optional<int> per;
    };
    const Case cases[] = {
        {"Percentage of 16 to 17 year olds in an apprenticeship", {"9.1"}, Unit::percent, {}},
        {"Gap between % of disadvantaged pupils and others", {"-18"}, Unit::percent, {}},
        {"Proportion of five year old children free from decay", {"64.9"}, Unit::percent, {}},
        {"Number of contacts received (monthly)", {"420"}, Unit::count, {}},
        {"No of individuals with a referral", {"61"}, Unit::count, {}},
        {"Total number of Looked After Children", {"227"}, Unit::count, {}},
        {"Under-18 conception rate per 1,000 girls aged 15 to 17", {"23.7"}, Unit::rate, 1000},
        {"Rate of children in need per 10,000 population", {"345.1 [3,470]"}, Unit::rate, 10000},
        {"Hospital admissions for under 18s (rate per 100,000)", {"53.1"}, Unit::rate, 100000},
        {"Rate of children open to early help 10,000 population aged under 18", {"128 [1,305]"}, Unit::rate, 10000},
        {"Average Attainment 8 score", {"45.0"}, Unit::score, {}},
        {"Emotional and behavioural health (SDQ)", {"16.0"}, Unit::score, {}},
        {"Social worker vacancies", {"14%"}, Unit::percent, {}},
        {"Missing episodes where an interview was completed", {"100%", "93"}, Unit::percent, {}},
        {"Average days to process a claim", {"19"}, Unit::days, {}},
        {"Average time to re-let a home (days)", {"24.5"}, Unit::days, {}},
        {"Cost of care per week", {"\u00a3412"}, Unit::currency, {}},
        {"Ratio of staff to children", {"1:4"}, Unit::ratio, {}},
        {"Number of complaints answered in 10 days", {"12"}, Unit::count, {}},
        {"Number of schools where more than 10% are absent", {"12"}, Unit::count, {}},
        {"Number of charging points", {"12"}, Unit::count, {}},
        {"Number of working days lost to sickness per FTE", {"9.8"}, Unit::days, {}},
        {"Total CO2 emissions", {"12.5"}, {}, {}},
        {"Total income", {"12"}, {}, {}},
        {"Total Number", {"12"}, Unit::count, {}},
        {"Number of residential placements", {"3.2", "2.0"}, {}, {}},
        {"Number of referrals", {"163.0", "207"}, Unit::count, {}},
        {"Number of social workers (FTE)", {"32.5"}, Unit::count, {}},
        {"Average length of stay (weeks)", {"26"}, Unit::duration, {}},
        {"Percentage of children in the 10% most deprived areas", {"12"}, Unit::percent, {}},
        {"Children in the top 30% of areas", {"12"}, {}, {}},
        {"Children in need", {"3,827", "3,713"}, Unit::count, {}},
        {"Missing Episodes (children)", {"8 (6)"}, Unit::count, {}},
        {"Young people admitted to hospital", {"489.4"}, {}, {}},
        {"Prevalence of breastfeeding", {"28.2"}, {}, {}},
        {"Something", {"12"}, {}, {}},
    };
    for (const Case& c : cases) {
        INFO(c.name);
        const UnitReading reading = infer_unit(c.name, {}, c.figures);
        CHECK(reading.unit == c.unit);
        CHECK(reading.per == c.per);
    }
}

TEST_CASE("a name may end with the scale of its figures") {
    CHECK(scale_in_name("Ferry passengers (000)") == "000");
    CHECK(scale_in_name("Visits (thousands)") == "000");
    CHECK(scale_in_name("Income from moorings (£m)") == "£m");
    CHECK(scale_in_name("Rate (per 1,000)").empty());
    CHECK(infer_unit("Ferry passengers (000)", {}, {"148.3"}).unit == Unit::count);
}
