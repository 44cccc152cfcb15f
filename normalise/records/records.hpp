// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "dataset/dataset.hpp"
#include "normalise/confidence/weigh.hpp"
#include "parsers/data/row.hpp"

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
///
/// Texts become values, periods and areas; a comparator's figure has its own period where one is printed, otherwise the
/// row's; a figure of the year before has the row's period one year earlier, marked derived. A text that fits no
/// pattern keeps its words (status narrative, lower confidence) and gives a diagnostic. Nothing throws.
/// \param evidence  where not null: what the confidence of each figure was told from, for each record and observation
Dataset normalise(const Paper& paper, const DocumentIdentity& identity, confidence::PaperEvidence* evidence = nullptr);

/// A record's stable id, 20 hex digits: the first 8 of its document's, so that a paper's records sort together, and the
/// first 12 of SHA-256 over its document, page, table, row and kind, and `ordinal`, which tells records of the same row
/// apart (from 0).
std::string record_id(const Record& record, int ordinal);

}  // namespace scrutineer
