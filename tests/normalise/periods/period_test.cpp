// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/periods/period.hpp"

#include <random>

#include "tests/support/catch.hpp"

using namespace scrutineer;

namespace {

PeriodContext reporting(const char* start, const char* end) {
    PeriodContext context;
    context.reported = Period{"", PeriodKind::quarter, start, end, false};
    return context;
}

std::string dates(const std::optional<Period>& period) { return period ? period->start + " " + period->end : "none"; }

}  // namespace

TEST_CASE("periods as they are printed") {
    struct Case {
        const char* text;
        PeriodKind kind;
        const char* dates;
    };
    using K = PeriodKind;
    const Case cases[] = {
        {"2018/19", K::financial_year, "2018-04-01 2019-03-31"},
        {"2018-19", K::financial_year, "2018-04-01 2019-03-31"},
        {"2018\u201319", K::financial_year, "2018-04-01 2019-03-31"},
        {"2018/2019", K::financial_year, "2018-04-01 2019-03-31"},
        {"18/19", K::financial_year, "2018-04-01 2019-03-31"},
        {"FY 2018/19", K::financial_year, "2018-04-01 2019-03-31"},
        {"1999/00", K::financial_year, "1999-04-01 2000-03-31"},
        {"2020/21 [prov.]", K::financial_year, "2020-04-01 2021-03-31"},
        {"2017/18 (academic year)", K::academic_year, "2017-09-01 2018-08-31"},
        {"2015/16 ac yr (final)", K::academic_year, "2015-09-01 2016-08-31"},
        {"2015/16 ac yr", K::academic_year, "2015-09-01 2016-08-31"},
        {"Academic Year 2022/23", K::academic_year, "2022-09-01 2023-08-31"},
        {"2023", K::calendar_year, "2023-01-01 2023-12-31"},
        {"Jan - Dec 2016", K::calendar_year, "2016-01-01 2016-12-31"},
        {"2015/16-2017/18", K::range, "2015-04-01 2018-03-31"},
        {"2011/12 - 2013/14", K::range, "2011-04-01 2014-03-31"},
        {"2014-16", K::range, "2014-01-01 2016-12-31"},
        {"2014 to 2016", K::range, "2014-01-01 2016-12-31"},
        {"Oct 16 \u2013 Sep 17", K::range, "2016-10-01 2017-09-30"},
        {"Jul 18- Jun19", K::range, "2018-07-01 2019-06-30"},
        {"Oct 2017 \u2013 Sept 2018", K::range, "2017-10-01 2018-09-30"},
        {"Sep-19 to Aug-20", K::range, "2019-09-01 2020-08-31"},
        {"Apr 22 - Mar 23", K::financial_year, "2022-04-01 2023-03-31"},
        {"Sep 14- Jun 19", K::range, "2014-09-01 2019-06-30"},
        {"Oct - Mar 2018", K::half_year, "2017-10-01 2018-03-31"},
        {"July to September 2021", K::quarter, "2021-07-01 2021-09-30"},
        {"Apr-Jun 23", K::quarter, "2023-04-01 2023-06-30"},
        {"July-Sep 23", K::quarter, "2023-07-01 2023-09-30"},
        {"Oct \u2013 Dec 24", K::quarter, "2024-10-01 2024-12-31"},
        {"Apr \u2013 Sep 2021", K::half_year, "2021-04-01 2021-09-30"},
        {"Apr Jun 2023", K::quarter, "2023-04-01 2023-06-30"},  // the dash had no sign in its font
        {"Jul 2022 Jun 2023", K::range, "2022-07-01 2023-06-30"},
        {"Jan-Jun 2019", K::range, "2019-01-01 2019-06-30"},
        {"Jan-Mar 2017/18", K::quarter, "2018-01-01 2018-03-31"},
        {"Apr-18", K::month, "2018-04-01 2018-04-30"},
        {"Feb-16", K::month, "2016-02-01 2016-02-29"},
        {"June 2023", K::month, "2023-06-01 2023-06-30"},
        {"Sept '23", K::month, "2023-09-01 2023-09-30"},
        {"Q1 2023/24", K::quarter, "2023-04-01 2023-06-30"},
        {"Q4 2023/24", K::quarter, "2024-01-01 2024-03-31"},
        {"2023/24 Q3", K::quarter, "2023-10-01 2023-12-31"},
        {"Quarter Two, 2021/22", K::quarter, "2021-07-01 2021-09-30"},
        {"QUARTER 3 2024/25", K::quarter, "2024-10-01 2024-12-31"},
        {"2nd Quarter 2021/22", K::quarter, "2021-07-01 2021-09-30"},
        {"Qtr 1 2019-20", K::quarter, "2019-04-01 2019-06-30"},
        {"Quarter Two, 2021/22 (July to September 2021)", K::quarter, "2021-07-01 2021-09-30"},
        {"Q1-Q2 2021/22", K::half_year, "2021-04-01 2021-09-30"},
        {"H1 2021/22", K::half_year, "2021-04-01 2021-09-30"},
        {"as at 27 Sep 2021", K::point, "2021-09-27 2021-09-27"},
        {"as at 9 Apr 19", K::point, "2019-04-09 2019-04-09"},
        {"As at Mar 2017", K::point, "2017-03-31 2017-03-31"},
        {"as at Feb 2020", K::point, "2020-02-29 2020-02-29"},
        {"At Sep 23", K::point, "2023-09-30 2023-09-30"},
        {"At end of September 2023", K::point, "2023-09-30 2023-09-30"},
        {"31 March 2017", K::point, "2017-03-31 2017-03-31"},
        {"31st March, 2017", K::point, "2017-03-31 2017-03-31"},
        {"31/03/2017", K::point, "2017-03-31 2017-03-31"},
        {"12 months ending Mar 2023", K::financial_year, "2022-04-01 2023-03-31"},
        {"12m to Dec 23", K::calendar_year, "2023-01-01 2023-12-31"},
        {"12 months to 30 September 2017", K::range, "2016-10-01 2017-09-30"},
        {"Year ending June 2019", K::range, "2018-07-01 2019-06-30"},
        {"Quarter to Dec 24", K::quarter, "2024-10-01 2024-12-31"},
        {"Quarter ending 30 June 2019", K::quarter, "2019-04-01 2019-06-30"},
        {"Half year to Sep 23", K::half_year, "2023-04-01 2023-09-30"},
        {"31.3.25", K::point, "2025-03-31 2025-03-31"},
        {"Dec -24", K::month, "2024-12-01 2024-12-31"},
        {"March 2023 (12 month rolling)", K::financial_year, "2022-04-01 2023-03-31"},
        {"Rolling year to Jun 23", K::range, "2022-07-01 2023-06-30"},
        {"Jun 23 rolling 12 months", K::range, "2022-07-01 2023-06-30"},
        {"AY21/22", K::academic_year, "2021-09-01 2022-08-31"},
        {"6 months to Sep 23", K::half_year, "2023-04-01 2023-09-30"},
        {"Rolling 12 months to Feb 2024", K::range, "2023-03-01 2024-02-29"},
        {"1 Apr 2017 to 30 Jun 2017", K::quarter, "2017-04-01 2017-06-30"},
        {"1 April - 30 June 2017", K::quarter, "2017-04-01 2017-06-30"},
        {"5 - 9 June 2017", K::range, "2017-06-05 2017-06-09"},
        {"to 30 June 2017", K::quarter, "2017-04-01 2017-06-30"},
        {"2018/19 YTD", K::range, "2018-04-01 "},
        {"Apr-Jun 2019*", K::quarter, "2019-04-01 2019-06-30"},
    };
    for (const Case& c : cases) {
        INFO(c.text);
        const auto period = parse_period(c.text);
        CHECK(dates(period) == c.dates);
        if (period) {
            CHECK(period->kind == c.kind);
            CHECK_FALSE(period->derived);
        }
    }
}

