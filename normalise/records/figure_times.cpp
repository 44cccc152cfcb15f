// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/records/figure_times.hpp"

#include <algorithm>

#include "normalise/periods/calendar.hpp"
#include "normalise/periods/period.hpp"
#include "words/expression.hpp"

namespace scrutineer {
namespace {

bool same_days(const Period& a, const Period& b) { return a.start == b.start && a.end == b.end; }

bool is_year(const Period& period) {
    return period.kind == PeriodKind::financial_year || period.kind == PeriodKind::calendar_year ||
           period.kind == PeriodKind::academic_year;
}

/// Months that a period covers, to the nearest; 0 for a day.
int months_of(const Period& period) {
    const auto start = day_from_iso(period.start);
    const auto end = day_from_iso(period.end);
    if (!start || !end || period.kind == PeriodKind::point) return 0;
    const int months = (static_cast<int>(end->year()) - static_cast<int>(start->year())) * 12 +
                       static_cast<int>(static_cast<unsigned>(end->month())) -
                       static_cast<int>(static_cast<unsigned>(start->month()));
    return months + 1;
}

/// The period of the same length that ends where this one begins; nullopt for days and open periods.
std::optional<Period> period_before(const Period& period) {
    const int months = months_of(period);
    const auto start = day_from_iso(period.start);
    if (months == 0 || !start) return std::nullopt;
    const int first =
        static_cast<int>(start->year()) * 12 + static_cast<int>(static_cast<unsigned>(start->month())) - 1;
    const auto begin = make_day((first - months) / 12, (first - months) % 12 + 1, 1);
    const int last = first - 1;
    if (!begin || static_cast<unsigned>(start->day()) != 1) return std::nullopt;
    Period before = period;
    before.start = iso_text(*begin);
    before.end = iso_text(month_end(last / 12, last % 12 + 1));
    before.derived = true;
    return before;
}

class Times {
public:
    Times(Record& record, const std::vector<FigureTime>& times, const std::optional<Period>& reported,
          const std::string& meeting_date)
        : record_(record), times_(times), reported_(reported) {
        // A report comes after its period, a plan before it.
        if (reported && !reported->end.empty()) now_ = reported->end;
        if (!meeting_date.empty() && (now_.empty() || meeting_date < now_)) now_ = meeting_date;
        find_points();
    }

    void settle() {
        const bool several_years = own_years() >= 2;
        if (record_.kind == RecordKind::finance_row)
            for (std::size_t i = 0; i < record_.observations.size(); ++i) money(i, several_years);
        for (std::size_t i = 0; i < record_.observations.size(); ++i)
            if (times_[i].basis_by_period && times_[i].own_period) basis(i);
        if (record_.kind == RecordKind::finance_row) take_first_year();
        for (std::size_t i = 0; i < record_.observations.size(); ++i) period(i);
    }

private:
    /// A year to come, or a time in one: what is left of the paper's own year is not.
    bool is_future(const Period& period) const {
        if (now_.empty() || period.start.empty()) return false;
        if (is_year(period)) return period.start > now_;
        const auto now = day_from_iso(now_);
        const auto year_end = now ? make_day(financial_year_of(*now) + 1, 3, 31) : std::nullopt;
        return year_end && period.start > iso_text(*year_end);
    }

    /// The first year of a plan has begun, or is the paper's own: beside years to come it is a budget as they are.
    void take_first_year() {
        int years = 0;
        for (std::size_t i = 0; i < record_.observations.size(); ++i)
            if (const Observation& o = record_.observations[i];
                times_[i].measure_by_period && o.measure == Measure::budget && o.basis == Basis::plan)
                ++years;
        constexpr int a_plan = 2;
        if (years < a_plan || !reported_) return;
        for (std::size_t i = 0; i < record_.observations.size(); ++i) {
            Observation& o = record_.observations[i];
            const bool untold = times_[i].measure_by_period && o.measure == Measure::other;
            if (untold && times_[i].own_period && o.period && is_year(*o.period) && o.period->end >= reported_->end)
                o.measure = Measure::budget;
        }
    }

    /// How many different years, or months of drafts, the row's figures say; a quarter's figure may be of one of them.
    std::size_t own_years() const {
        std::vector<Period> periods;
        for (std::size_t i = 0; i < record_.observations.size(); ++i) {
            const std::optional<Period>& period = record_.observations[i].period;
            const bool draft = period && record_.observations[i].version && period->kind == PeriodKind::month;
            if (!period || !times_[i].own_period || !(is_year(*period) || draft)) continue;
            if (std::none_of(periods.begin(), periods.end(), [&](const Period& p) { return same_days(p, *period); }))
                periods.push_back(*period);
        }
        return periods.size();
    }

