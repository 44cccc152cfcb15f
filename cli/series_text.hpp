// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "archive/series.hpp"

/// An indicator's history as it is printed.
namespace scrutineer::cli {

nlohmann::ordered_json indicator_json(const ArchivedIndicator& indicator);

/// For people: a table a line, newest names first, at most `columns` characters wide (0 for any width). Targets and
/// comparators stand beside the figures they belong to; lines of their own only where `all`, or where nothing else is.
std::string series_table(const ArchivedIndicator& indicator, const std::vector<SeriesLine>& lines, std::size_t columns,
                         bool all);

/// { indicator…, "lines": [{ "measure", …, "points": […] }], "points": those of the first line }.
std::string series_json(const ArchivedIndicator& indicator, const std::vector<SeriesLine>& lines);

/// One row a point of every line.
std::string series_csv(const ArchivedIndicator& indicator, const std::vector<SeriesLine>& lines);

}  // namespace scrutineer::cli
