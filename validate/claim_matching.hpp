// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "dataset/dataset.hpp"
#include "validate/claim.hpp"

/// What a sentence says of one indicator in one period, to be held against the tables.
namespace scrutineer::checks {

/// "80.4% of statutory visits were completed within timescale in Quarter 2": one figure, what it is about, and when.
struct Statement {
    std::size_t figure = 0;  ///< index into MarkedText::figures; a percentage or a number that is meant exactly
    std::set<std::string>
        words;  ///< what it is about: stems of the words that carry meaning, figures of ages and limits
    std::optional<std::size_t> period;  ///< index into MarkedText::figures
    bool at_end = false;                ///< "at the end of" the period
};

/// At most one of each sentence: that of its first figure, where it is a value of its own and not a change, a part of a
/// fraction, a target or another area's figure. A sentence that names two periods before its second figure gives none.
std::vector<Statement> read_statements(const MarkedText& text, const std::vector<JudgedClaim>& claims);

/// The stems of the words of a text that carry meaning: lower case, without endings, "of the" and the like left out,
/// and also the words that say how something is counted ("number", "percentage", "monthly").
std::set<std::string> stems(const std::string& text);

/// The words of an indicator's name, with and without those in brackets.
struct IndicatorWords {
    std::set<std::string> needed, known;
    explicit IndicatorWords(const std::string& name);
};

/// Is a statement with these words about the indicator? All the words of the name are in it (words in brackets may be
/// left out), there are two at least, and it says next to nothing besides, so that no part of the indicator is meant.
bool is_about(const std::set<std::string>& statement, const IndicatorWords& indicator);

}  // namespace scrutineer::checks
