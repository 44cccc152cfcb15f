// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/confidence/weights.hpp"

#include <array>
#include <cmath>

namespace scrutineer::confidence {
namespace {

// Numbers by tests/quality/fit-weights.
constexpr std::array<Weight, sign_count> table{
    Weight{Sign::always, 2.18, "Most figures that are read are right."},
    Weight{Sign::by_layout, 0, "A layout knows what its columns are."},
    Weight{Sign::own_layout, 3.05, "A layout of the paper's own council."},
    Weight{Sign::by_card, -0.3, "Which of a card's texts is the name is told by its place alone."},
    Weight{Sign::by_list, -1.18, "A list seldom has headings."},
    Weight{Sign::by_series, 0, "Its months are told from short headings."},
    Weight{Sign::by_shape, 0, "Rarer shapes are told from less."},
    Weight{Sign::alone, 0, "Nothing beside it confirms it."},
    Weight{Sign::of_money, 0.21, "Money has scales, versions and years to get wrong."},
    Weight{Sign::no_lines, -0.97, "White space alone parts its columns."},
    Weight{Sign::few_lines, -1.12, "Lines part its columns only here and there."},
    Weight{Sign::doubtful_grid, -0.98, "The table may be none."},
    Weight{Sign::outside_tables, -0.97, "No table holds it."},
    Weight{Sign::few_rows, -1.68, "Few rows show little of what a column is."},
    Weight{Sign::ragged_row, 0, "The row lacks figures that the others have, or has more."},
    Weight{Sign::half_read, -2.79, "A table of which figures are left over was not understood."},
    Weight{Sign::read_twice, -2.97, "A figure belongs to one record."},
    Weight{Sign::wide_cell, 0, "The cell spans columns."},
    Weight{Sign::several_lines, -0.77, "Several lines may be several figures."},
    Weight{Sign::several_figures, -1.02, "The text holds more than one number."},
    Weight{Sign::doubtful_text, -0.77, "The text may be read wrongly."},
    Weight{Sign::not_understood, -3.93, "The text fits no pattern of a figure."},
    Weight{Sign::no_heading, -2.63, "Nothing says what the column holds."},
    Weight{Sign::unknown_heading, 0, "Words of the heading are not in the vocabulary."},
    Weight{Sign::long_heading, -0.78, "A heading of so many words has taken in what stands beside it."},
    Weight{Sign::amount_in_heading, 0, "A heading holds no amount."},
    Weight{Sign::shared_heading, 0, "Another column has the same heading."},
    Weight{Sign::headings_nearby, 0, "Other headings of the table were not understood."},
    Weight{Sign::mixed_column, -0.6, "Other cells of the column are no figures."},
    Weight{Sign::timeless_heading, -2.22, "Totals and changes have no period of the paper."},
    Weight{Sign::twin, -1.53, "Another figure of the row says the same of itself."},
    Weight{Sign::untold_measure, 0, "No word says what is measured."},
    Weight{Sign::untold_money, -0.65, "Of money no word says whether it is a budget, a forecast or spent."},
    Weight{Sign::unexplained, 0, "Unknown words, and no word that says what is measured."},
    Weight{Sign::doubtful_role, -0.9, "The column may hold something else."},
    Weight{Sign::carried_heading, 0, "Its heading stands over an earlier table."},
    Weight{Sign::doubtful_name, -0.94, "Another text may name the row."},
    Weight{Sign::cut_name, -1.94, "The name ends or begins in the middle."},
    Weight{Sign::marked_name, -3.03, "A footnote's mark may have stayed on the name."},
    Weight{Sign::long_name, -0.6, "A sentence is no name."},
    Weight{Sign::short_name, 0, "A letter or two name nothing."},
    Weight{Sign::name_of_numbers, 0, "Numbers are no names."},
    Weight{Sign::name_again, -1.82, "Another row has the same name."},
    Weight{Sign::wrapped_name, -0.18, "Lines of two names may be joined."},
    Weight{Sign::inherited_name, -0.6, "The name stands over an earlier part of the table."},
    Weight{Sign::amount_in_name, 0, "A figure has slipped into the name."},
    Weight{Sign::names_nearby, -1.35, "Other names of the table are cut or sentences."},
    Weight{Sign::no_unit, -5.27, "Nothing tells the unit."},
    Weight{Sign::inferred_unit, 0, "Neither cell nor heading says the unit."},
    Weight{Sign::doubtful_scale, -0.62, "A note about money may not hold here."},
    Weight{Sign::odd_unit, -0.03, "Most of its column is in another unit."},
    Weight{Sign::odd_percent, -0.99, "A share of more than a hundred is seldom one."},
    Weight{Sign::bare_money, -0.08, "No sign and no heading says in what the money is."},
    Weight{Sign::small_money, -2.42, "Pounds are not printed with one decimal."},
    Weight{Sign::no_period, -0.83, "Nothing tells the period."},
    Weight{Sign::paper_s_period, 0, "The paper's period need not be the figure's."},
    Weight{Sign::worked_out, 0, "The period is not printed."},
    Weight{Sign::yearless, -0.94, "No year is printed with it."},
    Weight{Sign::unlike_period, -2.05, "The figures beside it print their periods, and it does not."},
    Weight{Sign::untold_paper, 0, "What period the paper is about was not found."},
    Weight{Sign::after_paper, -2.9, "What is still to come has no actual figures."},
    Weight{Sign::total_agrees, 0.7, "The column adds up to its total."},
    Weight{Sign::total_disagrees, -0.43, "The column does not add up to its total."},
};

}  // namespace

std::span<const Weight> weights() { return table; }

double probability(const Evidence& evidence) {
    double points = 0;
    for (const Weight& weight : table) points += weight.points * at(evidence, weight.sign);
    return 1 / (1 + std::exp(-points));
}

}  // namespace scrutineer::confidence