TEST_CASE("periods in the ways that councils print them") {
    struct Case {
        const char* text;
        PeriodKind kind;
        const char* dates;
    };
    using K = PeriodKind;
    // Written down before the grammar was widened for them.
    const Case cases[] = {
        {"Q2 23-24", K::quarter, "2023-07-01 2023-09-30"},
        {"Q3 24/25", K::quarter, "2024-10-01 2024-12-31"},
        {"24/25 Q3", K::quarter, "2024-10-01 2024-12-31"},
        {"2024/25 - Q3", K::quarter, "2024-10-01 2024-12-31"},
        {"2024/25 (Q3)", K::quarter, "2024-10-01 2024-12-31"},
        {"Q3 FY24/25", K::quarter, "2024-10-01 2024-12-31"},
        {"Qu 3 2024/25", K::quarter, "2024-10-01 2024-12-31"},
        {"Third quarter 2024-25", K::quarter, "2024-10-01 2024-12-31"},
        {"Quarter 3 (October - December 2024)", K::quarter, "2024-10-01 2024-12-31"},
        {"Q3 2024/25 (October to December 2024)", K::quarter, "2024-10-01 2024-12-31"},
        {"Quarter 3 October - December 2024", K::quarter, "2024-10-01 2024-12-31"},
        {"Oct-Dec 2024 (Q3)", K::quarter, "2024-10-01 2024-12-31"},
        {"Oct-Dec (Q3) 2024/25", K::quarter, "2024-10-01 2024-12-31"},
        {"Quarter 3 (1st October \u2013 31st December 2024)", K::quarter, "2024-10-01 2024-12-31"},
        {"3 months ending 31/12/24", K::quarter, "2024-10-01 2024-12-31"},
        {"Three months to December 2024", K::quarter, "2024-10-01 2024-12-31"},
        {"2024-25 Q1-Q3", K::range, "2024-04-01 2024-12-31"},
        {"Q1-3 2024/25", K::range, "2024-04-01 2024-12-31"},
        {"Quarters 1 to 3 2024/25", K::range, "2024-04-01 2024-12-31"},
        {"Q1 & Q2 2024/25", K::half_year, "2024-04-01 2024-09-30"},
        {"Cumulative Q3 2024/25", K::range, "2024-04-01 2024-12-31"},
        {"Q3 2024/25 YTD", K::range, "2024-04-01 2024-12-31"},
        {"YTD December 2024", K::range, "2024-04-01 2024-12-31"},
        {"2024/25 to December", K::range, "2024-04-01 2024-12-31"},
        {"April to December 2023", K::range, "2023-04-01 2023-12-31"},
        {"Apr 24 \u2013 Dec 24", K::range, "2024-04-01 2024-12-31"},
        {"1 April 2023 to 31 December 2023", K::range, "2023-04-01 2023-12-31"},
        {"01/04/23 - 31/12/23", K::range, "2023-04-01 2023-12-31"},
        {"for the period 1 April to 31 December 2024", K::range, "2024-04-01 2024-12-31"},
        {"Period covered: October to December 2023", K::quarter, "2023-10-01 2023-12-31"},
        {"2024/2025", K::financial_year, "2024-04-01 2025-03-31"},
        {"24/25", K::financial_year, "2024-04-01 2025-03-31"},
        {"FY25", K::financial_year, "2024-04-01 2025-03-31"},
        {"FY24/25", K::financial_year, "2024-04-01 2025-03-31"},
        {"Year 2023/24", K::financial_year, "2023-04-01 2024-03-31"},
        {"Full year 2024/25", K::financial_year, "2024-04-01 2025-03-31"},
        {"Year end 2023/24", K::financial_year, "2023-04-01 2024-03-31"},
        {"2023 to 2024", K::financial_year, "2023-04-01 2024-03-31"},
        {"year ending March 2024", K::financial_year, "2023-04-01 2024-03-31"},
        {"Year ended 31 March 2024", K::financial_year, "2023-04-01 2024-03-31"},
        {"Y/E Mar 24", K::financial_year, "2023-04-01 2024-03-31"},
        {"CY2023", K::calendar_year, "2023-01-01 2023-12-31"},
        {"12 months to Dec 23", K::calendar_year, "2023-01-01 2023-12-31"},
        {"In the 12 months to Sep 24", K::range, "2023-10-01 2024-09-30"},
        {"R12M to Dec 24", K::calendar_year, "2024-01-01 2024-12-31"},
        {"12 month rolling to Sep 24", K::range, "2023-10-01 2024-09-30"},
        {"Mar-25", K::month, "2025-03-01 2025-03-31"},
        {"Sept 24", K::month, "2024-09-01 2024-09-30"},
        {"Dec '24", K::month, "2024-12-01 2024-12-31"},
        {"Latest (Nov 24)", K::month, "2024-11-01 2024-11-30"},
        {"November 2024-25", K::month, "2024-11-01 2024-11-30"},
        {"2024/25 November", K::month, "2024-11-01 2024-11-30"},
        {"Month 8 2024/25", K::month, "2024-11-01 2024-11-30"},
        {"2024/25 Period 9", K::month, "2024-12-01 2024-12-31"},
        {"P6 2024/25", K::month, "2024-09-01 2024-09-30"},
        {"M08 24/25", K::month, "2024-11-01 2024-11-30"},
        {"Month 9 (December 2024)", K::month, "2024-12-01 2024-12-31"},
        {"2024/25 Month 8 (November)", K::month, "2024-11-01 2024-11-30"},
        {"Month 11 (February) 2024/25", K::month, "2025-02-01 2025-02-28"},
        {"H1 2024/25", K::half_year, "2024-04-01 2024-09-30"},
        {"Half-year 2024/25", K::half_year, "2024-04-01 2024-09-30"},
        {"2024/25 Mid-Year", K::half_year, "2024-04-01 2024-09-30"},
        {"Six months to 30 September 2024", K::half_year, "2024-04-01 2024-09-30"},
        {"First nine months of 2024/25", K::range, "2024-04-01 2024-12-31"},
        {"31/12/24", K::point, "2024-12-31 2024-12-31"},
        {"As at 31st December 2024", K::point, "2024-12-31 2024-12-31"},
        {"as of 31 December 2024", K::point, "2024-12-31 2024-12-31"},
        {"Position at 30.09.24", K::point, "2024-09-30 2024-09-30"},
        {"As at end of Q3 2024/25", K::point, "2024-12-31 2024-12-31"},
        {"school year 2023/24", K::academic_year, "2023-09-01 2024-08-31"},
        {"2023-24 Academic Year", K::academic_year, "2023-09-01 2024-08-31"},
        {"Autumn term 2023", K::range, "2023-09-01 2023-12-31"},
        {"Spring Term 2023/24", K::range, "2024-01-01 2024-03-31"},
        {"2021/22 - 2023/24", K::range, "2021-04-01 2024-03-31"},
        {"Chwarter 2 2023/24", K::quarter, "2023-07-01 2023-09-30"},
        {"Ch3 2023/24 / Q3 2023/24", K::quarter, "2023-10-01 2023-12-31"},
        {"Hydref i Ragfyr 2023", K::quarter, "2023-10-01 2023-12-31"},
        {"31 Rhagfyr 2023 / 31 December 2023", K::point, "2023-12-31 2023-12-31"},
        {"fel ar 31 Mawrth 2024", K::point, "2024-03-31 2024-03-31"},
    };
    for (const Case& c : cases) {
        INFO(c.text);
        const auto period = parse_period(c.text);
        CHECK(dates(period) == c.dates);
        if (period) CHECK(period->kind == c.kind);
    }
    const PeriodContext context = reporting("2024-10-01", "2024-12-31");
    const std::pair<const char*, const char*> by_context[] = {
        {"Qtr 2", "2024-07-01 2024-09-30"},
        {"Ch2", "2024-07-01 2024-09-30"},
        {"Q4", "2024-01-01 2024-03-31"},
        {"Month 8", "2024-11-01 2024-11-30"},
        {"P9", "2024-12-01 2024-12-31"},
        {"YTD Dec", "2024-04-01 2024-12-31"},
        {"Jul - Sep", "2024-07-01 2024-09-30"},
        {"April to December", "2024-04-01 2024-12-31"},
        {"rolling 12 months", "2024-01-01 2024-12-31"},
        {"H1", "2024-04-01 2024-09-30"},
    };
    for (const auto& [text, wanted] : by_context) {
        INFO(text);
        CHECK(dates(parse_period(text, context)) == wanted);
    }
    for (const char* text : {"Month 13 2024/25", "Month 9 (November)", "P1/2", "2024/26", "Term 3"}) {
        INFO(text);
        CHECK(dates(parse_period(text)) == "none");
    }
    CHECK(parse_date("8 Chwefror 2024 / 8 February 2024") == "2024-02-08");
    CHECK(parse_date("Dydd Mawrth, 11 Chwefror 2025") == "2025-02-11");
}

