// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/confidence/signs.hpp"

namespace scrutineer::confidence {

std::string_view to_text(Sign sign) {
    static constexpr std::array<std::string_view, sign_count> names{
        "always",          "by_layout",      "own_layout",        "by_card",
        "by_list",         "by_series",      "by_shape",          "alone",
        "of_money",        "no_lines",       "few_lines",         "doubtful_grid",
        "outside_tables",  "few_rows",       "ragged_row",        "half_read",
        "read_twice",      "wide_cell",      "several_lines",     "several_figures",
        "doubtful_text",   "not_understood", "bare_dash",         "no_heading",
        "unknown_heading", "long_heading",   "amount_in_heading", "shared_heading",
        "headings_nearby", "mixed_column",   "timeless_heading",  "twin",
        "untold_measure",  "untold_money",   "unexplained",       "doubtful_role",
        "carried_heading", "doubtful_name",  "cut_name",          "marked_name",
        "long_name",       "short_name",     "name_of_numbers",   "name_again",
        "wrapped_name",    "inherited_name", "amount_in_name",    "code_in_name",
        "names_nearby",    "no_unit",        "inferred_unit",     "doubtful_scale",
        "odd_unit",        "odd_percent",    "bare_money",        "small_money",
        "no_period",       "paper_s_period", "worked_out",        "yearless",
        "day_as_span",     "unlike_period",  "untold_paper",      "after_paper",
        "total_agrees",    "total_disagrees"};
    return names[static_cast<std::size_t>(sign)];
}

}  // namespace scrutineer::confidence
