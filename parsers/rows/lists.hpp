// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "parsers/rows/row_shape.hpp"

namespace scrutineer {

/// One list in a table: a column of names and the columns of figures behind it, a column of line numbers before it.
struct ListColumns {
    int reference = -1;  ///< -1 for none
    int name = 0;
    std::vector<int> values;
};

/// A table of names with one or two figures each, and nothing else: answers of a consultation with number and share,
/// complaints by service, numbered lines of a return. Its heading may be missing, and two or more such lists may stand
/// side by side.
struct ListTable {
    int header_end = 0;  ///< grid rows before it head the columns
    std::vector<ListColumns> lists;
    /// Nothing but a list looks like this: several side by side, no headings, or a number and its share.
    bool certain = false;
};

/// The lists that a table is made of; nullopt where it is anything else.
std::optional<ListTable> find_lists(const TableContext& context);

/// One row for each name with a figure, down one list and then the next. What heads the names goes to the group.
TableRows read_lists(const TableContext& context, const ListTable& table);

}  // namespace scrutineer
