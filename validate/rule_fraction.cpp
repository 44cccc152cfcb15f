// SPDX-License-Identifier: GPL-3.0-or-later
// Part of validate/rules.hpp
#include "validate/figures.hpp"
#include "validate/precision.hpp"
#include "validate/rules.hpp"

namespace scrutineer::checks {
namespace {

void check(const Record& record, const Observation& observation, Collector& collector) {
    if (!is_sound(observation) || observation.unit != Unit::percent || !observation.numerator ||
        !observation.denominator)
        return;
    const std::optional<PrintedNumber> printed = printed_number(observation);
    if (!printed || !(*observation.denominator > 0)) return;
    const double expected = 100 * *observation.numerator / *observation.denominator;
    const double tolerance = printed->half_unit();
    if (within(*observation.value, expected, tolerance)) {
        collector.held(Check::fraction);
        return;
    }
    Finding finding;
    finding.check = Check::fraction;
    finding.records = {record.id};
    finding.expected = expected;
    finding.published = *observation.value;
    finding.difference = *observation.value - expected;
    finding.tolerance = tolerance;
    finding.explanation = "prints " + plain_number(*observation.value, printed->decimals) + "%, " +
                          plain_number(*observation.numerator) + " of " + plain_number(*observation.denominator) +
                          " is " + plain_number(expected, printed->decimals + 1) + "%: " + record.indicator.name;
    finding.sources = {{record.document, observation.page, observation.box}};
    collector.add(std::move(finding));
}

}  // namespace

void check_fractions(const Material& material, Collector& collector) {
    const Dataset& dataset = material.dataset;
    for (const Record& record : dataset.records)
        for (const Observation& observation : record.observations) check(record, observation, collector);
}

}  // namespace scrutineer::checks
