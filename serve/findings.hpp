// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "archive/archive.hpp"
#include "archive/decisions/decision.hpp"
#include "validate/finding.hpp"

namespace scrutineer::serve {

/// What was found in one paper, and the documents that its findings name.
struct PaperFindings {
    std::vector<Finding> findings;
    std::map<std::string, Document> documents;        ///< by id
    std::map<std::string, std::string> record_names;  ///< by record id: "14 Calls answered in time"
};

/// Holds a paper against the papers of the same council that lie nearest to it in time. What sentences claim is not
/// held against anything: an archive has no prose.
PaperFindings findings_of_paper(const Archive& archive, const std::string& document_id);

/// The question that judging a finding answers: its rule, place and printed figure, which stay when words change.
Decision decision_on_finding(const Finding& finding);

/// The verdict of a person on a finding; empty where there is none.
std::string verdict_on(const Finding& finding, const std::vector<Decision>& decisions);

/// Findings of the papers that were looked at last, so that judging one does not hold the paper against the others
/// anew. Any number of threads may ask.
class FindingsCache {
public:
    std::shared_ptr<const PaperFindings> get(const Archive& archive, const std::string& document_id);
    /// Something was corrected, or a paper was added.
    void forget();

private:
    struct Kept {
        std::string document;
        std::shared_ptr<const PaperFindings> findings;
        std::chrono::steady_clock::time_point since;
    };
    std::mutex mutex_;
    std::list<Kept> kept_;  ///< the newest first
};

}  // namespace scrutineer::serve
