// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/export_workbook.hpp"

#include <algorithm>
#include <utility>

#include "workers/module.hpp"

namespace scrutineer::archived {

const WorkbookModule& workbook_module() {
    static const WorkbookModule& loaded = []() -> const WorkbookModule& {
        try {
            return *reinterpret_cast<WorkbookModuleFunction>(
                load_module(SCRUTINEER_WORKBOOK_MODULE, workbook_module_function))();
        } catch (const ModuleError& error) {
            throw ExportError(std::string("the part of scrutineer that writes workbooks cannot be loaded: ") +
                              error.what());
        }
    }();
    return loaded;
}

Workbook::Workbook(const std::string& path, const std::string& partial_path)
    : path_(path),
      open_(
          workbook_module().open(partial_path.c_str(), "Figures published in council committee papers", "scrutineer")) {
    if (open_ == nullptr) throw ExportError(path_ + ": cannot be written: no memory");
}

Workbook::~Workbook() {
    if (open_ != nullptr) workbook_module().close(open_);
}

void Workbook::close() { check(workbook_module().close(std::exchange(open_, nullptr))); }

void Workbook::check(const char* wrong) const {
    if (wrong != nullptr) throw ExportError(path_ + ": cannot be written: " + wrong);
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

/// As the paper prints a figure of this unit with so many decimals.
std::string figure_format(const std::string& unit, int decimals) {
    std::string format = unit == "currency" ? "£#,##0" : "#,##0";
    if (decimals > 0) format += "." + std::string(static_cast<std::size_t>(decimals), '0');
    if (unit == "percent") format += "\"%\"";
    if (unit == "currency") format += ";[Red]-" + format;
    return format;
}

/// A rating's own colour; plain for a word that has none.
CellStyle rating_style(const std::string& word) {
    if (word == "green" || word == "improving") return {nullptr, 0xC6EFCE, 0x006100, 0};
    if (word == "amber" || word == "stable") return {nullptr, 0xFFEB9C, 0x7F5F00, 0};
    if (word == "red" || word == "worsening") return {nullptr, 0xFFC7CE, 0x9C0006, 0};
    return plain;
}

}  // namespace scrutineer::archived
