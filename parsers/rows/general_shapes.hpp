// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "parsers/rows/row_shape.hpp"

namespace scrutineer {

/// Tables that are no plain rows, told from their contents without a layout: indicators whose actual, target and rating
/// have a row each; one indicator's periods down the page; series that run down the page; lists of names with a number
/// or a share.
struct GeneralShape {
    enum class Kind { measure_rows, period_rows, series, list };
    Kind kind = Kind::list;
    /// A table of plain rows cannot look like this; a list may be one.
    bool certain = false;
    Match match;  ///< which rows are headings, which columns hold names, labels and references
    TableRows rows;
};

/// `series` is general_series(): what a table leaves to the next one points to it. nullopt for plain rows and for
/// everything else.
std::optional<GeneralShape> read_general_shape(const TableContext& context, const Layout& series);

}  // namespace scrutineer
