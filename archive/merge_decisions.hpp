// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "archive/archive.hpp"

namespace scrutineer::archived {

struct DecidedTwice {
    std::size_t added = 0;               ///< decisions that were not there
    std::vector<std::string> conflicts;  ///< questions that were answered in two ways, and which answer stays
};

/// What people decided, of papers and of links, from one archive into another. Where both answer a question the later
/// decision stays; of two at the same time, or without one, the greater text, "rejected" before "accepted" for a link:
/// whatever the order of merging, the same stays. Throws ArchiveError.
DecidedTwice merge_decisions(Archive& into, const Archive& from);

}  // namespace scrutineer::archived
