// SPDX-License-Identifier: GPL-3.0-or-later
// Part of archive/workbook/interface.hpp: the module's side, all that knows libxlsxwriter
#include <xlsxwriter.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "archive/workbook/interface.hpp"

namespace scrutineer::archived {
namespace {

/// The system's own words where it refused, which say more than the library's: "No space left on device".
const char* outcome(lxw_error code) {
    if (code == LXW_NO_ERROR) return nullptr;
    for (const int refused : {ENOSPC, EDQUOT, EIO, EFBIG, EROFS, EACCES})
        if (errno == refused) return std::strerror(errno);
    return lxw_strerror(code);
}

struct Workbook {
    lxw_workbook* book = nullptr;
    lxw_worksheet* sheet = nullptr;
    std::size_t columns = 0;  ///< of the sheet
    std::map<std::tuple<std::string, int, int, int>, lxw_format*> formats;

    /// Each format is made when it is first needed.
    lxw_format* format(const CellStyle* style) {
        if (style == nullptr) return nullptr;
        const std::string number = style->number_format == nullptr ? "" : style->number_format;
        lxw_format*& format = formats[{number, style->background, style->colour, style->heading}];
        if (format != nullptr) return format;
        format = workbook_add_format(book);
        if (!number.empty()) format_set_num_format(format, number.c_str());
        if (style->background >= 0) format_set_bg_color(format, static_cast<lxw_color_t>(style->background));
        if (style->colour >= 0) format_set_font_color(format, static_cast<lxw_color_t>(style->colour));
        if (style->heading != 0) {
            format_set_bold(format);
            format_set_bottom(format, LXW_BORDER_THIN);
            format_set_text_wrap(format);
            format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
        }
        return format;
    }
};

Workbook& workbook_of(void* workbook) { return *static_cast<Workbook*>(workbook); }
lxw_row_t row_number(std::size_t row) { return static_cast<lxw_row_t>(row); }
lxw_col_t column_number(std::size_t column) { return static_cast<lxw_col_t>(column); }

void* open(const char* path, const char* title, const char* author) {
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    auto made = std::make_unique<Workbook>();
    made->book = workbook_new_opt(path, &options);
    if (made->book == nullptr) return nullptr;
    std::string titles = title, authors = author;
    lxw_doc_properties properties{};
    properties.title = titles.data();
    properties.author = authors.data();
    properties.created = 315532800;  // 1980-01-01, as the parts of the file have it: the same archive, the same bytes
    workbook_set_properties(made->book, &properties);
    return made.release();
}

const char* close(void* workbook) {
    const std::unique_ptr<Workbook> owner(static_cast<Workbook*>(workbook));
    errno = 0;
    return outcome(workbook_close(owner->book));
}

const char* write_text(void* workbook, std::size_t row, std::size_t column, const char* text, const CellStyle* style) {
    Workbook& to = workbook_of(workbook);
    return outcome(worksheet_write_string(to.sheet, row_number(row), column_number(column), text, to.format(style)));
}

const char* begin_sheet(void* workbook, const char* name, const SheetColumn* columns, std::size_t count,
                        std::size_t frozen) {
    Workbook& to = workbook_of(workbook);
    to.sheet = workbook_add_worksheet(to.book, name);
    if (to.sheet == nullptr) return "no memory for a sheet";
    to.columns = count;
    worksheet_freeze_panes(to.sheet, 1, column_number(frozen));
    // On paper too: A4 across, the headings on each page.
    constexpr std::uint8_t a4 = 9;
    worksheet_set_paper(to.sheet, a4);
    worksheet_set_landscape(to.sheet);
    const char* wrong = outcome(worksheet_repeat_rows(to.sheet, 0, 0));
    constexpr CellStyle heading{nullptr, 0xDDE6F0, -1, 1};
    for (std::size_t i = 0; i < count && wrong == nullptr; ++i) {
        const lxw_col_t column = column_number(i);
        wrong = outcome(worksheet_set_column(to.sheet, column, column, columns[i].width, nullptr));
        if (wrong == nullptr) wrong = write_text(workbook, 0, i, columns[i].heading, &heading);
    }
    return wrong;
}

const char* end_sheet(void* workbook, std::size_t rows) {
    const Workbook& to = workbook_of(workbook);
    const std::size_t last_row = rows < 2 ? 1 : rows - 1;
    return outcome(worksheet_autofilter(to.sheet, 0, 0, row_number(last_row), column_number(to.columns - 1)));
}

const char* write_number(void* workbook, std::size_t row, std::size_t column, double number, const CellStyle* style) {
    Workbook& to = workbook_of(workbook);
    return outcome(worksheet_write_number(to.sheet, row_number(row), column_number(column), number, to.format(style)));
}

const char* write_truth(void* workbook, std::size_t row, std::size_t column, int truth) {
    return outcome(
        worksheet_write_boolean(workbook_of(workbook).sheet, row_number(row), column_number(column), truth, nullptr));
}

const char* write_day(void* workbook, std::size_t row, std::size_t column, int year, int month, int day) {
    Workbook& to = workbook_of(workbook);
    lxw_datetime date{};
    date.year = year;
    date.month = month;
    date.day = day;
    constexpr CellStyle style{"yyyy-mm-dd", -1, -1, 0};
    return outcome(
        worksheet_write_datetime(to.sheet, row_number(row), column_number(column), &date, to.format(&style)));
}

const char* write_note(void* workbook, std::size_t row, std::size_t column, const char* text) {
    lxw_comment_options options{};
    // The system's user is no part of the archive.
    static char author[] = "scrutineer";
    options.author = author;
    options.x_scale = 2;
    options.y_scale = 1.5;
    return outcome(worksheet_write_comment_opt(workbook_of(workbook).sheet, row_number(row), column_number(column),
                                               text, &options));
}

const char* write_link(void* workbook, std::size_t row, std::size_t column, const char* target) {
    const std::string url = std::string("external:") + target;
    return outcome(
        worksheet_write_url(workbook_of(workbook).sheet, row_number(row), column_number(column), url.c_str(), nullptr));
}

constexpr WorkbookModule module{open,         close,       begin_sheet, end_sheet,  write_text,
                                write_number, write_truth, write_day,   write_note, write_link};

}  // namespace
}  // namespace scrutineer::archived

extern "C" __attribute__((visibility("default"))) const scrutineer::archived::WorkbookModule*
scrutineer_workbook_module() {
    return &scrutineer::archived::module;
}
