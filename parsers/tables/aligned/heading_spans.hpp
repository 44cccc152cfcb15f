// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "parsers/tables/aligned/grid_columns.hpp"

/// Which columns a heading of several is over, where no line says so.
namespace scrutineer::table_finding {

/// A text in one line of headings.
struct SpanningText {
    Box box;
    ColumnSpan own;       ///< the columns that it stands over itself
    bool period = false;  ///< a year, a quarter, a number of one: never the first line of a heading of words
};

/// A column as it stands under a line of headings.
struct HeadedColumn {
    bool headed = false;  ///< a heading of its own stands below the line
    bool closed = false;  ///< a heading of its own stands above or in the line: not to be headed by another
    bool close = false;   ///< its own heading below is as near as the next line of the text above it would be
    bool small = false;   ///< and it opens with a small letter, as the rest of a text does
    std::string text;     ///< of its own heading below
};

/// The columns of each text of one line, left to right. Texts over columns that have headings of their own below are
/// laid out together: over as many as they are centred over or begin with, leaving as few headed columns without one
/// of them as can be. Headings that repeat (Budget, Actual, Budget, Actual) say which belong together. Texts that
/// nothing below them tells to be wider keep their own columns.
std::vector<ColumnSpan> heading_spans(const std::vector<SpanningText>& texts, const std::vector<Column>& columns,
                                      const std::vector<HeadedColumn>& under, double font_size, Budget& budget);

}  // namespace scrutineer::table_finding
