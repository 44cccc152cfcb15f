// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/export.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "archive/export_files.hpp"

namespace scrutineer {
namespace fs = std::filesystem;

std::optional<ExportFormat> export_format_from_text(std::string_view text) {
    if (text == "csv") return ExportFormat::csv;
    if (text == "jsonl") return ExportFormat::jsonl;
    if (text == "xlsx") return ExportFormat::xlsx;
    if (text == "datapackage") return ExportFormat::datapackage;
    if (text == "sqlite") return ExportFormat::sqlite;
    return std::nullopt;
}

NewFile::NewFile(const std::string& path) : path_(path), partial_(path + ".partial") {
    std::error_code ignored;
    fs::remove(partial_, ignored);
}

NewFile::~NewFile() {
    std::error_code ignored;
    if (!partial_.empty()) fs::remove(partial_, ignored);
}

void NewFile::complete() {
    std::error_code error;
    fs::rename(partial_, path_, error);
    if (error) throw ExportError(path_ + ": cannot be written: " + error.message());
    partial_.clear();
}

NewTextFile::NewTextFile(const std::string& path) : file_(path), out_(file_.partial_path(), std::ios::binary) {
    if (!out_) throw ExportError(path + ": cannot be written: " + std::strerror(errno));
}

void NewTextFile::write(std::string_view text) {
    out_.write(text.data(), static_cast<std::streamsize>(text.size()));
    if (!out_) throw ExportError(file_.partial_path() + ": cannot be written: " + std::strerror(errno));
}

void NewTextFile::complete() {
    out_.close();
    if (!out_) throw ExportError(file_.partial_path() + ": cannot be written: " + std::strerror(errno));
    file_.complete();
}

std::string_view type_word(ColumnType type) {
    switch (type) {
        case ColumnType::number:
            return "number";
        case ColumnType::integer:
            return "integer";
        case ColumnType::truth:
            return "boolean";
        case ColumnType::date:
            return "date";
        case ColumnType::text:
            break;
    }
    return "string";
}

std::vector<ExportedFile> export_archive(Archive& archive, ExportFormat format, const std::string& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (!fs::is_directory(folder)) throw ExportError(folder + ": cannot be made: " + error.message());
    // One view of the archive for all tables, though an ingest may be under way.
    archive.database().execute("BEGIN");
    const struct End {
        Database& database;
        ~End() {
            try {
                database.execute("COMMIT");
            } catch (const ArchiveError&) {
                // Only reading: nothing is lost.
            }
        }
    } end{archive.database()};
    switch (format) {
        case ExportFormat::csv:
            return export_csv(archive, folder);
        case ExportFormat::jsonl:
            return export_jsonl(archive, folder);
        case ExportFormat::xlsx:
            return export_xlsx(archive, folder);
        case ExportFormat::datapackage:
            return export_datapackage(archive, folder);
        case ExportFormat::sqlite:
            break;
    }
    return export_sqlite(archive, folder);
}

}  // namespace scrutineer
