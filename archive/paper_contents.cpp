// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/paper_contents.hpp"

#include <algorithm>
#include <filesystem>

#include "archive/decided.hpp"
#include "archive/decisions/decision_apply.hpp"

namespace scrutineer {

using namespace archived;

namespace {

std::vector<PaperItem> new_indicators(const Database& database, const std::string& document) {
    Statement row = database.prepare(
        "SELECT r.id, i.indicator_id, r.name, r.page FROM record r JOIN identity i ON i.id = r.identity_id"
        " JOIN document d ON d.id = r.document_id WHERE r.document_id = ?1 AND NOT EXISTS"
        " (SELECT 1 FROM identity j JOIN record q ON q.identity_id = j.id JOIN document e ON e.id = q.document_id"
        "  WHERE (j.id = i.id OR j.indicator_id = i.indicator_id) AND e.id <> d.id"
        "  AND coalesce(e.meeting_date, e.period_end, '') < coalesce(d.meeting_date, d.period_end, ''))"
        " ORDER BY r.number");
    std::vector<PaperItem> all;
    for (row.bind(1, document); row.step();)
        all.push_back({row.text(0), row.text(1), row.text(2), static_cast<int>(row.integer(3))});
    return all;
}

std::vector<FigureToCheck> doubtful_figures(const Database& database, const std::string& document) {
    Statement row = database.prepare(
        "SELECT r.id, i.indicator_id, r.name, o.page, o.number, o.measure, o.period_label, o.text, o.confidence"
        " FROM record r JOIN identity i ON i.id = r.identity_id JOIN observation o ON o.record_id = r.id"
        " WHERE r.document_id = ? AND o.confidence < ? ORDER BY o.confidence, r.number, o.number");
    std::vector<FigureToCheck> all;
    for (row.bind(1, document).bind(2, sure_figure); row.step();)
        all.push_back({{row.text(0), row.text(1), row.text(2), static_cast<int>(row.integer(3))},
                       static_cast<int>(row.integer(4)),
                       row.text(5),
                       row.text(6),
                       row.text(7),
                       row.real(8)});
    return all;
}

/// Of the archive's papers of the same council, is none older?
bool is_first(const Database& database, const std::string& document) {
    Statement row = database.prepare(
        "SELECT EXISTS (SELECT 1 FROM document e JOIN document d ON e.authority_name IS d.authority_name AND e.id <> "
        "d.id"
        " WHERE d.id = ? AND coalesce(e.meeting_date, e.period_end, '') < coalesce(d.meeting_date, d.period_end, ''))");
    row.bind(1, document);
    return row.step() && row.integer(0) == 0;
}

}  // namespace

std::vector<std::string> papers_named(const Archive& archive, const std::string& name, std::size_t most) {
    std::vector<std::string> ids;
    Statement row = archive.database().prepare(
        "SELECT id FROM document WHERE file = ?1 OR path = ?1 OR file = ?2 OR (length(?1) >= 4 AND id >= ?1 AND"
        " id < ?1 || 'z') ORDER BY id LIMIT ?3");
    row.bind(1, name).bind(2, std::filesystem::path(name).filename().string());
    row.bind(3, static_cast<std::int64_t>(most));
    while (row.step()) ids.push_back(row.text(0));
    return ids;
}

std::optional<PaperContents> paper_contents(const Archive& archive, const std::string& document) {
    const Database& database = archive.database();
    Dataset paper = archive.load({document});
    if (paper.documents.empty()) return std::nullopt;
    PaperContents contents;
    contents.document = std::move(paper.documents.front());
    contents.reading = archive.reading_of(document).value_or(Reading{});
    contents.records = static_cast<int>(paper.records.size());
    for (const Record& record : paper.records) {
        contents.figures += static_cast<int>(record.observations.size());
        contents.ratings += static_cast<int>(record.assessments.size());
    }
    contents.first_of_authority = is_first(database, document);
    contents.fresh = new_indicators(database, document);
    contents.doubtful = doubtful_figures(database, document);
    contents.decisions = decisions(archive, document);
    std::stable_partition(contents.decisions.begin(), contents.decisions.end(),
                          [](const Decision& d) { return d.state == DecisionState::not_found; });
    for (DocumentDiagnostic& diagnostic : paper.diagnostics) {
        const Decision about = decision_on_diagnostic(diagnostic);
        const bool settled = std::any_of(contents.decisions.begin(), contents.decisions.end(), [&](const Decision& d) {
            return d.subject == about.subject && d.about == about.about && same_place(d.place, about.place);
        });
        if (diagnostic.diagnostic.severity != Diagnostic::Severity::info && !settled)
            contents.not_read.push_back(std::move(diagnostic));
    }
    return contents;
}

}  // namespace scrutineer
