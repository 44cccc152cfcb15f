// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "archive/archive.hpp"
#include "archive/export_selection.hpp"

/// The tables that every export writes, described once: the formats (export_*.cpp) only know how to write a row.
namespace scrutineer::archived {

enum class ColumnType { text, number, integer, truth, date };

struct ExportColumn {
    std::string name;
    ColumnType type = ColumnType::text;
    std::string description;         ///< for a reader of the export
    std::string expression;          ///< SQL that gives it
    bool required = false;           ///< never empty
    std::vector<std::string> words;  ///< all that it can say; empty where it is free
};

struct ExportKey {
    std::vector<std::string> columns;
    std::string table;  ///< the table it refers to
    std::vector<std::string> there;
};

struct ExportTable {
    std::string name, title, description;
    std::vector<ExportColumn> columns;
    std::vector<std::string> primary_key;
    std::vector<ExportKey> foreign_keys;
    std::string from;  ///< SQL after FROM: the tables and, where `by_document`, the condition with ?1, then the order
    bool by_document = true;  ///< run once for each document, in the archive's order of documents
};

/// documents, indicators, records, observations, ratings, diagnostics, links, decisions.
const std::vector<ExportTable>& export_tables();

/// NULL, text, number, integer or truth; a date is a text.
using ExportCell = std::variant<std::monostate, std::string, double, std::int64_t, bool>;
using ExportRow = std::vector<ExportCell>;

/// Calls `take` with each row that is selected, one cell a column. Returns how many there were.
std::size_t for_each_row(const Archive& archive, const ExportTable& table, const ExportSelection& selection,
                         const std::function<void(const ExportRow&)>& take);

}  // namespace scrutineer::archived
