// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dataset/dataset.hpp"

namespace scrutineer {

/// What the heading of a figure leaves to its period to say.
struct FigureTime {
    bool basis_by_period = false;    ///< no word says the basis
    bool measure_by_period = false;  ///< no word says the measure
    bool of_no_period = false;       ///< "Total", "Prior years": not even the paper's
    bool own_period = false;         ///< printed over or beside the figure, not the row's or the paper's
    bool in_thousands = false;       ///< of money in thousands or millions, and no price
};

/// Settles the time of a record's figures relative to the paper: which is the latest, which one before it, a year
/// earlier, a point of a series, a full past year, a year to come.
///
/// - Of the periods that had ended by the paper's time the newest is the latest. A full year beside newer, shorter
///   periods is annual; the same period a year before is year-earlier; the period just before is previous, or a point
///   of a series where two or more follow each other up to the latest; months are a series.
/// - What begins after the paper's time is a plan, and no actual figure: a target, or a budget in tables of money.
/// - A latest figure without a period of its own has the period of the latest figure that has one, otherwise the
///   paper's, marked derived; a previous one the period before, a year-earlier one the same a year before.
///
/// \param times    one for each observation
/// \param reported the period the paper reports on
/// \param meeting_date ISO date, empty for none
void settle_times(Record& record, const std::vector<FigureTime>& times, const std::optional<Period>& reported,
                  const std::string& meeting_date);

}  // namespace scrutineer
