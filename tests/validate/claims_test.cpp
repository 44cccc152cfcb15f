// SPDX-License-Identifier: GPL-3.0-or-later
// Claims in prose: each phrasing with a figure that holds, one that is within rounding, one that does not hold and one
// that is not meant exactly.
#include "validate/rules.hpp"

#include <cmath>

#include <string>
#include <vector>

#include "tests/support/catch.hpp"
#include "validate/claim.hpp"

using namespace scrutineer;
using namespace scrutineer::checks;
using Outcome = Judgement::Outcome;

namespace {

std::string with(std::string phrase, const std::string& figure) {
    const std::size_t at = phrase.find("{}");
    REQUIRE(at != std::string::npos);
    return phrase.replace(at, 2, figure);
}

/// How often each outcome is among the claims of a text.
struct Outcomes {
    int holds = 0, fails = 0, cannot_tell = 0;
};

Outcomes outcomes(const std::string& text) {
    Outcomes count;
    for (const JudgedClaim& claim : judged_claims(mark_figures(text))) {
        if (claim.judgement.outcome == Outcome::holds) ++count.holds;
        if (claim.judgement.outcome == Outcome::fails) ++count.fails;
        if (claim.judgement.outcome == Outcome::cannot_tell) ++count.cannot_tell;
    }
    return count;
}

void check_phrasings(const std::vector<std::string>& phrasings, const std::string& holds, const std::string& rounded,
                     const std::string& wrong, const std::string& vague) {
    for (const std::string& phrase : phrasings) {
        CAPTURE(phrase, mark_figures(phrase).text);
        CHECK(outcomes(with(phrase, holds)).holds >= 1);
        CHECK(outcomes(with(phrase, holds)).fails == 0);
        CHECK(outcomes(with(phrase, rounded)).holds >= 1);
        CHECK(outcomes(with(phrase, rounded)).fails == 0);
        CHECK(outcomes(with(phrase, wrong)).fails == 1);
        CHECK(outcomes(with(phrase, vague)).fails == 0);
    }
}

}  // namespace

TEST_CASE("a share and its fraction, however it is put") {
    check_phrasings(
        {
            "41 of 59 reviews ({}) were completed in time.",
            "41 out of 59 reviews ({}) were completed in time.",
            "41 of the 59 children reviewed ({}) moved on.",
            "41 children out of a total of 59 ({}) moved on.",
            "41 of the 59 children, who had a first conference in Quarter 2 2018/19, became subject to a plan ({}).",
            "{} (41 of 59) were completed in time.",
            "{} (41 out of 59) of dental checks were completed by 30 September 2018.",
            "{} (41/59) of visits took place.",
            "This is a reduction from the same period last year of {} (41/59).",
            "41/59 ({}) were in time.",
            "{} of care leavers were not in education (41 care leavers aged 19, 20 and 21 out of 59).",
            "{} of reviews were completed in time (41 out of 59).",
            "{} which is 41 of the 59 children who had a conference.",
            "{}, or 41 of the 59 referrals that led to an assessment.",
            "{} of reviews had been completed within timescales which is 41 out of 59.",
            "The rate is {}, which equates to 41 young people from a cohort of 59.",
            "{} of young people were in work, equating to 41 out of 59.",
            "{} of contacts were completed within 1 working day. This equates to 41 contacts out of 59.",
            "{} of visits were made in time at the end of Q2 compared to 88.5% a year ago. This is 41 visits out of "
            "59.",
            "Of the 59 referrals received in the quarter, 41 ({}) resulted in an assessment.",
            "There were 59 referrals, of which 41 ({}) led to an assessment.",
            "59 young people were supported, of whom 41 ({}) found work.",
            "There were 59 referrals. 41 of these ({}) resulted in an assessment.",
            "There were 59 referrals. Of these, 41 ({}) resulted in an assessment.",
            "59 residents moved, with 41 ({}) remaining in the district.",
            "41 ({}) of the 59 referrals were closed.",
            "41 referrals ({}) out of 59 were closed.",
            "{} of the 59 referrals (41) were closed.",
            "41 families were helped ({} of 59).",
            "41 families were helped at March 2017 ({} of phase 2 overall total of 59 families by March 2020).",
            "41 children, which is {} of the 59 children on a plan.",
            "41 children were on a plan. This represents {} of the 59 children seen.",
            "Quarter 2 had 41 referrals made from 59 contacts ({}).",
            "41 of 59 targets are on track, giving a success rate of {}.",
            "41 out of the 59 inspections were passed, equivalent to {}.",
            "41 of the 59 schools were rated good, which is {}.",
            "Forty-one in all: 41 of 59 = {}",
        },
        "69.5%", "69%", "71%", "around 70%");
}

