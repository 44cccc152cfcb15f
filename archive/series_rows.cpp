// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/series_rows.hpp"

namespace scrutineer::archived {
namespace {

constexpr const char* figures =
    "SELECT o.measure, o.version, o.aspect,"
    " (SELECT group_concat(text, ' > ') FROM (SELECT text FROM observation_dimension v WHERE v.record_id = o.record_id"
    "  AND v.number = o.number ORDER BY level)),"
    " o.area_kind, CASE o.area_kind WHEN 'authority' THEN NULL ELSE o.area_name END, o.basis,"
    " o.period_label, o.period_start, o.period_end, o.period_derived,"
    " d.period_label, d.period_start, d.period_end, d.meeting_date,"
    " o.unit, o.status, o.text, o.value, o.confidence, o.page, o.number, d.id, d.file, r.id,"
    " c.as_read, w.because, w.decided_by, w.decided_at"
    " FROM observation o JOIN record r ON r.id = o.record_id JOIN document d ON d.id = r.document_id"
    " LEFT JOIN correction c ON c.record_id = o.record_id AND c.subject = 'figure' AND c.number = o.number"
    "  AND c.field = 'value'"
    " LEFT JOIN decision w ON w.id = c.decision_id"
    " WHERE r.identity_id IN (SELECT id FROM identity WHERE indicator_id = ?)"
    "  AND NOT EXISTS (SELECT 1 FROM record_copy k WHERE k.record_id = r.id)"
    " ORDER BY d.meeting_date, d.period_end, d.id, r.number, o.number";

/// A latest figure that prints no period is of its paper's own, or else of the day that the paper was published. What a
/// paper calls an earlier one is not.
void take_period(PublishedFigure& figure, const Statement& row) {
    figure.derived = row.integer(10) != 0;
    if (!row.is_null(9)) {
        figure.label = row.text(7);
        figure.start = row.text(8);
        figure.end = row.text(9);
        return;
    }
    const std::string basis = row.text(6);
    figure.paper_period = basis == "latest";
    figure.dated = figure.paper_period;
    if (!row.is_null(7)) figure.label = row.text(7);
    if (!figure.paper_period) return;
    if (!row.is_null(13)) {
        figure.label = row.text(11);
        figure.start = row.text(12);
        figure.end = row.text(13);
    } else if (!row.is_null(14)) {
        figure.start = figure.end = row.text(14);
        figure.label = "meeting of " + figure.end;
    } else {
        figure.dated = false;
    }
}

}  // namespace

std::vector<PublishedFigure> published_figures(const Database& database, const std::string& indicator) {
    Statement row = database.prepare(figures);
    row.bind(1, indicator);
    std::vector<PublishedFigure> all;
    while (row.step()) {
        PublishedFigure f;
        f.measure = row.text(0);
        f.version = row.text(1);
        f.aspect = row.text(2);
        f.dimension = row.text(3);
        f.area_kind = row.text(4);
        f.area_name = row.text(5);
        take_period(f, row);
        f.unit = row.text(15);
        f.status = row.text(16);
        f.text = row.text(17);
        f.value = row.optional_real(18);
        f.confidence = row.real(19);
        f.source = {row.text(22),
                    row.text(23),
                    row.text(24),
                    row.text(14),
                    static_cast<int>(row.integer(20)),
                    f.text,
                    f.value,
                    row.text(6),
                    static_cast<int>(row.integer(21))};
        if (!row.is_null(25)) f.correction = FigureCorrection{row.text(25), row.text(26), row.text(27), row.text(28)};
        all.push_back(std::move(f));
    }
    return all;
}

std::string rating_of(const Database& database, const std::string& record) {
    Statement rating = database.prepare(
        "SELECT rating FROM assessment WHERE record_id = ? AND rating <> 'none' AND against IN"
        " ('target', 'overall', 'year-earlier') ORDER BY CASE against WHEN 'target' THEN 0 WHEN 'overall' THEN 1 ELSE"
        " 2 END, number LIMIT 1");
    rating.bind(1, record);
    return rating.step() ? rating.text(0) : "";
}

}  // namespace scrutineer::archived
