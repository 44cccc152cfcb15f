// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "parsers/meaning/figures.hpp"
#include "parsers/meaning/roles.hpp"

/// Tables of what there is on a day: reserves, debt, loans, investments. Money is spent over a year, but owed or held
/// on a day.
namespace scrutineer::meaning {

/// Whether a period's text is a day ("31 March 2025", "as at 30/09/2024"), not the time up to one.
bool is_day(const std::string& period);

/// Settles the figures of a table of money that is about stocks, or has columns of two days and more.
///
/// - What its headings call actual on a day is a balance.
/// - Figures of which no heading says a time are of the day that a title says ("Money owed at 31 December 2024").
/// - A column between those of two days, of which no word says what it is, holds what came and went between them.
/// \param figures one for each column
/// \param titles  what stands over the table, nearest first
void settle_stocks(const std::vector<Column>& columns, std::vector<FigureMeaning>& figures,
                   const std::vector<std::string>& titles);

}  // namespace scrutineer::meaning