TEST_CASE("a fall and the figures that it is between, however it is put") {
    check_phrasings(
        {
            "42 children were re-referred during Quarter 2 2018/19 which is a positive decrease of {} from 55 in "
            "Quarter 2 "
            "2017/18.",
            "42 children were re-referred, a decrease of {} from 55.",
            "42 children were re-referred, a {} decrease on the 55 of last year.",
            "42 children were re-referred, a reduction of {} compared to the same period last year (55).",
            "The year to date figure of 42 is a decrease of {} compared to the same period last year (55).",
            "In Quarter 2, 42 children were on a plan compared to 55 children in Quarter 2 2017/18, a decrease of {}.",
            "There were 42 complaints this year compared with 55 last year, which is a {} reduction.",
            "Complaints decreased from 55 to 42 ({}).",
            "Complaints fell from 55 in 2017/18 to 42 in 2018/19, a fall of {}.",
            "Complaints have fallen from 55 in June to 42 in July, a {} reduction.",
            "Complaints fell by {} from 55 to 42.",
            "Complaints fell by {}, from 55 last year to 42 this year.",
            "A reduction of {} from 55 to 42 was seen.",
            "There was a {} reduction from 55 in Quarter 1 to 42 in Quarter 2.",
            "There has been a {} decrease in re-referrals from Quarter 1 (55) to Quarter 2 (42).",
            "Complaints reduced to 42 from 55, a drop of {}.",
            "Complaints fell to 42 in June from 55 in May ({}).",
            "There were 42 complaints, {} fewer than the 55 of the year before.",
            "Complaints fell by 13 ({}) from 55 at the end of 2015-16 to 42 at the end of 2016-17.",
            "There were 42 complaints, a fall of 13 ({}) on the previous year.",
            "42 complaints were received. This is a {} decrease when compared to the same period last year (55).",
        },
        "23.6%", "24%", "30.9%", "almost 24%");
}

TEST_CASE("a rise and the figures that it is between") {
    check_phrasings(
        {
            "148 enquiries were started during Quarter 2 2018/19, an increase of {} from the 98 started during Quarter "
            "2.",
            "1,480 contacts were received which is a {} increase from Quarter 2 2017/18 where there were 980 contacts.",
            "Assessments have seen a positive increase of {}, from 98 started in Quarter 2 to 148 being started in Q3.",
            "Placements increased from 98 to 148 ({}).",
            "Placements rose from 98 to 148, an increase of {}.",
            "We issued 148 plans, an increase of 50 ({}) on the previous year.",
            "148 visits were made, {} more than the 98 in 2017.",
        },
        "51.0%", "51%", "15%", "over 50%");
}

TEST_CASE("differences in numbers") {
    CHECK(outcomes(
              "The number was 254 which represents an increase of 39 children from the 2017/18 year end figure of 215.")
              .holds == 1);
    CHECK(outcomes(
              "The number was 254 which represents an increase of 49 children from the 2017/18 year end figure of 215.")
              .fails == 1);
    CHECK(outcomes("It rose by 39 from 215 to 254.").holds >= 1);
    CHECK(outcomes("It rose by 93 from 215 to 254.").fails == 1);
    CHECK(outcomes("It rose by about 40 from 215 to 254.").fails == 0);
}

TEST_CASE("a rise is no fall") {
    CHECK(outcomes("The rate increased from 19% to 28%.").holds == 1);
    CHECK(outcomes("The rate increased from 28% to 19%.").fails == 1);
    CHECK(outcomes("This has decreased to 19% from 28% in 2019/20.").holds == 1);
    CHECK(outcomes("This has decreased to 28% from 19% in 2019/20.").fails == 1);
    CHECK(outcomes("54% were answered (down from 70% the previous quarter).").holds == 1);
    CHECK(outcomes("84% were answered (down from 70% the previous quarter).").fails == 1);
    CHECK(outcomes("The council's rank dropped from 12 to 20.").fails == 0);
    CHECK(outcomes("Numbers fell by 42% from 98 to 148.").fails == 1);
}

