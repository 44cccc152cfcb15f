// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "parsers/rows/row_shape.hpp"

/// Row shapes in which a row is an indicator or a budget line and the columns are its figures.
namespace scrutineer {

/// `rows`: one table row an indicator; a rating stands in a column of its own, behind its figure, or as the cell's
/// colour. `finance`: the same, names may be blank (a total), figures are money unless the heading says otherwise.
TableRows read_plain_rows(const TableContext& context, const Layout& layout, const Match& match);

/// `rows-with-ratings-below`: two printed lines an indicator, the ratings under the figures.
TableRows read_rows_with_ratings_below(const TableContext& context, const Layout& layout, const Match& match);

}  // namespace scrutineer
