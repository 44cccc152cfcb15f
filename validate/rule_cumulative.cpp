// SPDX-License-Identifier: GPL-3.0-or-later
// Part of validate/rules.hpp
#include <re2/re2.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "validate/figures.hpp"
#include "validate/precision.hpp"
#include "validate/rules.hpp"
#include "validate/slip.hpp"
#include "words/text.hpp"

namespace scrutineer::checks {
namespace {

/// The months of one indicator, oldest first, and the figure for the year so far.
struct Series {
    const Record* record = nullptr;
    std::vector<const Observation*> months;
    const Observation* year_to_date = nullptr;
    bool sound = false;  ///< every month is one, in order, and was read
};

bool in_order(const std::vector<const Observation*>& months) {
    for (std::size_t i = 0; i < months.size(); ++i) {
        const auto& period = months[i]->period;
        if (!period || period->kind != PeriodKind::month || period->start.empty()) return false;
        if (i == 0) continue;
        const std::string &before = months[i - 1]->period->start, &now = period->start;
        const auto number = [](const std::string& iso) {
            return std::stoi(iso.substr(0, 4)) * 12 + std::stoi(iso.substr(5, 2));
        };
        if (before.size() < 7 || now.size() < 7 || number(now) != number(before) + 1) return false;
    }
    return !months.empty();
}

Series series_of(const Record& record) {
    Series series;
    series.record = &record;
    bool sound = true;
    for (const Observation& o : record.observations) {
        if (o.measure != Measure::actual || o.area.kind != AreaKind::authority) continue;
        if (o.basis == Basis::series) {
            series.months.push_back(&o);
            sound = sound && is_sound(o);
        }
        if (o.basis == Basis::year_to_date && series.year_to_date == nullptr && is_sound(o)) series.year_to_date = &o;
    }
    series.sound = sound && in_order(series.months);
    return series;
}

bool is_count(const Record& record) { return record.indicator.unit == Unit::count; }

/// The name without what says month or year: the same for an indicator's months and its running total.
std::string stem(const std::string& name) {
    static const RE2 words(
        R"(\b(?:monthly|in (?:the )?month|within the month|during the month|per month|each month|in-month|year to date|ytd|cumulative|so far this year|total|number of|no\.? of|count of|percentage of|percentage|the|individual)\b|[^a-z0-9]+)");
    std::string text = lower_case(fold_text(name));
    for (std::size_t at; (at = text.find('%')) != std::string::npos;) text.replace(at, 1, " ");
    RE2::GlobalReplace(&text, words, " ");
    std::string folded = fold_space(text);
    return folded;
}

bool says_cumulative(const std::string& name) {
    static const RE2 words(R"((?i)\b(?:year to date|ytd|cumulative|so far this year|running total|total number)\b)");
    return RE2::PartialMatch(fold_text(name), words);
}

/// Things that happen in a month, and are in no other month too.
bool says_monthly_flow(const std::string& name) {
    static const RE2 flow(
        R"((?i)\b(?:monthly|in (?:the )?month|within the month|per month|received|completed|started|made|issued|opened|initiated|processed|held|carried out|reported|recorded)\b)");
    static const RE2 no_flow(
        R"((?i)\b(?:individual|different|unique|distinct|outstanding|open|current|as at|at (?:the )?(?:month|quarter|year)|end of|subject to|waiting|in care|looked after|active|average|rolling|last 12 months|caseload|snapshot|remaining|vacan)\b)");
    const std::string text = fold_text(name);
    return RE2::PartialMatch(text, flow) && !RE2::PartialMatch(text, no_flow);
}

bool is_running_total(const std::vector<const Observation*>& months) {
    return months.size() >= 3 && std::is_sorted(months.begin(), months.end(),
                                                [](const auto* a, const auto* b) { return *a->value < *b->value; });
}

/// Not people, who may come again in another month, and not what is open or waiting at a month's end.
bool may_be_events(const std::string& name) {
    static const RE2 no_events(
        R"((?i)\b(?:people|persons?|child(?:ren)?|adults?|young|clients?|famil(?:y|ies)|users?|pupils?|residents?|carers?|leavers?|individuals?|households?|different|unique|outstanding|open|current|as at|at (?:the )?(?:month|quarter|year)|end of|subject to|waiting|in care|looked after|active|average|rolling|last 12 months|caseloads?|remaining|vacan\w*|beds?|places?|staff|stock)\b)");
    return !RE2::PartialMatch(fold_text(name), no_events);
}

/// One slip in the year's figure, or in one month's, would make them agree.
bool is_slip(const Series& s, double sum, double published) {
    if (one_slip(published, sum)) return true;
    std::size_t ways = 0;
    for (const Observation* month : s.months) {
        const double meant = *month->value + published - sum;
        double highest = meant;
        for (const Observation* other : s.months)
            if (other != month) highest = std::max(highest, *other->value);
        // What is less than two of its months may be no sum at all.
        if (meant > 0 && published >= 2 * highest && one_slip(*month->value, meant)) ++ways;
    }
    return ways == 1;
}

/// 98, 130 and the year so far: 228.
void check_year_to_date(const Series& s, Collector& collector) {
    if (!s.sound || s.year_to_date == nullptr || s.months.size() < 2 || !is_count(*s.record)) return;
    const auto& period = s.year_to_date->period;
    if (!period || period->start.empty() || s.months.front()->period->start != period->start) return;
    if (!period->end.empty() && s.months.back()->period->end < period->end) return;
    double sum = 0;
    for (const Observation* month : s.months) sum += *month->value;
    const double published = *s.year_to_date->value;
    if (published == sum) {
        collector.held(Check::cumulative);
        return;
    }
    // A stock, or months that run on already.
    if (published == *s.months.back()->value || says_cumulative(s.record->indicator.name) || is_running_total(s.months))
        return;
    const bool flow = says_monthly_flow(s.record->indicator.name) ||
                      (may_be_events(s.record->indicator.name) && is_slip(s, sum, published));
    const bool near = std::fabs(published - sum) <= 0.1 * sum;
    if (!near && !flow) return;
    Finding finding = finding_about(Check::cumulative, *s.record, *s.year_to_date);
    // A person may be in two months and is once in the year; but never are there more than in the months together.
    finding.verdict = flow || published > sum ? Verdict::contradiction : Verdict::cannot_tell;
    finding.expected = sum;
    finding.difference = published - sum;
    finding.tolerance = 0;
    finding.explanation = "prints " + as_printed(*s.year_to_date) + " for the year to date, its " +
                          std::to_string(s.months.size()) + " months sum to " + plain_number(sum) + ": " +
                          s.record->indicator.name;
    for (const Observation* month : s.months) finding.sources.push_back(place_of(*s.record, *month));
    collector.add(std::move(finding));
}

/// Months with the same first days.
bool side_by_side(const Series& a, const Series& b) {
    if (!a.sound || !b.sound || a.months.size() != b.months.size() || a.months.size() < 3) return false;
    for (std::size_t i = 0; i < a.months.size(); ++i)
        if (a.months[i]->period->start != b.months[i]->period->start) return false;
    return a.record->document == b.record->document;
}

void report_running(const Series& monthly, const Series& running, std::size_t i, const Observation& wrong,
                    const Record& record, double expected, const std::string& how, Collector& collector) {
    Finding finding = finding_about(Check::cumulative, record, wrong);
    finding.records = {running.record->id, monthly.record->id};
    finding.expected = expected;
    finding.difference = *wrong.value - expected;
    finding.tolerance = 0;
    finding.explanation = "prints " + as_printed(wrong) + " for " + wrong.period->label + ", " + how + " " +
                          plain_number(expected) + ": " + record.indicator.name;
    if (i > 0) finding.sources.push_back(place_of(*running.record, *running.months[i - 1]));
    finding.sources.push_back(place_of(*running.record, *running.months[i]));
    finding.sources.push_back(place_of(*monthly.record, *monthly.months[i]));
    collector.add(std::move(finding));
}

/// A running total grows by each month's own figure.
void check_running(const Series& monthly, const Series& running, Collector& collector) {
    const std::size_t n = monthly.months.size();
    std::vector<double> off(n);
    for (std::size_t i = 0; i < n; ++i)
        off[i] = *running.months[i]->value - (i == 0 ? 0 : *running.months[i - 1]->value) - *monthly.months[i]->value;
    const auto right = static_cast<std::size_t>(std::count(off.begin(), off.end(), 0.0));
    // One wrong figure breaks two steps at most; with more broken, the two may not belong together.
    if (right < 2 || right + 2 < n) return;
    for (std::size_t i = 0; i < n; ++i) {
        if (off[i] == 0) {
            collector.held(Check::cumulative);
            continue;
        }
        const Observation& total = *running.months[i];
        if (i + 1 < n && off[i] + off[i + 1] == 0) {
            report_running(monthly, running, i, total, *running.record, *total.value - off[i],
                           "the months to then sum to", collector);
            ++i;
        } else if (i + 1 == n) {
            report_running(monthly, running, i, total, *running.record, *total.value - off[i],
                           "the month before and this month's own figure make", collector);
        } else {
            const Observation& month = *monthly.months[i];
            report_running(monthly, running, i, month, *monthly.record, *month.value + off[i],
                           "the year to date grows by", collector);
        }
    }
}

/// A share for the year so far lies between the lowest and the highest of its months.
void check_running_share(const Series& monthly, const Series& running, Collector& collector) {
    double lowest = 0, highest = 0, half = 0;
    std::size_t out = 0;
    struct Outside {
        std::size_t month;
        double edge, tolerance;
    };
    std::vector<Outside> outside;
    for (std::size_t i = 0; i < monthly.months.size(); ++i) {
        const double month = *monthly.months[i]->value, total = *running.months[i]->value;
        const auto a = printed_number(*monthly.months[i]), b = printed_number(*running.months[i]);
        if (!a || !b) return;
        half = std::max(half, a->half_unit());
        lowest = i == 0 ? month : std::min(lowest, month);
        highest = i == 0 ? month : std::max(highest, month);
        const double tolerance = half + b->half_unit();
        if (total >= lowest - tolerance - 1e-9 && total <= highest + tolerance + 1e-9) {
            collector.held(Check::cumulative);
            continue;
        }
        ++out;
        outside.push_back({i, total < lowest ? lowest : highest, tolerance});
    }
    // More than one of many outside: these months are not the parts of that year.
    if (out * 4 > monthly.months.size()) return;
    for (const Outside& o : outside) {
        const Observation& total = *running.months[o.month];
        Finding finding = finding_about(Check::cumulative, *running.record, total);
        finding.records.push_back(monthly.record->id);
        finding.expected = o.edge;
        finding.difference = *total.value - o.edge;
        finding.tolerance = o.tolerance;
        finding.explanation = "prints " + as_printed(total) + " for the year to " + total.period->label +
                              ", its months are all between " + plain_number(lowest) + " and " + plain_number(highest) +
                              ": " + running.record->indicator.name;
        for (std::size_t i = 0; i <= o.month; ++i)
            finding.sources.push_back(place_of(*monthly.record, *monthly.months[i]));
        collector.add(std::move(finding));
    }
}

}  // namespace

void check_cumulatives(const Material& material, Collector& collector) {
    const Dataset& dataset = material.dataset;
    std::vector<Series> all;
    for (const Record& record : dataset.records) {
        if (record.kind != RecordKind::kpi_series) continue;
        all.push_back(series_of(record));
        check_year_to_date(all.back(), collector);
    }
    std::map<std::pair<std::string, std::string>, std::vector<const Series*>> by_stem;
    for (const Series& s : all)
        if (s.sound) by_stem[{s.record->document, stem(s.record->indicator.name)}].push_back(&s);
    for (const auto& [name, pair] : by_stem) {
        if (pair.size() != 2) continue;
        const bool first_runs = says_cumulative(pair[0]->record->indicator.name);
        if (first_runs == says_cumulative(pair[1]->record->indicator.name)) continue;
        const Series &running = first_runs ? *pair[0] : *pair[1], &monthly = first_runs ? *pair[1] : *pair[0];
        if (!side_by_side(monthly, running)) continue;
        const auto unit = monthly.record->indicator.unit;
        if (unit != running.record->indicator.unit) continue;
        if (unit == Unit::count) check_running(monthly, running, collector);
        if (unit == Unit::percent) check_running_share(monthly, running, collector);
    }
}

}  // namespace scrutineer::checks