TEST_CASE("per cent and percentage points") {
    CHECK(outcomes("It rose from 75% to 82%, an increase of 7 percentage points.").holds >= 1);
    CHECK(outcomes("It rose from 75% to 82%, an increase of 9.3 percentage points.").fails == 1);
    CHECK(outcomes("It rose from 75% to 82%, an increase of 7%.").fails == 0);    // points are meant
    CHECK(outcomes("It rose from 75% to 82%, an increase of 9.3%.").fails == 0);  // per cent are meant
    CHECK(outcomes("It rose from 75% to 82%, an increase of 12%.").fails == 1);
    // Both ends are rounded: 7 may be 6.2 or 7.9.
    CHECK(outcomes("It rose from 75% to 82%, an increase of 6.4 percentage points.").fails == 0);
    CHECK(outcomes("It rose from 750 to 820, an increase of 9 percentage points.").fails == 0);
}

TEST_CASE("rounded counts leave room") {
    CHECK(outcomes("It rose from 27,000 to 29,000, an increase of 8%.").fails == 0);
    CHECK(outcomes("It rose from 27,123 to 29,456, an increase of 8.1%.").fails == 1);
    CHECK(outcomes("It rose from 27,123 to 29,456, an increase of 8.6%.").holds >= 1);
}

TEST_CASE("figures that are no claims") {
    for (const std::string text : {
             "The rate for 16-17 year olds (69%) rose.",
             "Children aged 16 to 17 (6.6%) are supported for 12 months.",
             "12 of the 20 working days were lost in 2018/19 (5%) of 2017.",
             "Section 47 enquiries (51%) were started within 15 working days of 30 September 2021.",
             "Spend was £1.2m of £4.5m (5%).",
             "1 in 5 children (15%) across the county.",
             "Year 11 pupils (72%), of which 31 March 2021 (12%) was the last day.",
             "5 of 20 schools were judged good, or 60% of pupils.",
             "Paragraph 12 of 40 (3%) applies.",
             "On the 1st of 10 days 5% were seen.",
             "The target of 90% was met in 3 of the 4 quarters.",
             "The cost rose from £5.5m to £4.5m (12%).",
             "It takes from 5 to 10 days (3%).",
             "Average earnings growth eased from 3.0% to 1.8%.",
             "12 of 40 staff left, which is 5% higher than in 2017.",
             "95 of 100 reviews were completed, or 3% fewer than last year.",
             "Attendance fell from 95% to 91%, which is 2% below target.",
             "The number rose from 50 to 60, an increase of 5% on target.",
             "3 of the 4 quarters saw performance on target (82%).",
             "5 of the 7 measures improved, with satisfaction rising (85%).",
             "Of the 200 cases, 50 were closed, 20 (40%) within a month.",
             "There were 59 conferences, of which 41 led to plans (85% in time).",
             "60 of 80 homes (75%) and 20 (30%) of flats were let.",
             "Complaints rose by 5% to 120 from April.",
             "Response rates increased to 45% compared to 50% nationally.",
             "The vacancy rate fell to 12% from a high of 10% of posts in one team.",
             "It rose from 5% in 2017 to 7% in 2018 and 4% in 2019, a fall of 3 percentage points.",
             "There were 42 complaints, 12 more than target, and 55 compliments.",
             "Visits rose from 100 in April to 150 in June, with an increase of 5% in the year.",
             "64 requests were made, an increase of 40 on the previous year's average of 20.",
             "The ratio moved from 1:20 to 1:15 (5%).",
             "The service fell from 3rd to 5th of 20 (12%).",
             "Absence fell from 9.8 days to 8.7 days (15%).",
             "By June 30 of 50 (60%) had been seen, against 20 of 50 (40%) in May.",
             "41 of the 59 plans, up from 30% last year, are open.",
             "There are 120 children in care, and 30 of the 45 assessments are late (5 more than in May).",
             "Of 61 indicators, 12 improved and 20 (45%) of those with targets met them.",
             "The council has 300 schools and inspected 20 (50%) of its academies.",
             "Spend was 5% over budget at 12 of 40 homes, a rise of 3% from 2%.",
         }) {
        CAPTURE(text, mark_figures(text).text);
        CHECK(outcomes(text).fails == 0);
    }
}

TEST_CASE("figures that are not meant exactly cannot be told") {
    for (const std::string text : {
             "Nearly 45 of the 59 children (69%) moved on.",
             "41 of the 59 children (over 70%) moved on.",
             "It rose from around 98 to 148 (12%).",
             "It rose from 98 to more than 148, an increase of 12%.",
             "At least 41 of 59 (75%) were seen.",
         }) {
        CAPTURE(text, mark_figures(text).text);
        CHECK(outcomes(text).fails == 0);
    }
}

TEST_CASE("sentences do not reach into one another") {
    CHECK(outcomes("There were 300 calls. Complaints saw an increase of 5% from 40.").fails == 0);
    CHECK(outcomes("There were 59 reviews; 41 plans were made. 80% of visits took place.").fails == 0);
}