TEST_CASE("the label is the text as printed with its white space folded") {
    CHECK(parse_period(" Oct 16  \u2013\nSep 17 ")->label == "Oct 16 \u2013 Sep 17");
    CHECK(parse_period("2015/16 ac yr (final)")->label == "2015/16 ac yr (final)");
}

TEST_CASE("periods that need the paper's own period") {
    const PeriodContext context = reporting("2018-07-01", "2018-09-30");
    CHECK(dates(parse_period("2018/19 YTD", context)) == "2018-04-01 2018-09-30");
    CHECK(dates(parse_period("2017/18 YTD", context)) == "2017-04-01 2018-03-31");
    CHECK(dates(parse_period("YTD", context)) == "2018-04-01 2018-09-30");
    CHECK(dates(parse_period("Apr-Sep 2018 YTD", context)) == "2018-04-01 2018-09-30");
    CHECK(dates(parse_period("quarter two", context)) == "2018-07-01 2018-09-30");
    CHECK(dates(parse_period("Q4", context)) == "2018-01-01 2018-03-31");
    CHECK(dates(parse_period("Rolling 12 months", context)) == "2017-10-01 2018-09-30");
    CHECK(dates(parse_period("as at 31 Dec", context)) == "2017-12-31 2017-12-31");
    CHECK(dates(parse_period("as at 30 Sep", context)) == "2018-09-30 2018-09-30");
    CHECK(dates(parse_period("as at 31 Dec")) == "none");
    CHECK(dates(parse_period("June", context)) == "2018-06-01 2018-06-30");
    CHECK(dates(parse_period("December", context)) == "2017-12-01 2017-12-31");
    CHECK(dates(parse_period("Q4 2018", context)) == "2018-01-01 2018-03-31");
    PeriodContext meeting;
    meeting.year_hint = "2021-11-05";
    CHECK(dates(parse_period("Quarter Two", meeting)) == "2021-07-01 2021-09-30");
}

