// SPDX-License-Identifier: GPL-3.0-or-later
// Part of archive/export_files.hpp: tables in a database of their own
#include <filesystem>

#include "archive/export_files.hpp"

namespace scrutineer::archived {
namespace {

std::string quoted(const std::string& name) { return '"' + name + '"'; }

std::string_view sql_type(ColumnType type) {
    if (type == ColumnType::number) return "REAL";
    return type == ColumnType::integer || type == ColumnType::truth ? "INTEGER" : "TEXT";
}

std::string list_of(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + quoted(name);
    return "(" + text + ")";
}

std::string create(const ExportTable& table) {
    std::string sql = "CREATE TABLE " + quoted(table.name) + " (\n";
    for (const ExportColumn& column : table.columns) {
        sql += "  " + quoted(column.name) + " " + std::string(sql_type(column.type));
        if (column.required) sql += " NOT NULL";
        sql += ",  -- " + column.description + "\n";
    }
    sql += "  PRIMARY KEY " + list_of(table.primary_key);
    for (const ExportKey& key : table.foreign_keys)
        sql +=
            ",\n  FOREIGN KEY " + list_of(key.columns) + " REFERENCES " + quoted(key.table) + " " + list_of(key.there);
    return sql + "\n)";
}

void bind(Statement& statement, int parameter, const ExportCell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell))
        statement.bind(parameter, std::string_view(*text));
    else if (const auto* number = std::get_if<double>(&cell))
        statement.bind(parameter, *number);
    else if (const auto* integer = std::get_if<std::int64_t>(&cell))
        statement.bind(parameter, *integer);
    else if (const auto* truth = std::get_if<bool>(&cell))
        statement.bind(parameter, *truth);
    else
        statement.bind_null(parameter);
}

void describe_columns(Database& database) {
    database.execute(
        "CREATE TABLE columns (\"table\" TEXT NOT NULL, \"column\" TEXT NOT NULL, type TEXT NOT NULL,"
        " description TEXT NOT NULL, PRIMARY KEY (\"table\", \"column\"))");
    Statement insert = database.prepare("INSERT INTO columns VALUES (?,?,?,?)");
    for (const ExportTable& table : export_tables())
        for (const ExportColumn& column : table.columns)
            insert.bind(1, table.name)
                .bind(2, column.name)
                .bind(3, type_word(column.type))
                .bind(4, column.description)
                .run();
}

}  // namespace

std::vector<ExportedFile> export_sqlite(const Archive& archive, const ExportSelection& selection,
                                        const std::string& folder) {
    const std::string path = (std::filesystem::path(folder) / "figures.db").string();
    NewFile file(path);
    std::size_t rows = 0;
    {
        Database database(file.partial_path(), Database::Mode::create);
        // A file that is complete or thrown away needs no journal.
        database.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
        Transaction transaction(database);
        for (const ExportTable& table : export_tables()) {
            database.execute(create(table));
            std::string places = "?";
            for (std::size_t i = 1; i < table.columns.size(); ++i) places += ",?";
            Statement insert = database.prepare("INSERT INTO " + quoted(table.name) + " VALUES (" + places + ")");
            rows += for_each_row(archive, table, selection, [&](const ExportRow& row) {
                for (std::size_t i = 0; i < row.size(); ++i) bind(insert, static_cast<int>(i) + 1, row[i]);
                insert.run();
            });
        }
        describe_columns(database);
        database.execute(
            "CREATE INDEX observations_by_indicator ON observations (indicator_id, period_end);"
            "CREATE INDEX records_by_indicator ON records (indicator_id)");
        transaction.commit();
    }
    file.complete();
    return {{path, rows}};
}

}  // namespace scrutineer::archived
