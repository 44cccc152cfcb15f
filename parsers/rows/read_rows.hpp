// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "parsers/data/row.hpp"
#include "parsers/data/table.hpp"

namespace scrutineer {

class LayoutSet;
struct LayoutTrials;

namespace meaning {
struct ExplainedTable;
}

/// Gives the tables' columns their roles and reads the rows. A table that looks like indicators but that no layout
/// reads gives the diagnostic `table-not-understood`. Table numbers are counted per page from `tables`' order.
/// `metadata_title` is the title in the file's own metadata, used where the pages give none. `explained`, where given,
/// gets for each table why it was read as it was; `trials` what the rules of the layout that it names found.
Paper read_rows(const std::vector<Page>& pages, const std::vector<Table>& tables, const LayoutSet& layouts,
                const std::string& metadata_title = {}, std::vector<meaning::ExplainedTable>* explained = nullptr,
                LayoutTrials* trials = nullptr);

}  // namespace scrutineer
