// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/todo.hpp"

#include <algorithm>

#include "archive/browse.hpp"
#include "archive/decided.hpp"

namespace scrutineer {
namespace {

using archived::Statement;

/// The newest papers; parameters 1 and 2.
constexpr const char* newest_papers =
    "WITH newest AS (SELECT id, file, authority_name, meeting_date FROM document WHERE ?1 = '' OR authority_name = ?1"
    " ORDER BY meeting_date IS NULL, meeting_date DESC, id LIMIT ?2) ";

Statement& bind(Statement& statement, const ToDoAsked& asked) {
    return statement.bind(1, asked.authority)
        .bind(2, static_cast<std::int64_t>(asked.papers))
        .bind(3, static_cast<std::int64_t>(asked.most));
}

bool is_settled(const DocumentDiagnostic& diagnostic, const std::vector<Decision>& all) {
    const Decision here = decision_on_diagnostic(diagnostic);
    return std::any_of(all.begin(), all.end(), [&](const Decision& decision) {
        return decision.subject == DecisionSubject::diagnostic && decision.about == here.about &&
               same_place(decision.place, here.place);
    });
}

}  // namespace

std::vector<DoubtfulFigure> doubtful_figures(const Archive& archive, const ToDoAsked& asked) {
    Statement row = archive.database().prepare(
        std::string(newest_papers) +
        "SELECT d.id, d.file, d.authority_name, r.id, r.name, o.number, o.measure, o.label, o.period_label, o.text, "
        "o.page,"
        " o.x0, o.y0, o.x1, o.y1, o.confidence FROM newest d JOIN record r ON r.document_id = d.id"
        " JOIN observation o ON o.record_id = r.id WHERE o.confidence < ?4"
        " ORDER BY o.confidence, d.meeting_date DESC, d.id, r.number, o.number LIMIT ?3");
    bind(row, asked).bind(4, sure_from);
    std::vector<DoubtfulFigure> figures;
    while (row.step()) {
        DoubtfulFigure figure{row.text(0),
                              row.text(1),
                              row.text(2),
                              row.text(3),
                              row.text(4),
                              static_cast<std::size_t>(row.integer(5)),
                              row.text(6),
                              row.text(7),
                              row.text(8),
                              row.text(9),
                              1,
                              {},
                              0};
        figure.page = static_cast<int>(row.integer(10));
        figure.box = {row.real(11), row.real(12), row.real(13), row.real(14)};
        figure.confidence = row.real(15);
        figures.push_back(std::move(figure));
    }
    return figures;
}

std::vector<UnreadPlace> unread_places(const Archive& archive, const ToDoAsked& asked) {
    // More than are wanted: some may be settled.
    constexpr std::size_t some_settled = 200;
    Statement row = archive.database().prepare(
        std::string(newest_papers) +
        "SELECT d.id, d.file, d.authority_name, g.severity, g.code, g.message, g.page, g.x0, g.y0, g.x1, g.y1"
        " FROM newest d JOIN diagnostic g ON g.document_id = d.id WHERE g.severity <> 'info'"
        " ORDER BY g.code <> 'figures-not-read', g.severity, d.meeting_date DESC, d.id, g.number LIMIT ?3");
    ToDoAsked wider = asked;
    wider.most += some_settled;
    std::vector<UnreadPlace> places;
    std::string document;
    std::vector<Decision> decided;
    for (bind(row, wider); places.size() < asked.most && row.step();) {
        if (row.text(0) != document) decided = decisions(archive, document = row.text(0));
        UnreadPlace place;
        place.authority = row.text(2);
        place.diagnostic.document = document;
        place.diagnostic.file = row.text(1);
        Diagnostic& d = place.diagnostic.diagnostic;
        d.severity = row.text(3) == "error" ? Diagnostic::Severity::error : Diagnostic::Severity::warning;
        d.code = row.text(4);
        d.message = row.text(5);
        if (!row.is_null(6)) d.page = static_cast<int>(row.integer(6));
        if (!row.is_null(7)) d.box = Box{row.real(7), row.real(8), row.real(9), row.real(10)};
        if (!is_settled(place.diagnostic, decided)) places.push_back(std::move(place));
    }
    return places;
}

std::vector<IndicatorLink> proposed_links(const Archive& archive, const ToDoAsked& asked) {
    Statement row = archive.database().prepare(
        "SELECT l.identity_a, l.identity_b, i.authority, l.score, l.status, l.reasons FROM link l"
        " JOIN identity i ON i.id = l.identity_a WHERE l.status = 'proposed' AND (?1 = '' OR i.authority = ?1)"
        " ORDER BY l.score DESC, l.identity_a, l.identity_b LIMIT ?2");
    row.bind(1, asked.authority).bind(2, static_cast<std::int64_t>(asked.most));
    Statement name = archive.database().prepare(
        "SELECT r.name FROM record r JOIN document d ON d.id = r.document_id WHERE r.identity_id = ?"
        " ORDER BY d.meeting_date DESC, d.id LIMIT 1");
    const auto name_of = [&name](const std::string& identity) {
        name.reset();
        name.bind(1, identity);
        return name.step() ? name.text(0) : std::string();
    };
    std::vector<IndicatorLink> links;
    while (row.step()) {
        IndicatorLink link;
        link.identity_a = row.text(0);
        link.identity_b = row.text(1);
        link.authority = row.text(2);
        link.score = row.real(3);
        link.status = row.text(4);
        link.reasons = row.text(5);
        link.name_a = name_of(link.identity_a);
        link.name_b = name_of(link.identity_b);
        links.push_back(std::move(link));
    }
    return links;
}

}  // namespace scrutineer
