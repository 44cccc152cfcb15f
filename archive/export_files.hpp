// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "archive/export_tables.hpp"
#include "archive/exported_file.hpp"

/// What the formats share, and the formats.
namespace scrutineer::archived {

/// A file that appears under its name only when it is complete; until then, and after an error, it is not there.
class NewFile {
public:
    explicit NewFile(const std::string& path);
    ~NewFile();
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;

    /// Where to write until then, for libraries that open files themselves.
    const std::string& partial_path() const { return partial_; }
    /// Throws ExportError where it cannot be put in its place.
    void complete();

private:
    std::string path_, partial_;
};

/// The same, written as text.
class NewTextFile {
public:
    explicit NewTextFile(const std::string& path);
    /// Throws ExportError (a full disk).
    void write(std::string_view text);
    void complete();

private:
    NewFile file_;
    std::ofstream out_;
};

/// "string", "number", "integer", "boolean" or "date": the words of the Table Schema.
std::string_view type_word(ColumnType type);

std::vector<ExportedFile> export_csv(const Archive& archive, const ExportSelection& selection,
                                     const std::string& folder);
std::vector<ExportedFile> export_jsonl(const Archive& archive, const ExportSelection& selection,
                                       const std::string& folder);
std::vector<ExportedFile> export_datapackage(const Archive& archive, const ExportSelection& selection,
                                             const std::string& folder);
std::vector<ExportedFile> export_xlsx(const Archive& archive, const ExportSelection& selection,
                                      const std::string& folder);
std::vector<ExportedFile> export_sqlite(const Archive& archive, const ExportSelection& selection,
                                        const std::string& folder);

}  // namespace scrutineer::archived
