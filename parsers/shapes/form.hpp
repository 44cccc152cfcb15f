// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "parsers/data/table_grid.hpp"
#include "parsers/shapes/card.hpp"

namespace scrutineer::shapes {

/// The cards that a table is made of: a form about one indicator, whose cells are labels and what they label ("Target"
/// before, over or in one cell with "85%"), or several such forms one under the other. Empty where a figure has no
/// label, or a name stands in the row of its figures: that is a table of rows.
std::vector<Card> forms_of(const Table& table, CardTexts& texts, const PaperRatings& ratings);

/// Whether a table's first row heads columns: mostly labels beside one another, three and more, that of the names
/// among them. Such a table is one of rows even if it has a single one.
bool has_heading_row(const TableGrid& grid);

}  // namespace scrutineer::shapes
