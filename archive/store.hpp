// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "archive/reading.hpp"
#include "archive/sqlite.hpp"
#include "dataset/dataset.hpp"

namespace scrutineer::archived {

/// Writes the one document of `dataset` as it was read, with its records and diagnostics and with what was decided on
/// it applied, replacing what was there of it. The caller holds the transaction.
void store_document(Database& database, const Dataset& dataset, const Reading& reading);

/// Appends what is stored of a document to `dataset`; nothing where it is not there.
void load_document(const Database& database, const std::string& id, Dataset& dataset);

/// The document as it was read, before anything was decided on it; no documents where it is not there.
Dataset load_as_read(const Database& database, const std::string& id);

/// One record and the document it is in. Throws ArchiveError where it is not there.
Dataset load_record(const Database& database, const std::string& id);

}  // namespace scrutineer::archived