    /// What the time of a figure in a table of money says of its measure, and the other way round.
    void money(std::size_t i, bool several_years) {
        Observation& o = record_.observations[i];
        // "Total", "Change" and "Difference" beside several years are of none of them.
        if (!times_[i].own_period && several_years) times_[i].of_no_period = true;
        if (!o.period || !times_[i].own_period) return;
        // "Initial Draft (Nov 2024)" says when it was drawn up.
        if (o.version && o.period->kind == PeriodKind::month) {
            times_[i].of_no_period = true;
            return;
        }
        if (o.period->kind == PeriodKind::point) {
            static const Expression stock(R"((?i)\b(surplus(es)?|deficits?|balances?|reserves?)\b)");
            const bool year_end = o.period->end.ends_with("-03-31") || o.period->end.ends_with("-04-01");
            // What is there on a day is a balance; what was spent by it is told by a word.
            if (times_[i].measure_by_period && o.unit != Unit::percent && o.unit != Unit::count)
                o.measure = Measure::balance;
            else if (o.measure == Measure::variance && year_end && stock.found_in(o.label))
                o.measure = Measure::balance;
            return;
        }
        // "Forecast QTR3": what was expected in the third quarter of the whole year.
        const bool of_the_year = o.measure == Measure::budget || o.measure == Measure::forecast ||
                                 o.measure == Measure::variance || o.measure == Measure::outturn;
        const bool part = o.period->kind == PeriodKind::quarter || o.period->kind == PeriodKind::month ||
                          o.period->kind == PeriodKind::half_year;
        const auto day = day_from_iso(o.period->start);
        if (!of_the_year || !part || !day || o.basis == Basis::year_to_date) return;
        const int year = financial_year_of(*day);
        const auto start = make_day(year, 4, 1);
        const auto end = make_day(year + 1, 3, 31);
        if (!start || !end) return;
        o.period->kind = PeriodKind::financial_year;
        o.period->start = iso_text(*start);
        o.period->end = iso_text(*end);
        o.period->derived = true;
    }

    /// The printed periods of the authority's own figures that had begun by the paper's time, and the newest of them.
    void find_points() {
        for (std::size_t i = 0; i < record_.observations.size(); ++i) {
            const Observation& o = record_.observations[i];
            if (!times_[i].own_period || !o.period || o.period->end.empty() || o.area.kind != AreaKind::authority)
                continue;
            const bool counts =
                o.measure == Measure::actual || o.measure == Measure::outturn || times_[i].measure_by_period;
            if (is_future(*o.period) || !counts) continue;
            if (o.basis == Basis::year_to_date || !times_[i].basis_by_period) continue;
            points_.push_back(*o.period);
        }
        std::sort(points_.begin(), points_.end(),
                  [](const Period& a, const Period& b) { return a.end != b.end ? a.end < b.end : a.start < b.start; });
        points_.erase(std::unique(points_.begin(), points_.end(), same_days), points_.end());
        if (points_.empty()) return;
        // "24.6%" in large type over "Q2 25.3%", in the paper of the third quarter.
        if (has_figure_without_period() && reported_ && reported_->kind == points_.back().kind &&
            reported_->end > points_.back().end)
            points_.push_back(*reported_);
        newest_ = points_.back();
        for (const Period& point : points_) months_ += point.kind == PeriodKind::month ? 1 : 0;
    }

    /// Whether the row has a figure of the authority's of which no word says the time: it is the paper's own.
    bool has_figure_without_period() const {
        for (std::size_t i = 0; i < record_.observations.size(); ++i) {
            const Observation& o = record_.observations[i];
            if (o.measure == Measure::actual && o.basis == Basis::latest && o.area.kind == AreaKind::authority &&
                !times_[i].own_period && times_[i].basis_by_period && o.value)
                return true;
        }
        return false;
    }

    bool has_point(const std::optional<Period>& period) const {
        return period && std::any_of(points_.begin(), points_.end(),
                                     [&](const Period& point) { return same_days(point, *period); });
    }

    void basis(std::size_t i) {
        Observation& o = record_.observations[i];
        if (!o.period) return;
        if (is_future(*o.period)) {
            o.basis = Basis::plan;
            if (times_[i].measure_by_period)
                o.measure = record_.kind != RecordKind::finance_row ? Measure::target
                            : times_[i].in_thousands                ? Measure::budget
                                                                    : Measure::other;
            return;
        }
        constexpr int a_series = 3;
        if (o.period->kind == PeriodKind::month && months_ >= a_series && o.measure == Measure::actual) {
            o.basis = Basis::series;
            return;
        }
        if (!newest_ || o.period->end >= newest_->end || o.period->end.empty()) {
            o.basis = Basis::latest;
            return;
        }
        // England's figure of an earlier year is the latest there is of England.
        if (o.area.kind != AreaKind::authority && !has_point(o.period)) return;
        if (is_year(*o.period)) {
            o.basis = Basis::annual;
            return;
        }
        if (o.period->kind == PeriodKind::point) {
            o.basis = o.measure == Measure::balance ? Basis::latest : Basis::previous;
            return;
        }
        const std::optional<Period> before = period_before(*newest_);
        const bool run = has_point(before) && has_point(period_before(*before));
        if (run)
            o.basis = Basis::series;
        else if (same_days(*o.period, one_year_before(*newest_)))
            o.basis = Basis::year_earlier;
        else if (before && same_days(*o.period, *before))
            o.basis = Basis::previous;
        else
            o.basis = newest_->kind == o.period->kind && points_.size() <= 2 ? Basis::previous : Basis::series;
    }

