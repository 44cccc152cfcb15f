// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "parsers/layout.hpp"
#include "parsers/paper_text.hpp"
#include "parsers/table.hpp"

/// Tables without lines, told by their headings.
///
/// A general table finder must work out columns and rows from white space alone. Where a layout knows the headings
/// ("Description", "Latest data", "12 months earlier"), these say where the columns are, and a column that each row
/// fills with one short text (a reference, "Yes" or "No", the latest figure) says where the rows are, however the names
/// and periods wrap beside it.
namespace scrutineer {

/// Where the columns of an earlier table were: for one that goes on over the page without a heading.
struct ColumnBands {
    std::vector<double> edges;  ///< x of the left edge of each column and of the last one's right edge
};

/// The tables of page index `page` (from 0) whose headings the layouts know, each with its heading rows. Empty where
/// there are none.
std::vector<Table> tables_by_headings(const PaperText& text, std::size_t page, const LayoutSet& layouts);

}  // namespace scrutineer
