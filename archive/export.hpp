// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.hpp"
#include "archive/export_selection.hpp"
#include "archive/exported_file.hpp"

/// An archive as files for other programs: tidy tables (archive/export_tables.hpp), one figure a row, every column
/// described, the paper, page and place on every row. The same archive gives the same bytes.
namespace scrutineer {

enum class ExportFormat {
    csv,          ///< a file a table, and columns.csv that describes them
    jsonl,        ///< the same as one JSON object a line
    xlsx,         ///< a workbook, a sheet a table
    datapackage,  ///< CSV with datapackage.json (Frictionless Data Package v2)
    sqlite        ///< the tables in a database of their own
};

std::optional<ExportFormat> export_format_from_text(std::string_view text);

/// Writes what the filter lets through into `folder`, which is made where it is not there; files of the same names are
/// replaced, each only when the new one is complete. Throws ExportError and ArchiveError.
std::vector<ExportedFile> export_archive(Archive& archive, ExportFormat format, const std::string& folder,
                                         const ExportFilter& filter = {});

}  // namespace scrutineer
