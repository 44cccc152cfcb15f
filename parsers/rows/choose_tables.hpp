// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "parsers/layouts/layout.hpp"
#include "parsers/layouts/layout_set.hpp"
#include "parsers/lines/paper_text.hpp"
#include "parsers/rows/row_shapes.hpp"

namespace scrutineer {

/// The layout that fits a table best, and how.
struct Candidate {
    const Layout* layout = nullptr;  ///< null where none fits
    const RowShape* shape = nullptr;
    Match match;
};

Candidate best_candidate(const TableContext& context, const LayoutSet& layouts);

/// What a table that a layout reads leaves to one that goes on from it; `groups` are the heading rows in force at its
/// end.
KnownColumns known_columns(const TableContext& context, const Candidate& candidate, std::vector<GroupLevel> groups);

/// The tables of a paper that rows are read from.
struct ChosenTables {
    std::vector<Table> tables;
    /// Of each table: what was found out of its rows as headings while it was weighed.
    std::vector<std::shared_ptr<HeadingBlocks>> blocks;
    /// Page and box of each table that known headings tell and that reads well, chosen or not: where no rows are read
    /// there, something was lost.
    std::vector<std::pair<int, Box>> headed;
};

/// Weighs the tables that were found by lines and white space against those that the layouts' headings tell
/// (heading_grid.hpp): where the latter hold more rows whose texts are what their columns should hold, they take the
/// place of the tables that they cover. Tables drawn in full that read without a misfit are left alone.
ChosenTables choose_tables(const PaperText& text, std::vector<Table> found, const LayoutSet& layouts);

}  // namespace scrutineer
