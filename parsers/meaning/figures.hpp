// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "parsers/data/row.hpp"
#include "parsers/meaning/roles.hpp"

/// What the figures of a column are, and what the ratings of one are against: from its own heading first, then from
/// its neighbours.
namespace scrutineer::meaning {

/// What all figures under one heading have in common.
struct FigureMeaning {
    Measure measure = Measure::actual;
    bool measure_told = false;    ///< a word of the heading says so
    bool measure_around = false;  ///< what stands over the table says so
    std::optional<Version> version;
    std::optional<Aspect> aspect;
    std::vector<std::string> dimension;
    Basis basis = Basis::latest;
    bool basis_told = false;  ///< by a word: otherwise it follows from the period
    AreaKind area = AreaKind::authority;
    std::string area_name;
    std::string period_text;    ///< the heading's own period as printed, empty for none
    bool of_no_period = false;  ///< "Total", "Prior years", "Change": not the paper's period either
    std::string unit_text;      ///< the heading's own unit, empty for none
    double probability = 1;     ///< that all of it is right, given that the column holds figures
};

/// What a heading says of its figures. `cells` may overrule it: "against target" over plain numbers is the target, over
/// signed ones the difference to it.
FigureMeaning figure_meaning(const HeadingMeaning& heading, const CellEvidence& cells);

/// A figure of that meaning, as yet without its cell. `label` is its heading or label as printed.
RawFigure raw_figure(const FigureMeaning& meaning, std::string label);

/// The measure that what stands over a table of money says of all its figures ("Capital programme"): the first of
/// `texts` that says one. Differences are told by columns alone.
std::optional<Measure> measure_around(const std::vector<std::string>& texts);

/// The measure that a row of money names: "Authorised limit for borrowing", "Total revenue budget". nullopt where the
/// name says none, or says it of a part of a longer name.
std::optional<Measure> measure_of_name(const std::string& name);

/// What a rating of an area's figure is against; of the authority's own, its target.
Against against_of(AreaKind area);

/// What a rating beside or in a figure is against: of a target its target, of England's figure England.
Against against_of(const FigureMeaning& figure);

/// What the ratings of column `column` are against: what its heading says, otherwise the figure next to it.
Against against_of(const std::vector<Column>& columns, std::size_t column);

}  // namespace scrutineer::meaning
