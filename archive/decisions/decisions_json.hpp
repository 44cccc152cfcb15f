// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "archive/decisions/decision.hpp"

/// decisions.json: what one office decided, for another one's archive.
namespace scrutineer {

/// What a person said of two names (archive/linking.hpp).
struct LinkDecision {
    std::string identity_a, identity_b;  ///< ids of identities, the smaller first
    std::string verdict;                 ///< "accepted" or "rejected"
    std::string because, by, at;
    bool operator==(const LinkDecision&) const = default;
};

struct DecisionFile {
    std::vector<Decision> decisions;
    std::vector<LinkDecision> links;
};

/// { "schema": "scrutineer/decisions/1", "decisions": [{ "id", "subject", "document", "page", "bbox", "text", "about",
/// "field", "value", "because", "by", "at" }], "links": [{ "a", "b", "verdict", "because", "by", "at" }] }. The state
/// is the archive's own and left out.
nlohmann::ordered_json to_json(const DecisionFile& file);

/// Reads it back. Throws DecisionError where it is something else.
DecisionFile decisions_from_json(const nlohmann::ordered_json& json);

}  // namespace scrutineer
