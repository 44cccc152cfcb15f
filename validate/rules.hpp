// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dataset/dataset.hpp"
#include "validate/collector.hpp"
#include "validate/pairing.hpp"

/// The rules: one function and one file (rule_*.cpp) each. Each looks through a whole dataset and tells the collector
/// what holds and what does not. What it cannot judge it leaves alone, or says so with Verdict::cannot_tell where a
/// person could judge it. docs/validation.md has each rule's definition, tolerance and limits.
namespace scrutineer::checks {

/// A percentage equals numerator / denominator within half a unit of its last printed digit.
void check_fractions(const Dataset& dataset, Collector& collector);

/// A share is within 0 to 100%, a number of things whole and not negative, and what has happened did not begin after
/// the meeting that it was reported to.
void check_ranges(const Dataset& dataset, Collector& collector);

/// A Total row equals the sum of its rows within the rounding of the rows; the shares of a whole sum to 100%.
void check_totals(const Dataset& dataset, Collector& collector);

/// A variance is what its table takes it from: forecast less budget, and the like. A column of changes is the change
/// (the rule `change`).
void check_variances(const Dataset& dataset, Collector& collector);

/// A year-to-date figure is the sum of its months, and a running total grows by each month's own figure.
void check_cumulatives(const Dataset& dataset, Collector& collector);

/// A rating follows the paper's own key from the two figures that it compares.
void check_ratings(const Dataset& dataset, const KnownIndicators& known, const StatedPolarity& stated,
                   Collector& collector);

/// An indicator that a paper prints twice has one value, and one rating.
void check_same_figures(const Dataset& dataset, const KnownIndicators& known, Collector& collector);

/// What a paper says of an earlier period is what was published then; else it was revised.
void check_restatements(const Dataset& dataset, const KnownIndicators& known, Collector& collector);

}  // namespace scrutineer::checks
