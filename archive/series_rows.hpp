// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "archive/figure_source.hpp"
#include "archive/sqlite.hpp"

/// The figures of an indicator as they stand in the archive.
namespace scrutineer::archived {

/// One row of the observation table with its paper.
struct PublishedFigure {
    std::string measure, version, aspect, dimension, area_kind, area_name;
    std::string label, start, end;  ///< the figure's period; the paper's own where `paper_period`
    bool derived = false;           ///< the period is not printed, but worked out
    bool paper_period = false;
    bool dated = true;  ///< false: nothing says when, or only that it is some time before the paper's own period
    std::string unit, status, text;
    std::optional<double> value;
    double confidence = 1;
    FigureSource source;
    std::optional<FigureCorrection> correction;
};

/// All of them, oldest paper first, in the order they are printed.
std::vector<PublishedFigure> published_figures(const Database& database, const std::string& indicator);

/// The rating of a record that a series shows; empty for none.
std::string rating_of(const Database& database, const std::string& record);

}  // namespace scrutineer::archived
