// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "parsers/rows/row_shape.hpp"

/// What a layout's rules found in the tables of a paper, for whoever writes the layout: `scrutineer layouts try`.
namespace scrutineer {

/// What the rules found in one table.
struct LayoutTrial {
    int page = 1;
    int number = 1;                  ///< of the table on its page, from 1
    double score = 0;                ///< of the fit; 0 for none
    std::string read_by;             ///< what read the table in the end: a layout, "general", or nothing
    std::string reason;              ///< why the layout does not fit; empty where it does
    std::vector<std::string> rules;  ///< a line for each rule: the columns or labels that it found, or what it missed
    std::vector<std::string> left;   ///< headings of columns that no rule knows
};

/// The tables of a paper under the layout `layout`, in the order that they are read.
struct LayoutTrials {
    std::string layout;
    std::vector<LayoutTrial> tables;
};

/// What the rules of `layout` find in a table.
LayoutTrial try_layout(const TableContext& context, const Layout& layout);

/// The trials as text, for people; only those of page `page` where that is not 0.
std::string trials_text(const LayoutTrials& trials, int page);

}  // namespace scrutineer
