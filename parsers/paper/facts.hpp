// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "parsers/data/row.hpp"
#include "parsers/lines/paper_text.hpp"

namespace scrutineer {

/// What a paper says of itself, all as printed.
struct PaperFacts {
    ReportFacts whole;                 ///< of the file: its front sheet where it is a pack, otherwise its one report
    std::vector<ReportFacts> reports;  ///< at least one; together they cover all pages
};

/// Reads authority, committee, title, meeting date and period from the first page of each report. An agenda pack is
/// told apart where a page opens with a title and a "Report of …" or "Purpose of the report" beneath it.
/// `metadata_title` is the title in the file's own metadata: used only where the pages give none.
PaperFacts read_paper_facts(const PaperText& text, const std::string& metadata_title = {});

/// The index of the report that holds a page.
int report_of_page(const PaperFacts& facts, int page);

}  // namespace scrutineer
