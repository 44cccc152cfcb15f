// SPDX-License-Identifier: GPL-3.0-or-later
#include "validate/validate.hpp"

#include "validate/rules.hpp"

namespace scrutineer {

Validation validate(const Dataset& dataset, const std::vector<PaperProse>& prose, const ValidateOptions&) {
    Collector collector;
    check_fractions(dataset, collector);
    check_claims(prose, collector);
    Validation result = collector.take();
    put_in_order(result.findings, dataset.documents);
    return result;
}

}  // namespace scrutineer
