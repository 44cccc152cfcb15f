// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "dataset/dataset.hpp"
#include "normalise/values/value.hpp"
#include "validate/collector.hpp"

/// Datasets written by hand in few words, for the tests of the rules.
namespace scrutineer::test {

/// A cell as the program reads it from its printed text.
inline Observation cell(const std::string& text, std::optional<Unit> unit = std::nullopt,
                        Measure measure = Measure::actual, Basis basis = Basis::latest) {
    ValueContext context;
    context.measure = measure;
    context.unit = unit;
    if (unit == Unit::currency) context.kind = RecordKind::finance_row;
    const ParsedValue parsed = parse_value(text, context);
    Observation o;
    o.measure = measure;
    o.basis = basis;
    o.text = text;
    o.value = parsed.value;
    o.unit = parsed.unit ? parsed.unit : unit;
    o.numerator = parsed.numerator;
    o.denominator = parsed.denominator;
    o.count = parsed.count;
    o.bound = parsed.bound;
    o.status = parsed.status;
    o.box = {100, 200, 150, 210};
    o.page = 3;
    return o;
}

inline Record row(const std::string& name, std::vector<Observation> observations) {
    Record record;
    record.id = "r-" + name;
    record.document = "paper";
    record.indicator.name = name;
    record.observations = std::move(observations);
    if (!record.observations.empty()) record.indicator.unit = record.observations.front().unit;
    record.source.page = 3;
    record.source.box = {50, 200, 500, 210};
    return record;
}

inline Dataset paper(std::vector<Record> records) {
    Dataset dataset;
    Document document;
    document.id = "paper";
    document.file = "paper.pdf";
    document.pages = 9;
    dataset.documents = {document};
    dataset.records = std::move(records);
    int number = 0;
    for (Record& record : dataset.records) record.source.row = ++number;
    return dataset;
}

/// What one rule makes of a dataset.
template <typename Rule>
Validation result_of(Rule rule, const Dataset& dataset) {
    checks::Collector collector;
    rule({dataset}, collector);
    return collector.take();
}

}  // namespace scrutineer::test
