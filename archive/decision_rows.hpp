// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "archive/decisions/decision.hpp"
#include "archive/decisions/decision_apply.hpp"
#include "archive/sqlite.hpp"

/// Rows of the tables decision, correction and as_read.
namespace scrutineer::archived {

/// Those on one document, or all where it is empty, by document, page, place and id.
std::vector<Decision> load_decisions(const Database& database, const std::string& document = {});

/// Replaces the one of the same id.
void store_decision(Database& database, const Decision& decision);
void delete_decision(Database& database, const std::string& id);

/// Writes what `decided` changed of the document, and the states of `decisions`. The document's rows are there.
void store_corrections(Database& database, const Dataset& as_read, const DecidedPaper& decided,
                       const std::vector<Decision>& decisions);

/// Puts what was read in the place of what decisions made of it. `numbers` are those of the dataset's records.
void restore_as_read(const Database& database, Dataset& paper, const std::vector<int>& numbers);

}  // namespace scrutineer::archived
