// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

/// Compares a dataset's records with a corpus paper's truth (docs/corpus.md has the form of the truth).
namespace scrutineer::test {

/// How many of something were found, missed, or are there and should not be.
struct Count {
    int found = 0;
    int missed = 0;
    int extra = 0;

    double f1() const { return found + missed + extra == 0 ? 1.0 : 2.0 * found / (2.0 * found + missed + extra); }
};

/// How many of the found ones have a field right.
struct Share {
    int right = 0;
    int of = 0;

    double rate() const { return of == 0 ? 1.0 : static_cast<double>(right) / of; }
};

struct Score {
    Count records, observations, assessments;
    Share periods, names, groups, units;
    std::vector<std::string> differences;  ///< one line each, for the log of a failing test
};

/// Pairs each truth record with the record that is most like it (ref, code, name, figures, innermost group) and
/// compares figures and ratings of the pairs. Figures have to be equal exactly; what the truth marks `optional` is
/// neither rewarded nor missed.
Score score_records(const nlohmann::json& truth, const nlohmann::json& records);

/// A truth file: one record a line.
nlohmann::json read_truth(const std::string& path);

}  // namespace scrutineer::test
