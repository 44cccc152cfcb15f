// SPDX-License-Identifier: GPL-3.0-or-later
#include "validate/finding.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <tuple>

#include "words/text.hpp"

namespace scrutineer {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array check_words = {
#define RULE(name, word, summary, function) std::string_view(word),
#include "validate/rules.def"
#undef RULE
};
constexpr std::array<std::string_view, 3> verdict_words = {"contradiction", "revision", "cannot-tell"};

/// Without the digits that binary arithmetic adds: 97.8 - 98.3 is -0.5.
Json number(double value) {
    constexpr double exact = 9007199254740992.0;  // 2^53
    if (!std::isfinite(value)) return nullptr;
    const double rounded = std::round(value * 1e6) / 1e6;
    if (std::isfinite(rounded) && std::fabs(value) < exact / 1e6) value = rounded;
    if (value == std::trunc(value) && std::fabs(value) <= exact) return static_cast<std::int64_t>(value);
    return value;
}

Json number(const std::optional<double>& value) { return value ? number(*value) : Json(nullptr); }

Json value(const FindingValue& v) {
    if (const double* figure = std::get_if<double>(&v)) return number(*figure);
    if (const std::string* word = std::get_if<std::string>(&v)) return valid_utf8(*word);
    return nullptr;
}

FindingValue value_from(const Json& json) {
    if (json.is_number()) return json.get<double>();
    if (json.is_string()) return json.get<std::string>();
    return {};
}

std::optional<double> number_from(const Json& json) {
    if (json.is_number()) return json.get<double>();
    return std::nullopt;
}

double hundredths(double points) { return std::round(points * 100) / 100; }

Json source(const FindingSource& s) {
    Json box = Json::array();
    for (const double side : {s.box.x0, s.box.y0, s.box.x1, s.box.y1}) box.push_back(number(hundredths(side)));
    return {{"document", valid_utf8(s.document)}, {"page", s.page}, {"bbox", std::move(box)}};
}

/// Colours by how good they are, so that red for green is two steps.
std::optional<int> colour_step(const FindingValue& v) {
    const std::string* word = std::get_if<std::string>(&v);
    if (word == nullptr) return std::nullopt;
    if (*word == to_text(RatingValue::green)) return 0;
    if (*word == to_text(RatingValue::amber)) return 1;
    if (*word == to_text(RatingValue::red)) return 2;
    return std::nullopt;
}

template <typename Word, std::size_t size>
std::optional<Word> from_text(const std::array<std::string_view, size>& words, std::string_view text) {
    const auto found = std::find(words.begin(), words.end(), text);
    if (found == words.end()) return std::nullopt;
    return static_cast<Word>(found - words.begin());
}

}  // namespace

std::string_view to_text(Check check) { return check_words[static_cast<std::size_t>(check)]; }
std::string_view to_text(Verdict verdict) { return verdict_words[static_cast<std::size_t>(verdict)]; }
std::optional<Check> check_from_text(std::string_view text) { return from_text<Check>(check_words, text); }
std::optional<Verdict> verdict_from_text(std::string_view text) { return from_text<Verdict>(verdict_words, text); }

const std::vector<Check>& all_checks() {
    static const std::vector<Check> checks = [] {
        std::vector<Check> all;
        for (std::size_t i = 0; i < check_words.size(); ++i) all.push_back(static_cast<Check>(i));
        return all;
    }();
    return checks;
}

Json to_json(const Finding& finding) {
    Json records = Json::array(), sources = Json::array();
    for (const std::string& id : finding.records) records.push_back(valid_utf8(id));
    for (const FindingSource& s : finding.sources) sources.push_back(source(s));
    return {{"rule", to_text(finding.check)},         {"verdict", to_text(finding.verdict)},
            {"records", std::move(records)},          {"expected", value(finding.expected)},
            {"published", value(finding.published)},  {"difference", number(finding.difference)},
            {"tolerance", number(finding.tolerance)}, {"explanation", valid_utf8(finding.explanation)},
            {"sources", std::move(sources)}};
}

Finding finding_from_json(const Json& json) {
    try {
        Finding finding;
        const auto check = check_from_text(json.at("rule").get<std::string>());
        const auto verdict = verdict_from_text(json.at("verdict").get<std::string>());
        if (!check || !verdict) throw std::runtime_error("not a finding: no such rule or verdict");
        finding.check = *check;
        finding.verdict = *verdict;
        finding.records = json.at("records").get<std::vector<std::string>>();
        finding.expected = value_from(json.at("expected"));
        finding.published = value_from(json.at("published"));
        finding.difference = number_from(json.at("difference"));
        finding.tolerance = number_from(json.at("tolerance"));
        finding.explanation = json.at("explanation").get<std::string>();
        for (const Json& entry : json.at("sources")) {
            const Json& box = entry.at("bbox");
            finding.sources.push_back({entry.at("document").get<std::string>(), entry.at("page").get<int>(),
                                       Box{box.at(0).get<double>(), box.at(1).get<double>(), box.at(2).get<double>(),
                                           box.at(3).get<double>()}});
        }
        return finding;
    } catch (const Json::exception& error) {
        throw std::runtime_error(std::string("not a finding: ") + error.what());
    }
}

double severity(const Finding& finding) {
    const auto expected_colour = colour_step(finding.expected);
    const auto published_colour = colour_step(finding.published);
    if (expected_colour && published_colour) return std::abs(*expected_colour - *published_colour) / 2.0;
    const double* expected = std::get_if<double>(&finding.expected);
    const double* published = std::get_if<double>(&finding.published);
    if (expected == nullptr || published == nullptr) return 0;
    const double greater = std::max(std::fabs(*expected), std::fabs(*published));
    if (!(greater > 0) || !std::isfinite(greater)) return 0;
    return std::min(1.0, std::fabs(*published - *expected) / greater);
}

void put_in_order(std::vector<Finding>& findings, const std::vector<Document>& documents) {
    std::map<std::string, std::size_t> place;
    for (const Document& document : documents) place.emplace(document.id, place.size());
    const auto document_place = [&](const Finding& f) {
        const auto found = f.sources.empty() ? place.end() : place.find(f.sources.front().document);
        return found == place.end() ? place.size() : found->second;
    };
    const auto key = [&](const Finding& f) {
        const FindingSource where = f.sources.empty() ? FindingSource{} : f.sources.front();
        return std::make_tuple(document_place(f), f.verdict, -std::round(severity(f) * 1000), where.page,
                               hundredths(where.box.y0), hundredths(where.box.x0), f.check, f.explanation, f.records);
    };
    std::stable_sort(findings.begin(), findings.end(),
                     [&](const Finding& a, const Finding& b) { return key(a) < key(b); });
    findings.erase(std::unique(findings.begin(), findings.end(),
                               [&](const Finding& a, const Finding& b) { return key(a) == key(b); }),
                   findings.end());
}

}  // namespace scrutineer
