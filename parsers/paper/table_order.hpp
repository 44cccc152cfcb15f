// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "parsers/data/table.hpp"
#include "parsers/lines/paper_text.hpp"

/// How the tables of a paper stand to one another on its pages.
namespace scrutineer {

/// A table, or the part of one that is on one page.
struct TablePart {
    std::size_t table = 0;  ///< index of the table
    int page = 1;
    Box box;
};

/// The parts of all tables, a table's own one after the other by page.
std::vector<TablePart> table_parts(const std::vector<Table>& tables);

/// For each table the one before it that it directly continues: the last on the page before, with the same left and
/// right edge and as many columns, and no text but running headers below that one or above this one. nullopt for none.
std::vector<std::optional<std::size_t>> continued_tables(const PaperText& text, const std::vector<Table>& tables);

}  // namespace scrutineer
