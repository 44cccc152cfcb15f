// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/series.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <map>
#include <tuple>

#include "archive/series_rows.hpp"

namespace scrutineer {

using namespace archived;

namespace {

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

/// Which line a figure is of.
struct LineKey {
    std::string measure, version, aspect, dimension, area_kind, area_name;
    auto operator<=>(const LineKey&) const = default;
};

LineKey key_of(const PublishedFigure& f) {
    return {f.measure, f.version, f.aspect, f.dimension, f.area_kind, f.area_name};
}

LineKey without_dimension(LineKey key) {
    key.dimension.clear();
    return key;
}

/// Does a record print several figures of one period that only their dimensions tell apart? Then each dimension is a
/// line of its own; else it is but the wording of a heading, which changes over the years.
bool dimensions_count(const std::vector<const PublishedFigure*>& figures) {
    std::map<std::tuple<std::string, std::string, std::string, std::string>, std::string> seen;
    return std::any_of(figures.begin(), figures.end(), [&](const PublishedFigure* f) {
        const auto [at, first] = seen.try_emplace({f->source.record, f->source.basis, f->end, f->start}, f->dimension);
        return !first && at->second != f->dimension;
    });
}

/// What bounds a figure: it is shown beside the figure rather than on its own.
bool is_bound(const std::string& measure) { return measure == "target" || measure == "floor" || measure == "limit"; }

/// Figures by record, in the order they are printed.
using Records = std::map<std::string, std::vector<const PublishedFigure*>>;

void add_comparators(SeriesPoint& point, const LineKey& line, const Records& records) {
    for (const PublishedFigure* p : records.at(point.source.record)) {
        if (!p->value) continue;
        if (p->measure == "target" && p->area_kind == "authority" && p->end == point.end && !point.target)
            point.target = p->value;
        const bool beside = p->measure == "actual" && p->source.basis == "latest" && point.source.basis == "latest" &&
                            p->aspect == line.aspect;
        if (!beside) continue;
        if (p->area_kind == "country" && !point.country) point.country = p->value;
        if (p->area_kind == "region" && !point.region) point.region = p->value;
        if (p->area_kind == "neighbours" && !point.neighbours) point.neighbours = p->value;
    }
}

/// The figure that stands for a period: a paper's own latest is the publication, its "12 months earlier" repeats an
/// older one. Nullptr where only a word ("New PI") stands for a time before the paper's.
const PublishedFigure* publication(const std::vector<const PublishedFigure*>& figures) {
    const auto repeats = [](const PublishedFigure* p) {
        return p->source.basis == "year-earlier" || p->source.basis == "previous";
    };
    for (const PublishedFigure* p : figures)
        if (p->value && !repeats(p)) return p;
    for (const PublishedFigure* p : figures)
        if (p->value) return p;
    return repeats(figures.front()) ? nullptr : figures.front();
}

/// A figure printed again is a revision only where another paper prints it: two columns or tables of one paper that
/// differ are two things, or a mistake.
void add_others(SeriesPoint& point, const PublishedFigure& main, const std::vector<const PublishedFigure*>& figures) {
    for (const PublishedFigure* p : figures) {
        if (p == &main || !p->value) continue;
        point.others.push_back(p->source);
        const bool same = same_figure(main.source, p->source);
        (p->source.document == main.source.document ? point.differs_in_paper : point.revised) |= !same;
    }
}

void mark_break(SeriesPoint& point, const std::vector<SeriesPoint>& before) {
    const auto known =
        std::find_if(before.rbegin(), before.rend(), [](const SeriesPoint& p) { return p.value.has_value(); });
    if (!point.value || known == before.rend()) return;
    const int length = days_between(point.start, point.end), length_before = days_between(known->start, known->end);
    // Months and quarters differ by more, a leap year by less.
    constexpr int other_length = 45;
    point.break_before = known->unit != point.unit || std::abs(length - length_before) > other_length;
}

SeriesPoint point_of(const PublishedFigure& main) {
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
    point.correction = main.correction;
    point.source = main.source;
    return point;
}

using Figures = std::vector<const PublishedFigure*>;

SeriesLine line_of(const Database& database, const LineKey& key, const Figures& figures, const Records& records) {
    SeriesLine line{key.measure, key.version, key.aspect, key.dimension, key.area_kind, key.area_name, {}, 0};
    const bool any_dated = std::any_of(figures.begin(), figures.end(), [](const auto* f) { return f->dated; });
    std::map<std::tuple<std::string, std::string, std::string>, Figures> periods;  // end, start
    for (const PublishedFigure* f : figures) {
        if (any_dated && !f->dated) {
            ++line.undated;
            continue;
        }
        // Where nothing says when, each paper's figure is a point of its own.
        periods[{f->end, f->start, f->dated ? "" : f->source.published + f->source.document + f->source.basis}]
            .push_back(f);
    }
    for (const auto& [when, same] : periods) {
        const PublishedFigure* main = publication(same);
        if (main == nullptr) continue;
        SeriesPoint point = point_of(*main);
        if (point.period.empty() && !main->dated) point.period = main->source.basis + ", no period";
        if (main->source.basis == "latest" && !is_bound(key.measure) && key.area_kind == "authority")
            point.rating = rating_of(database, main->source.record);
        if (!is_bound(key.measure) && key.area_kind == "authority") add_comparators(point, key, records);
        add_others(point, *main, same);
        mark_break(point, line.points);
        line.points.push_back(std::move(point));
    }
    return line;
}

/// What says most comes first.
auto rank_of(const SeriesLine& line) {
    static constexpr std::array order{"actual", "outturn", "forecast", "budget", "balance", "other", "variance"};
    const auto measure = std::find(order.begin(), order.end(), line.measure) - order.begin();
    const auto valued =
        std::count_if(line.points.begin(), line.points.end(), [](const SeriesPoint& p) { return p.value.has_value(); });
    const int said = !line.version.empty() + !line.aspect.empty() + !line.dimension.empty();
    return std::make_tuple(is_bound(line.measure), line.area_kind != "authority", measure, said, -valued, line.measure,
                           line.version, line.aspect, line.dimension, line.area_kind, line.area_name);
}

}  // namespace

std::vector<SeriesLine> series_lines(const Archive& archive, const ArchivedIndicator& indicator) {
    const std::vector<PublishedFigure> all = published_figures(archive.database(), indicator.id);
    std::map<LineKey, Figures> whole, by_line;
    Records records;
    for (const PublishedFigure& f : all) {
        whole[without_dimension(key_of(f))].push_back(&f);
        records[f.source.record].push_back(&f);
    }
    for (const auto& [key, figures] : whole) {
        const bool apart = dimensions_count(figures);
        for (const PublishedFigure* f : figures) by_line[apart ? key_of(*f) : key].push_back(f);
    }
    std::vector<SeriesLine> lines;
    for (const auto& [key, figures] : by_line) {
        SeriesLine line = line_of(archive.database(), key, figures, records);
        if (!line.points.empty()) lines.push_back(std::move(line));
    }
    std::sort(lines.begin(), lines.end(),
              [](const SeriesLine& a, const SeriesLine& b) { return rank_of(a) < rank_of(b); });
    return lines;
}

std::vector<SeriesPoint> series(const Archive& archive, const ArchivedIndicator& indicator) {
    std::vector<SeriesLine> lines = series_lines(archive, indicator);
    return lines.empty() ? std::vector<SeriesPoint>() : std::move(lines.front().points);
}

}  // namespace scrutineer
