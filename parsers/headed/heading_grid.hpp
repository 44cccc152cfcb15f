// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "parsers/data/table.hpp"
#include "parsers/layouts/layout.hpp"
#include "parsers/layouts/layout_set.hpp"
#include "parsers/lines/paper_text.hpp"

/// Tables without lines, told by their headings.
///
/// A general table finder must work out columns and rows from white space alone. Where a layout knows the headings
/// ("Description", "Latest data", "12 months earlier"), these say where the columns are, and a column that each row
/// fills with one short text (a reference, "Yes" or "No", the latest figure) says where the rows are, however the names
/// and periods wrap beside it.
namespace scrutineer {

/// Goes through a paper page by page, in order: what stands at the top of a page may go on under the last heading of
/// the page before.
class HeadingGrids {
public:
    /// Both must outlive it.
    HeadingGrids(const PaperText& text, const LayoutSet& layouts);
    ~HeadingGrids();

    /// The tables of page index `page` (from 0) whose headings the layouts know, with their heading rows. A table that
    /// goes on from the page before has that page's heading cells.
    std::vector<Table> on_page(std::size_t page);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace scrutineer
