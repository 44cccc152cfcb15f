// SPDX-License-Identifier: GPL-3.0-or-later
#include "dataset/dataset_json.hpp"

#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <utility>

#include "words/text.hpp"

namespace scrutineer {

extern const std::string_view embedded_dataset_schema;

namespace {

using Json = nlohmann::ordered_json;

/// Whole numbers that a double holds exactly are printed as whole numbers.
Json number(double value) {
    constexpr double exact = 9007199254740992.0;  // 2^53
    if (!std::isfinite(value)) return nullptr;
    if (value == std::trunc(value) && std::fabs(value) <= exact) return static_cast<std::int64_t>(value);
    return value;
}

Json rounded(double value, double steps) {
    const double scaled = value * steps;
    return std::isfinite(scaled) ? number(std::round(scaled) / steps) : Json(nullptr);
}

Json number(const std::optional<double>& value) { return value ? number(*value) : Json(nullptr); }

Json text(std::string_view value) { return valid_utf8(value); }

struct Member {
    const char* name;
    mutable Json value;  ///< moved out of the list that it stands in
};

/// An object; no name twice. A dataset has tens of thousands of them: Json's own lists in braces put each value in an
/// array of its own first, and look for each name among those before it.
Json object(std::initializer_list<Member> members) {
    Json out = Json::object();
    auto& all = out.get_ref<Json::object_t&>();
    all.reserve(members.size());
    for (const Member& member : members)
        all.Json::object_t::Container::emplace_back(member.name, std::move(member.value));
    return out;
}

Json text_or_null(std::string_view value) { return value.empty() ? Json(nullptr) : text(value); }

template <typename Word>
Json word_or_null(const std::optional<Word>& value) {
    return value ? Json(to_text(*value)) : Json(nullptr);
}

Json box(const Box& b) {
    constexpr double hundredths = 100;
    return Json::array(
        {rounded(b.x0, hundredths), rounded(b.y0, hundredths), rounded(b.x1, hundredths), rounded(b.y1, hundredths)});
}

Json confidence(double value) { return rounded(std::fmin(1, std::fmax(0, value)), 1000); }

Json period(const std::optional<Period>& p) {
    if (!p) return nullptr;
    Json out = object({{"label", text(p->label)},
                       {"kind", to_text(p->kind)},
                       {"start", text_or_null(p->start)},
                       {"end", text_or_null(p->end)}});
    if (p->derived) out["derived"] = true;
    return out;
}

Json texts(const std::vector<std::string>& values) {
    Json out = Json::array();
    for (const std::string& value : values) out.push_back(text(value));
    return out;
}

Json document(const Document& d) {
    Json reports = Json::array();
    for (const Report& report : d.reports)
        reports.push_back(object({{"title", text_or_null(report.title)},
                                  {"period", period(report.period)},
                                  {"first_page", report.first_page},
                                  {"last_page", report.last_page}}));
    Json key = Json::array();
    for (const KeyEntry& entry : d.key)
        key.push_back(object({{"rating", to_text(entry.rating)},
                              {"against", word_or_null(entry.against)},
                              {"heading", text_or_null(entry.heading)},
                              {"text", text(entry.text)},
                              {"page", entry.page},
                              {"bbox", box(entry.box)}}));
    return object(
        {{"id", text(d.id)},
         {"file", text(d.file)},
         {"pages", d.pages},
         {"authority", object({{"name", text_or_null(d.authority_name)}, {"code", text_or_null(d.authority_code)}})},
         {"committee", text_or_null(d.committee)},
         {"title", text_or_null(d.title)},
         {"meeting_date", text_or_null(d.meeting_date)},
         {"period", period(d.period)},
         {"text_pages", d.text_pages},
         {"ocr_pages", d.ocr_pages},
         {"reports", std::move(reports)},
         {"key", std::move(key)},
         {"ledger", object({{"printed", d.accounts.printed},
                            {"given_out", d.accounts.given_out},
                            {"used", d.accounts.used},
                            {"set_aside", d.accounts.set_aside},
                            {"not_read", d.accounts.not_read}})}});
}

Json observation(const Observation& o) {
    return object({{"measure", to_text(o.measure)},
                   {"version", word_or_null(o.version)},
                   {"aspect", word_or_null(o.aspect)},
                   {"dimension", texts(o.dimension)},
                   {"label", text(o.label)},
                   {"basis", to_text(o.basis)},
                   {"area", object({{"kind", to_text(o.area.kind)},
                                    {"name", text_or_null(o.area.name)},
                                    {"code", text_or_null(o.area.code)}})},
                   {"period", period(o.period)},
                   {"value", number(o.value)},
                   {"unit", word_or_null(o.unit)},
                   {"numerator", number(o.numerator)},
                   {"denominator", number(o.denominator)},
                   {"count", number(o.count)},
                   {"bound", to_text(o.bound)},
                   {"status", to_text(o.status)},
                   {"provisional", o.provisional},
                   {"text", text(o.text)},
                   {"bbox", box(o.box)},
                   {"page", o.page},
                   {"confidence", confidence(o.confidence)},
                   {"reading", confidence(o.reading)}});
}

Json assessment(const Assessment& a) {
    return object({{"against", to_text(a.against)},
                   {"rating", to_text(a.rating)},
                   {"evidence", to_text(a.evidence)},
                   {"text", text_or_null(a.text)},
                   {"bbox", a.box ? box(*a.box) : Json(nullptr)},
                   {"confidence", confidence(a.confidence)}});
}

Json record(const Record& r) {
    Json observations = Json::array(), assessments = Json::array();
    for (const Observation& o : r.observations) observations.push_back(observation(o));
    for (const Assessment& a : r.assessments) assessments.push_back(assessment(a));
    const Indicator& i = r.indicator;
    Json fields = Json::array();
    for (const Field& field : i.fields)
        fields.push_back(object({{"heading", text(field.heading)}, {"text", text(field.text)}}));
    return object({{"id", text(r.id)},
                   {"document", text(r.document)},
                   {"kind", to_text(r.kind)},
                   {"indicator", object({{"ref", text_or_null(i.ref)},
                                         {"code", text_or_null(i.code)},
                                         {"name", text(i.name)},
                                         {"group", texts(i.group)},
                                         {"fields", std::move(fields)},
                                         {"polarity", word_or_null(i.polarity)},
                                         {"unit", word_or_null(i.unit)},
                                         {"per", i.per ? Json(*i.per) : Json(nullptr)}})},
                   {"observations", std::move(observations)},
                   {"assessments", std::move(assessments)},
                   {"updated", r.updated ? Json(*r.updated) : Json(nullptr)},
                   {"notes", texts(r.notes)},
                   {"source", object({{"page", r.source.page},
                                      {"table", r.source.table},
                                      {"row", r.source.row},
                                      {"bbox", box(r.source.box)},
                                      {"method", r.source.method == TextSource::ocr ? "ocr" : "text"},
                                      {"confidence", confidence(r.source.confidence)},
                                      {"layout", text_or_null(r.layout)}})},
                   {"report", r.report}});
}

Json diagnostic(const DocumentDiagnostic& d) {
    static constexpr std::string_view severities[] = {"error", "warning", "info"};
    return object({{"severity", severities[static_cast<std::size_t>(d.diagnostic.severity)]},
                   {"code", text(d.diagnostic.code)},
                   {"message", text(d.diagnostic.message)},
                   {"document", text_or_null(d.document)},
                   {"page", d.diagnostic.page ? Json(*d.diagnostic.page) : Json(nullptr)},
                   {"bbox", d.diagnostic.box ? box(*d.diagnostic.box) : Json(nullptr)},
                   {"file", text_or_null(d.file)}});
}

}  // namespace

Json to_json(const Dataset& dataset) {
    Json documents = Json::array(), records = Json::array(), diagnostics = Json::array();
    for (const Document& d : dataset.documents) documents.push_back(document(d));
    for (const Record& r : dataset.records) records.push_back(record(r));
    for (const DocumentDiagnostic& d : dataset.diagnostics) diagnostics.push_back(diagnostic(d));
    return object({{"schema", "scrutineer/dataset/1"},
                   {"documents", std::move(documents)},
                   {"records", std::move(records)},
                   {"diagnostics", std::move(diagnostics)}});
}

std::string_view dataset_schema() { return embedded_dataset_schema; }

}  // namespace scrutineer
