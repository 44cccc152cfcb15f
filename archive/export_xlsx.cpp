// SPDX-License-Identifier: GPL-3.0-or-later
// Part of archive/export_files.hpp: workbooks
#include <dlfcn.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>
#include <memory>

#include "archive/export_files.hpp"

#include "words/unicode.hpp"

namespace scrutineer::archived {
namespace {

// libxlsxwriter, loaded when a workbook is written: linked, it and the libraries it needs would be bound at every start
// of the program, which takes as long as reading a page.
struct Writer {
    decltype(&::format_set_align) format_set_align;
    decltype(&::format_set_bg_color) format_set_bg_color;
    decltype(&::format_set_bold) format_set_bold;
    decltype(&::format_set_bottom) format_set_bottom;
    decltype(&::format_set_font_color) format_set_font_color;
    decltype(&::format_set_num_format) format_set_num_format;
    decltype(&::format_set_text_wrap) format_set_text_wrap;
    decltype(&::lxw_strerror) lxw_strerror;
    decltype(&::workbook_add_format) workbook_add_format;
    decltype(&::workbook_add_worksheet) workbook_add_worksheet;
    decltype(&::workbook_close) workbook_close;
    decltype(&::workbook_new_opt) workbook_new_opt;
    decltype(&::workbook_set_properties) workbook_set_properties;
    decltype(&::worksheet_autofilter) worksheet_autofilter;
    decltype(&::worksheet_freeze_panes) worksheet_freeze_panes;
    decltype(&::worksheet_repeat_rows) worksheet_repeat_rows;
    decltype(&::worksheet_set_column) worksheet_set_column;
    decltype(&::worksheet_set_landscape) worksheet_set_landscape;
    decltype(&::worksheet_set_paper) worksheet_set_paper;
    decltype(&::worksheet_write_boolean) worksheet_write_boolean;
    decltype(&::worksheet_write_datetime) worksheet_write_datetime;
    decltype(&::worksheet_write_number) worksheet_write_number;
    decltype(&::worksheet_write_string) worksheet_write_string;
};

template <typename Function>
void find(void* library, const char* name, Function& function) {
    function = library == nullptr ? nullptr : reinterpret_cast<Function>(dlsym(library, name));
    if (function != nullptr) return;
    const char* reason = dlerror();
    throw ExportError(std::string("libxlsxwriter, which writes workbooks, cannot be loaded: ") +
                      (reason == nullptr ? name : reason));
}

const Writer& xlsx() {
    static const Writer loaded = [] {
        void* library = dlopen(SCRUTINEER_XLSXWRITER, RTLD_NOW | RTLD_LOCAL);
        Writer writer{};
        find(library, "format_set_align", writer.format_set_align);
        find(library, "format_set_bg_color", writer.format_set_bg_color);
        find(library, "format_set_bold", writer.format_set_bold);
        find(library, "format_set_bottom", writer.format_set_bottom);
        find(library, "format_set_font_color", writer.format_set_font_color);
        find(library, "format_set_num_format", writer.format_set_num_format);
        find(library, "format_set_text_wrap", writer.format_set_text_wrap);
        find(library, "lxw_strerror", writer.lxw_strerror);
        find(library, "workbook_add_format", writer.workbook_add_format);
        find(library, "workbook_add_worksheet", writer.workbook_add_worksheet);
        find(library, "workbook_close", writer.workbook_close);
        find(library, "workbook_new_opt", writer.workbook_new_opt);
        find(library, "workbook_set_properties", writer.workbook_set_properties);
        find(library, "worksheet_autofilter", writer.worksheet_autofilter);
        find(library, "worksheet_freeze_panes", writer.worksheet_freeze_panes);
        find(library, "worksheet_repeat_rows", writer.worksheet_repeat_rows);
        find(library, "worksheet_set_column", writer.worksheet_set_column);
        find(library, "worksheet_set_landscape", writer.worksheet_set_landscape);
        find(library, "worksheet_set_paper", writer.worksheet_set_paper);
        find(library, "worksheet_write_boolean", writer.worksheet_write_boolean);
        find(library, "worksheet_write_datetime", writer.worksheet_write_datetime);
        find(library, "worksheet_write_number", writer.worksheet_write_number);
        find(library, "worksheet_write_string", writer.worksheet_write_string);
        return writer;
    }();
    return loaded;
}

// Excel's own limits.
constexpr std::size_t rows_of_a_sheet = 1'048'576;
constexpr std::size_t bytes_of_a_cell = 32'767;

void check(lxw_error code, const std::string& path) {
    if (code != LXW_NO_ERROR) throw ExportError(path + ": cannot be written: " + xlsx().lxw_strerror(code));
}

/// How many digits of a figure are printed behind the point, 3 at most.
int decimals_of(const std::string& text) {
    const std::size_t digit = text.find_first_of("0123456789");
    if (digit == std::string::npos) return 0;
    std::size_t at = digit;
    while (at < text.size() && ((text[at] >= '0' && text[at] <= '9') || text[at] == ',')) ++at;
    if (at >= text.size() || text[at] != '.') return 0;
    const std::size_t point = at++;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
    return static_cast<int>(std::min<std::size_t>(at - point - 1, 3));
}

/// The workbook's formats, each made when it is first needed.
class Formats {
public:
    explicit Formats(lxw_workbook* workbook) : workbook_(workbook) {}

