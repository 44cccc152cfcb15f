// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "parsers/data/table.hpp"
#include "parsers/tables/grid.hpp"

namespace scrutineer::table_finding {

/// The words as a reader reads them: line by line, each in its own reading direction. Words of the direction that most
/// have come first.
std::vector<std::vector<Word>> reading_lines(std::vector<Word> words);

/// Lines joined to one text: single spaces, none after a word that has none.
std::string joined_text(const std::vector<std::vector<Word>>& lines);

/// The grid as a Table: texts, fills, symbols; header rows counted, confidences given.
Table make_table(const Grid& grid, const Page& page, Budget& budget);

/// Gives the table and its cells their confidence: by how its grid was told and by what each cell asked of it. The
/// figures are the shares of right cells measured on labelled tables (docs/quality.md), rounded down.
void rate(Table& table);

/// How many leading rows head the columns: told from fills, weight, tags and from where figures begin.
int count_header_rows(const Table& table);

}  // namespace scrutineer::table_finding
