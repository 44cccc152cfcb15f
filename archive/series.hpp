// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "archive/indicators.hpp"

namespace scrutineer {

/// Where a figure is printed.
struct FigureSource {
    std::string document, file, record;
    std::string published;  ///< ISO date of the meeting, or empty
    int page = 1;
    std::string text;  ///< the cell as printed
    std::optional<double> value;
    std::string basis;
};

/// What is known of one period.
struct SeriesPoint {
    std::string period;           ///< as printed; from the dates where the period is worked out
    std::string start, end;       ///< ISO dates
    bool paper_period = false;    ///< the latest figure of a paper that prints no period with it: the paper\'s own
    std::optional<double> value;  ///< as first published
    std::string text, status, unit;
    double confidence = 1;
    std::optional<double> target, country, region, neighbours;
    std::string rating;   ///< against target where there is one, else overall, else against the year before
    FigureSource source;  ///< of `value`
    std::vector<FigureSource> others;  ///< the same period's figure in other papers
    bool revised = false;              ///< one of `others` is not the same figure, after rounding
    bool break_before = false;  ///< the unit or the period's length changed here: not comparable with the one before
};

/// The indicator's history, oldest period first.
std::vector<SeriesPoint> series(const Archive& archive, const ArchivedIndicator& indicator);

}  // namespace scrutineer
