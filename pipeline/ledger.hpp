// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dataset/dataset.hpp"
#include "parsers/data/row.hpp"

/// The books of one paper: what became of every cell that looks like a figure or shows a rating. Nothing is lost and
/// nothing is counted twice: each such cell of the paper's tables has exactly one entry.
namespace scrutineer {

enum class LedgerEntry {
    figure,  ///< an observation stands for it
    rating,  ///< an assessment does
    used,    ///< a reference, period, heading: rightly no figure
    aside,   ///< no indicator's, with the reason
    named,   ///< not read: a diagnostic of its own page covers it
};

std::string_view to_text(LedgerEntry);

struct LedgerLine {
    int page = 1;
    Box box;  ///< of the cell; points from the page's top left
    std::string text;
    LedgerEntry entry = LedgerEntry::named;
    std::string what;  ///< the record's id, the role, the reason, or the diagnostic's code
};

struct Ledger {
    std::vector<LedgerLine> lines;  ///< by page, then in the order of the tables' cells

    Accounts sums() const;
};

/// Makes up the books of one paper.
/// \param paper    its tables, the ratings that it shows, and the cells that their readers used otherwise
/// \param dataset  what was made of its rows: one document. A cell without an entry is given one here: a diagnostic
///                 `figures-not-read`, one for each table and page, with their count, the box around them and the first
///                 few texts; a rating that no assessment stands for gives `ratings-not-read` likewise, those outside
///                 tables one for each page. A cell that two records claim gives `figure-read-twice`. The document's
///                 accounts are set.
Ledger make_up_ledger(const Paper& paper, Dataset& dataset);

/// One JSON object a line, as docs/dataset.md describes; the last line ends in a line feed.
std::string ledger_text(const Ledger& ledger, const std::string& document);

}  // namespace scrutineer
