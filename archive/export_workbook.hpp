// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "archive/exported_file.hpp"
#include "archive/workbook/interface.hpp"

/// A workbook that is being written, and how its cells look.
namespace scrutineer::archived {

/// The module that writes workbooks, loaded when it is first needed. Throws ExportError.
const WorkbookModule& workbook_module();

/// An open workbook; closing it, however that comes, frees it.
class Workbook {
public:
    Workbook(const std::string& path, const std::string& partial_path);
    ~Workbook();
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;

    void* get() const { return open_; }
    void close();
    /// Throws ExportError where a call of the module says what is wrong.
    void check(const char* wrong) const;

private:
    std::string path_;
    void* open_;
};

inline constexpr CellStyle plain{nullptr, -1, -1, 0};

/// How many digits of a figure are printed behind the point, 3 at most.
int decimals_of(const std::string& text);

/// As the paper prints a figure of this unit with so many decimals.
std::string figure_format(const std::string& unit, int decimals);

/// A rating's own colour; plain for a word that has none.
CellStyle rating_style(const std::string& word);

}  // namespace scrutineer::archived