TEST_CASE("what is no period, or two, is none") {
    for (const char* text : {"",
                             "N/a",
                             "Tracker",
                             "Yes",
                             "12",
                             "95.4",
                             "1,207",
                             "2014/16",
                             "2019/18",
                             "13/2017",
                             "31 Feb 2017",
                             "32/01/2017",
                             "Q5 2023/24",
                             "Q4 2023",
                             "quarter two",
                             "June",
                             "YTD",
                             "2017 (academic year)",
                             "Sep 2019 - Apr 2019",
                             "Data being validated",
                             "12345",
                             "aged 16 to 17",
                             "Mary 2017",
                             "2017/18/19",
                             "Quarter Two, 2021/22 (April to June 2021)",
                             "may",
                             "in the year",
                             "1 in 4"}) {
        INFO(text);
        CHECK(dates(parse_period(text)) == "none");
    }
}

TEST_CASE("a period is found in a heading") {
    const std::pair<const char*, const char*> cases[] = {
        {"2017/18 Original Budget \u00a3000", "2017-04-01 2018-03-31"},
        {"Spend to 30 June 2017", "2017-04-01 2017-06-30"},
        {"Balance as at 31 March 2017 \u00a3000", "2017-03-31 2017-03-31"},
        {"Performance Report Quarter Two, 2021/22", "2021-07-01 2021-09-30"},
        {"Figures for July to September 2021 unless stated", "2021-07-01 2021-09-30"},
        {"Forecast Outturn 2017/18", "2017-04-01 2018-03-31"},
        {"31.3.25 Estimate \u00a3m", "2025-03-31 2025-03-31"},
        {"6 months return to 30-September-24 Total", "2024-04-01 2024-09-30"},
        {"Quarter to Dec 24", "2024-10-01 2024-12-31"},
        {"Revenue plan 2025-28", "none"},
        {"Pooled 2015/16-2017/18 rate", "2015-04-01 2018-03-31"},
        {"Quarter 4 Mar 2017 (158 cases)", "2017-03-01 2017-03-31"},
        {"Ofsted Mar 2016 (20 cases)", "2016-03-01 2016-03-31"},
        {"MEMO: CASH LIMIT VARIANCE QTR3 \u00a3000", "none"},
        {"% of 16-17 year olds in an apprenticeship", "none"},
        {"Care leavers aged 17-18 in employment", "none"},
        {"We may want to march on", "none"},
        {"Target", "none"},
    };
    for (const auto& [text, wanted] : cases) {
        INFO(text);
        CHECK(dates(find_period(text, reporting("2016-10-01", "2016-12-31"))) == wanted);
    }
}

