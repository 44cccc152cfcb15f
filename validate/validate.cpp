// SPDX-License-Identifier: GPL-3.0-or-later
#include "validate/validate.hpp"

#include "validate/rules.hpp"

namespace scrutineer {

Validation validate(const Dataset& dataset, const std::vector<PaperProse>& prose, const ValidateOptions& options) {
    Collector collector;
    check_ranges(dataset, collector);
    check_fractions(dataset, collector);
    check_totals(dataset, collector);
    check_variances(dataset, collector);
    check_cumulatives(dataset, collector);
    check_ratings(dataset, options.known_indicators, collector);
    check_same_figures(dataset, options.known_indicators, collector);
    check_restatements(dataset, options.known_indicators, collector);
    check_claims(dataset, prose, collector);
    Validation result = collector.take();
    put_in_order(result.findings, dataset.documents);
    return result;
}

}  // namespace scrutineer
