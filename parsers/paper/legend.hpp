// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dataset/roles.hpp"
#include "parsers/data/table.hpp"
#include "parsers/lines/paper_text.hpp"
#include "parsers/paper/legend_entry.hpp"

/// What a paper's own key says of its ratings: "KEY TO SYMBOLS", "Key to ratings used", a row of "D = Direction of
/// travel".
namespace scrutineer {

struct Legend {
    std::vector<LegendEntry> entries;  ///< in reading order
    std::vector<std::size_t> tables;   ///< indices of the tables that are keys and hold no figures

    bool empty() const { return entries.empty(); }
    /// What a drawn symbol means in a column headed `column_heading` that rates `against`. Where the key has a section
    /// for that column it alone is asked; otherwise all entries with a like symbol, and they must agree.
    std::optional<RatingValue> meaning_of(const Symbol& symbol, std::string_view column_heading, Against against) const;
    /// The same for a printed sign ("GREEN", "▲"), ignoring case.
    std::optional<RatingValue> meaning_of(std::string_view word, std::string_view column_heading,
                                          Against against) const;
    /// Is this table (index into what read_legend was given) a key?
    bool is_key(std::size_t table) const;
};

/// Reads the keys of a paper: tables that set signs beside words, and signs drawn at the start of a line of text.
Legend read_legend(const PaperText& text, const std::vector<Table>& tables);

}  // namespace scrutineer
