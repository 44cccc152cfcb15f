// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "parsers/data/table.hpp"

namespace scrutineer {

/// What each table is about, where it says so in the corner over its names; empty where it does not.
///
/// "Keeping people safe | 2023/24 | Target | RAG" over one table and "A cleaner county | 2023/24 | Target | RAG" over
/// the next: the columns are the same, and what differs is no heading of names but of the table. A corner that names a
/// role ("Indicator") is none.
std::vector<std::string> table_subjects(const std::vector<Table>& tables);

}  // namespace scrutineer