TEST_CASE("the marks of figures") {
    const MarkedText text = mark_figures(std::string("By 30 June 2021, 58 of the 1,462 (4.0%) aged 16-17 paid £1.2m."));
    CHECK(text.text == "by <t0>, <n1> of the <n2> (<p3>) <x4> paid <m5> |");
    REQUIRE(text.figures.size() == 6);
    CHECK(text.figures[2].value == 1462);
    CHECK(text.figures[3].value == 4);
    CHECK(text.figures[3].decimals == 1);
    CHECK(text.figures[3].half_unit() == Approx(0.05));
}

TEST_CASE("a finding says what is printed, what it is, and where") {
    PaperProse paper{"paper", {}};
    Paragraph paragraph;
    double x = 50;
    for (const char* text : {"42", "were", "seen,", "a", "decrease", "of", "30.9%", "from", "55."}) {
        Word word;
        word.text = text;
        word.box = {x, 100, x + 20, 110};
        word.font_size = 10;
        word.baseline = 108;
        paragraph.words.push_back({7, word});
        x += 25;
    }
    paper.paragraphs.push_back(paragraph);
    Collector collector;
    const Dataset no_tables;
    const std::vector<PaperProse> prose{paper};
    check_claims({no_tables, prose}, collector);
    const Validation result = collector.take();
    REQUIRE(result.findings.size() == 1);
    const Finding& finding = result.findings[0];
    CHECK(finding.check == Check::change);
    CHECK(finding.verdict == Verdict::contradiction);
    CHECK(std::get<double>(finding.published) == 30.9);
    CHECK(std::get<double>(finding.expected) == Approx(23.636).margin(0.001));
    CHECK(*finding.tolerance == Approx(0.05));
    CHECK(
        finding.explanation ==
        "prints a fall of 30.9%, from 55 to 42 is a fall of 23.64%; 13 is 30.95% of 42: \"42 were seen, a decrease of "
        "30.9% from 55.\"");
    REQUIRE(finding.sources.size() == 3);
    CHECK(finding.sources[0].page == 7);
    CHECK(finding.sources[0].box == Box{200, 100, 220, 110});
    CHECK(finding.sources[1].box.x0 == 50);
    CHECK(finding.sources[2].box.x0 == 250);
}

namespace {

Period period(PeriodKind kind, const std::string& start, const std::string& end) {
    return {"", kind, start, end, false};
}

Observation observation(double value, Unit unit, const Period& when, Basis basis = Basis::latest) {
    Observation result;
    result.value = value;
    result.unit = unit;
    result.period = when;
    result.basis = basis;
    result.text =
        value == std::floor(value) ? std::to_string(static_cast<int>(value)) : std::to_string(value).substr(0, 4);
    return result;
}

const Period quarter = period(PeriodKind::quarter, "2018-07-01", "2018-09-30");

/// A paper about July to September 2018 with these records and this text: what is found.
Validation checked(const std::vector<Record>& records, const std::string& text) {
    Dataset dataset;
    Document document;
    document.id = "paper";
    document.period = quarter;
    document.authority_code = "E06000005";
    dataset.documents = {document};
    Document earlier = document;
    earlier.id = "earlier";
    dataset.documents.push_back(earlier);
    dataset.records = records;
    Paragraph paragraph;
    Paragraph::Place place;
    place.word.text = text;
    paragraph.words = {place};
    Collector collector;
    const std::vector<PaperProse> prose{{"paper", {paragraph}}};
    check_claims({dataset, prose}, collector);
    return collector.take();
}

Record record(const std::string& name, const std::vector<Observation>& observations,
              const std::string& document = "paper") {
    Record result;
    result.id = name;
    result.document = document;
    result.indicator.name = name;
    result.observations = observations;
    return result;
}

}  // namespace

