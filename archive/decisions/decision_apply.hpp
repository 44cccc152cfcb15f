// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "archive/decisions/decision.hpp"

/// What decisions make of a paper as it was read.
namespace scrutineer {

/// One field that is not as it was read.
struct Correction {
    std::string decision;  ///< decision_id
    std::string record;    ///< Record::id; empty for the paper itself
    DecisionSubject subject = DecisionSubject::figure;
    std::size_t number = 0;  ///< of the figure or rating in its record as read, from 0
    std::string field;
    std::string as_read;  ///< what the reading gave; empty for none
    std::string stands;   ///< what the decision says
};

struct DecidedPaper {
    /// With what was decided in it. What was decided to be none is still there, so that numbers stay: leave it out by
    /// `left_out`.
    Dataset dataset;
    std::vector<DecisionState> states;       ///< of the decisions, in the order given
    std::vector<Correction> corrections;     ///< in the order of records and numbers
    std::set<std::string> touched;           ///< records with a correction, by id
    bool paper_touched = false;              ///< the document itself has one
    std::set<std::string> records_left_out;  ///< ids
    std::set<std::pair<std::string, std::size_t>> figures_left_out, ratings_left_out;  ///< record id, number
};

/// Applies decisions on one paper (those on others are passed over) to it as read. Of two on the same question the
/// later one counts. What was looked at by a person has confidence 1.
DecidedPaper apply_decisions(const Dataset& as_read, const std::vector<Decision>& decisions);

/// The places of things as read, to be decided on. `number` counts from 0. Throws std::out_of_range for what is not
/// there.
Decision decision_on_paper(const Document& document);
Decision decision_on_record(const Record& record);
Decision decision_on_figure(const Dataset& as_read, const Record& record, std::size_t number);
Decision decision_on_rating(const Record& record, std::size_t number);
Decision decision_on_diagnostic(const DocumentDiagnostic& diagnostic);

}  // namespace scrutineer
