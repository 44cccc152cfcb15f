// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/series.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <sstream>
#include <tuple>

#include "archive/identity.hpp"
#include "archive/linking.hpp"

namespace scrutineer {
namespace {

std::string placeholders(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += i == 0 ? "?" : ",?";
    return text;
}

void bind_all(Statement& statement, const std::vector<std::string>& texts) {
    int parameter = 1;
    for (const std::string& text : texts) statement.bind(parameter++, text);
}

/// Identities whose key has every word of the query.
std::vector<std::string> matching_identities(const Database& database, std::string_view query) {
    std::string sql = "SELECT id FROM identity";
    std::istringstream in(name_key(query));
    std::vector<std::string> words;
    for (std::string word; in >> word;) words.push_back(word);
    for (std::size_t i = 0; i < words.size(); ++i)
        sql += std::string(i == 0 ? " WHERE" : " AND") + " instr(name_key, ?) > 0";
    Statement statement = database.prepare(sql + " ORDER BY authority, family, name_key, id");
    bind_all(statement, words);
    std::vector<std::string> ids;
    while (statement.step()) ids.push_back(statement.text(0));
    return ids;
}

ArchivedIndicator describe(const Database& database, std::vector<std::string> identities) {
    ArchivedIndicator indicator;
    const std::string in = "(" + placeholders(identities.size()) + ")";
    Statement identity = database.prepare("SELECT authority, family, unit FROM identity WHERE id IN " + in +
                                          " ORDER BY unit IS NULL, id");
    bind_all(identity, identities);
    if (identity.step()) {
        indicator.authority = identity.text(0);
        indicator.family = identity.text(1);
        indicator.unit = identity.text(2);
    }
    Statement names = database.prepare(
        "SELECT r.name, r.document_id FROM record r JOIN document d ON d.id = r.document_id WHERE r.identity_id IN " +
        in + " ORDER BY d.meeting_date DESC, d.period_end DESC, d.id, r.number");
    bind_all(names, identities);
    std::set<std::string> documents;
    while (names.step()) {
        const std::string name = names.text(0);
        if (std::find(indicator.names.begin(), indicator.names.end(), name) == indicator.names.end())
            indicator.names.push_back(name);
        documents.insert(names.text(1));
    }
    indicator.papers = static_cast<int>(documents.size());
    Statement span = database.prepare(
        "SELECT min(o.period_end), max(o.period_end) FROM observation o JOIN record r ON r.id = o.record_id"
        " WHERE r.identity_id IN " +
        in + " AND o.area_kind = 'authority' AND o.value IS NOT NULL");
    bind_all(span, identities);
    if (span.step()) {
        indicator.first_period_end = span.text(0);
        indicator.last_period_end = span.text(1);
    }
    indicator.identities = std::move(identities);
    return indicator;
}

/// One row of the observation table with its paper.
struct Printed {
    bool derived = false;  ///< the period is not printed, but worked out
    std::string measure, basis, area, label, start, end, kind, unit, status, text;
    std::optional<double> value;
    double confidence = 1;
    FigureSource source;
};

std::vector<Printed> printed_figures(const Database& database, const std::vector<std::string>& identities) {
    Statement row = database.prepare(
        "SELECT o.measure, o.basis, o.area_kind, o.period_label, o.period_start, o.period_end, o.period_kind, o.unit,"
        " o.status, o.text, o.value, o.confidence, o.page, d.id, d.file, d.meeting_date, r.id, o.period_derived FROM "
        "observation o"
        " JOIN record r ON r.id = o.record_id JOIN document d ON d.id = r.document_id WHERE r.identity_id IN (" +
        placeholders(identities.size()) +
        ") AND o.period_end IS NOT NULL ORDER BY d.meeting_date, d.period_end, d.id, r.number, o.number");
    bind_all(row, identities);
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

std::vector<ArchivedIndicator> find_indicators(const Archive& archive, std::string_view query) {
    std::vector<ArchivedIndicator> found;
    std::set<std::string> taken;
    for (const std::string& id : matching_identities(archive.database(), query)) {
        if (taken.contains(id)) continue;
        std::vector<std::string> identities = linked_identities(archive, id);
        taken.insert(identities.begin(), identities.end());
        found.push_back(describe(archive.database(), std::move(identities)));
    }
    std::stable_sort(found.begin(), found.end(), [](const ArchivedIndicator& a, const ArchivedIndicator& b) {
        return std::make_tuple(a.family != "indicator", -a.papers) <
               std::make_tuple(b.family != "indicator", -b.papers);
    });
    return found;
}

std::vector<SeriesPoint> series(const Archive& archive, const ArchivedIndicator& indicator) {
    const std::vector<Printed> all = printed_figures(archive.database(), indicator.identities);
    std::map<std::tuple<std::string, std::string>, std::vector<const Printed*>> periods;  // end, start
    for (const Printed& p : all)
        if (p.area == "authority" && p.measure != "target" && p.measure != "floor")
            periods[{p.end, p.start}].push_back(&p);

    std::vector<SeriesPoint> points;
    for (const auto& [when, figures] : periods) {
        // A paper's own latest figure is the publication; its "12 months earlier" repeats an older one.
        const auto first = std::find_if(figures.begin(), figures.end(), [](const Printed* p) {
            return p->basis != "year-earlier" && p->basis != "previous" && p->value;
        });
        const Printed& main = first != figures.end() ? **first : *figures.front();
        SeriesPoint point;
        // The label is the latest figure's; the year before has none of its own.
        point.period = main.derived ? "a year before " + main.label : main.label;
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
        if (!points.empty()) {
            const SeriesPoint& before = points.back();
            const int length = days_between(point.start, point.end),
                      length_before = days_between(before.start, before.end);
            point.break_before = before.unit != point.unit || std::abs(length - length_before) > 45;
        }
        points.push_back(std::move(point));
    }
    return points;
}

}  // namespace scrutineer
