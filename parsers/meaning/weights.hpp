// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "parsers/meaning/heading.hpp"

/// What each piece of evidence says for and against each role of a column: the one table of weights.
namespace scrutineer::meaning {

/// Pieces of evidence, each 0..1 for a column.
enum class Signal {
    always,          ///< 1: how common the role is
    heading,         ///< the heading names the role; by how much of it is understood
    second_heading,  ///< the heading names the role in other papers
    figure_terms,    ///< the heading says a measure, a period, an area or a unit
    other_heading,   ///< the heading names a role other than this one, and a figure is none of its readings
    figures,         ///< share of the cells, as in CellEvidence
    statuses,
    periods,
    signs,
    codes,
    answers,
    words,
    ratings,
    long_texts,
    polarities,
    frequencies,
    few_values,  ///< texts that come again and again
    category,    ///< as few_values, where nothing but such columns stands to the left: rows are read from the left
    distinct,    ///< texts that are all different
    rising,
    first_text,    ///< the first column of texts
    before_texts,  ///< whole numbers to the left of all texts
};

constexpr std::size_t signal_count = static_cast<std::size_t>(Signal::before_texts) + 1;

struct Weight {
    Signal signal;
    Role role;
    double points;  ///< natural logarithm of odds
    std::string_view because;
};

/// Roles that a column can be given.
std::span<const Role> column_roles();
std::span<const Weight> weights();
std::string_view to_text(Signal);

}  // namespace scrutineer::meaning
