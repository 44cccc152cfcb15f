// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "parsers/meaning/table_meaning.hpp"

/// Why a table was read as it was, for people: what `scrutineer explain` prints.
namespace scrutineer::meaning {

struct ExplainedTable {
    int page = 1;
    int last_page = 1;  ///< where it ends
    int number = 1;     ///< on its first page, from 1
    Box box;
    std::string read_by;  ///< the layout's name, or "general"; empty where nothing read it
    std::vector<SectionMeaning> sections;
};

/// Each section's rows, and each column's heading, its parse, the evidence of its cells, the role chosen, the runner-up
/// and how probable they are; with `weights` also what each piece of evidence contributed to both.
std::string explanation_text(const ExplainedTable& table, bool weights = false);

}  // namespace scrutineer::meaning
