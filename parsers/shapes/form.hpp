// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "parsers/shapes/card.hpp"

namespace scrutineer::shapes {

/// The cards that a table is made of: a form about one indicator, whose cells are labels and what they label ("Target"
/// before, over or in one cell with "85%"), or several such forms one under the other. Empty where a figure has no
/// label, or a name stands in the row of its figures: that is a table of rows.
std::vector<Card> forms_of(const Table& table, CardTexts& texts, const PaperRatings& ratings);

}  // namespace scrutineer::shapes
