// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "parsers/rows/row_shape.hpp"

namespace scrutineer {

/// The shape `series-columns`: each column is an indicator, each row a point of its series. One column holds the rows'
/// labels, which the layout's `labels` explain ("Target", "Apr-18", "2018/19 YTD"); above the figures stand code and
/// name. Score 0 where a required label is missing, unless the table goes on from one of the same layout.
Match match_series_columns(const TableContext& context, const Layout& layout);

/// One row for each column with figures. Blank cells give no figure.
TableRows read_series_columns(const TableContext& context, const Layout& layout, const Match& match);

enum class SeriesJoin {
    joined,   ///< its figures were appended to the row that it goes on from
    another,  ///< a row of its own
    nameless  ///< it took its name from a table that it does not go on from: not to be used
};

/// Appends the figures of `row` to the row of `rows` that it goes on from, below or over the page: the same layout,
/// code and name, a table on this page or the one before, and no label twice.
SeriesJoin join_series(std::vector<Row>& rows, const Row& row);

}  // namespace scrutineer
