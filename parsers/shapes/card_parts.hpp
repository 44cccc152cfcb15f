// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "extract/page/page.hpp"
#include "parsers/shapes/texts.hpp"

namespace scrutineer::shapes {

/// A cell of a card that is drawn as a table.
struct CardCell {
    int row = 0;
    int column = 0;
    int row_span = 1;
    int column_span = 1;
    Box box;
    std::vector<Text> texts;  ///< top to bottom
};

/// What stands together on the page and may be a card.
struct CardParts {
    int page = 1;
    Box box;
    bool drawn = false;  ///< the box is drawn, not only told by white space
    std::vector<Text> texts;
    std::vector<Symbol> symbols;
    std::vector<Fill> fills;  ///< in painting order
    /// The same texts by cell, where the card is drawn as a table: then a label stands in the cell of its figure or in
    /// the one before, above or below it.
    std::vector<CardCell> cells;
};

}  // namespace scrutineer::shapes
