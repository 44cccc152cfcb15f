// SPDX-License-Identifier: GPL-3.0-or-later
// Part of validate/rules.hpp
#include <map>
#include <set>

#include "validate/figures.hpp"
#include "validate/pairing.hpp"
#include "validate/rules.hpp"

namespace scrutineer::checks {
namespace {

bool of_indicators(const Record& record) {
    return record.kind == RecordKind::kpi_row || record.kind == RecordKind::kpi_card ||
           record.kind == RecordKind::kpi_series;
}

bool same_place(const Record& a, const Record& b) {
    return a.source.page == b.source.page && a.source.table == b.source.table;
}

bool is_actual(const Observation& o) {
    return o.measure == Measure::actual && is_sound(o) &&
           (o.basis == Basis::latest || o.basis == Basis::series || o.basis == Basis::annual);
}

void compare_figures(const Record& a, const Record& b, Collector& collector) {
    for (const Observation& x : a.observations) {
        if (!is_actual(x)) continue;
        for (const Observation& y : b.observations) {
            if (!is_actual(y) || !same_subject(x, y) || x.unit != y.unit) continue;
            if (x.provisional != y.provisional) continue;
            // Figures of a comparator are of its own time, which is not always printed.
            if (x.area.kind != AreaKind::authority) continue;
            if (may_be_same(x, y)) {
                collector.held(Check::same_figure);
                continue;
            }
            Finding finding = finding_about(Check::same_figure, b, y);
            finding.records = {b.id, a.id};
            finding.expected = *x.value;
            finding.difference = *y.value - *x.value;
            finding.tolerance = same_tolerance(x, y);
            finding.explanation = "prints " + as_printed(y) + " for " + y.period->label + ", page " +
                                  std::to_string(x.page) + " prints " + as_printed(x) +
                                  " for the same: " + b.indicator.name;
            finding.sources.push_back(place_of(a, x));
            collector.add(std::move(finding));
        }
    }
}

bool is_light(RatingValue rating) {
    return rating == RatingValue::green || rating == RatingValue::amber || rating == RatingValue::red;
}

/// A card is green, and the summary says amber.
void compare_ratings(const Record& a, const Record& b, Collector& collector) {
    for (const Assessment& x : a.assessments) {
        if (!is_light(x.rating) || x.confidence < least_confidence || x.against != Against::target) continue;
        for (const Assessment& y : b.assessments) {
            if (y.against != x.against || !is_light(y.rating) || y.confidence < least_confidence) continue;
            if (x.rating == y.rating) {
                collector.held(Check::same_figure);
                continue;
            }
            Finding finding;
            finding.check = Check::same_figure;
            finding.records = {b.id, a.id};
            finding.expected = std::string(to_text(x.rating));
            finding.published = std::string(to_text(y.rating));
            finding.explanation = "is rated " + std::string(to_text(y.rating)) + ", on page " +
                                  std::to_string(a.source.page) + " " + std::string(to_text(x.rating)) + ": " +
                                  b.indicator.name;
            finding.sources = {{b.document, b.source.page, y.box ? *y.box : b.source.box},
                               {a.document, a.source.page, x.box ? *x.box : a.source.box}};
            collector.add(std::move(finding));
        }
    }
}

}  // namespace

void check_same_figures(const Material& material, Collector& collector) {
    const Dataset& dataset = material.dataset;
    const KnownIndicators& known = material.known_indicators;
    std::map<std::string, const Document*> documents;
    for (const Document& document : dataset.documents) documents.emplace(document.id, &document);
    std::map<std::pair<std::string, std::string>, std::vector<const Record*>> groups;
    for (const Record& record : dataset.records) {
        const auto document = documents.find(record.document);
        if (!of_indicators(record) || document == documents.end()) continue;
        const std::string key = indicator_key(record, *document->second, known);
        if (!key.empty()) groups[{record.document, key}].push_back(&record);
    }
    for (const auto& [key, records] : groups)
        for (std::size_t i = 0; i < records.size(); ++i)
            for (std::size_t j = i + 1; j < records.size(); ++j) {
                const Record &a = *records[i], &b = *records[j];
                // One table does not repeat an indicator: there the headings tell two apart.
                if (same_place(a, b) || a.report != b.report) continue;
                if (!a.indicator.code.empty() && !b.indicator.code.empty() && a.indicator.code != b.indicator.code)
                    continue;
                compare_figures(a, b, collector);
                compare_ratings(a, b, collector);
            }
}

}  // namespace scrutineer::checks
