// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "normalise/dataset.hpp"
#include "parsers/row.hpp"

namespace scrutineer {

/// What only the file itself can say.
struct DocumentIdentity {
    std::string sha256;
    std::string file;
    int pages = 0;
    int text_pages = 0;
    int ocr_pages = 0;
};

/// Gives the rows of a paper their meaning: one document, its records and diagnostics.
Dataset normalise(const Paper& paper, const DocumentIdentity& identity);

/// A record's stable id: the first 16 hex digits of SHA-256 over document, page, table, row, kind and column.
std::string record_id(const Record& record, int ordinal);

}  // namespace scrutineer
