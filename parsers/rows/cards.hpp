// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "parsers/rows/row_shape.hpp"

namespace scrutineer {

/// The shape `card`: a box about one indicator, with its name, a rating's cell (colour, word, arrow) and figures that
/// each carry their own label ("Latest: 97%", "Target: 97%, Floor: 90%"), which the layout's `labels` explain. A table
/// may be several cards, one under the other. Score 0 where a required label is missing.
Match match_cards(const TableContext& context, const Layout& layout);

TableRows read_cards(const TableContext& context, const Layout& layout, const Match& match);

}  // namespace scrutineer
