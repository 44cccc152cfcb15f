// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/table_finder.hpp"

namespace scrutineer {
std::vector<Table> find_tables(const Page&, std::vector<Diagnostic>&, const TableFinderOptions&) { return {}; }
std::vector<Table> join_continued(std::vector<Table> tables, const std::vector<Page>&) { return tables; }
}  // namespace scrutineer
