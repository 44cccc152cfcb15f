// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/councils.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "archive/identity.hpp"

namespace scrutineer {

using namespace archived;

namespace {

/// What makes two councils' indicators comparable.
using Kind = std::tuple<std::string, std::string, std::string, std::int64_t>;  // family, name, unit, base of a rate

Kind kind_of(const Database& database, const ArchivedIndicator& indicator) {
    Statement row = database.prepare("SELECT coalesce(per, 0) FROM identity WHERE id = ?");
    row.bind(1, indicator.id);
    return {indicator.family, name_key(indicator.names.front()), indicator.unit, row.step() ? row.integer(0) : 0};
}

struct Candidate {
    ArchivedIndicator indicator;
    std::vector<SeriesPoint> points;  ///< with a value and a day
};

/// The period that most have, the newest of several; by start and end.
std::pair<std::string, std::string> common_period(const std::vector<Candidate>& candidates) {
    std::map<std::pair<std::string, std::string>, int> counts;  // end, start
    for (const Candidate& c : candidates)
        for (const SeriesPoint& p : c.points) ++counts[{p.end, p.start}];
    std::pair<std::string, std::string> best;
    int most = 0;
    for (const auto& [when, count] : counts)
        if (count >= most) {
            most = count;
            best = when;
        }
    return {best.second, best.first};
}

CouncilComparison comparison(const std::vector<Candidate>& candidates) {
    CouncilComparison made;
    made.name = candidates.front().indicator.names.front();
    made.unit = candidates.front().indicator.unit;
    std::tie(made.start, made.end) = common_period(candidates);
    for (const Candidate& c : candidates) {
        const auto at = std::find_if(c.points.begin(), c.points.end(),
                                     [&](const SeriesPoint& p) { return p.start == made.start && p.end == made.end; });
        const bool same = at != c.points.end();
        if (same && made.period.empty()) made.period = at->period;
        made.councils.push_back({c.indicator, same ? *at : c.points.back(), same});
    }
    std::sort(made.councils.begin(), made.councils.end(), [](const ComparedCouncil& a, const ComparedCouncil& b) {
        return std::make_tuple(!a.same_period, -a.point.value.value_or(0), a.indicator.authority) <
               std::make_tuple(!b.same_period, -b.point.value.value_or(0), b.indicator.authority);
    });
    return made;
}

}  // namespace

std::vector<CouncilComparison> compare_councils(const Archive& archive, std::string_view query) {
    std::map<Kind, std::map<std::string, ArchivedIndicator>> kinds;  // by council, the one in most papers
    for (ArchivedIndicator& indicator : find_indicators(archive, query)) {
        if (indicator.authority.empty() || indicator.names.front().empty()) continue;
        std::string authority = indicator.authority;
        kinds[kind_of(archive.database(), indicator)].try_emplace(std::move(authority), std::move(indicator));
    }
    std::vector<CouncilComparison> all;
    for (auto& [kind, councils] : kinds) {
        if (councils.size() < 2) continue;
        std::map<std::string, std::vector<Candidate>> by_measure;
        for (auto& [authority, indicator] : councils) {
            std::vector<SeriesLine> lines = series_lines(archive, indicator);
            if (lines.empty() || lines.front().area_kind != "authority") continue;
            std::vector<SeriesPoint> points = std::move(lines.front().points);
            std::erase_if(points, [](const SeriesPoint& p) { return !p.value || p.end.empty(); });
            if (!points.empty()) by_measure[lines.front().measure].push_back({std::move(indicator), std::move(points)});
        }
        for (const auto& [measure, candidates] : by_measure) {
            if (candidates.size() < 2) continue;
            all.push_back(comparison(candidates));
            all.back().measure = measure;
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const CouncilComparison& a, const CouncilComparison& b) {
        return std::make_tuple(-static_cast<std::ptrdiff_t>(a.councils.size()), a.name) <
               std::make_tuple(-static_cast<std::ptrdiff_t>(b.councils.size()), b.name);
    });
    return all;
}

}  // namespace scrutineer
