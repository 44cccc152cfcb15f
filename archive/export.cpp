// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/export.hpp"

#include <filesystem>

#include "archive/export_files.hpp"

namespace scrutineer {

using namespace archived;

namespace fs = std::filesystem;

std::optional<ExportFormat> export_format_from_text(std::string_view text) {
    if (text == "csv") return ExportFormat::csv;
    if (text == "jsonl") return ExportFormat::jsonl;
    if (text == "xlsx") return ExportFormat::xlsx;
    if (text == "datapackage") return ExportFormat::datapackage;
    if (text == "sqlite") return ExportFormat::sqlite;
    return std::nullopt;
}

std::vector<ExportedFile> export_archive(Archive& archive, ExportFormat format, const std::string& folder,
                                         const ExportFilter& filter) {
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
    const ExportSelection selection = select(archive, filter);
    switch (format) {
        case ExportFormat::csv:
            return export_csv(archive, selection, folder);
        case ExportFormat::jsonl:
            return export_jsonl(archive, selection, folder);
        case ExportFormat::xlsx:
            return export_xlsx(archive, selection, folder);
        case ExportFormat::datapackage:
            return export_datapackage(archive, selection, folder);
        case ExportFormat::sqlite:
            break;
    }
    return export_sqlite(archive, selection, folder);
}

}  // namespace scrutineer
