// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <set>
#include <string>
#include <vector>

#include "dataset/dataset.hpp"
#include "validate/finding.hpp"

/// What `scrutineer validate --format json` prints, and what a baseline is.
namespace scrutineer {

/// { "schema": "scrutineer/findings/1", "documents": [{ "id", "file", "title", "meeting_date" }], "held": { rule: how
/// often it was held against figures that are right }, "findings": [Finding] }.
nlohmann::ordered_json findings_json(const Validation& validation, const Dataset& dataset);

/// What makes a finding the same one in a later run: its rule, paper, page and figures. That a box moved a little, or
/// the words of the explanation changed, makes no new finding.
std::string fingerprint(const Finding& finding);

/// The fingerprints of all findings in such JSON (an earlier run's output). Throws std::runtime_error where it is
/// something else.
std::set<std::string> fingerprints_of(const nlohmann::ordered_json& json);

/// Takes out the findings that are known; gives how many they were.
std::size_t drop_known(std::vector<Finding>& findings, const std::set<std::string>& known);

}  // namespace scrutineer