TEST_CASE("a statement is held against the table by name, period and unit") {
    const Record visits =
        record("% of statutory visits completed within timescale", {observation(87, Unit::percent, quarter)});
    const std::string says = " of statutory visits were completed within timescale in Quarter 2 2018/19.";
    SECTION("holds") {
        const Validation result = checked({visits}, "87%" + says);
        CHECK(result.findings.empty());
        CHECK(result.held.at(Check::same_figure) == 1);
    }
    SECTION("within rounding") {
        const Validation result = checked({visits}, "87.4%" + says);
        CHECK(result.findings.empty());
        CHECK(result.held.at(Check::same_figure) == 1);
    }
    SECTION("does not hold") {
        const Validation result = checked({visits}, "86%" + says);
        REQUIRE(result.findings.size() == 1);
        CHECK(result.findings[0].check == Check::same_figure);
        CHECK(result.findings[0].verdict == Verdict::contradiction);
        CHECK(std::get<double>(result.findings[0].published) == 86);
        CHECK(std::get<double>(result.findings[0].expected) == 87);
        CHECK(result.findings[0].records == std::vector<std::string>{visits.id});
        CHECK(result.findings[0].sources.size() == 2);
    }
    SECTION("a quarter without its year is that of the paper") {
        CHECK(checked({visits}, "86% of statutory visits were completed within timescale in quarter two.")
                  .findings.size() == 1);
    }
    SECTION("no match, no verdict") {
        for (const std::string text : {
                 "86% of statutory visits were completed within timescale.",                   // no period
                 "86% of statutory visits were completed within timescale in Quarter 1.",      // another one
                 "86% of visits were completed within timescale in Quarter 2 2018/19.",        // too few words
                 "86 statutory visits were completed within timescale in Quarter 2 2018/19.",  // another unit
                 "The target of 86% of statutory visits completed within timescale in Quarter 2 2018/19.",
                 "86% of statutory visits to foster carers in Stockton were completed within timescale in Quarter 2.",
                 "Around 86% of statutory visits were completed within timescale in Quarter 2 2018/19.",
                 "Nationally, 86% of statutory visits were completed within timescale in Quarter 2 2018/19.",
             }) {
            CAPTURE(text);
            CHECK(checked({visits}, text).findings.empty());
        }
    }
    SECTION("a table of another paper makes it a revision") {
        Record earlier = visits;
        earlier.document = "earlier";
        const Validation result = checked({earlier}, "86%" + says);
        REQUIRE(result.findings.size() == 1);
        CHECK(result.findings[0].verdict == Verdict::revision);
    }
    SECTION("of two indicators that may be meant one is enough") {
        const Record other =
            record("Statutory visits completed within timescale %", {observation(86, Unit::percent, quarter)});
        CHECK(checked({visits, other}, "86%" + says).findings.empty());
        CHECK(checked({visits, other}, "85%" + says).findings.size() == 1);
    }
}

TEST_CASE("the months of a quarter add up where the table shows that they do") {
    std::vector<Observation> months;
    for (int month = 4; month <= 9; ++month) {
        const std::string text = "2018-0" + std::to_string(month);
        months.push_back(
            observation(month * 10, Unit::count,
                        period(PeriodKind::month, text + "-01", text + (month % 2 == 0 || month == 9 ? "-30" : "-31")),
                        Basis::series));
    }
    months[4].period->end = "2018-08-31";
    months.push_back(
        observation(390, Unit::count, period(PeriodKind::range, "2018-04-01", "2018-09-30"), Basis::year_to_date));
    const Record contacts = record("Number of contacts received (monthly)", months);
    CHECK(checked({contacts}, "240 contacts were received during Quarter 2 2018/19.").held.count(Check::same_figure) ==
          1);
    CHECK(checked({contacts}, "250 contacts were received during Quarter 2 2018/19.").findings.size() == 1);
    // Without a year to date that says so, months may be a state, not a flow.
    months.pop_back();
    const Record children = record("Number of contacts received (monthly)", months);
    CHECK(checked({children}, "250 contacts were received during Quarter 2 2018/19.").findings.empty());
}

TEST_CASE("figures are told from one another however many there are") {
    // "<n1>" and "<n11>", "<p2>" and "<p12>".
    std::string text = "One two 1 3 5 7 9 were seen. ";
    CHECK(outcomes(text + "Of 4, 6, 8 and 10 visits 12 of 40 staff left, which is 30%.").holds == 1);
    CHECK(outcomes(text + "Of 4, 6, 8 and 10 visits 12 of 40 staff left, which is 35%.").fails == 1);
    CHECK(outcomes(text + "Of 4, 6, 8 and 10 visits 12 of 40 staff left, which is 5% higher than before.").fails == 0);
}

TEST_CASE("a text made to take long does not") {
    std::string list, sentences, from;
    for (int i = 0; i < 900; ++i) {
        list += "41 of 59 and (69%), ";
        sentences += "41 of the 59 children (69.5%). ";
        from += "increased from 5 to from 6 to from ";
    }
    CHECK(outcomes(list).fails == 0);
    CHECK(outcomes(sentences).holds == 900);
    CHECK(outcomes(from).fails == 0);
    CHECK(mark_figures(std::string(100'000, '5')).figures.empty());
    CHECK(outcomes(std::string(30'000, '(') + " 5 of 6 (83%)").fails == 0);
}
