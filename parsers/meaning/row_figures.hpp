// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "parsers/data/row.hpp"
#include "parsers/meaning/table_meaning.hpp"

/// The figures and ratings of one row, column by column.
namespace scrutineer::meaning {

/// The cells of a column that a record holds, top to bottom.
using Pieces = std::vector<const Cell*>;

/// Puts what a column of figures says into the row: its figure, and the rating in, under or behind it.
void add_figure(const TableView& view, const SectionMeaning& section, std::size_t column, const Pieces& pieces,
                Row& row);

/// Puts what a column of ratings says into the row; words that are no rating give a diagnostic.
void add_rating(const TableView& view, const SectionMeaning& section, std::size_t column, const Pieces& pieces,
                Row& row, std::vector<Diagnostic>& diagnostics);

/// Where a rating has a column of its own, the figure's cell says nothing more about it.
void drop_doubled_ratings(const SectionMeaning& section, Row& row);

}  // namespace scrutineer::meaning
