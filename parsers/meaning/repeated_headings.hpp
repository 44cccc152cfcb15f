// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace scrutineer {

/// A year that is centred over several columns is in a grid without lines over the middle one alone: "2024-25" over
/// Core, External, Total, and "2025-26" over the same three again. Where the headings under the years repeat, each year
/// is given to all columns of its repeat.
///
/// `levels`: of each column its headings from the top; the years are put in where they belong. Columns that have a
/// period of their own keep it, and nothing changes where fewer than two repeats bear it out.
void spread_periods_over_repeats(std::vector<std::vector<std::string>>& levels);

}  // namespace scrutineer
