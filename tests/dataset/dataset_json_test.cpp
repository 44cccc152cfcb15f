// SPDX-License-Identifier: GPL-3.0-or-later
#include "dataset/dataset_json.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "tests/support/catch.hpp"

using namespace scrutineer;
using Json = nlohmann::ordered_json;

namespace {

Dataset sample() {
    Dataset dataset;
    Document document;
    document.id = std::string(64, 'a');
    document.file = "paper.pdf";
    document.pages = 12;
    document.authority_name = "Durham County Council";
    document.authority_code = "E06000047";
    document.meeting_date = "2022-01-07";
    document.period = Period{"Quarter Two, 2021/22", PeriodKind::quarter, "2021-07-01", "2021-09-30", false};
    document.text_pages = 11;
    document.ocr_pages = 1;
    document.reports.push_back({"Quarterly report", document.period, 1, 12});
    document.key.push_back(
        {RatingValue::amber, Against::target, "Target", "Worse than target, within 2%", 2, {1, 2, 3, 4}});
    dataset.documents.push_back(document);

    Record record;
    record.id = "0123456789abcdef";
    record.document = document.id;
    record.kind = RecordKind::kpi_row;
    record.indicator = {"14",       "CYP S24", "Children in need per 10,000", {"CHILDREN", "Are they safe?"},
                        Unit::rate, 10000,     {{"Directorate", "CYPS"}},     Polarity::lower};
    Observation figure;
    figure.label = "Latest data";
    figure.version = Version::revised;
    figure.aspect = Aspect::non_staffing;
    figure.dimension = {"Parking"};
    figure.reading = 0.5;
    figure.area = {AreaKind::country, "England", "E92000001"};
    figure.period = Period{"2018/19 YTD", PeriodKind::range, "2018-04-01", "", true};
    figure.value = 95.1;
    figure.unit = Unit::percent;
    figure.numerator = 2202;
    figure.denominator = 2319;
    figure.bound = Bound::less_than;
    figure.status = Status::suppressed;
    figure.provisional = true;
    figure.text = "95 [2,202 / 2,319]";
    figure.box = {10.004, 20.5, 30, 40.12345};
    figure.confidence = 0.98765;
    figure.page = 3;
    record.observations.push_back(figure);
    Assessment assessment;
    assessment.against = Against::year_earlier;
    assessment.rating = RatingValue::amber;
    assessment.evidence = Evidence::fill;
    assessment.box = Box{1, 2, 3, 4};
    record.assessments.push_back(assessment);
    record.updated = false;
    record.notes = {"provisional data"};
    record.source = {3, 2, 5, {1, 2, 3, 4}, TextSource::ocr, 0.5};
    record.layout = "durham-2021";
    dataset.records.push_back(record);

    Diagnostic diagnostic{Diagnostic::Severity::info, "chart-left", "A chart was left.", 3, Box{0, 0, 1, 1}};
    dataset.diagnostics.push_back({document.id, document.file, diagnostic});
    return dataset;
}

std::string message_of(const Json& json) {
    try {
        dataset_from_json(json);
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("a dataset in JSON has the contract's keys in the contract's order") {
    const Json json = to_json(sample());
    const auto keys = [](const Json& object) {
        std::string out;
        for (const auto& item : object.items()) out += (out.empty() ? "" : " ") + item.key();
        return out;
    };
    CHECK(keys(json) == "schema documents records diagnostics");
    CHECK(keys(json["documents"][0]) ==
          "id file pages authority committee title meeting_date period text_pages ocr_pages reports key ledger");
    const Json& record = json["records"][0];
    CHECK(keys(record) == "id document kind indicator observations assessments updated notes source report");
    CHECK(keys(record["observations"][0]) ==
          "measure version aspect dimension label basis area period value unit numerator denominator count bound "
          "status provisional text bbox "
          "page confidence reading");
    CHECK(keys(record["assessments"][0]) == "against rating evidence text bbox confidence");
    CHECK(keys(record["source"]) == "page table row bbox method confidence layout");
    CHECK(keys(json["diagnostics"][0]) == "severity code message document page bbox file");
}

TEST_CASE("what is not known is null, and derived is there only where true") {
    const Json json = to_json(sample());
    const Json& document = json["documents"][0];
    CHECK(document["committee"].is_null());
    CHECK_FALSE(document["period"].contains("derived"));
    const Json& figure = json["records"][0]["observations"][0];
    CHECK(figure["count"].is_null());
    CHECK(figure["period"]["end"].is_null());
    CHECK(figure["period"]["derived"] == true);
    CHECK(json["records"][0]["assessments"][0]["text"].is_null());
    CHECK(json["records"][0]["updated"] == false);
}

TEST_CASE("numbers are printed shortest, whole numbers without a point") {
    Dataset dataset = sample();
    auto value_text = [&](double value) {
        dataset.records[0].observations[0].value = value;
        return to_json(dataset)["records"][0]["observations"][0]["value"].dump();
    };
    CHECK(value_text(63400000) == "63400000");
    CHECK(value_text(-2391000) == "-2391000");
    CHECK(value_text(45.0) == "45");
    CHECK(value_text(0.1) == "0.1");
    CHECK(value_text(97.80000000000001) == "97.80000000000001");
    CHECK(value_text(48.8) == "48.8");
    CHECK(value_text(-0.0) == "0");
    CHECK(to_json(dataset)["records"][0]["observations"][0]["bbox"].dump() == "[10,20.5,30,40.12]");
    CHECK(to_json(dataset)["records"][0]["observations"][0]["confidence"].dump() == "0.988");
}

TEST_CASE("a dataset reads back as it was written") {
    const Json json = to_json(sample());
    CHECK(to_json(dataset_from_json(json)).dump() == json.dump());
    const Dataset empty;
    CHECK(to_json(dataset_from_json(to_json(empty))).dump() == to_json(empty).dump());
    const Dataset back = dataset_from_json(json);
    CHECK(back.records[0].observations[0].denominator == 2319.0);
    CHECK(back.records[0].indicator.per == 10000);
    CHECK(back.records[0].indicator.fields.at(0).text == "CYPS");
    CHECK(back.records[0].indicator.polarity == Polarity::lower);
    CHECK(back.records[0].observations[0].version == Version::revised);
    CHECK(back.records[0].observations[0].aspect == Aspect::non_staffing);
    CHECK(back.records[0].observations[0].dimension == std::vector<std::string>{"Parking"});
    CHECK(back.records[0].observations[0].reading == 0.5);
    CHECK(back.records[0].source.method == TextSource::ocr);
    CHECK(back.diagnostics[0].diagnostic.severity == Diagnostic::Severity::info);
}

TEST_CASE("a dataset of an earlier version, without the later fields, reads back") {
    Json json = to_json(sample());
    Json& record = json["records"][0];
    record["layout"] = record["source"]["layout"];
    record["source"].erase("layout");
    for (const char* key : {"fields", "polarity"}) record["indicator"].erase(key);
    for (const char* key : {"version", "aspect", "dimension", "reading"}) record["observations"][0].erase(key);
    const Dataset back = dataset_from_json(json);
    CHECK(back.records[0].layout == "durham-2021");
    CHECK(back.records[0].indicator.fields.empty());
    CHECK_FALSE(back.records[0].observations[0].version);
    CHECK(back.records[0].observations[0].reading == 1);
}

TEST_CASE("reading back names the place of what is wrong") {
    Json json = to_json(sample());
    json["records"][0]["observations"][0]["measure"] = "guess";
    CHECK(message_of(json) == "/records/0/observations/0/measure has a word that is none of the contract's: \"guess\"");
    json = to_json(sample());
    json["records"][0]["source"].erase("page");
    CHECK(message_of(json) == "/records/0/source/page is missing");
    json = to_json(sample());
    json["documents"][0]["pages"] = "12";
    CHECK(message_of(json) == "/documents/0/pages is not a whole number");
    CHECK(message_of(Json::array()) == "the dataset is not an object");
    json = to_json(sample());
    json["schema"] = "scrutineer/dataset/2";
    CHECK_FALSE(message_of(json).empty());
}

TEST_CASE("bytes that are not UTF-8 do not stop the output") {
    Dataset dataset = sample();
    dataset.records[0].indicator.name = "Rate \xff of\xc3";
    const std::string text = to_json(dataset).dump();
    CHECK(text.find("Rate \xEF\xBF\xBD of\xEF\xBF\xBD") != std::string::npos);
}

TEST_CASE("the schema is a draft 2020-12 schema of this contract") {
    const Json schema = Json::parse(dataset_schema());
    CHECK(schema["$schema"] == "https://json-schema.org/draft/2020-12/schema");
    CHECK(schema["properties"]["schema"]["const"] == "scrutineer/dataset/1");
}
