// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/series.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <map>
#include <tuple>

namespace scrutineer {

using namespace archived;

namespace {

/// One row of the observation table with its paper.
struct Printed {
    bool derived = false;       ///< the period is not printed, but worked out
    bool paper_period = false;  ///< the figure has none; the paper's own stands for it
    std::string measure, basis, area, label, start, end, kind, unit, status, text;
    std::optional<double> value;
    double confidence = 1;
    FigureSource source;
};

std::vector<Printed> printed_figures(const Database& database, const std::string& indicator) {
    Statement row = database.prepare(
        "SELECT o.measure, o.basis, o.area_kind,"
        " CASE WHEN o.period_end IS NULL THEN d.period_label ELSE o.period_label END,"
        " coalesce(o.period_start, d.period_start), coalesce(o.period_end, d.period_end), o.period_kind, o.unit,"
        " o.status, o.text, o.value, o.confidence, o.page, d.id, d.file, d.meeting_date, r.id, o.period_derived, "
        "o.period_end IS NULL FROM "
        "observation o"
        " JOIN record r ON r.id = o.record_id JOIN document d ON d.id = r.document_id WHERE r.identity_id IN"
        " (SELECT id FROM identity WHERE indicator_id = ?) AND (o.period_end IS NOT NULL"
        " OR (o.basis = 'latest' AND d.period_end IS NOT NULL))"
        " ORDER BY d.meeting_date, d.period_end, d.id, r.number, o.number");
    row.bind(1, indicator);
    std::vector<Printed> all;
    while (row.step()) {
        Printed p;
        p.measure = row.text(0);
        p.basis = row.text(1);
        p.area = row.text(2);
        p.label = row.text(3);
        p.start = row.text(4);
        p.end = row.text(5);
        p.kind = row.text(6);
        p.unit = row.text(7);
        p.status = row.text(8);
        p.text = row.text(9);
        p.derived = row.integer(17) != 0;
        p.paper_period = row.integer(18) != 0;
        p.value = row.optional_real(10);
        p.confidence = row.real(11);
        p.source = {row.text(13), row.text(14), row.text(16), row.text(15), static_cast<int>(row.integer(12)),
                    p.text,       p.value,      p.basis};
        all.push_back(std::move(p));
    }
    return all;
}

std::string rating_of(const Database& database, const std::string& record) {
    Statement rating = database.prepare(
        "SELECT rating FROM assessment WHERE record_id = ? AND rating <> 'none' AND against IN"
        " ('target', 'overall', 'year-earlier') ORDER BY CASE against WHEN 'target' THEN 0 WHEN 'overall' THEN 1 ELSE "
        "2 END,"
        " number LIMIT 1");
    rating.bind(1, record);
    return rating.step() ? rating.text(0) : "";
}

/// "30 Jun 2016" or "Jul 2015 – Jun 2016", from ISO dates.
std::string span_text(const std::string& start, const std::string& end) {
    static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto month_and_year = [](const std::string& day) -> std::string {
        const int month = day.size() == 10 ? std::atoi(day.substr(5, 2).c_str()) : 0;
        return month < 1 || month > 12 ? day : months[static_cast<std::size_t>(month - 1)] + (" " + day.substr(0, 4));
    };
    if (start == end) return (end.size() == 10 ? end.substr(8) + " " : "") + month_and_year(end);
    const std::string from = month_and_year(start), to = month_and_year(end);
    return from == to ? to : from + " – " + to;
}

int days_between(const std::string& start, const std::string& end) {
    int y0 = 0, m0 = 0, d0 = 0, y1 = 0, m1 = 0, d1 = 0;
    if (std::sscanf(start.c_str(), "%d-%d-%d", &y0, &m0, &d0) != 3) return 0;
    if (std::sscanf(end.c_str(), "%d-%d-%d", &y1, &m1, &d1) != 3) return 0;
    return (y1 - y0) * 365 + (m1 - m0) * 30 + (d1 - d0);
}

/// As printed with so many digits, are they one figure? 17.27 against 17.3 is rounding, 17.2 is a revision.
bool same_figure(const FigureSource& a, const FigureSource& b) {
    if (!a.value || !b.value) return true;
    const auto decimals = [](const std::string& text) {
        const std::size_t point = text.find('.');
        if (point == std::string::npos) return 0;
        std::size_t end = point + 1;
        while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
        return static_cast<int>(end - point - 1);
    };
    const double step = std::pow(10.0, -std::min(decimals(a.text), decimals(b.text)));
    return std::abs(*a.value - *b.value) <= step / 2 + 1e-9 * std::abs(*a.value);
}

void add_comparators(SeriesPoint& point, const std::vector<Printed>& all) {
    for (const Printed& p : all) {
        if (p.source.record != point.source.record || !p.value) continue;
        if (p.measure == "target" && p.area == "authority" && p.end == point.end && !point.target)
            point.target = p.value;
        if (p.measure != "actual" || p.basis != "latest" || point.source.basis != "latest") continue;
        if (p.area == "country" && !point.country) point.country = p.value;
        if (p.area == "region" && !point.region) point.region = p.value;
        if (p.area == "neighbours" && !point.neighbours) point.neighbours = p.value;
    }
}

}  // namespace

std::vector<SeriesPoint> series(const Archive& archive, const ArchivedIndicator& indicator) {
    const std::vector<Printed> all = printed_figures(archive.database(), indicator.id);
    std::map<std::tuple<std::string, std::string>, std::vector<const Printed*>> periods;  // end, start
    for (const Printed& p : all)
        if (p.area == "authority" && p.measure != "target" && p.measure != "floor")
            periods[{p.end, p.start}].push_back(&p);

    std::vector<SeriesPoint> points;
    for (const auto& [when, figures] : periods) {
        // A paper's own latest figure is the publication; its "12 months earlier" repeats an older one.
        auto first = std::find_if(figures.begin(), figures.end(), [](const Printed* p) {
            return p->basis != "year-earlier" && p->basis != "previous" && p->value;
        });
        if (first == figures.end())
            first = std::find_if(figures.begin(), figures.end(), [](const Printed* p) { return p->value.has_value(); });
        const Printed& main = first != figures.end() ? **first : *figures.front();
        // "New PI" where the year before would stand says nothing of that year.
        if (!main.value && (main.basis == "year-earlier" || main.basis == "previous")) continue;
        SeriesPoint point;
        // The label is the latest figure's; the year before has none of its own.
        point.period = main.derived ? span_text(main.start, main.end) : main.label;
        point.paper_period = main.paper_period;
        point.start = main.start;
        point.end = main.end;
        point.value = main.value;
        point.text = main.text;
        point.status = main.status;
        point.unit = main.unit;
        point.confidence = main.confidence;
        point.source = main.source;
        if (main.basis == "latest") point.rating = rating_of(archive.database(), main.source.record);
        add_comparators(point, all);
        for (const Printed* p : figures) {
            if (p == &main || !p->value) continue;
            point.others.push_back(p->source);
            point.revised = point.revised || !same_figure(main.source, p->source);
        }
        const auto known =
            std::find_if(points.rbegin(), points.rend(), [](const SeriesPoint& p) { return p.value.has_value(); });
        if (point.value && known != points.rend()) {
            const SeriesPoint& before = *known;
            const int length = days_between(point.start, point.end),
                      length_before = days_between(before.start, before.end);
            point.break_before = before.unit != point.unit || std::abs(length - length_before) > 45;
        }
        points.push_back(std::move(point));
    }
    return points;
}

}  // namespace scrutineer
