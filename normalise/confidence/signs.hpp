// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace scrutineer::confidence {

/// What speaks for or against a figure being wholly right, each 0..1. Most are doubts: 0 where nothing is amiss.
enum class Sign : std::size_t {
    always,  ///< 1
    // Who read it
    by_layout,   ///< a layout
    own_layout,  ///< one that is named after the paper's council
    by_card,     ///< a tile, card or form
    by_list,     ///< a list of names and numbers
    by_series,   ///< months along or down the table
    by_shape,    ///< another shape than plain rows
    alone,       ///< the only figure of its record
    of_money,    ///< a row of money
    // The grid
    no_lines,         ///< the table has none: white space alone parts its columns
    few_lines,        ///< the table is ruled in part
    doubtful_grid,    ///< how doubtful the table is as a whole
    outside_tables,   ///< it stands in no table
    few_rows,         ///< a table of fewer than three rows
    ragged_row,       ///< the row lacks figures that most rows of its table have
    half_read,        ///< the share of the table's figures that no record has
    read_twice,       ///< another record has a figure in the same place
    wide_cell,        ///< the cell spans several columns
    several_lines,    ///< the figure's text has several lines
    several_figures,  ///< the text holds more than one number
    doubtful_text,    ///< how doubtful the reading of the text is
    not_understood,   ///< the text fits no pattern of a figure
    bare_dash,        ///< a dash: nil, not known, or not asked
    // The heading
    no_heading,         ///< nothing says what the column holds
    unknown_heading,    ///< the share of its words that the vocabulary does not have
    long_heading,       ///< more words than a heading has
    amount_in_heading,  ///< an amount stands in it
    shared_heading,     ///< another column of the record has the same
    headings_nearby,    ///< the share of the table's figures whose headings are doubtful
    mixed_column,       ///< the share of the column's cells that are no figures
    timeless_heading,   ///< "Total", "Prior years", "Change", with the period of the paper
    twin,               ///< another figure of the record agrees with it in everything but its value
    untold_measure,     ///< no word says whether it is an actual, a target, a budget
    untold_money,       ///< money of which no word says whether it is a budget, a forecast or spent
    unexplained,        ///< the share of unknown words, where none of the others says a measure
    doubtful_role,      ///< how doubtful it is that the column holds figures
    carried_heading,    ///< its heading stands over an earlier table
    // The name
    doubtful_name,    ///< how doubtful it is that the row's name is what names it
    cut_name,         ///< the name ends or begins in the middle
    marked_name,      ///< a digit stands at the end of its last word: a mark of a footnote may have stayed
    long_name,        ///< a sentence
    short_name,       ///< a letter or two
    name_of_numbers,  ///< more digits than letters
    name_again,       ///< another row of the table has the same name under the same headings
    wrapped_name,     ///< a name of several lines in a table without all its lines
    inherited_name,   ///< the name stands over an earlier part of its table
    amount_in_name,   ///< a figure stands in it
    code_in_name,     ///< a code stands in its middle: two texts were run together
    names_nearby,     ///< the share of the table's rows whose names are doubtful
    // The unit
    no_unit,         ///< nothing tells it
    inferred_unit,   ///< neither the cell nor the heading says it
    doubtful_scale,  ///< how doubtful it is that a note about money holds for it
    odd_unit,        ///< most of its column is in another
    odd_percent,     ///< a share of more than a hundred, printed without a per cent sign
    bare_money,      ///< money without a sign, of which no heading says in what it is
    small_money,     ///< money in pounds with one decimal, or with three: it may be in thousands
    // The period
    no_period,       ///< nothing tells it
    paper_s_period,  ///< that of the whole paper
    worked_out,      ///< worked out from another one
    yearless,        ///< a quarter or month of which no year is printed
    day_as_span,     ///< its heading is a day, and its period is not
    unlike_period,   ///< the other figures of its record print their periods, and it does not
    untold_paper,    ///< the paper's own period was not found
    after_paper,     ///< it ends after the paper's and is said to be an actual
    // The sums
    total_agrees,     ///< its column adds up to its total
    total_disagrees,  ///< its column has a total and does not add up to it
    count
};

constexpr std::size_t sign_count = static_cast<std::size_t>(Sign::count);

/// The evidence for one figure, by Sign.
using Evidence = std::array<double, sign_count>;

inline double& at(Evidence& evidence, Sign sign) { return evidence[static_cast<std::size_t>(sign)]; }
inline double at(const Evidence& evidence, Sign sign) { return evidence[static_cast<std::size_t>(sign)]; }

/// Its name as above.
std::string_view to_text(Sign);

}  // namespace scrutineer::confidence
