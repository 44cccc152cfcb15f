// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "parsers/tables/table_finder.hpp"
#include "tests/support/catch.hpp"

namespace scrutineer::test {

/// The tables of a page about which there is nothing to say.
inline std::vector<Table> tables_of(const Page& page) {
    std::vector<Diagnostic> diagnostics;
    std::vector<Table> tables = find_tables(page, diagnostics);
    CHECK(diagnostics.empty());
    return tables;
}

}  // namespace scrutineer::test
