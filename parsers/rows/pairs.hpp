// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "parsers/rows/row_shape.hpp"

/// `name-value-pairs`: a small table of names with one figure each, once or several times side by side. Its heading,
/// where it has one, is the group of its rows. Column rules are not needed: the contents say which is which.
namespace scrutineer {

Match match_pairs(const TableContext& context, const Layout& layout);
TableRows read_pairs(const TableContext& context, const Layout& layout, const Match& match);

}  // namespace scrutineer
