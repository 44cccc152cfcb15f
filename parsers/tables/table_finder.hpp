// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "extract/page/page.hpp"
#include "parsers/data/table.hpp"

namespace scrutineer {

struct TableFinderOptions {
    /// Elementary steps one page may cost before the finder stops with what it has and says so
    /// (`table-budget-reached`).
    long step_budget = 20'000'000;
};

/// The tables of one page, top to bottom, left to right. Rules, fills, alignment, white space and tags are weighed
/// together; there is no mode to choose. Diagnostics are appended to `diagnostics`.
std::vector<Table> find_tables(const Page& page, std::vector<Diagnostic>& diagnostics,
                               const TableFinderOptions& options = {});

/// For each table (sorted by page, on each page in find_tables' order) the index of the table on the page before that
/// it goes on from, -1 where it stands for itself.
/// Where a page has too many words to tell, the table stands for itself and `diagnostics`, where it is given, says so.
std::vector<int> continued_from(const std::vector<Table>& tables, const std::vector<Page>& pages,
                                std::vector<Diagnostic>* diagnostics = nullptr);

/// Joins tables that go on over the page: same columns (a little movement allowed), header repeated, changed or
/// missing, no title between. Cells keep the page they are on; a repeated header is kept once.
/// `pages` are the pages that `tables` (sorted by page) were found on.
std::vector<Table> join_continued(std::vector<Table> tables, const std::vector<Page>& pages,
                                  std::vector<Diagnostic>* diagnostics = nullptr);

}  // namespace scrutineer
