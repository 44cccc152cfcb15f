// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.hpp"

/// Indicators: the identities (archive/identity.hpp) that links join (archive/linking.hpp), under one id.
namespace scrutineer {

/// One indicator of one authority, whatever its papers call it.
struct ArchivedIndicator {
    /// That of its identity in the oldest paper: papers that come later do not change it.
    std::string id;
    std::string authority;
    std::vector<std::string> names;  ///< as printed, newest first, each once
    std::string family, unit;
    int papers = 0;
    std::string first_period_end, last_period_end;  ///< ISO dates of its own figures; empty where none is dated
};

/// Writes one authority's indicators anew from the links and decisions that are stored. The caller holds the
/// transaction.
void store_indicators(archived::Database& database, const std::string& authority);

/// A part of the indicators that are found.
struct IndicatorsAsked {
    std::string authority;  ///< of this council alone; empty for any
    std::size_t first = 0;
    std::optional<std::size_t> most;  ///< nothing: all of them
};

/// The indicators that have all words of `query` in one of their names (abbreviations written out, endings evened out,
/// parts of words too), or `query` as their printed code; those in most papers first. An empty query gives all.
std::vector<ArchivedIndicator> find_indicators(const Archive& archive, std::string_view query,
                                               const IndicatorsAsked& asked = {});

/// How many they are in all, whatever part of them is asked for.
std::size_t count_indicators(const Archive& archive, std::string_view query, const IndicatorsAsked& asked = {});

/// The one with this id (its own, or that of any of its identities).
std::optional<ArchivedIndicator> indicator_with_id(const Archive& archive, const std::string& id);

/// The one that a record is of.
std::optional<ArchivedIndicator> indicator_of_record(const Archive& archive, const std::string& record_id);

/// Were papers stored since the links were made (by a run that was stopped, or one that is under way)? Then the newest
/// papers are not among the indicators yet.
bool links_are_behind(const Archive& archive);

}  // namespace scrutineer
