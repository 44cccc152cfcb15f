// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/findings.hpp"

#include <algorithm>

#include "archive/browse.hpp"
#include "archive/csv.hpp"
#include "parsers/layouts/layout_set.hpp"
#include "validate/validate.hpp"

namespace scrutineer::serve {
namespace {

/// Two years of quarterly papers around the one: what restates its figures lies among them.
constexpr std::size_t papers_held_against = 9;
constexpr std::size_t most_kept = 24;
/// Another program may have added a paper: after this they are made anew.
constexpr std::chrono::minutes kept_for{2};

std::string name_of(const Record& record) {
    std::string name = record.indicator.code.empty() ? record.indicator.ref : record.indicator.code;
    if (!record.indicator.name.empty()) name += (name.empty() ? "" : " ") + record.indicator.name;
    return name;
}

std::string printed(const FindingValue& value) {
    if (const double* number = std::get_if<double>(&value)) return number_text(*number);
    if (const std::string* text = std::get_if<std::string>(&value)) return *text;
    return "";
}

}  // namespace

PaperFindings findings_of_paper(const Archive& archive, const std::string& document_id) {
    const Dataset dataset = archive.load(papers_near(archive, document_id, papers_held_against));
    ValidateOptions options;
    for (const Document& document : dataset.documents) {
        auto known = indicators_of_records(archive, document.id);
        options.known_indicators.merge(known);
    }
    const auto layouts = LayoutSet::built_in();
    options.stated_polarity = [&layouts](const Record& record) {
        return layouts->stated_polarity(record.layout, record.indicator.name);
    };
    Validation validation = validate(dataset, {}, options);
    PaperFindings found;
    for (Finding& finding : validation.findings)
        if (!finding.sources.empty() && finding.sources.front().document == document_id)
            found.findings.push_back(std::move(finding));
    for (const Document& document : dataset.documents) found.documents.emplace(document.id, document);
    for (const Record& record : dataset.records)
        for (const Finding& finding : found.findings)
            if (std::find(finding.records.begin(), finding.records.end(), record.id) != finding.records.end())
                found.record_names.emplace(record.id, name_of(record));
    return found;
}

Decision decision_on_finding(const Finding& finding) {
    Decision decision;
    decision.subject = DecisionSubject::finding;
    const FindingSource& place = finding.sources.at(0);
    decision.place = {place.document, place.page, place.box, printed(finding.published)};
    decision.about = to_text(finding.check);
    decision.field = verdict_field;
    return decision;
}

std::string verdict_on(const Finding& finding, const std::vector<Decision>& decisions) {
    const Decision asked = decision_on_finding(finding);
    for (const Decision& decision : decisions)
        if (decision.subject == DecisionSubject::finding && same_question(decision, asked)) return decision.value;
    return "";
}

std::shared_ptr<const PaperFindings> FindingsCache::get(const Archive& archive, const std::string& document_id) {
    const auto now = std::chrono::steady_clock::now();
    {
        const std::lock_guard lock(mutex_);
        kept_.remove_if([now](const Kept& kept) { return now - kept.since > kept_for; });
        const auto found =
            std::find_if(kept_.begin(), kept_.end(), [&](const Kept& kept) { return kept.document == document_id; });
        if (found != kept_.end()) return found->findings;
    }
    auto findings = std::make_shared<PaperFindings>(findings_of_paper(archive, document_id));
    const std::lock_guard lock(mutex_);
    kept_.push_front({document_id, findings, now});
    while (kept_.size() > most_kept) kept_.pop_back();
    return findings;
}

void FindingsCache::forget() {
    const std::lock_guard lock(mutex_);
    kept_.clear();
}

}  // namespace scrutineer::serve
