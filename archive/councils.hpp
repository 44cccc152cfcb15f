// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "archive/series.hpp"

/// Councils side by side.
namespace scrutineer {

struct ComparedCouncil {
    ArchivedIndicator indicator;
    SeriesPoint point;
    bool same_period = true;  ///< false: it has no figure for the comparison's period; this is its newest
};

/// One indicator that several councils publish under one name and in one unit.
struct CouncilComparison {
    std::string name, unit, measure;
    std::string period, start, end;         ///< the newest period that most of them have a figure for
    std::vector<ComparedCouncil> councils;  ///< those with that period first; each part highest first
};

/// Indicators that have the words of `query` in their names (archive/indicators.hpp), names evened out as
/// archive/identity.hpp does, units and bases of rates the same; two councils or more. Most councils first. Same names
/// need not mean the same definition: that is for the reader to judge.
std::vector<CouncilComparison> compare_councils(const Archive& archive, std::string_view query);

}  // namespace scrutineer
