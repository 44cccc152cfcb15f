// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/export_files.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace scrutineer::archived {

namespace fs = std::filesystem;

NewFile::NewFile(const std::string& path) : path_(path), partial_(path + ".partial") {
    std::error_code ignored;
    fs::remove(partial_, ignored);
}

NewFile::~NewFile() {
    std::error_code ignored;
    if (!partial_.empty()) fs::remove(partial_, ignored);
}

void NewFile::complete() {
    std::error_code error;
    fs::rename(partial_, path_, error);
    if (error) throw ExportError(path_ + ": cannot be written: " + error.message());
    partial_.clear();
}

NewTextFile::NewTextFile(const std::string& path) : file_(path), out_(file_.partial_path(), std::ios::binary) {
    if (!out_) throw ExportError(path + ": cannot be written: " + std::strerror(errno));
}

void NewTextFile::write(std::string_view text) {
    out_.write(text.data(), static_cast<std::streamsize>(text.size()));
    if (!out_) throw ExportError(file_.partial_path() + ": cannot be written: " + std::strerror(errno));
}

void NewTextFile::complete() {
    out_.close();
    if (!out_) throw ExportError(file_.partial_path() + ": cannot be written: " + std::strerror(errno));
    file_.complete();
}

std::string_view type_word(ColumnType type) {
    switch (type) {
        case ColumnType::number:
            return "number";
        case ColumnType::integer:
            return "integer";
        case ColumnType::truth:
            return "boolean";
        case ColumnType::date:
            return "date";
        case ColumnType::text:
            break;
    }
    return "string";
}

}  // namespace scrutineer::archived
