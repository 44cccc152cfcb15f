// SPDX-License-Identifier: GPL-3.0-or-later
#include "validate/validate.hpp"

#include <algorithm>
#include <set>

#include "validate/rules.hpp"

namespace scrutineer {

namespace {

/// What was read from a picture may have been misread, and the reader should know.
void say_what_is_scanned(const Dataset& dataset, std::vector<Finding>& findings) {
    std::set<std::string> scanned;
    for (const Record& record : dataset.records)
        if (record.source.method == TextSource::ocr) scanned.insert(record.id);
    for (Finding& finding : findings)
        if (std::any_of(finding.records.begin(), finding.records.end(),
                        [&](const std::string& id) { return scanned.count(id) != 0; }))
            finding.explanation += " (read from a scan)";
}

}  // namespace

Validation validate(const Dataset& dataset, const std::vector<PaperProse>& prose, const ValidateOptions& options) {
    const Material material{dataset, prose, options.known_indicators, options.stated_polarity};
    checks::Collector collector;
    for (const checks::Rule& rule : checks::rules()) rule.hold(material, collector);
    Validation result = collector.take();
    say_what_is_scanned(dataset, result.findings);
    put_in_order(result.findings, dataset.documents);
    return result;
}

}  // namespace scrutineer
