// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/sqlite.hpp"

namespace scrutineer::archived {

/// The number of the newest schema: what `PRAGMA user_version` says of an archive that is up to date.
int newest_schema();

/// Brings a database to the newest schema, one migration after the other in one transaction. An empty file becomes an
/// archive. Throws ArchiveError for a database that is no archive, or one that a newer program made.
void migrate(Database& database, const std::string& path);

/// Throws ArchiveError where the database is not an archive of the newest schema (for readers, who change nothing).
void require_newest_schema(const Database& database, const std::string& path);

}  // namespace scrutineer::archived
