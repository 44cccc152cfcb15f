// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

/// What passes between the program and the module that writes workbooks (archive/workbook/module.cpp, which is all that
/// knows libxlsxwriter): plain data.
namespace scrutineer::archived {

extern "C" {

/// How a cell is shown.
struct CellStyle {
    const char* number_format;  ///< as spreadsheets write it, "#,##0.0"; null for none
    int background;             ///< 0xRRGGBB, negative for none
    int colour;                 ///< of the text, likewise
    int heading;                ///< not 0 for a column's heading: bold, underlined, wrapped
};

struct SheetColumn {
    const char* heading;
    double width;  ///< in characters
};

/// Rows and columns count from 0. Each call gives null where all is well, else why not, in words for people that hold
/// until the next call.
struct WorkbookModule {
    /// Null where there is no memory. The file is there when the workbook is closed.
    void* (*open)(const char* path, const char* title, const char* author);
    /// Writes the file, and forgets the workbook, also where that fails.
    const char* (*close)(void* workbook);
    /// A new sheet, to which the following calls write: headings in its first row, which stays in sight with the first
    /// `frozen` columns, and on each printed page.
    const char* (*begin_sheet)(void* workbook, const char* name, const SheetColumn* columns, std::size_t count,
                               std::size_t frozen);
    /// Each column of its `rows` rows can be filtered.
    const char* (*end_sheet)(void* workbook, std::size_t rows);
    const char* (*write_text)(void* workbook, std::size_t row, std::size_t column, const char* text,
                              const CellStyle* style);
    const char* (*write_number)(void* workbook, std::size_t row, std::size_t column, double number,
                                const CellStyle* style);
    const char* (*write_truth)(void* workbook, std::size_t row, std::size_t column, int truth);
    const char* (*write_day)(void* workbook, std::size_t row, std::size_t column, int year, int month, int day);
    /// A note that is shown when the cell is pointed at.
    const char* (*write_note)(void* workbook, std::size_t row, std::size_t column, const char* text);
    /// What opens when the cell is clicked: a file, with "#page=7" behind it. Written before the cell's figure.
    const char* (*write_link)(void* workbook, std::size_t row, std::size_t column, const char* target);
};

/// The module's one function; it has this name.
using WorkbookModuleFunction = const WorkbookModule* (*)();
constexpr const char* workbook_module_function = "scrutineer_workbook_module";

}  // extern "C"

}  // namespace scrutineer::archived
