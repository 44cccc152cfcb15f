// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "parsers/rows/row_shape.hpp"

namespace scrutineer {

/// Gives a table's columns their roles by a layout's rules: for each heading block that the table may have at its top
/// (or none, where an earlier table has the same columns) the rules are tried in order on each column, and the block
/// that explains most columns wins. Score 0 where a required column is missing.
Match match_columns(const TableContext& context, const Layout& layout);

/// The same for a table with ratings under its figures; score 0 where there are none.
Match match_with_ratings_below(const TableContext& context, const Layout& layout);

/// The heading block that begins at grid row `first`, in the middle of a table; score 0 where none does.
Match match_header_at(const TableContext& context, const Layout& layout, int first);

/// What one of a layout's rules for columns found.
struct RuleReport {
    std::vector<int> columns;  ///< that it was used for
    int other_contents = -1;   ///< a column with its words whose cells hold something else; -1 for none
    int taken = -1;            ///< a column with its words that an earlier rule took; -1 for none
};

/// What a layout's rules find in a table, whether it fits or not: of the heading rows that they explain best.
struct MatchReport {
    std::vector<std::string> headings;  ///< each column's
    std::vector<RuleReport> rules;      ///< as in the layout
    std::vector<int> left;              ///< columns with contents that no rule knows
    int missing = -1;                   ///< a required rule that found nothing; -1 for none
    std::string never, needs;           ///< the pattern that says no; empty for none
};

MatchReport report_match(const TableContext& context, const Layout& layout);

/// The rating that a text is by the layout's own words, whole and not behind a figure.
std::optional<RatingValue> rating_word(const Layout& layout, std::string_view text);

/// A cell that holds a rating and no figure: a rating's word, or nothing but a traffic light's colour, or a symbol.
bool is_rating_cell(const Layout& layout, const Cell& cell);

/// Levels of a heading as one text, as printed.
std::string joined_heading(const std::vector<std::string>& levels);

}  // namespace scrutineer
