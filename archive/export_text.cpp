// SPDX-License-Identifier: GPL-3.0-or-later
// Part of archive/export_files.hpp: CSV, JSON lines and data packages
#include <filesystem>
#include <nlohmann/json.hpp>

#include "archive/csv.hpp"
#include "archive/export_files.hpp"
#include "extract/page/digest.hpp"

namespace scrutineer::archived {
namespace {

using Json = nlohmann::ordered_json;

std::string in(const std::string& folder, const std::string& name) {
    return (std::filesystem::path(folder) / name).string();
}

std::string as_text(const ExportCell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) return *text;
    if (const auto* number = std::get_if<double>(&cell)) return number_text(*number);
    if (const auto* integer = std::get_if<std::int64_t>(&cell)) return std::to_string(*integer);
    if (const auto* truth = std::get_if<bool>(&cell)) return *truth ? "true" : "false";
    return "";
}

Json as_json(const ExportCell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) return *text;
    if (const auto* number = std::get_if<double>(&cell)) return *number;
    if (const auto* integer = std::get_if<std::int64_t>(&cell)) return *integer;
    if (const auto* truth = std::get_if<bool>(&cell)) return *truth;
    return nullptr;
}

std::string json_line(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"; }

ExportedFile csv_of(const Archive& archive, const ExportSelection& selection, const ExportTable& table,
                    const std::string& folder) {
    const std::string path = in(folder, table.name + ".csv");
    NewTextFile file(path);
    std::vector<std::string> fields;
    for (const ExportColumn& column : table.columns) fields.push_back(column.name);
    file.write(csv_line(fields));
    const std::size_t rows = for_each_row(archive, table, selection, [&](const ExportRow& row) {
        for (std::size_t i = 0; i < row.size(); ++i) fields[i] = as_text(row[i]);
        file.write(csv_line(fields));
    });
    file.complete();
    return {path, rows};
}

std::string words_text(const ExportColumn& column) {
    std::string text;
    for (const std::string& word : column.words) text += (text.empty() ? "" : " | ") + word;
    return text;
}

Json resource(const ExportTable& table, const ExportedFile& file) {
    Json fields = Json::array();
    for (const ExportColumn& column : table.columns) {
        Json field{{"name", column.name}, {"type", type_word(column.type)}, {"description", column.description}};
        if (column.required) field["constraints"]["required"] = true;
        if (!column.words.empty()) {
            field["constraints"]["enum"] = column.words;
            field["categories"] = column.words;
        }
        fields.push_back(std::move(field));
    }
    Json schema{{"$schema", "https://datapackage.org/profiles/2.0/tableschema.json"},
                {"fields", std::move(fields)},
                {"primaryKey", table.primary_key},
                {"missingValues", Json::array({""})}};
    for (const ExportKey& key : table.foreign_keys)
        schema["foreignKeys"].push_back(
            {{"fields", key.columns}, {"reference", {{"resource", key.table}, {"fields", key.there}}}});
    return {{"name", table.name},
            {"path", table.name + ".csv"},
            {"type", "table"},
            {"title", table.title},
            {"description", table.description},
            {"format", "csv"},
            {"mediatype", "text/csv"},
            {"encoding", "utf-8"},
            {"bytes", std::filesystem::file_size(file.path)},
            {"hash", "sha256:" + sha256_of_file(file.path)},
            {"schema", std::move(schema)}};
}

}  // namespace

std::vector<ExportedFile> export_csv(const Archive& archive, const ExportSelection& selection,
                                     const std::string& folder) {
    std::vector<ExportedFile> files;
    for (const ExportTable& table : export_tables()) files.push_back(csv_of(archive, selection, table, folder));
    const std::string path = in(folder, "columns.csv");
    NewTextFile file(path);
    file.write(csv_line({"table", "column", "type", "description", "words"}));
    std::size_t rows = 0;
    for (const ExportTable& table : export_tables())
        for (const ExportColumn& column : table.columns) {
            file.write(csv_line({table.name, column.name, std::string(type_word(column.type)), column.description,
                                 words_text(column)}));
            ++rows;
        }
    file.complete();
    files.push_back({path, rows});
    return files;
}

std::vector<ExportedFile> export_jsonl(const Archive& archive, const ExportSelection& selection,
                                       const std::string& folder) {
    std::vector<ExportedFile> files;
    for (const ExportTable& table : export_tables()) {
        const std::string path = in(folder, table.name + ".jsonl");
        NewTextFile file(path);
        const std::size_t rows = for_each_row(archive, table, selection, [&](const ExportRow& row) {
            Json json;
            for (std::size_t i = 0; i < row.size(); ++i) json[table.columns[i].name] = as_json(row[i]);
            file.write(json_line(json));
        });
        file.complete();
        files.push_back({path, rows});
    }
    const std::string path = in(folder, "columns.jsonl");
    NewTextFile file(path);
    std::size_t rows = 0;
    for (const ExportTable& table : export_tables())
        for (const ExportColumn& column : table.columns) {
            Json json{{"table", table.name},
                      {"column", column.name},
                      {"type", type_word(column.type)},
                      {"description", column.description}};
            if (!column.words.empty()) json["words"] = column.words;
            file.write(json_line(json));
            ++rows;
        }
    file.complete();
    files.push_back({path, rows});
    return files;
}

std::vector<ExportedFile> export_datapackage(const Archive& archive, const ExportSelection& selection,
                                             const std::string& folder) {
    std::vector<ExportedFile> files;
    Json package{{"$schema", "https://datapackage.org/profiles/2.0/datapackage.json"},
                 {"name", "scrutineer-archive"},
                 {"title", "Figures published in council committee papers"},
                 {"description",
                  "Read from the papers' performance tables by scrutineer. Every row says which paper and page it was"
                  " read from: the document_id is the SHA-256 of the paper's PDF."},
                 {"resources", Json::array()}};
    for (const ExportTable& table : export_tables()) {
        files.push_back(csv_of(archive, selection, table, folder));
        package["resources"].push_back(resource(table, files.back()));
    }
    // Last, so that a package that is there is complete.
    const std::string path = in(folder, "datapackage.json");
    NewTextFile file(path);
    file.write(package.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
    file.complete();
    files.push_back({path, 0});
    return files;
}

}  // namespace scrutineer::archived