    lxw_format* heading() {
        lxw_format*& format = made_["heading"];
        if (format != nullptr) return format;
        format = xlsx().workbook_add_format(workbook_);
        xlsx().format_set_bold(format);
        xlsx().format_set_bg_color(format, 0xDDE6F0);
        xlsx().format_set_bottom(format, LXW_BORDER_THIN);
        xlsx().format_set_text_wrap(format);
        xlsx().format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
        return format;
    }
    lxw_format* date() { return number_format("yyyy-mm-dd"); }
    /// As the paper prints a figure of this unit with so many decimals.
    lxw_format* figure(const std::string& unit, int decimals) {
        std::string format = unit == "currency" ? "£#,##0" : "#,##0";
        if (decimals > 0) format += "." + std::string(static_cast<std::size_t>(decimals), '0');
        if (unit == "percent") format += "\"%\"";
        if (unit == "currency") format += ";[Red]-" + format;
        return number_format(format);
    }
    /// A rating's own colour, null for a word that has none.
    lxw_format* rating(const std::string& word) {
        static const std::map<std::string, std::pair<lxw_color_t, lxw_color_t>> colours{
            {"green", {0xC6EFCE, 0x006100}},  {"improving", {0xC6EFCE, 0x006100}}, {"amber", {0xFFEB9C, 0x7F5F00}},
            {"stable", {0xFFEB9C, 0x7F5F00}}, {"red", {0xFFC7CE, 0x9C0006}},       {"worsening", {0xFFC7CE, 0x9C0006}}};
        const auto colour = colours.find(word);
        if (colour == colours.end()) return nullptr;
        lxw_format*& format = made_["rating " + word];
        if (format != nullptr) return format;
        format = xlsx().workbook_add_format(workbook_);
        xlsx().format_set_bg_color(format, colour->second.first);
        xlsx().format_set_font_color(format, colour->second.second);
        return format;
    }

private:
    lxw_format* number_format(const std::string& text) {
        lxw_format*& format = made_[text];
        if (format == nullptr) {
            format = xlsx().workbook_add_format(workbook_);
            xlsx().format_set_num_format(format, text.c_str());
        }
        return format;
    }
    lxw_workbook* workbook_;
    std::map<std::string, lxw_format*> made_;
};

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
lxw_col_t frozen_columns(const ExportTable& table) {
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (table.columns[i].name == "indicator" || table.columns[i].name == "name" || table.columns[i].name == "file")
            return static_cast<lxw_col_t>(i + 1);
    return 0;
}

/// One table: a sheet, or several where Excel's rows do not suffice.
class Sheets {
public:
    Sheets(lxw_workbook* workbook, Formats& formats, const ExportTable& table, const std::string& path)
        : workbook_(workbook), formats_(formats), table_(table), path_(path) {
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

    void end_sheet() {
        check(xlsx().worksheet_autofilter(sheet_, 0, 0, static_cast<lxw_row_t>(std::max<std::size_t>(next_, 2) - 1),
                                          static_cast<lxw_col_t>(table_.columns.size() - 1)),
              path_);
    }

private:
    void begin_sheet() {
        ++sheets_;
        const std::string name = table_.title + (sheets_ == 1 ? "" : " " + std::to_string(sheets_));
        sheet_ = xlsx().workbook_add_worksheet(workbook_, name.c_str());
        if (sheet_ == nullptr) throw ExportError(path_ + ": cannot be written: no memory for a sheet");
        xlsx().worksheet_freeze_panes(sheet_, 1, frozen_columns(table_));
        // On paper too: A4 across, the headings on each page.
        constexpr std::uint8_t a4 = 9;
        xlsx().worksheet_set_paper(sheet_, a4);
        xlsx().worksheet_set_landscape(sheet_);
        check(xlsx().worksheet_repeat_rows(sheet_, 0, 0), path_);
        for (std::size_t i = 0; i < table_.columns.size(); ++i) {
            const auto column = static_cast<lxw_col_t>(i);
            check(xlsx().worksheet_set_column(sheet_, column, column, width_of(table_.columns[i]), nullptr), path_);
            check(xlsx().worksheet_write_string(sheet_, 0, column, table_.columns[i].name.c_str(), formats_.heading()),
                  path_);
        }
        next_ = 1;
    }

    std::string text_at(const ExportRow& row, std::size_t column) const {
        const auto* text = column < row.size() ? std::get_if<std::string>(&row[column]) : nullptr;
        return text != nullptr ? *text : "";
    }

    /// The format of a figure; null where the column is another number (a page, a box).
    lxw_format* format_of(const ExportRow& row, std::size_t i) {
        const std::string& name = table_.columns[i].name;
        if (name == "value") return formats_.figure(text_at(row, unit_), decimals_of(text_at(row, printed_)));
        if (!name.ends_with("_value")) return nullptr;
        const std::string printed = text_at(row, place_.at(name.substr(0, name.size() - 6)));
        return formats_.figure(text_at(row, unit_), decimals_of(printed));
    }

    void write_cell(const ExportRow& row, std::size_t i) {
        const auto at = static_cast<lxw_row_t>(next_);
        const auto column = static_cast<lxw_col_t>(i);
        if (const auto* number = std::get_if<double>(&row[i])) {
            check(xlsx().worksheet_write_number(sheet_, at, column, *number, format_of(row, i)), path_);
        } else if (const auto* integer = std::get_if<std::int64_t>(&row[i])) {
            check(xlsx().worksheet_write_number(sheet_, at, column, static_cast<double>(*integer), nullptr), path_);
        } else if (const auto* truth = std::get_if<bool>(&row[i])) {
            check(xlsx().worksheet_write_boolean(sheet_, at, column, *truth ? 1 : 0, nullptr), path_);
        } else if (const auto* text = std::get_if<std::string>(&row[i])) {
            write_text(at, column, *text, table_.columns[i]);
        }
    }

    void write_text(lxw_row_t at, lxw_col_t column, const std::string& text, const ExportColumn& what) {
        if (what.type == ColumnType::date) {
            lxw_datetime day{};
            if (text.size() == 10 && read(text, 0, 4, day.year) && read(text, 5, 2, day.month) &&
                read(text, 8, 2, day.day) && day.year >= 1900) {
                check(xlsx().worksheet_write_datetime(sheet_, at, column, &day, formats_.date()), path_);
                return;
            }
        }
        lxw_format* const format = what.name.starts_with("rating") ? formats_.rating(text) : nullptr;
        const std::string& whole = text;
        check(
            xlsx().worksheet_write_string(
                sheet_, at, column, whole.size() < bytes_of_a_cell ? whole.c_str() : shortened(whole).c_str(), format),
            path_);
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

    lxw_workbook* workbook_;
    Formats& formats_;
    const ExportTable& table_;
    const std::string& path_;
    std::map<std::string, std::size_t> place_;
    std::size_t unit_ = SIZE_MAX, printed_ = SIZE_MAX;
    lxw_worksheet* sheet_ = nullptr;
    std::size_t next_ = 0;
    int sheets_ = 0;
};

void describe_columns(lxw_workbook* workbook, Formats& formats, const std::string& path) {
    ExportTable columns{"columns", "Columns", "", {}, {}, {}, {}};
    for (const char* name : {"table", "column", "type", "description", "words"}) {
        columns.columns.emplace_back();
        columns.columns.back().name = name;
    }
    Sheets sheets(workbook, formats, columns, path);
    for (const ExportTable& table : export_tables())
        for (const ExportColumn& column : table.columns) {
            std::string words;
            for (const std::string& word : column.words) words += (words.empty() ? "" : " | ") + word;
            sheets.write({table.title, column.name, std::string(type_word(column.type)), column.description, words});
        }
    sheets.end_sheet();
}

}  // namespace

std::vector<ExportedFile> export_xlsx(const Archive& archive, const std::string& folder) {
    const std::string path = (std::filesystem::path(folder) / "figures.xlsx").string();
    NewFile file(path);
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    lxw_workbook* const workbook = xlsx().workbook_new_opt(file.partial_path().c_str(), &options);
    if (workbook == nullptr) throw ExportError(path + ": cannot be written: no memory");
    // Closing writes the file and frees the workbook, so an error on the way has to close it too.
    const auto close = [](lxw_workbook* open) { xlsx().workbook_close(open); };
    std::unique_ptr<lxw_workbook, decltype(close)> owner(workbook, close);
    lxw_doc_properties properties{};
    char title[] = "Figures published in council committee papers", author[] = "scrutineer";
    properties.title = title;
    properties.author = author;
    properties.created = 315532800;  // 1980-01-01, as the parts of the file have it: the same archive, the same bytes
    check(xlsx().workbook_set_properties(workbook, &properties), path);

    Formats formats(workbook);
    std::size_t rows = 0;
    // What people look at first comes first.
    for (const char* name : {"records", "observations", "ratings", "indicators", "documents", "diagnostics", "links"})
        for (const ExportTable& table : export_tables()) {
            if (table.name != name) continue;
            Sheets sheets(workbook, formats, table, path);
            rows += for_each_row(archive, table, [&](const ExportRow& row) { sheets.write(row); });
            sheets.end_sheet();
        }
    describe_columns(workbook, formats, path);
    check(xlsx().workbook_close(owner.release()), path);
    file.complete();
    return {{path, rows}};
}

}  // namespace scrutineer::archived
