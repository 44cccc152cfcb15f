// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "archive/figure_source.hpp"
#include "archive/indicators.hpp"

/// An indicator's history over all papers: one line for each thing that is published of it, one point a period.
namespace scrutineer {

/// What is known of one period.
struct SeriesPoint {
    std::string period;           ///< as printed; from the dates where the period is worked out
    std::string start, end;       ///< ISO dates; empty where nothing says when
    bool paper_period = false;    ///< the figure prints no period: its paper's own, or the day of its meeting
    std::optional<double> value;  ///< as first published, with what a person corrected in it
    std::string text, status, unit;
    double confidence = 1;
    std::optional<double> target, country, region, neighbours;
    std::string rating;   ///< against target where there is one, else overall, else against the year before
    FigureSource source;  ///< of `value`
    std::vector<FigureSource> others;  ///< the same period's figure elsewhere: in other papers, or on other pages
    bool revised = false;              ///< another paper has not the same figure, after rounding
    bool differs_in_paper = false;     ///< its own paper has another figure of the same kind and period
    bool break_before = false;         ///< the unit or the period's length changed: not comparable with before
    std::optional<FigureCorrection> correction;  ///< where `value` is not what was read
};

/// One measure of an indicator, in one version and aspect, of one area. Texts are the dataset's words, empty for none.
struct SeriesLine {
    std::string measure, version, aspect;
    /// What else the headings say, outermost first, separated by " > "; only where it tells several figures of one
    /// record apart.
    std::string dimension;
    std::string area_kind, area_name;  ///< the name only where it is not the authority's own
    std::vector<SeriesPoint> points;   ///< oldest first
    std::size_t undated = 0;  ///< figures that neither print a period nor are their paper's latest: not among `points`
};

/// All lines with a point, the one that says most about the indicator first: the authority's own actual figures, then
/// its outturns, forecasts, budgets and so on, then other areas, targets and comparators. Targets, comparators and
/// ratings of the same record and period stand beside the points of a line too. Records that only copy another paper's
/// table are left out.
std::vector<SeriesLine> series_lines(const Archive& archive, const ArchivedIndicator& indicator);

/// The points of the first line; none where there is no line.
std::vector<SeriesPoint> series(const Archive& archive, const ArchivedIndicator& indicator);

}  // namespace scrutineer
