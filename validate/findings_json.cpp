// SPDX-License-Identifier: GPL-3.0-or-later
#include "validate/findings_json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "words/text.hpp"

namespace scrutineer {

namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(valid_utf8(text)); }

}  // namespace

Json findings_json(const Validation& validation, const Dataset& dataset) {
    Json documents = Json::array(), findings = Json::array(), held = Json::object();
    for (const Document& d : dataset.documents)
        documents.push_back({{"id", valid_utf8(d.id)},
                             {"file", valid_utf8(d.file)},
                             {"title", text_or_null(d.title)},
                             {"meeting_date", text_or_null(d.meeting_date)}});
    for (const Check check : all_checks()) {
        const auto count = validation.held.find(check);
        held[std::string(to_text(check))] = count == validation.held.end() ? 0 : count->second;
    }
    for (const Finding& finding : validation.findings) findings.push_back(to_json(finding));
    return {{"schema", "scrutineer/findings/1"},
            {"documents", std::move(documents)},
            {"held", std::move(held)},
            {"findings", std::move(findings)}};
}

std::string fingerprint(const Finding& finding) {
    const Json json = to_json(finding);
    const FindingSource where = finding.sources.empty() ? FindingSource{} : finding.sources.front();
    return json["rule"].get<std::string>() + '|' + json["verdict"].get<std::string>() + '|' + where.document + '|' +
           std::to_string(where.page) + '|' + json["published"].dump() + '|' + json["expected"].dump() + '|' +
           (finding.records.empty() ? json["explanation"].get<std::string>() : finding.records.front());
}

std::set<std::string> fingerprints_of(const Json& json) {
    if (!json.is_object() || !json.contains("findings") || !json["findings"].is_array())
        throw std::runtime_error("not a list of findings: make one with scrutineer validate --write-baseline FILE");
    std::set<std::string> known;
    for (const Json& finding : json["findings"]) known.insert(fingerprint(finding_from_json(finding)));
    return known;
}

std::size_t drop_known(std::vector<Finding>& findings, const std::set<std::string>& known) {
    const std::size_t before = findings.size();
    findings.erase(std::remove_if(findings.begin(), findings.end(),
                                  [&](const Finding& f) { return known.count(fingerprint(f)) != 0; }),
                   findings.end());
    return before - findings.size();
}

}  // namespace scrutineer
