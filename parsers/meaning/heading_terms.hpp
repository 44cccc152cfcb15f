// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "parsers/meaning/heading_meaning.hpp"
#include "words/phrases.hpp"
#include "words/vocabulary.hpp"

/// The vocabulary of headings in the contract's types.
namespace scrutineer::meaning {

/// What one phrase of a heading says. Fields that it says nothing of are empty.
struct HeadingTerm {
    std::optional<Measure> measure;
    std::optional<Version> version;
    std::optional<Aspect> aspect;
    std::optional<Basis> basis;
    std::optional<AreaKind> area;
    std::string area_name;  ///< of a country that one phrase names ("Eng. Avg"); otherwise as printed
    Role role = Role::unknown;
    Role other_role = Role::unknown;
    Role alone = Role::unknown;  ///< the role where nothing else is said: "Date"
    bool thing = false;          ///< its noun stands in names too: "Service" of "Library Service"
    std::optional<Against> against;
    Comparison comparison = Comparison::none;
    std::optional<Measure> side;  ///< what the measure is one of: a balance that is a forecast
    std::optional<Basis> other;   ///< what an operator compares with by itself: "year on year"
    bool needs_other = false;     ///< an operator only where what follows is known
    std::optional<Unit> unit;
    bool other_unit = false;  ///< a unit that the dataset has no word for
    std::string time_unit;
    bool filler = false;      ///< "of", "the"
    bool statistic = false;   ///< "average"
    bool other_time = false;  ///< "prior years": not the paper's own
    bool weak = false;        ///< a measure only where nothing else says one
    bool keep = false;        ///< stays in the dimension as well
    bool head = false;        ///< says its measure of what follows: "change in"
};

/// The terms, by the numbers that phrases_of(Vocabulary::headings) has. Made once, never changed, shared.
const std::vector<HeadingTerm>& heading_terms();

/// Reads one entry of a vocabulary. Throws std::invalid_argument where it says what is no word of the contract.
HeadingTerm read_heading_term(const VocabularyTerm& entry);

}  // namespace scrutineer::meaning
