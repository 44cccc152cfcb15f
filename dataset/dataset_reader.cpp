// SPDX-License-Identifier: GPL-3.0-or-later
// Part of dataset/dataset_json.hpp: from JSON to a Dataset
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "dataset/dataset_json.hpp"

namespace scrutineer {
namespace {

using Json = nlohmann::ordered_json;

/// A place in the JSON and the pointer that leads there, for messages.
class Place {
public:
    Place(const Json& json, std::string pointer) : json_(json), pointer_(std::move(pointer)) {}

    [[noreturn]] void fail(const std::string& what) const {
        throw std::runtime_error((pointer_.empty() ? "the dataset" : pointer_) + " " + what);
    }

    Place at(const char* key) const {
        if (!json_.is_object()) fail("is not an object");
        const auto found = json_.find(key);
        if (found == json_.end()) Place(json_, pointer_ + "/" + key).fail("is missing");
        return {*found, pointer_ + "/" + key};
    }

    bool has(const char* key) const { return json_.is_object() && json_.contains(key) && !json_.at(key).is_null(); }

    std::vector<Place> items() const {
        if (!json_.is_array()) fail("is not an array");
        std::vector<Place> out;
        for (std::size_t i = 0; i < json_.size(); ++i) out.emplace_back(json_[i], pointer_ + "/" + std::to_string(i));
        return out;
    }

    bool null() const { return json_.is_null(); }

    std::string text() const {
        if (!json_.is_string()) fail("is not a string");
        return json_.get<std::string>();
    }
    std::string text_or_empty() const { return null() ? std::string() : text(); }

    double number() const {
        if (!json_.is_number()) fail("is not a number");
        return json_.get<double>();
    }
    std::optional<double> number_or_none() const { return null() ? std::nullopt : std::optional(number()); }

    int integer() const {
        constexpr std::int64_t most = 1'000'000'000;
        if (!json_.is_number_integer()) fail("is not a whole number");
        const auto value = json_.get<std::int64_t>();
        if (value < -most || value > most) fail("is out of range");
        return static_cast<int>(value);
    }

    bool truth() const {
        if (!json_.is_boolean()) fail("is neither true nor false");
        return json_.get<bool>();
    }

    template <typename Word>
    Word word(std::optional<Word> (*read)(std::string_view)) const {
        const auto value = read(text());
        if (!value) fail("has a word that is none of the contract's: \"" + text() + "\"");
        return *value;
    }
    template <typename Word>
    std::optional<Word> word_or_none(std::optional<Word> (*read)(std::string_view)) const {
        return null() ? std::nullopt : std::optional(word(read));
    }

    Box box() const {
        const auto edges = items();
        if (edges.size() != 4) fail("is not four numbers");
        return {edges[0].number(), edges[1].number(), edges[2].number(), edges[3].number()};
    }
    std::optional<Box> box_or_none() const { return null() ? std::nullopt : std::optional(box()); }

    std::optional<Period> period() const {
        if (null()) return std::nullopt;
        Period p;
        p.label = at("label").text();
        p.kind = at("kind").word(period_kind_from_text);
        p.start = at("start").text_or_empty();
        p.end = at("end").text_or_empty();
        p.derived = has("derived") && at("derived").truth();
        return p;
    }

