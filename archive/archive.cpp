// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/archive.hpp"

#include "archive/schema.hpp"
#include "archive/store.hpp"

namespace scrutineer {
namespace {

Database open(const std::string& path, Archive::Mode mode) {
    if (mode == Archive::Mode::write) {
        Database database(path, Database::Mode::create);
        migrate(database, path);
        return database;
    }
    Database database(path, Database::Mode::read_only);
    require_newest_schema(database, path);
    return database;
}

}  // namespace

Archive::Archive(const std::string& path, Mode mode) : database_(open(path, mode)) {}

bool Archive::has(const std::string& document_id, const std::string& reading_description) const {
    Statement statement = database_.prepare("SELECT 1 FROM document WHERE id = ? AND reading = ?");
    statement.bind(1, document_id).bind(2, reading_description);
    return statement.step();
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

Dataset Archive::load(const std::vector<std::string>& document_ids) const {
    Dataset dataset;
    for (const std::string& id : document_ids) load_document(database_, id, dataset);
    return dataset;
}

}  // namespace scrutineer
