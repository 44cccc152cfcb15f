// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/data/row.hpp"
#include "parsers/data/table.hpp"
#include "parsers/data/table_grid.hpp"
#include "parsers/layouts/layout.hpp"
#include "parsers/lines/paper_text.hpp"
#include "parsers/meaning/group_headings.hpp"
#include "parsers/paper/headings.hpp"
#include "parsers/paper/legend.hpp"
#include "parsers/paper/scale_notes.hpp"

/// Row shapes: the ways in which a table can say what an indicator's figures are. A layout names one; each is a pair of
/// functions, one that says how well a layout fits a table and one that reads the rows.
namespace scrutineer {

class PaperRatings;

/// What one column of a table is, by a layout.
struct ColumnUse {
    bool known = false;  ///< false: no rule fits it, it is not read
    ColumnMeaning rule;
    double confidence = 1;  ///< lower where the contents alone said so
};

/// Where a table's header is and what its columns are.
struct Match {
    double score = 0;      ///< 0: the layout does not fit
    int header_first = 0;  ///< grid rows [header_first, header_end) head the columns
    int header_end = 0;
    bool inherited = false;           ///< the header is missing: the roles are an earlier table's
    std::vector<ColumnUse> columns;   ///< one for each column of the grid
    std::vector<std::string> labels;  ///< each column's heading as printed, levels joined
};

/// How an earlier table's columns were understood, for one whose header is missing.
struct KnownColumns {
    const Layout* layout = nullptr;
    Match match;
    std::vector<std::pair<double, double>> extents;  ///< x0, x1 of each column
    int page = 1;                                    ///< where it ended
    double bottom = 0;                               ///< where on that page, points from its top
    std::vector<GroupLevel> groups;                  ///< the heading rows in force at its end
};

struct HeadingBlock;

/// What `match_columns` found out of a table's rows as heading blocks, by first row and end, whatever the layout. Good
/// for as long as the table is there and unchanged.
struct HeadingBlocks {
    std::map<std::pair<int, int>, std::shared_ptr<const HeadingBlock>> known;
};

/// A table with what surrounds it.
struct TableContext {
    const Table& table;
    const TableGrid& grid;
    const std::vector<Page>& pages;
    int number = 1;                         ///< of the table on its page, from 1
    std::vector<std::string> headings;      ///< printed above it, outermost first
    std::vector<std::string> caption;       ///< the lines just above it, nearest first: units and titles
    std::vector<Footnote> footnotes;        ///< printed under it
    const KnownColumns* earlier = nullptr;  ///< the table before, on this page or the last; nullptr for none
    /// It may go on from `earlier`: that was on the page before and no heading stands above this one on its own page.
    bool goes_on = false;
    const PaperText* text = nullptr;                       ///< the lines of all pages; null in a table on its own
    const Legend* legend = nullptr;                        ///< the paper's own key; null in a table on its own
    const PaperRatings* ratings = nullptr;                 ///< what this paper's ratings look like; null likewise
    const std::vector<Heading>* paper_headings = nullptr;  ///< all of the paper; null in a table on its own
    TableScale scale{};                                    ///< of its money, besides what its headings say
    /// The table's own, where it was looked at before.
    std::shared_ptr<HeadingBlocks> blocks = std::make_shared<HeadingBlocks>();
};

/// What reading a table gave.
struct TableRows {
    std::vector<Row> rows;
    std::vector<Diagnostic> diagnostics;
    std::optional<Row> rest_of_row;       ///< what the page's end cut off from the last row of the table before
    std::vector<GroupLevel> last_groups;  ///< the heading rows in force at the table's end
};

/// Gives a row the name's last words and the ratings that the page's end cut off from it.
void append_rest(Row& row, const Row& rest);

}  // namespace scrutineer