    std::vector<std::string> texts() const {
        std::vector<std::string> out;
        for (const Place& item : items()) out.push_back(item.text());
        return out;
    }

private:
    const Json& json_;
    std::string pointer_;
};

Document document(const Place& from) {
    Document d;
    d.id = from.at("id").text();
    d.file = from.at("file").text();
    d.pages = from.at("pages").integer();
    d.authority_name = from.at("authority").at("name").text_or_empty();
    d.authority_code = from.at("authority").at("code").text_or_empty();
    d.committee = from.at("committee").text_or_empty();
    d.title = from.at("title").text_or_empty();
    d.meeting_date = from.at("meeting_date").text_or_empty();
    d.period = from.at("period").period();
    d.text_pages = from.at("text_pages").integer();
    d.ocr_pages = from.at("ocr_pages").integer();
    if (from.has("key"))
        for (const Place& entry : from.at("key").items())
            d.key.push_back({entry.at("rating").word(rating_value_from_text),
                             entry.at("against").word_or_none(against_from_text), entry.at("heading").text_or_empty(),
                             entry.at("text").text(), entry.at("page").integer(), entry.at("bbox").box()});
    if (from.has("reports"))
        for (const Place& report : from.at("reports").items())
            d.reports.push_back({report.at("title").text_or_empty(), report.at("period").period(),
                                 report.at("first_page").integer(), report.at("last_page").integer()});
    if (from.has("ledger")) {
        const Place ledger = from.at("ledger");
        d.accounts = {ledger.at("printed").integer(), ledger.at("given_out").integer(), ledger.at("used").integer(),
                      ledger.at("set_aside").integer(), ledger.at("not_read").integer()};
    }
    return d;
}

Observation observation(const Place& from) {
    Observation o;
    o.measure = from.at("measure").word(measure_from_text);
    if (from.has("version")) o.version = from.at("version").word_or_none(version_from_text);
    if (from.has("aspect")) o.aspect = from.at("aspect").word_or_none(aspect_from_text);
    if (from.has("dimension")) o.dimension = from.at("dimension").texts();
    o.label = from.at("label").text_or_empty();
    o.basis = from.at("basis").word(basis_from_text);
    const Place area = from.at("area");
    o.area = {area.at("kind").word(area_kind_from_text), area.at("name").text_or_empty(),
              area.at("code").text_or_empty()};
    o.period = from.at("period").period();
    o.value = from.at("value").number_or_none();
    o.unit = from.at("unit").word_or_none(unit_from_text);
    o.numerator = from.at("numerator").number_or_none();
    o.denominator = from.at("denominator").number_or_none();
    o.count = from.at("count").number_or_none();
    o.bound = from.at("bound").word(bound_from_text);
    o.status = from.at("status").word(status_from_text);
    o.provisional = from.at("provisional").truth();
    o.text = from.at("text").text();
    o.box = from.at("bbox").box();
    if (from.has("page")) o.page = from.at("page").integer();
    if (from.has("confidence")) o.confidence = from.at("confidence").number();
    if (from.has("reading")) o.reading = from.at("reading").number();
    return o;
}

Assessment assessment(const Place& from) {
    Assessment a;
    a.against = from.at("against").word(against_from_text);
    a.rating = from.at("rating").word(rating_value_from_text);
    a.evidence = from.at("evidence").word(evidence_from_text);
    a.text = from.at("text").text_or_empty();
    if (from.has("bbox")) a.box = from.at("bbox").box();
    if (from.has("confidence")) a.confidence = from.at("confidence").number();
    return a;
}

Record record(const Place& from) {
    Record r;
    r.id = from.at("id").text();
    r.document = from.at("document").text();
    r.kind = from.at("kind").word(record_kind_from_text);
    const Place indicator = from.at("indicator");
    r.indicator.ref = indicator.at("ref").text_or_empty();
    r.indicator.code = indicator.at("code").text_or_empty();
    r.indicator.name = indicator.at("name").text();
    r.indicator.group = indicator.at("group").texts();
    if (indicator.has("fields"))
        for (const Place& item : indicator.at("fields").items())
            r.indicator.fields.push_back({item.at("heading").text_or_empty(), item.at("text").text()});
    if (indicator.has("polarity")) r.indicator.polarity = indicator.at("polarity").word_or_none(polarity_from_text);
    r.indicator.unit = indicator.at("unit").word_or_none(unit_from_text);
    if (!indicator.at("per").null()) r.indicator.per = indicator.at("per").integer();
    for (const Place& item : from.at("observations").items()) r.observations.push_back(observation(item));
    for (const Place& item : from.at("assessments").items()) r.assessments.push_back(assessment(item));
    if (!from.at("updated").null()) r.updated = from.at("updated").truth();
    r.notes = from.at("notes").texts();
    const Place source = from.at("source");
    r.source.page = source.at("page").integer();
    r.source.table = source.at("table").integer();
    r.source.row = source.at("row").integer();
    r.source.box = source.at("bbox").box();
    const std::string method = source.at("method").text();
    if (method != "text" && method != "ocr") source.at("method").fail("is neither text nor ocr");
    r.source.method = method == "ocr" ? TextSource::ocr : TextSource::text;
    r.source.confidence = source.at("confidence").number();
    // Datasets of earlier versions have it beside the source.
    const Place& said = source.has("layout") ? source : from;
    if (said.has("layout")) r.layout = said.at("layout").text_or_empty();
    if (from.has("report")) r.report = from.at("report").integer();
    return r;
}

DocumentDiagnostic diagnostic(const Place& from) {
    DocumentDiagnostic d;
    const std::string severity = from.at("severity").text();
    if (severity == "error")
        d.diagnostic.severity = Diagnostic::Severity::error;
    else if (severity == "warning")
        d.diagnostic.severity = Diagnostic::Severity::warning;
    else if (severity == "info")
        d.diagnostic.severity = Diagnostic::Severity::info;
    else
        from.at("severity").fail("is none of error, warning and info");
    d.diagnostic.code = from.at("code").text();
    d.diagnostic.message = from.at("message").text();
    d.document = from.at("document").text_or_empty();
    if (!from.at("page").null()) d.diagnostic.page = from.at("page").integer();
    d.diagnostic.box = from.at("bbox").box_or_none();
    if (from.has("file")) d.file = from.at("file").text();
    return d;
}

}  // namespace

Dataset dataset_from_json(const Json& json) {
    const Place root(json, "");
    const std::string schema = root.at("schema").text();
    if (schema != "scrutineer/dataset/1")
        root.at("schema").fail("is \"" + schema + "\"; \"scrutineer/dataset/1\" is what can be read");
    Dataset dataset;
    for (const Place& item : root.at("documents").items()) dataset.documents.push_back(document(item));
    for (const Place& item : root.at("records").items()) dataset.records.push_back(record(item));
    for (const Place& item : root.at("diagnostics").items()) dataset.diagnostics.push_back(diagnostic(item));
    return dataset;
}

}  // namespace scrutineer
