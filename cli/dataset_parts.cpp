// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/dataset_parts.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "cli/output.hpp"
#include "dataset/dataset_json.hpp"
#include "workers/packing.hpp"

namespace scrutineer::cli {
namespace {

using Severity = Diagnostic::Severity;

/// JSON of one element at the depth it has in the dataset. Strings hold no raw line breaks, so every one is layout.
std::string element_text(const nlohmann::ordered_json& element, JsonForm form) {
    constexpr auto replace = nlohmann::ordered_json::error_handler_t::replace;
    if (form == JsonForm::lines) return "  " + element.dump(-1, ' ', false, replace);
    const std::string plain = element.dump(2, ' ', false, replace);
    std::string text;
    text.reserve(plain.size() + plain.size() / 4);
    for (std::size_t begin = 0; begin < plain.size();) {
        const std::size_t end = std::min(plain.find('\n', begin), plain.size() - 1) + 1;
        text.append("    ").append(plain, begin, end - begin);
        begin = end;
    }
    return text;
}

/// `name` is what one element is.
std::string elements_text(const nlohmann::ordered_json& array, std::string_view name, JsonForm form) {
    constexpr auto replace = nlohmann::ordered_json::error_handler_t::replace;
    std::string text;
    for (const auto& element : array) {
        if (form == JsonForm::stream) {
            text += "{\"" + std::string(name) + "\":" + element.dump(-1, ' ', false, replace) + "}\n";
            continue;
        }
        if (!text.empty()) text += ",\n";
        text += element_text(element, form);
    }
    return text;
}

std::string_view severity_text(Severity severity) {
    return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "note";
}

std::string page_list(const std::set<int>& pages) {
    std::string text;
    std::size_t count = 0;
    for (const int page : pages) {
        if (++count > 8) return text + ", …";
        text += (text.empty() ? (pages.size() == 1 ? " on page " : " on pages ") : ", ") + std::to_string(page);
    }
    return text;
}

std::string diagnostic_lines(const Dataset& dataset) {
    struct Kind {
        std::size_t count = 0;
        std::set<int> pages;
    };
    std::map<std::pair<int, std::string>, Kind> kinds;
    for (const DocumentDiagnostic& entry : dataset.diagnostics) {
        Kind& kind = kinds[{static_cast<int>(entry.diagnostic.severity), entry.diagnostic.code}];
        ++kind.count;
        if (entry.diagnostic.page) kind.pages.insert(*entry.diagnostic.page);
    }
    std::string text;
    for (const auto& [key, kind] : kinds)
        text += std::string(severity_text(static_cast<Severity>(key.first))) + " " + key.second +
                (kind.count > 1 ? ", " + std::to_string(kind.count) + " times" : "") + page_list(kind.pages) + "\n";
    return text;
}

std::size_t number(const std::string& text) {
    std::size_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

}  // namespace

DatasetCounts& DatasetCounts::operator+=(const DatasetCounts& other) {
    records += other.records;
    figures += other.figures;
    ratings += other.ratings;
    errors += other.errors;
    warnings += other.warnings;
    notes += other.notes;
    return *this;
}

DatasetParts to_parts(const Dataset& dataset, JsonForm form) {
    DatasetParts parts;
    parts.read = !dataset.documents.empty();
    if (parts.read) {
        const Document& document = dataset.documents.front();
        parts.id = document.id;
        parts.file = document.file;
        parts.authority = document.authority_name;
        if (document.period) parts.period = document.period->label;
        parts.accounts = document.accounts;
    } else if (!dataset.diagnostics.empty()) {
        parts.file = dataset.diagnostics.front().file;
    }
    parts.counts.records = dataset.records.size();
    for (const Record& record : dataset.records) {
        parts.counts.figures += record.observations.size();
        parts.counts.ratings += record.assessments.size();
    }
    for (const DocumentDiagnostic& entry : dataset.diagnostics) {
        const Severity severity = entry.diagnostic.severity;
        ++(severity == Severity::error     ? parts.counts.errors
           : severity == Severity::warning ? parts.counts.warnings
                                           : parts.counts.notes);
    }
    parts.diagnostic_lines = diagnostic_lines(dataset);
    const nlohmann::ordered_json json = to_json(dataset);
    parts.documents = elements_text(json.at("documents"), "document", form);
    parts.records = elements_text(json.at("records"), "record", form);
    parts.diagnostics = elements_text(json.at("diagnostics"), "diagnostic", form);
    return parts;
}

std::string packed(const DatasetParts& parts) {
    const DatasetCounts& counts = parts.counts;
    return pack({parts.read ? "1" : "0",
                 parts.id,
                 parts.file,
                 parts.authority,
                 parts.period,
                 parts.documents,
                 parts.records,
                 parts.diagnostics,
                 parts.diagnostic_lines,
                 std::to_string(counts.records),
                 std::to_string(counts.figures),
                 std::to_string(counts.ratings),
                 std::to_string(counts.errors),
                 std::to_string(counts.warnings),
                 std::to_string(counts.notes),
                 std::to_string(parts.accounts.printed),
                 std::to_string(parts.accounts.given_out),
                 std::to_string(parts.accounts.used),
                 std::to_string(parts.accounts.set_aside),
                 std::to_string(parts.accounts.not_read),
                 parts.ledger,
                 parts.evidence});
}

DatasetParts parts_from_packed(const std::string& bytes) {
    std::vector<std::string> texts = unpack(bytes);
    if (texts.size() != 22) throw std::runtime_error("a worker's dataset has the wrong number of parts");
    DatasetParts parts;
    parts.read = texts[0] == "1";
    parts.id = std::move(texts[1]);
    parts.file = std::move(texts[2]);
    parts.authority = std::move(texts[3]);
    parts.period = std::move(texts[4]);
    parts.documents = std::move(texts[5]);
    parts.records = std::move(texts[6]);
    parts.diagnostics = std::move(texts[7]);
    parts.diagnostic_lines = std::move(texts[8]);
    parts.counts = {number(texts[9]),  number(texts[10]), number(texts[11]),
                    number(texts[12]), number(texts[13]), number(texts[14])};
    const auto whole = [&](std::size_t i) { return static_cast<int>(number(texts[i])); };
    parts.accounts = {whole(15), whole(16), whole(17), whole(18), whole(19)};
    parts.ledger = std::move(texts[20]);
    parts.evidence = std::move(texts[21]);
    return parts;
}

std::string paper_end_text(const PaperEnd& end) {
    constexpr auto replace = nlohmann::ordered_json::error_handler_t::replace;
    nlohmann::ordered_json json{{"path", end.path}, {"outcome", end.outcome}};
    json["document"] = end.document.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(end.document);
    json["program"] = end.program;
    json["options"] = end.options;
    if (!end.code.empty()) {
        json["code"] = end.code;
        json["message"] = end.message;
    }
    return json.dump(-1, ' ', false, replace);
}

void write_dataset(Output& output, const std::vector<DatasetParts>& papers, const std::vector<std::string>& ends,
                   JsonForm form) {
    const bool indented = form == JsonForm::indented;
    const std::string margin = indented ? "  " : " ";
    const auto write_array = [&](std::string_view name, std::string DatasetParts::*elements, std::string_view after) {
        output.write(margin + "\"" + std::string(name) + "\": [");
        bool first = true;
        for (const DatasetParts& paper : papers) {
            if ((paper.*elements).empty()) continue;
            output.write(first ? "\n" : ",\n");
            output.write(paper.*elements);
            first = false;
        }
        if (!first) output.write("\n" + margin);
        output.write("]");
        output.write(after);
    };
    const std::string schema = to_json(Dataset{}).at("schema").dump();
    output.write((indented ? "{\n  \"schema\": " : "{\"schema\": ") + schema + ",\n");
    write_array("documents", &DatasetParts::documents, ",\n");
    write_array("records", &DatasetParts::records, ",\n");
    write_array("diagnostics", &DatasetParts::diagnostics, ",\n");
    std::string last = margin + "\"papers\": [";
    for (const std::string& end : ends)
        last.append(&end == &ends.front() ? "\n" : ",\n")
            .append(element_text(nlohmann::ordered_json::parse(end), form));
    output.write(last + (ends.empty() ? "]" : "\n" + margin + "]") + (indented ? "\n}\n" : "}\n"));
}

}  // namespace scrutineer::cli
