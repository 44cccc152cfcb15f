// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "parsers/data/row.hpp"
#include "parsers/meaning/table_meaning.hpp"

/// The rows of a table whose meaning is known: the general reader's last step.
namespace scrutineer::meaning {

/// The name of the general reader where a layout's would stand.
inline constexpr std::string_view general = "general";

struct TableReading {
    std::vector<Row> rows;
    std::vector<Diagnostic> diagnostics;
    std::optional<KnownTable> known;  ///< for the table that goes on from this one
};

/// Reads all sections that can be read. A row with figures and no name, and a section of figures without names, give a
/// diagnostic with their place.
TableReading read_table(const TableView& view, const std::vector<SectionMeaning>& sections);

}  // namespace scrutineer::meaning
