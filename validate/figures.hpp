// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dataset/dataset.hpp"
#include "validate/finding.hpp"

/// What the rules ask of figures.
namespace scrutineer::checks {

/// Figures read with less confidence than this are not held against anything: the mistake may be in the reading.
/// Figures of the text layer are above it; of those of a scan about one in seven is below, and most misread ones are.
constexpr double least_confidence = 0.865;

/// How probable it must be that a figure is right in everything. Far less than `least_confidence`: what a wrong meaning
/// leads to is mostly that no relation holds, which is no finding, while a misread digit makes one. Of the figures of
/// 58 papers 96 in 100 right ones are above it, and 20 in 100 wrong ones.
constexpr double least_meaning = 0.3;

/// Read well enough to be held against another, and likely to be what it is taken for.
bool can_judge(const Observation& observation);

/// A reported, exact value whose text was read well and whose meaning is likely.
bool is_sound(const Observation& observation);

/// "18.7%", "3,936": the figure as it is printed, without what stands around it where it can be told apart.
std::string as_printed(const Observation& observation);

/// A finding about one figure, its value published and its place the first source. Everything else is for the caller.
Finding finding_about(Check check, const Record& record, const Observation& observation);

FindingSource place_of(const Record& record, const Observation& observation);

/// The one sound observation of that kind; nullptr where there is none, or several that differ.
const Observation* only_one(const Record& record, Measure measure, Basis basis, AreaKind area);

/// One column of a table, as far as the dataset tells: figures of the same kind under the same heading, one above the
/// other.
struct TableColumn {
    Measure measure = Measure::actual;
    Basis basis = Basis::latest;
    std::string label;
    double x0 = 0, x1 = 0;
    std::vector<const Observation*> cells;  ///< by line; nullptr where nothing is printed
};

/// The records of one table, in the order of its rows.
struct TableView {
    std::vector<const Record*> lines;
    std::vector<TableColumn> columns;  ///< in the order of the figures
};

/// The dataset's tables of one kind. A table that goes on over pages is one.
std::vector<TableView> tables_of(const Dataset& dataset, RecordKind kind);

}  // namespace scrutineer::checks
