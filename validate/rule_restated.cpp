// SPDX-License-Identifier: GPL-3.0-or-later
// Part of validate/rules.hpp
#include <algorithm>
#include <map>

#include "validate/figures.hpp"
#include "validate/pairing.hpp"
#include "validate/rules.hpp"

namespace scrutineer::checks {
namespace {

struct Published {
    const Document* document;
    const Record* record;
    const Observation* figure;
};

bool of_indicators(const Record& record) {
    return record.kind == RecordKind::kpi_row || record.kind == RecordKind::kpi_card ||
           record.kind == RecordKind::kpi_series;
}

/// What papers of different meetings can be held against each other in: the authority's own figures.
bool counts(const Observation& o) {
    if (o.measure != Measure::actual || o.area.kind != AreaKind::authority || !is_sound(o)) return false;
    return o.basis == Basis::latest || o.basis == Basis::year_earlier || o.basis == Basis::previous ||
           o.basis == Basis::annual || o.basis == Basis::series;
}

void compare(const Published& then, const Published& now, Collector& collector) {
    if (!same_subject(*then.figure, *now.figure) || then.figure->unit != now.figure->unit) return;
    if (may_be_same(*then.figure, *now.figure)) {
        collector.held(Check::restated);
        return;
    }
    Finding finding = finding_about(Check::restated, *now.record, *now.figure);
    finding.verdict = Verdict::revision;
    finding.records.push_back(then.record->id);
    finding.expected = *then.figure->value;
    finding.difference = *now.figure->value - *then.figure->value;
    finding.tolerance = same_tolerance(*then.figure, *now.figure);
    finding.explanation = "gives " + as_printed(*now.figure) + " for " + then.figure->period->label + ", which was " +
                          as_printed(*then.figure) + " in the paper of " + then.document->meeting_date + " (page " +
                          std::to_string(then.figure->page) + (then.figure->provisional ? ", provisional" : "") +
                          "): " + now.record->indicator.name;
    finding.sources.push_back(place_of(*then.record, *then.figure));
    collector.add(std::move(finding));
}

/// What a figure is of.
std::string subject(const Observation& o) { return o.area.name + '|' + o.period->start + '|' + o.period->end; }

/// Each figure is held against the last one of its subject that was published at an earlier meeting; `figures` are in
/// the order of their meetings.
void hold_against_last(const std::vector<Published>& figures, Collector& collector) {
    std::map<std::string, const Published*> last, this_meeting;
    std::string meeting;
    for (const Published& now : figures) {
        if (now.document->meeting_date != meeting) {
            for (const auto& [key, figure] : this_meeting) last[key] = figure;
            this_meeting.clear();
            meeting = now.document->meeting_date;
        }
        const std::string key = subject(*now.figure);
        if (const auto then = last.find(key); then != last.end()) compare(*then->second, now, collector);
        this_meeting[key] = &now;
    }
}

}  // namespace

void check_restatements(const Material& material, Collector& collector) {
    const Dataset& dataset = material.dataset;
    const KnownIndicators& known = material.known_indicators;
    std::map<std::string, const Document*> documents;
    for (const Document& document : dataset.documents) documents.emplace(document.id, &document);
    std::map<std::string, std::vector<const Record*>> groups;
    for (const Record& record : dataset.records) {
        const auto document = documents.find(record.document);
        if (!of_indicators(record) || document == documents.end()) continue;
        if (document->second->meeting_date.empty() || document->second->authority_name.empty()) continue;
        const std::string key = indicator_key(record, *document->second, known);
        if (!key.empty()) groups[key].push_back(&record);
    }
    for (auto& [key, records] : groups) {
        // Two rows of one paper under one name cannot be told apart in another.
        std::map<std::string, int> in_paper;
        for (const Record* record : records) ++in_paper[record->document];
        std::vector<Published> figures;
        for (const Record* record : records) {
            if (in_paper[record->document] > 1) continue;
            for (const Observation& o : record->observations)
                if (counts(o) && o.period && !o.period->start.empty())
                    figures.push_back({documents.at(record->document), record, &o});
        }
        std::stable_sort(figures.begin(), figures.end(), [](const Published& a, const Published& b) {
            return a.document->meeting_date < b.document->meeting_date;
        });
        hold_against_last(figures, collector);
    }
}

}  // namespace scrutineer::checks
