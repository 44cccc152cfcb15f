// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "normalise/dataset.hpp"
#include "validate/collector.hpp"

/// The rules: one function and one file (rule_*.cpp) each. Each looks through a whole dataset and tells the collector
/// what holds and what does not. What it cannot judge it leaves alone, or says so with Verdict::cannot_tell where a
/// person could judge it. docs/validation.md has each rule's definition, tolerance and limits.
namespace scrutineer {

/// A percentage equals numerator / denominator within half a unit of its last printed digit.
void check_fractions(const Dataset& dataset, Collector& collector);

}  // namespace scrutineer
