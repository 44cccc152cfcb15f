// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "archive/export_selection.hpp"
#include "archive/export_workbook.hpp"
#include "archive/series.hpp"

/// The sheet that people look at first: one row an indicator, one column a period.
namespace scrutineer::archived {

/// One row: a line of an indicator's history.
struct YearsRow {
    ArchivedIndicator indicator;
    SeriesLine line;
};

/// The rows of the sheet: the authority's own figures of each selected indicator, targets and comparators left out
/// (they are in the notes). Calls `take` with each, in the order of the sheet.
void for_each_years_row(const Archive& archive, const ExportSelection& selection,
                        const std::function<void(const YearsRow&)>& take);

/// How a period heads its column: "2018/19" for a financial year, "Apr–Jun 2018", "30 Jun 2018".
std::string period_heading(const std::string& start, const std::string& end);

/// Writes the sheet; gives the number of its rows. Links lead from `folder`, where the workbook is, to the papers.
std::size_t write_years(const Archive& archive, const ExportSelection& selection, const std::string& folder,
                        Workbook& workbook);

}  // namespace scrutineer::archived
