// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/confidence/weights.hpp"

#include <array>
#include <cmath>

namespace scrutineer::confidence {
namespace {

// Numbers by tests/quality/fit-weights.
constexpr std::array<Weight, sign_count> table{
    Weight{Sign::always, 4.47, "Most figures that are read are right."},
    Weight{Sign::by_layout, 0, "A layout knows what its columns are."},
    Weight{Sign::own_layout, 2.12, "A layout of the paper's own council."},
    Weight{Sign::by_card, -0.97, "Which of a card's texts is the name is told by its place alone."},
    Weight{Sign::by_list, -0.21, "A list seldom has headings."},
    Weight{Sign::by_series, -1.5, "Its months are told from short headings."},
    Weight{Sign::by_shape, -1.5, "Rarer shapes are told from less."},
    Weight{Sign::alone, -0.71, "Nothing beside it confirms it."},
    Weight{Sign::of_money, 0.47, "Money has scales, versions and years to get wrong."},
    Weight{Sign::no_lines, -1.76, "White space alone parts its columns."},
    Weight{Sign::few_lines, -2.04, "Lines part its columns only here and there."},
    Weight{Sign::doubtful_grid, -1.57, "The table may be none."},
    Weight{Sign::outside_tables, -1.99, "No table holds it."},
    Weight{Sign::few_rows, -1.98, "Few rows show little of what a column is."},
    Weight{Sign::ragged_row, -0.4, "The row lacks figures that the others have, or has more."},
    Weight{Sign::half_read, -2.3, "A table of which figures are left over was not understood."},
    Weight{Sign::read_twice, -1.47, "A figure belongs to one record."},
    Weight{Sign::wide_cell, -1.12, "The cell spans columns."},
    Weight{Sign::several_lines, -1.37, "Several lines may be several figures."},
    Weight{Sign::several_figures, -2.06, "The text holds more than one number."},
    Weight{Sign::doubtful_text, -1.55, "The text may be read wrongly."},
    Weight{Sign::not_understood, -3.23, "The text fits no pattern of a figure."},
    Weight{Sign::no_heading, -1.12, "Nothing says what the column holds."},
    Weight{Sign::unknown_heading, -0.15, "Words of the heading are not in the vocabulary."},
    Weight{Sign::long_heading, -1.5, "A heading of so many words has taken in what stands beside it."},
    Weight{Sign::amount_in_heading, -0.08, "A heading holds no amount."},
    Weight{Sign::shared_heading, -0.63, "Another column has the same heading."},
    Weight{Sign::headings_nearby, 0, "Other headings of the table were not understood."},
    Weight{Sign::mixed_column, -1.5, "Other cells of the column are no figures."},
    Weight{Sign::timeless_heading, -2.38, "Totals and changes have no period of the paper."},
    Weight{Sign::twin, -1.81, "Another figure of the row says the same of itself."},
    Weight{Sign::untold_measure, 0, "No word says what is measured."},
    Weight{Sign::untold_money, -0.2, "Of money no word says whether it is a budget, a forecast or spent."},
    Weight{Sign::unexplained, -0.57, "Unknown words, and no word that says what is measured."},
    Weight{Sign::doubtful_role, -1.23, "The column may hold something else."},
    Weight{Sign::carried_heading, -0.19, "Its heading stands over an earlier table."},
    Weight{Sign::doubtful_name, -1.66, "Another text may name the row."},
    Weight{Sign::cut_name, -2.03, "The name ends or begins in the middle."},
    Weight{Sign::marked_name, -1.5, "A footnote's mark may have stayed on the name."},
    Weight{Sign::long_name, -0.83, "A sentence is no name."},
    Weight{Sign::short_name, -0.83, "A letter or two name nothing."},
    Weight{Sign::name_of_numbers, -0.88, "Numbers are no names."},
    Weight{Sign::name_again, -1.5, "Another row has the same name."},
    Weight{Sign::wrapped_name, -0.16, "Lines of two names may be joined."},
    Weight{Sign::inherited_name, -1.5, "The name stands over an earlier part of the table."},
    Weight{Sign::amount_in_name, -0.17, "A figure has slipped into the name."},
    Weight{Sign::names_nearby, -1.15, "Other names of the table are cut or sentences."},
    Weight{Sign::no_unit, -4.24, "Nothing tells the unit."},
    Weight{Sign::inferred_unit, 0, "Neither cell nor heading says the unit."},
    Weight{Sign::doubtful_scale, -1.41, "A note about money may not hold here."},
    Weight{Sign::odd_unit, -0.8, "Most of its column is in another unit."},
    Weight{Sign::odd_percent, -1.63, "A share of more than a hundred is seldom one."},
    Weight{Sign::bare_money, -0.81, "No sign and no heading says in what the money is."},
    Weight{Sign::small_money, -0.9, "Pounds are not printed with one decimal."},
    Weight{Sign::no_period, -1.71, "Nothing tells the period."},
    Weight{Sign::paper_s_period, 0, "The paper's period need not be the figure's."},
    Weight{Sign::worked_out, -0.51, "The period is not printed."},
    Weight{Sign::yearless, -0.87, "No year is printed with it."},
    Weight{Sign::unlike_period, -2.73, "The figures beside it print their periods, and it does not."},
    Weight{Sign::untold_paper, 0, "What period the paper is about was not found."},
    Weight{Sign::after_paper, -1.48, "What is still to come has no actual figures."},
    Weight{Sign::total_agrees, 0.3, "The column adds up to its total."},
    Weight{Sign::total_disagrees, -0.64, "The column does not add up to its total."},
};

}  // namespace

std::span<const Weight> weights() { return table; }

double probability(const Evidence& evidence) {
    double points = 0;
    for (const Weight& weight : table) points += weight.points * at(evidence, weight.sign);
    return 1 / (1 + std::exp(-points));
}

}  // namespace scrutineer::confidence
