// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "archive/decisions/decision.hpp"
#include "archive/decisions/decision_apply.hpp"

namespace scrutineer::cli {

/// Who decides: as named, or the user of this machine; and when: now.
std::string decided_by(const std::string& named);
std::string decided_now();

/// What a decision says it is, for people: "57.1", "Q1 2019/20", "nothing".
std::string value_text(const Decision& decision);
/// The same of a field's text.
std::string value_text(const std::string& field, const std::string& text);

/// A decision in two or three lines: id, what is decided, where, why and by whom. `file` is the paper's name, empty
/// where the paper is not there.
std::string decision_text(const Decision& decision, const std::string& file);

/// What was decided of one figure or rating, in a few words: "value 57.1, read as 59"; empty for nothing.
std::string correction_text(const std::vector<Correction>& corrections, DecisionSubject subject, std::size_t number);

}  // namespace scrutineer::cli
