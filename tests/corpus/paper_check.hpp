// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace scrutineer::test {

/// What a paper of the corpus has to score at least: a line of expected.tsv.
struct Expected {
    std::string folder;  ///< papers or scans
    std::string name;    ///< file name without .pdf
    double records = 0, observations = 0, assessments = 0, periods = 0, names = 0, groups = 0;
};

/// The lines of expected.tsv for a folder. Throws where a PDF of the folder has no line, or a line no PDF: a paper
/// that nobody checks would look like one that is right.
std::vector<Expected> expected(const std::string& folder);

/// Runs `scrutineer extract` on the paper. Fails the running test where the exit code is not 0.
nlohmann::json dataset_of(const Expected& paper);

/// Scores the paper's dataset against its truth and checks it against what is expected.
void check_paper(const Expected& paper);

}  // namespace scrutineer::test
