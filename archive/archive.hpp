// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "archive/reading.hpp"
#include "archive/sqlite.hpp"
#include "dataset/dataset.hpp"

namespace scrutineer {

/// One paper of an archive, for a list.
struct DocumentSummary {
    std::string id, file, path, authority, title, meeting_date, period, outcome;
    int pages = 0, records = 0, figures = 0, diagnostics = 0;
};

/// Years of papers in one SQLite file. Everything of the dataset is kept: docs/archive.md describes every table.
class Archive {
public:
    enum class Mode { read, write };
    /// Opens an archive; to write, one is made where there is none, and an older one is brought up to date. Throws
    /// ArchiveError. `waiting` is called once where another program holds the archive for more than a second.
    explicit Archive(const std::string& path, Mode mode, std::function<void()> waiting = {});

    /// How a document that is there was read; nullopt for one that is not.
    std::optional<Reading> reading_of(const std::string& document_id) const;

    /// Stores one document with all that was read from it, in one transaction; what was there of it before is replaced.
    /// `dataset` holds exactly one document. Throws ArchiveError, and leaves the archive as it was.
    void store(const Dataset& dataset, const Reading& reading);

    /// The documents' ids by authority, meeting date, file and id.
    std::vector<std::string> document_ids() const;

    /// The same with what a list shows of each.
    std::vector<DocumentSummary> documents() const;

    /// What was stored of these documents, in the order given; unknown ids are passed over.
    Dataset load(const std::vector<std::string>& document_ids) const;
    /// Everything: for archives of a size that fits into memory.
    Dataset load_all() const { return load(document_ids()); }

    /// The ids of records that begin so, at most `most` of them, sorted.
    std::vector<std::string> record_ids(const std::string& beginning, std::size_t most) const;
    /// The ids of indicators that begin so, likewise.
    std::vector<std::string> identity_ids(const std::string& beginning, std::size_t most) const;
    /// One record with the document it is in, and nothing else of it. Throws ArchiveError where it is not there.
    Dataset load_record(const std::string& id) const;

    archived::Database& database() { return database_; }
    const archived::Database& database() const { return database_; }

private:
    archived::Database database_;
};

}  // namespace scrutineer
