// SPDX-License-Identifier: GPL-3.0-or-later
// Part of archive/export_files.hpp: workbooks
#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>
#include <utility>
#include <vector>

#include "archive/export_files.hpp"
#include "archive/export_workbook.hpp"
#include "archive/export_years.hpp"

#include "words/unicode.hpp"

namespace scrutineer::archived {
namespace {

// Excel's own limits.
constexpr std::size_t rows_of_a_sheet = 1'048'576;
constexpr std::size_t bytes_of_a_cell = 32'767;

double width_of(const ExportColumn& column) {
    if (column.name == "indicator" || column.name == "name" || column.name == "message" || column.name == "reasons")
        return 60;
    if (column.name == "heading" || column.name == "notes" || column.name == "other_names" || column.name == "title" ||
        column.name == "name_a" || column.name == "name_b" || column.name == "description")
        return 40;
    if (column.name == "file" || column.name == "authority") return 28;
    if (column.name.ends_with("id")) return 18;
    return std::max(column.type == ColumnType::text ? 16.0 : 12.0, static_cast<double>(column.name.size()) + 3);
}

/// Where a sheet's first columns stay in sight: up to the one that says what the row is about.
std::size_t frozen_columns(const ExportTable& table) {
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (table.columns[i].name == "indicator" || table.columns[i].name == "name" || table.columns[i].name == "file")
            return i + 1;
    return 0;
}

/// One table: a sheet, or several where Excel's rows do not suffice.
class Sheets {
public:
    Sheets(Workbook& workbook, const ExportTable& table) : workbook_(workbook), table_(table) {
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const std::string& name = table.columns[i].name;
            if (name == "unit") unit_ = i;
            if (name == "text") printed_ = i;
            place_[name] = i;
        }
        begin_sheet();
    }

    void write(const ExportRow& row) {
        if (next_ == rows_of_a_sheet) {
            end_sheet();
            begin_sheet();
        }
        for (std::size_t i = 0; i < row.size(); ++i) write_cell(row, i);
        ++next_;
    }

    void end_sheet() { workbook_.check(workbook_module().end_sheet(workbook_.get(), next_)); }

private:
    void begin_sheet() {
        ++sheets_;
        const std::string name = table_.title + (sheets_ == 1 ? "" : " " + std::to_string(sheets_));
        std::vector<SheetColumn> columns;
        for (const ExportColumn& column : table_.columns) columns.push_back({column.name.c_str(), width_of(column)});
        workbook_.check(workbook_module().begin_sheet(workbook_.get(), name.c_str(), columns.data(), columns.size(),
                                                      frozen_columns(table_)));
        next_ = 1;
    }

    std::string text_at(const ExportRow& row, std::size_t column) const {
        const auto* text = column < row.size() ? std::get_if<std::string>(&row[column]) : nullptr;
        return text != nullptr ? *text : "";
    }

    /// The format of a figure; empty where the column is another number (a page, a box).
    std::string format_of(const ExportRow& row, std::size_t i) {
        const std::string& name = table_.columns[i].name;
        if (name == "value") return figure_format(text_at(row, unit_), decimals_of(text_at(row, printed_)));
        if (!name.ends_with("_value")) return "";
        const std::string printed = text_at(row, place_.at(name.substr(0, name.size() - 6)));
        return figure_format(text_at(row, unit_), decimals_of(printed));
    }

    void write_cell(const ExportRow& row, std::size_t i) {
        void* const to = workbook_.get();
        if (const auto* number = std::get_if<double>(&row[i])) {
            const std::string format = format_of(row, i);
            CellStyle style = plain;
            style.number_format = format.c_str();
            workbook_.check(workbook_module().write_number(to, next_, i, *number, format.empty() ? nullptr : &style));
        } else if (const auto* integer = std::get_if<std::int64_t>(&row[i])) {
            workbook_.check(workbook_module().write_number(to, next_, i, static_cast<double>(*integer), nullptr));
        } else if (const auto* truth = std::get_if<bool>(&row[i])) {
            workbook_.check(workbook_module().write_truth(to, next_, i, *truth ? 1 : 0));
        } else if (const auto* text = std::get_if<std::string>(&row[i])) {
            write_text(i, *text, table_.columns[i]);
        }
    }

    void write_text(std::size_t column, const std::string& text, const ExportColumn& what) {
        int year = 0, month = 0, day = 0;
        // A spreadsheet's days begin in 1900.
        if (what.type == ColumnType::date && text.size() == 10 && read(text, 0, 4, year) && read(text, 5, 2, month) &&
            read(text, 8, 2, day) && year >= 1900) {
            workbook_.check(workbook_module().write_day(workbook_.get(), next_, column, year, month, day));
            return;
        }
        const CellStyle style = what.name.starts_with("rating") ? rating_style(text) : plain;
        const std::string cell = text.size() < bytes_of_a_cell ? text : shortened(text);
        workbook_.check(workbook_module().write_text(workbook_.get(), next_, column, cell.c_str(),
                                                     style.background < 0 ? nullptr : &style));
    }

    static bool read(const std::string& text, std::size_t from, std::size_t count, int& number) {
        const char* end = text.data() + from + count;
        return std::from_chars(text.data() + from, end, number).ptr == end;
    }

    /// What fits, cut between characters, and said so.
    static std::string shortened(const std::string& text) {
        static const std::string mark = " […]";
        std::size_t end = bytes_of_a_cell - mark.size() - 1;
        while (end > 0 && !starts_character(text[end])) --end;
        return text.substr(0, end) + mark;
    }

    Workbook& workbook_;
    const ExportTable& table_;
    std::map<std::string, std::size_t> place_;
    std::size_t unit_ = SIZE_MAX, printed_ = SIZE_MAX;
    std::size_t next_ = 0;
    int sheets_ = 0;
};

void describe_columns(Workbook& workbook) {
    ExportTable columns{"columns", "Columns", "", {}, {}, {}, {}};
    for (const char* name : {"table", "column", "type", "description", "words"}) {
        columns.columns.emplace_back();
        columns.columns.back().name = name;
    }
    Sheets sheets(workbook, columns);
    for (const ExportTable& table : export_tables())
        for (const ExportColumn& column : table.columns) {
            std::string words;
            for (const std::string& word : column.words) words += (words.empty() ? "" : " | ") + word;
            sheets.write({table.title, column.name, std::string(type_word(column.type)), column.description, words});
        }
    sheets.end_sheet();
}

}  // namespace

std::vector<ExportedFile> export_xlsx(const Archive& archive, const ExportSelection& selection,
                                      const std::string& folder) {
    const std::string path = (std::filesystem::path(folder) / "figures.xlsx").string();
    NewFile file(path);
    Workbook workbook(path, file.partial_path());
    std::size_t rows = write_years(archive, selection, folder, workbook);
    // What people look at first comes first.
    for (const char* name :
         {"records", "observations", "ratings", "indicators", "documents", "diagnostics", "links", "decisions"})
        for (const ExportTable& table : export_tables()) {
            if (table.name != name) continue;
            Sheets sheets(workbook, table);
            rows += for_each_row(archive, table, selection, [&](const ExportRow& row) { sheets.write(row); });
            sheets.end_sheet();
        }
    describe_columns(workbook);
    workbook.close();
    file.complete();
    return {{path, rows}};
}

}  // namespace scrutineer::archived