    /// "Actual 30/06/2017" in a table of money: what was spent from the year's start to that day.
    bool is_spent_by_a_day(const Observation& o) const {
        return record_.kind == RecordKind::finance_row && o.measure == Measure::actual && o.period &&
               o.unit != Unit::percent && o.period->kind == PeriodKind::point;
    }

    /// A figure to date runs from the start of its year to the day printed, or as far into it as the paper's time is
    /// into the paper's own year.
    void to_date(Observation& o) const {
        std::string end;
        if (o.period && o.period->kind == PeriodKind::point) end = o.period->end;
        // A paper about a year has its months so far.
        else if (newest_ && reported_ && is_year(*reported_) && newest_->start >= reported_->start &&
                 newest_->end < reported_->end)
            end = newest_->end;
        else if (reported_ && !reported_->end.empty())
            end = reported_->end;
        else if (newest_)
            end = newest_->end;
        const auto last = day_from_iso(end);
        if (!last) return;
        // A meeting in the middle of the year has not seen its end: how far these figures go is not told.
        if (!now_.empty() && end > now_ && (!o.period || o.period->derived)) {
            o.period.reset();
            return;
        }
        const bool own_year = o.period && is_year(*o.period);
        const bool calendar = own_year && o.period->kind == PeriodKind::calendar_year;
        if (o.period && !own_year && o.period->kind != PeriodKind::point && !o.period->derived) {
            // "to December", or one quarter of it: as far as that.
            if (o.period->kind == PeriodKind::range) return;
            end = o.period->end;
        }
        auto day = day_from_iso(end);
        if (own_year) {
            const auto start = day_from_iso(o.period->start);
            if (!start) return;
            const int years = calendar ? static_cast<int>(start->year()) - static_cast<int>(day->year())
                                       : financial_year_of(*start) - financial_year_of(*day);
            day = shift_years(*day, years);
        }
        if (!day) return;
        Period period;
        period.label = o.period ? o.period->label : "to " + iso_text(*day);
        const auto start =
            calendar ? make_day(static_cast<int>(day->year()), 1, 1) : make_day(financial_year_of(*day), 4, 1);
        if (!start) return;
        period.start = iso_text(*start);
        period.end = iso_text(*day);
        period.kind = PeriodKind::range;
        period.derived = !o.period;
        // "2023/24 to date" beside "2024/25 to date".
        const bool year_before = own_year && last && iso_text(*day) == iso_text(shift_years(*last, -1));
        o.basis = year_before ? Basis::year_earlier : Basis::year_to_date;
        o.period = std::move(period);
    }

    /// Gives a figure without a printed period the one that its basis says.
    void period(std::size_t i) {
        Observation& o = record_.observations[i];
        if (times_[i].of_no_period) {
            o.period.reset();
            return;
        }
        if (o.basis == Basis::year_to_date || is_spent_by_a_day(o)) {
            to_date(o);
            return;
        }
        if (record_.kind == RecordKind::finance_row) return;
        // The row's period is that of its latest figure.
        const bool row_s = o.basis == Basis::previous && !times_[i].own_period && o.period && !o.period->derived;
        if (o.period && !row_s) return;
        std::optional<Period> latest = o.period ? o.period : newest_ ? newest_ : reported_;
        if (!latest) return;
        latest->derived = true;
        switch (o.basis) {
            case Basis::latest:
                o.period = latest;
                break;
            case Basis::previous:
                o.period = period_before(*latest);
                break;
            case Basis::year_earlier:
                o.period = one_year_before(*latest);
                break;
            case Basis::series:
            case Basis::annual:
            case Basis::year_to_date:
            case Basis::plan:
                break;
        }
    }

    Record& record_;
    std::vector<FigureTime> times_;
    std::optional<Period> reported_;
    std::string now_;
    std::vector<Period> points_;
    std::optional<Period> newest_;
    int months_ = 0;
};

}  // namespace

void settle_times(Record& record, const std::vector<FigureTime>& times, const std::optional<Period>& reported,
                  const std::string& meeting_date) {
    if (times.size() == record.observations.size()) Times(record, times, reported, meeting_date).settle();
}

}  // namespace scrutineer
