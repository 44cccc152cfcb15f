// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/archive.hpp"

#include <utility>

#include "archive/schema.hpp"
#include "archive/store.hpp"

namespace scrutineer {

using namespace archived;

namespace {

Database open(const std::string& path, Archive::Mode mode, std::function<void()>&& waiting) {
    if (mode == Archive::Mode::write) {
        Database database(path, Database::Mode::create, std::move(waiting));
        migrate(database, path);
        return database;
    }
    Database database(path, Database::Mode::read_only, std::move(waiting));
    require_newest_schema(database, path);
    return database;
}

/// A range instead of a pattern, so that a key finds them: ids are hexadecimal.
std::vector<std::string> ids_that_begin(const Database& database, const std::string& select,
                                        const std::string& beginning, std::size_t most) {
    Statement row = database.prepare(select + " >= ?1 AND id < ?1 || 'z' ORDER BY id LIMIT ?2");
    row.bind(1, beginning).bind(2, static_cast<std::int64_t>(most));
    std::vector<std::string> ids;
    while (row.step()) ids.push_back(row.text(0));
    return ids;
}

}  // namespace

Archive::Archive(const std::string& path, Mode mode, std::function<void()> waiting)
    : database_(open(path, mode, std::move(waiting))) {}

std::optional<Reading> Archive::reading_of(const std::string& document_id) const {
    Statement statement = database_.prepare("SELECT path, program, options, outcome FROM document WHERE id = ?");
    statement.bind(1, document_id);
    if (!statement.step()) return std::nullopt;
    return Reading{statement.text(0), statement.text(1), statement.text(2), statement.text(3) == "failed"};
}

void Archive::store(const Dataset& dataset, const Reading& reading) {
    if (dataset.documents.size() != 1) throw ArchiveError("a document is stored on its own");
    Transaction transaction(database_);
    store_document(database_, dataset, reading);
    transaction.commit();
}

std::vector<std::string> Archive::document_ids() const {
    std::vector<std::string> ids;
    Statement statement = database_.prepare(
        "SELECT id FROM document ORDER BY authority_name IS NULL, authority_name, meeting_date, file, id");
    while (statement.step()) ids.push_back(statement.text(0));
    return ids;
}

std::vector<DocumentSummary> Archive::documents() const {
    std::vector<DocumentSummary> all;
    Statement row = database_.prepare(
        "SELECT id, file, path, authority_name, title, meeting_date, period_label, outcome, pages,"
        " records, figures, diagnostics FROM document"
        " ORDER BY authority_name IS NULL, authority_name, meeting_date, file, id");
    while (row.step()) {
        DocumentSummary d{row.text(0), row.text(1), row.text(2), row.text(3),
                          row.text(4), row.text(5), row.text(6), row.text(7)};
        d.pages = static_cast<int>(row.integer(8));
        d.records = static_cast<int>(row.integer(9));
        d.figures = static_cast<int>(row.integer(10));
        d.diagnostics = static_cast<int>(row.integer(11));
        all.push_back(std::move(d));
    }
    return all;
}

Dataset Archive::load(const std::vector<std::string>& document_ids) const {
    Dataset dataset;
    for (const std::string& id : document_ids) load_document(database_, id, dataset);
    return dataset;
}

std::vector<std::string> Archive::record_ids(const std::string& beginning, std::size_t most) const {
    return ids_that_begin(database_, "SELECT id FROM record WHERE id", beginning, most);
}

std::vector<std::string> Archive::identity_ids(const std::string& beginning, std::size_t most) const {
    return ids_that_begin(database_, "SELECT id FROM identity WHERE id", beginning, most);
}

Dataset Archive::load_record(const std::string& id) const { return scrutineer::load_record(database_, id); }

}  // namespace scrutineer
