// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "parsers/data/table_grid.hpp"
#include "parsers/layouts/layout.hpp"

namespace scrutineer {

/// What heading rows inside a table look like, so that "1. Do residents have good job prospects?" goes under
/// "Altogether Wealthier" and not beside it.
struct HeadingStyle {
    std::optional<Colour> fill;
    Colour colour;
    double size = 0;
    bool bold = false;
    bool italic = false;
    bool capitals = false;
    bool numbered = false;
    bool question = false;
};

HeadingStyle heading_style(const Cell& cell);

/// One heading row in force.
struct GroupLevel {
    std::string text;
    HeadingStyle style;
};

/// The heading rows in force while a table's rows are gone through from top to bottom.
class GroupHeadings {
public:
    /// `above`: the headings over the table, outermost first; they stay.
    explicit GroupHeadings(std::vector<std::string> above) : above_(std::move(above)) {}

    /// A heading row of this table. `follows_heading`: the row before it was one too.
    void add(const Cell& cell, bool follows_heading);
    /// Ends the innermost heading row: a total closes its rows.
    void end_last() {
        if (!levels_.empty()) levels_.pop_back();
    }
    /// All headings in force, outermost first, none twice.
    std::vector<std::string> current() const;
    const std::vector<GroupLevel>& levels() const { return levels_; }
    /// Takes up the levels that were in force at the end of the page before.
    void resume(std::vector<GroupLevel> levels) { levels_ = std::move(levels); }

private:
    std::vector<std::string> above_;
    std::vector<GroupLevel> levels_;
};

/// True where row `row` is a heading of the rows under it and holds no data: one cell, across the table or set apart
/// from the other rows by its look. `name_column` is where names stand, -1 where unknown;
/// rows in which one of the patterns `known` is found are headings whatever they look like.
bool is_group_row(const TableGrid& grid, int row, int name_column, const std::vector<Pattern>& known = {});

}  // namespace scrutineer