TEST_CASE("one year before") {
    const auto before = [](const char* text) {
        const Period period = one_year_before(*parse_period(text));
        CHECK(period.derived);
        CHECK(period.label == text);
        return period.start + " " + period.end;
    };
    CHECK(before("2018/19") == "2017-04-01 2018-03-31");
    CHECK(before("as at 29 Feb 2020") == "2019-02-28 2019-02-28");
    CHECK(before("as at Feb 2021") == "2020-02-29 2020-02-29");
    CHECK(before("Feb-21") == "2020-02-01 2020-02-29");
    CHECK(before("as at 27 Sep 2021") == "2020-09-27 2020-09-27");
    CHECK(before("Mar 23 - Feb 24") == "2022-03-01 2023-02-28");
    CHECK(before("2018/19 YTD") == "2017-04-01 ");
}

TEST_CASE("dates") {
    const std::pair<const char*, const char*> cases[] = {
        {"7 January 2022", "2022-01-07"},
        {"Thursday 28 September 2017", "2017-09-28"},
        {"Thursday, 28th September, 2017 at 9.30 a.m.", "2017-09-28"},
        {"28/09/2017", "2017-09-28"},
        {"28.9.17", "2017-09-28"},
        {"2017-09-28", "2017-09-28"},
        {"September 28, 2017", "2017-09-28"},
        {"28-Sep-17", "2017-09-28"},
        {"Date: 5 March 2024", "2024-03-05"},
        {"3/4/2017", "2017-04-03"},
        {"29 February 2023", ""},
        {"31/31/2017", ""},
        {"September 2017", ""},
        {"soon", ""},
        {"", ""},
    };
    for (const auto& [text, wanted] : cases) {
        INFO(text);
        CHECK(parse_date(text) == wanted);
    }
}

TEST_CASE("any bytes are a period in order or none") {
    static constexpr std::string_view parts[] = {"2017",    "/",     "18", " ",   "Q1",     "apr", "-",
                                                 "to",      "as at", "31", "YTD", "(",      ")",   "12 months",
                                                 "quarter", "\xff",  "12", "sep", "2021/22"};
    std::mt19937 random(7);
    const PeriodContext context = reporting("2021-07-01", "2021-09-30");
    for (int round = 0; round < 20000; ++round) {
        std::string text;
        for (std::size_t i = 0, n = random() % 7; i < n; ++i)
            text += std::string(parts[random() % std::size(parts)]) + (random() % 2 ? " " : "");
        std::optional<Period> period;
        INFO(text);
        REQUIRE_NOTHROW(period = parse_period(text, context));
        if (!period) continue;
        CHECK(period->start.size() == 10);
        if (!period->end.empty()) CHECK(period->start <= period->end);
    }
}
