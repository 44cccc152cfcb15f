// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "parsers/data/row.hpp"
#include "parsers/meaning/table_meaning.hpp"
#include "parsers/rows/row_shape.hpp"

/// Which cells of a table its reader used for something other than a figure or a rating: for the ledger
/// (pipeline/ledger.hpp), which wants an entry for every cell that looks like a figure.
namespace scrutineer {

/// By the general reader: the headings of each section, and columns of references, codes, periods and the like.
std::vector<CellUse> uses_of(const TableGrid& grid, const std::vector<meaning::SectionMeaning>& sections);

/// By a layout: the rows that head the columns, and columns whose role is none of a figure's.
std::vector<CellUse> uses_of(const TableGrid& grid, const Match& match);

/// Every cell of a table that holds none of the paper's figures (its key to the ratings).
std::vector<CellUse> set_aside(const Table& table, const std::string& reason);

}  // namespace scrutineer
