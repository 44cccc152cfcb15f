// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsers/table_finder.hpp"

#include <algorithm>

#include "parsers/grid.hpp"
#include "parsers/table_cells.hpp"
#include "parsers/table_rules.hpp"
#include "parsers/table_text.hpp"

namespace scrutineer {
namespace {

using namespace table_finding;

/// Fewer than two rows or columns of text, or hardly any text, is a frame, a chart or a text box.
bool is_table(const Grid& grid) {
    if (grid.rows < 2 || grid.columns < 2) return false;
    std::vector<int> in_row(static_cast<std::size_t>(grid.rows), 0);
    std::vector<int> in_column(static_cast<std::size_t>(grid.columns), 0);
    std::size_t filled = 0;
    for (const GridCell& cell : grid.cells) {
        if (cell.blank()) continue;
        ++filled;
        ++in_row[static_cast<std::size_t>(cell.row)];
        ++in_column[static_cast<std::size_t>(cell.column)];
    }
    const auto several = std::count_if(in_row.begin(), in_row.end(), [](int n) { return n >= 2; });
    const auto columns = std::count_if(in_column.begin(), in_column.end(), [](int n) { return n >= 1; });
    return several >= 2 && columns >= 2 && filled * 10 >= grid.cells.size();
}

}  // namespace

std::vector<Table> find_tables(const Page& page, std::vector<Diagnostic>& diagnostics,
                               const TableFinderOptions& options) {
    Budget budget(options.step_budget);
    std::vector<Table> tables;
    const Ruling ruling = ruling_of(page, budget);
    std::vector<Segment> loose;
    for (const RuledArea& area : ruled_areas(ruling, loose, budget)) {
        Grid grid = ruled_grid(area, budget);
        if (grid.rows == 0) continue;
        fill_grid(grid, page);
        drop_thin_bands(grid, 5);
        if (!is_table(grid)) continue;
        tables.push_back(make_table(grid, page, budget));
    }
    if (budget.exhausted()) {
        Diagnostic diagnostic;
        diagnostic.code = "table-budget-reached";
        diagnostic.message = "The page draws more than can be searched for tables; what was found so far is kept.";
        diagnostic.page = page.number;
        diagnostics.push_back(std::move(diagnostic));
    }
    return tables;
}

std::vector<Table> join_continued(std::vector<Table> tables, const std::vector<Page>&) { return tables; }

}  // namespace scrutineer
