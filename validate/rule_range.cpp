// SPDX-License-Identifier: GPL-3.0-or-later
// Part of validate/rules.hpp
#include <re2/re2.h>

#include <cmath>
#include <map>

#include "validate/figures.hpp"
#include "validate/precision.hpp"
#include "validate/rules.hpp"
#include "words/text.hpp"

namespace scrutineer::checks {
namespace {

/// "% of", "percentage of", "proportion of": parts of a whole.
bool is_share(const Record& record) {
    static const RE2 share(R"((?i)(?:%|\bper ?cent(?:age)?|\bproportion|\bshare) (?:of\b|[a-z]))");
    static const RE2 no_share(
        R"((?i)\b(?:chang|increas|decreas|reduc|growth|grow|fall|rise|varian|gap|differen|movement|improve|of (?:the )?(?:annual |profiled? |in-year )*(?:budget|target|profile|plan|forecast|baseline|average)|against|compared|uplift|inflation|return|yield|occupancy|capacity|turnover|net|surplus|deficit|progress|score|ratio|index|excess|deviation|trajectory))");
    const std::string name = fold_text(record.indicator.name);
    return RE2::PartialMatch(name, share) && !RE2::PartialMatch(name, no_share);
}

/// "Number of children in need": wholes, where nothing in the name or the figure speaks of parts.
bool is_number_of(const Record& record) {
    static const RE2 count(R"((?i)^(?:total |monthly |average )?(?:number|no\.?|count) of\b)");
    static const RE2 parts(
        R"((?i)\b(?:averag|mean|median|per\b|rate|ratio|equivalent|fte|days?|weeks?|months?|years?|hours?|minutes?|miles|tonnes|thousand|million|score|points?|000s?|index|weighted|estimated|kilo|litres?|percent))");
    const std::string name = fold_text(record.indicator.name);
    return RE2::PartialMatch(name, count) && !RE2::PartialMatch(name, parts) && name.find('%') == std::string::npos &&
           name.find("000") == std::string::npos;
}

bool is_level(const Observation& o) {
    return o.measure == Measure::actual || o.measure == Measure::target || o.measure == Measure::floor;
}

void check_share(const Record& record, const Observation& o, Collector& collector) {
    const double edge = *o.value > 100 ? 100 : 0;
    if (*o.value >= 0 && *o.value <= 100) {
        collector.held(Check::range);
        return;
    }
    const bool signed_percent = o.text.find('%') != std::string::npos;
    Finding finding = finding_about(Check::range, record, o);
    finding.expected = edge;
    finding.difference = *o.value - edge;
    finding.tolerance = 0;
    finding.explanation = "prints " + (signed_percent ? as_printed(o) : o.text) +
                          " for a part of a whole, which is 0 to 100%: " + record.indicator.name;
    // 120 of 100 is 120%: a part that is more than its whole may be meant. A target without a sign may be a number.
    if (o.measure != Measure::actual && !signed_percent) finding.verdict = Verdict::cannot_tell;
    if (o.numerator && o.denominator && *o.numerator > *o.denominator) finding.verdict = Verdict::cannot_tell;
    collector.add(std::move(finding));
}

void check_number(const Record& record, const Observation& o, Collector& collector) {
    const auto printed = printed_number(o);
    if (!printed || printed->scale != 1) return;
    const bool whole = *o.value == std::floor(*o.value);
    if (whole && *o.value >= 0) {
        collector.held(Check::range);
        return;
    }
    Finding finding = finding_about(Check::range, record, o);
    finding.explanation = "prints " + as_printed(o) + " for a number of things, which is " +
                          (whole ? "never negative: " : "whole: ") + record.indicator.name;
    collector.add(std::move(finding));
}

/// A figure of what has happened is of a time before the meeting that it was reported to.
void check_period(const Record& record, const Observation& o, const Document& document, Collector& collector) {
    if (o.measure != Measure::actual || o.area.kind != AreaKind::authority || !o.period || o.period->derived ||
        o.provisional || o.period->start.empty() || document.meeting_date.empty())
        return;
    if (o.basis != Basis::latest && o.basis != Basis::series && o.basis != Basis::annual) return;
    if (record.kind == RecordKind::finance_row || record.kind == RecordKind::breakdown_row) return;
    if (o.period->start <= document.meeting_date) {
        collector.held(Check::range);
        return;
    }
    Finding finding = finding_about(Check::range, record, o);
    finding.published = o.period->label;
    finding.explanation = "gives " + as_printed(o) + " for " + o.period->label +
                          ", which began after the paper's meeting on " + document.meeting_date + ": " +
                          record.indicator.name;
    collector.add(std::move(finding));
}

}  // namespace

void check_ranges(const Material& material, Collector& collector) {
    const Dataset& dataset = material.dataset;
    std::map<std::string, const Document*> documents;
    for (const Document& document : dataset.documents) documents.emplace(document.id, &document);
    for (const Record& record : dataset.records) {
        const bool figures = record.kind != RecordKind::finance_row;
        const bool share = figures && is_share(record);
        const bool number = figures && is_number_of(record);
        const auto document = documents.find(record.document);
        for (const Observation& o : record.observations) {
            if (!is_sound(o)) continue;
            if (share && o.unit == Unit::percent && is_level(o)) check_share(record, o, collector);
            if (number && o.unit != Unit::percent && is_level(o) && o.area.kind == AreaKind::authority)
                check_number(record, o, collector);
            if (document != documents.end()) check_period(record, o, *document->second, collector);
        }
    }
}

}  // namespace scrutineer::checks
