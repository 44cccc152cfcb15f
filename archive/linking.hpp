// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "archive/archive.hpp"
#include "archive/decisions/decisions_json.hpp"

/// One indicator under several names: links between identities (archive/identity.hpp) of one authority.
///
/// What speaks for a link: like names, the same printed code, and figures that agree across papers (this paper's "12
/// months earlier" is that paper's latest). What forbids one: other units, other numbers in the names, a "not" in one
/// only, and standing side by side in one paper, where two names are two indicators. Each name is linked to the best
/// fitting one of the other, and only if that is mutual. What is likely but not sure is proposed and left to a person,
/// whose decisions win over all of this and outlive reading the papers again.
namespace scrutineer {

struct IndicatorLink {
    std::string identity_a, identity_b;
    std::string authority;
    std::string name_a, name_b;  ///< as the newest paper prints them
    double score = 0;            ///< 0..1
    std::string status;          ///< "made", "proposed"; "accepted", "rejected" where a person decided
    std::string reasons;
};

/// Makes the links anew for every authority of which papers were stored since they were last made. One transaction an
/// authority. What comes out depends on what is stored and decided alone, not on the order it came in.
void update_links(Archive& archive);

/// All links by authority and names, decisions included.
std::vector<IndicatorLink> links(const Archive& archive);

enum class LinkVerdict { accepted, rejected };

/// Who decided, when and why.
struct DecidedBy {
    std::string because, by, at;
};

/// Notes a person's decision and makes the authority's links anew. To split what one link joined is to reject that
/// link. Throws ArchiveError for an identity that is not there.
void decide(Archive& archive, const std::string& identity_a, const std::string& identity_b, LinkVerdict verdict,
            const DecidedBy& who = {});

/// What was decided, by ids; also of names that no paper of this archive has.
std::vector<LinkDecision> link_decisions(const Archive& archive);

/// Notes decisions of another office, and makes all links that they may change anew. The names need not be there yet.
void add_link_decisions(Archive& archive, const std::vector<LinkDecision>& decisions);

/// Takes a decision back.
void undecide(Archive& archive, const std::string& identity_a, const std::string& identity_b);

}  // namespace scrutineer
