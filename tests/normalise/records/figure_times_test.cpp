// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/records/figure_times.hpp"

#include "normalise/periods/period.hpp"
#include "tests/support/catch.hpp"

using namespace scrutineer;

namespace {

struct Settled {
    Record record;
    std::vector<FigureTime> times;
    std::optional<Period> reported;
    std::string meeting_date;

    Settled& add(const std::string& period, Measure measure = Measure::actual, bool measure_told = true) {
        Observation o;
        o.measure = measure;
        if (!period.empty()) o.period = parse_period(period);
        record.observations.push_back(o);
        times.push_back({true, !measure_told, false, !period.empty()});
        return *this;
    }
    Settled& told(Basis basis, Measure measure = Measure::actual) {
        add("", measure);
        record.observations.back().basis = basis;
        times.back().basis_by_period = false;
        return *this;
    }
    Settled& now(const std::string& period) {
        reported = parse_period(period);
        return *this;
    }
    std::vector<Basis> bases() {
        settle_times(record, times, reported, meeting_date);
        std::vector<Basis> out;
        for (const Observation& o : record.observations) out.push_back(o.basis);
        return out;
    }
};

using Bases = std::vector<Basis>;

}  // namespace

TEST_CASE("the same quarter a year before, the quarter before, and the latest") {
    CHECK(Settled().add("Q3 2023/24").add("Q2 2024/25").add("Q3 2024/25").now("Q3 2024/25").bases() ==
          Bases{Basis::year_earlier, Basis::previous, Basis::latest});
}

TEST_CASE("in a run of quarters those before the newest are a series, a full year beside them is annual") {
    CHECK(Settled().add("2022/23").add("Q1 2023/24").add("Q2 2023/24").add("Q3 2023/24").now("Q3 2023/24").bases() ==
          Bases{Basis::annual, Basis::series, Basis::series, Basis::latest});
}

TEST_CASE("months are a series") {
    CHECK(Settled().add("Apr-23").add("May-23").add("Jun-23").add("2022/23").now("Q1 2023/24").bases() ==
          Bases{Basis::series, Basis::series, Basis::series, Basis::annual});
}

TEST_CASE("what begins after the paper's time is a plan, and no actual figure") {
    Settled money;
    money.record.kind = RecordKind::finance_row;
    CHECK(money.add("2024/25", Measure::budget).add("2025/26", Measure::actual, false).now("Q3 2024/25").bases() ==
          Bases{Basis::latest, Basis::plan});
    // A price of next year is no budget; thousands are.
    CHECK(money.record.observations[1].measure == Measure::other);
    Settled thousands;
    thousands.record.kind = RecordKind::finance_row;
    thousands.add("2025/26", Measure::actual, false).times.back().in_thousands = true;
    CHECK(thousands.now("Q3 2024/25").bases() == Bases{Basis::plan});
    CHECK(thousands.record.observations[0].measure == Measure::budget);
    Settled targets;
    CHECK(targets.add("2025/26", Measure::target).now("Q3 2024/25").bases() == Bases{Basis::plan});
    CHECK(targets.record.observations[0].measure == Measure::target);
}

TEST_CASE("a plan is published before its own period") {
    Settled plan;
    plan.record.kind = RecordKind::finance_row;
    plan.meeting_date = "2025-02-13";
    CHECK(plan.add("2025-26", Measure::actual, false).add("2026-27", Measure::actual, false).now("2025-26").bases() ==
          Bases{Basis::plan, Basis::plan});
    CHECK(plan.record.observations[0].measure == Measure::other);
}

TEST_CASE("figures without a period of their own have the latest one's, the one before or the year earlier") {
    Settled settled;
    settled.add("Q3 2024/25").add("", Measure::target).told(Basis::previous).told(Basis::year_earlier);
    settled.now("Q3 2024/25").bases();
    const auto& all = settled.record.observations;
    REQUIRE(all[1].period);
    CHECK(all[1].period->start == "2024-10-01");
    CHECK(all[1].period->derived);
    REQUIRE(all[2].period);
    CHECK(all[2].period->start == "2024-07-01");
    CHECK(all[2].period->end == "2024-09-30");
    REQUIRE(all[3].period);
    CHECK(all[3].period->start == "2023-10-01");
}

TEST_CASE("a difference between two years is of neither, and a draft is not of the month it was made in") {
    Settled money;
    money.record.kind = RecordKind::finance_row;
    money.add("2024/25", Measure::budget).add("2025/26", Measure::budget).add("", Measure::movement);
    money.record.observations[2].period = parse_period("2025/26");
    money.now("2025/26").bases();
    CHECK(money.record.observations[1].period);
    CHECK_FALSE(money.record.observations[2].period);
    Settled draft;
    draft.record.kind = RecordKind::finance_row;
    draft.add("Nov 2024", Measure::other, false).record.observations[0].version = Version::draft;
    draft.now("2025/26").bases();
    CHECK_FALSE(draft.record.observations[0].period);
}

TEST_CASE("what is there on a day is a balance, what was spent by a day is of the year so far") {
    Settled money;
    money.record.kind = RecordKind::finance_row;
    money.add("31 March 2017", Measure::other, false).add("30/06/2017", Measure::actual).now("Q1 2017/18").bases();
    CHECK(money.record.observations[0].measure == Measure::balance);
    CHECK(money.record.observations[1].basis == Basis::year_to_date);
    CHECK(money.record.observations[1].period->start == "2017-04-01");
    CHECK(money.record.observations[1].period->end == "2017-06-30");
}

TEST_CASE("a forecast of a quarter is of its year") {
    Settled money;
    money.record.kind = RecordKind::finance_row;
    money.add("Q3 2016/17", Measure::forecast).now("Q3 2016/17").bases();
    CHECK(money.record.observations[0].period->end == "2017-03-31");
}

TEST_CASE("to date runs as far into each year as the paper is into its own") {
    Settled settled;
    settled.told(Basis::year_to_date).told(Basis::year_to_date).now("Q3 2024/25");
    settled.record.observations[0].period = parse_period("2024/25");
    settled.record.observations[1].period = parse_period("2023/24");
    CHECK(settled.bases() == Bases{Basis::year_to_date, Basis::year_earlier});
    CHECK(settled.record.observations[0].period->end == "2024-12-31");
    CHECK(settled.record.observations[1].period->start == "2023-04-01");
    CHECK(settled.record.observations[1].period->end == "2023-12-31");
}

TEST_CASE("the total of all years has no period, not even the paper's") {
    Settled settled;
    settled.add("");
    settled.times.back().of_no_period = true;
    settled.now("2024/25").bases();
    CHECK_FALSE(settled.record.observations[0].period);
}

TEST_CASE(
    "a figure of which no word says the time is the paper's own, and the quarter printed beside it the one before") {
    Settled card;
    card.add("").add("Q2 2024/25").now("Q3 2024/25");
    card.record.observations[0].value = 24.6;
    CHECK(card.bases() == Bases{Basis::latest, Basis::previous});
    REQUIRE(card.record.observations[0].period);
    CHECK(card.record.observations[0].period->end == "2024-12-31");
}
