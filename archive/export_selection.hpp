// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "archive/archive.hpp"

/// Which part of an archive is exported.
namespace scrutineer {

struct ExportFilter {
    std::string authority;  ///< a part of the council's name; empty for all
    std::string since;      ///< papers of this day or later: "2019", "2019-04" or "2019-04-01"; empty for all
    std::string until;      ///< papers of this day or earlier; "2021" is the whole of that year
    std::string indicator;  ///< words of the indicator's name, its code or id; empty for all
    bool everything() const { return authority.empty() && since.empty() && until.empty() && indicator.empty(); }
};

}  // namespace scrutineer

namespace scrutineer::archived {

/// A filter's answer: which papers, and which indicators of theirs.
struct ExportSelection {
    std::vector<std::string> documents;               ///< in the archive's order
    std::optional<std::set<std::string>> papers;      ///< the same as a set; nullopt for all
    std::optional<std::set<std::string>> indicators;  ///< ids; nullopt for all
    std::optional<std::set<std::string>> authorities;
};

/// A paper's day is that of its meeting, or the last of the period it reports on where it prints none; one with neither
/// is left out where days are asked for.
ExportSelection select(const Archive& archive, const ExportFilter& filter);

}  // namespace scrutineer::archived
