// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/confidence/weights.hpp"

#include <array>
#include <cmath>

namespace scrutineer::confidence {
namespace {

// Numbers by tests/quality/fit-weights.
constexpr std::array<Weight, sign_count> table{
    Weight{Sign::always, 3.05, "Most figures that are read are right."},
    Weight{Sign::by_layout, 0.67, "A layout knows what its columns are."},
    Weight{Sign::own_layout, 1.28, "A layout of the paper's own council."},
    Weight{Sign::by_card, -0.64, "Which of a card's texts is the name is told by its place alone."},
    Weight{Sign::by_list, 0, "A list seldom has headings."},
    Weight{Sign::by_series, -0.7, "Its months are told from short headings."},
    Weight{Sign::by_shape, -0.7, "Rarer shapes are told from less."},
    Weight{Sign::alone, 0, "Nothing beside it confirms it."},
    Weight{Sign::of_money, 0.36, "Money has scales, versions and years to get wrong."},
    Weight{Sign::no_lines, -1.21, "White space alone parts its columns."},
    Weight{Sign::few_lines, -1.59, "Lines part its columns only here and there."},
    Weight{Sign::doubtful_grid, -0.31, "The table may be none."},
    Weight{Sign::outside_tables, 0, "No table holds it."},
    Weight{Sign::few_rows, -1.78, "Few rows show little of what a column is."},
    Weight{Sign::ragged_row, -0.51, "The row lacks figures that the others have, or has more."},
    Weight{Sign::half_read, -1.16, "A table of which figures are left over was not understood."},
    Weight{Sign::read_twice, -0.6, "A figure belongs to one record."},
    Weight{Sign::wide_cell, -0.36, "The cell spans columns."},
    Weight{Sign::several_lines, -1.05, "Several lines may be several figures."},
    Weight{Sign::several_figures, -0.21, "The text holds more than one number."},
    Weight{Sign::doubtful_text, -1.02, "The text may be read wrongly."},
    Weight{Sign::not_understood, -4.5, "The text fits no pattern of a figure."},
    Weight{Sign::bare_dash, -1.69, "A dash says nil, or that nothing is known."},
    Weight{Sign::no_heading, -1.47, "Nothing says what the column holds."},
    Weight{Sign::unknown_heading, -0.64, "Words of the heading are not in the vocabulary."},
    Weight{Sign::long_heading, -0.7, "A heading of so many words has taken in what stands beside it."},
    Weight{Sign::amount_in_heading, 0, "A heading holds no amount."},
    Weight{Sign::shared_heading, -0.44, "Another column has the same heading."},
    Weight{Sign::headings_nearby, -0.22, "Other headings of the table were not understood."},
    Weight{Sign::mixed_column, -0.7, "Other cells of the column are no figures."},
    Weight{Sign::timeless_heading, -1.37, "Totals and changes have no period of the paper."},
    Weight{Sign::twin, -0.97, "Another figure of the row says the same of itself."},
    Weight{Sign::untold_measure, 0, "No word says what is measured."},
    Weight{Sign::untold_money, 0, "Of money no word says whether it is a budget, a forecast or spent."},
    Weight{Sign::unexplained, -1.32, "Unknown words, and no word that says what is measured."},
    Weight{Sign::doubtful_role, 0, "The column may hold something else."},
    Weight{Sign::carried_heading, 0, "Its heading stands over an earlier table."},
    Weight{Sign::doubtful_name, -0.68, "Another text may name the row."},
    Weight{Sign::cut_name, -2.32, "The name ends or begins in the middle."},
    Weight{Sign::marked_name, -0.7, "A footnote's mark may have stayed on the name."},
    Weight{Sign::long_name, 0, "A sentence is no name."},
    Weight{Sign::short_name, 0, "A letter or two name nothing."},
    Weight{Sign::name_of_numbers, 0, "Numbers are no names."},
    Weight{Sign::name_again, -0.7, "Another row has the same name."},
    Weight{Sign::wrapped_name, 0, "Lines of two names may be joined."},
    Weight{Sign::inherited_name, -0.7, "The name stands over an earlier part of the table."},
    Weight{Sign::amount_in_name, 0, "A figure has slipped into the name."},
    Weight{Sign::code_in_name, -1.86, "A code in the middle of a name parts two of them."},
    Weight{Sign::names_nearby, -1.01, "Other names of the table are cut or sentences."},
    Weight{Sign::no_unit, -4.22, "Nothing tells the unit."},
    Weight{Sign::inferred_unit, -0.71, "Neither cell nor heading says the unit."},
    Weight{Sign::doubtful_scale, -0.95, "A note about money may not hold here."},
    Weight{Sign::odd_unit, 0, "Most of its column is in another unit."},
    Weight{Sign::odd_percent, -2.76, "A share of more than a hundred is seldom one."},
    Weight{Sign::bare_money, -2.46, "No sign and no heading says in what the money is."},
    Weight{Sign::small_money, 0, "Pounds are not printed with one decimal."},
    Weight{Sign::no_period, 0, "Nothing tells the period."},
    Weight{Sign::paper_s_period, -0.11, "The paper's period need not be the figure's."},
    Weight{Sign::worked_out, -0.03, "The period is not printed."},
    Weight{Sign::yearless, -0.83, "No year is printed with it."},
    Weight{Sign::day_as_span, -2.86, "What stands on a day is not of a year."},
    Weight{Sign::unlike_period, -1.07, "The figures beside it print their periods, and it does not."},
    Weight{Sign::untold_paper, 0, "What period the paper is about was not found."},
    Weight{Sign::after_paper, -1.99, "What is still to come has no actual figures."},
    Weight{Sign::total_agrees, 0, "The column adds up to its total."},
    Weight{Sign::total_disagrees, -0.26, "The column does not add up to its total."},
};

}  // namespace

std::span<const Weight> weights() { return table; }

double probability(const Evidence& evidence) {
    double points = 0;
    for (const Weight& weight : table) points += weight.points * at(evidence, weight.sign);
    return 1 / (1 + std::exp(-points));
}

}  // namespace scrutineer::confidence
