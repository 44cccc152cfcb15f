// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/browse.hpp"

#include <map>

namespace scrutineer {
namespace {

using archived::Statement;

/// SQL for the papers that are asked for; parameters 1 and 2.
constexpr const char* condition =
    " WHERE (?1 = '' OR (?1 = '-' AND authority_name IS NULL) OR authority_name = ?1)"
    " AND (?2 = '' OR instr(lower(file || ' ' || coalesce(title, '')), lower(?2)) > 0)"
    " AND (?3 = 0 OR outcome = 'failed')";

Statement& bind(Statement& statement, const PapersAsked& asked) {
    return statement.bind(1, asked.authority).bind(2, asked.words).bind(3, asked.only_failed);
}

int integer(const Statement& row, int column) { return static_cast<int>(row.integer(column)); }

constexpr const char* summary_columns =
    "id, file, path, authority_name, title, meeting_date, period_label, outcome, pages, records, figures, diagnostics";

DocumentSummary summary(const Statement& row) {
    DocumentSummary d{row.text(0), row.text(1), row.text(2), row.text(3),
                      row.text(4), row.text(5), row.text(6), row.text(7)};
    d.pages = integer(row, 8);
    d.records = integer(row, 9);
    d.figures = integer(row, 10);
    d.diagnostics = integer(row, 11);
    return d;
}

}  // namespace

std::vector<PaperLine> papers_page(const Archive& archive, const PapersAsked& asked) {
    const auto& database = archive.database();
    Statement row = database.prepare("SELECT " + std::string(summary_columns) + ", not_read FROM document" + condition +
                                     " ORDER BY meeting_date IS NULL, meeting_date DESC, authority_name, file, id"
                                     " LIMIT ?4 OFFSET ?5");
    bind(row, asked).bind(4, static_cast<std::int64_t>(asked.most)).bind(5, static_cast<std::int64_t>(asked.first));
    Statement doubtful = database.prepare(
        "SELECT count(*) FROM record r JOIN observation o ON o.record_id = r.id"
        " WHERE r.document_id = ?1 AND o.confidence < ?2");
    Statement ratings = database.prepare(
        "SELECT a.rating, count(*) FROM record r JOIN assessment a ON a.record_id = r.id WHERE r.document_id = ?1"
        " GROUP BY a.rating");
    std::vector<PaperLine> lines;
    while (row.step()) {
        PaperLine line;
        line.paper = summary(row);
        line.not_read = integer(row, 12);
        doubtful.bind(1, line.paper.id).bind(2, sure_from);
        if (doubtful.step()) line.doubtful = integer(doubtful, 0);
        doubtful.reset();
        for (ratings.bind(1, line.paper.id); ratings.step();) {
            const std::string rating = ratings.text(0);
            if (rating == "green") line.green = integer(ratings, 1);
            if (rating == "amber") line.amber = integer(ratings, 1);
            if (rating == "red") line.red = integer(ratings, 1);
        }
        ratings.reset();
        lines.push_back(std::move(line));
    }
    return lines;
}

std::size_t count_papers(const Archive& archive, const PapersAsked& asked) {
    Statement row = archive.database().prepare(std::string("SELECT count(*) FROM document") + condition);
    return bind(row, asked).step() ? static_cast<std::size_t>(row.integer(0)) : 0;
}

std::vector<AuthorityLine> authorities(const Archive& archive) {
    std::vector<AuthorityLine> lines;
    Statement row = archive.database().prepare(
        "SELECT authority_name, count(*) FROM document GROUP BY authority_name ORDER BY authority_name IS NULL, 1");
    while (row.step()) lines.push_back({row.text(0), static_cast<std::size_t>(row.integer(1))});
    return lines;
}

std::vector<PageTally> pages_of(const Archive& archive, const std::string& document_id) {
    std::map<int, PageTally> pages;
    const auto tally = [&](int page) -> PageTally& {
        PageTally& found = pages[page];
        found.page = page;
        return found;
    };
    Statement figures = archive.database().prepare(
        "SELECT o.page, count(*), sum(o.confidence < ?2) FROM record r JOIN observation o ON o.record_id = r.id"
        " WHERE r.document_id = ?1 GROUP BY o.page");
    for (figures.bind(1, document_id).bind(2, sure_from); figures.step();) {
        PageTally& page = tally(integer(figures, 0));
        page.figures = integer(figures, 1);
        page.doubtful = integer(figures, 2);
    }
    Statement records = archive.database().prepare("SELECT DISTINCT page FROM record WHERE document_id = ?");
    for (records.bind(1, document_id); records.step();) tally(integer(records, 0));
    Statement diagnostics = archive.database().prepare(
        "SELECT page, count(*) FROM diagnostic WHERE document_id = ? AND page IS NOT NULL GROUP BY page");
    for (diagnostics.bind(1, document_id); diagnostics.step();)
        tally(integer(diagnostics, 0)).diagnostics = integer(diagnostics, 1);
    std::vector<PageTally> all;
    for (const auto& [number, page] : pages) all.push_back(page);
    return all;
}

DocumentSummary paper_summary(const Archive& archive, const std::string& document_id) {
    Statement row =
        archive.database().prepare("SELECT " + std::string(summary_columns) + " FROM document WHERE id = ?");
    row.bind(1, document_id);
    return row.step() ? summary(row) : DocumentSummary();
}

std::vector<std::string> papers_near(const Archive& archive, const std::string& document_id, std::size_t most) {
    std::vector<std::string> ids{document_id};
    Statement row = archive.database().prepare(
        "SELECT d.id FROM document d JOIN document this ON this.id = ?1 AND d.authority_name = this.authority_name"
        " WHERE d.id <> ?1 AND d.outcome = 'read' AND d.meeting_date IS NOT NULL AND this.meeting_date IS NOT NULL"
        " ORDER BY abs(julianday(d.meeting_date) - julianday(this.meeting_date)), d.id LIMIT ?2");
    row.bind(1, document_id).bind(2, static_cast<std::int64_t>(most > 0 ? most - 1 : 0));
    while (row.step()) ids.push_back(row.text(0));
    return ids;
}

std::map<std::string, std::string> indicators_of_records(const Archive& archive, const std::string& document_id) {
    std::map<std::string, std::string> indicators;
    Statement row = archive.database().prepare(
        "SELECT r.id, i.indicator_id FROM record r JOIN identity i ON i.id = r.identity_id"
        " WHERE r.document_id = ? AND i.indicator_id IS NOT NULL");
    for (row.bind(1, document_id); row.step();) indicators.emplace(row.text(0), row.text(1));
    return indicators;
}

}  // namespace scrutineer
