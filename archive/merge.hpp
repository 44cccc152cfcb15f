// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <istream>
#include <string>

#include "archive/archive.hpp"
#include "archive/reading.hpp"

/// Archives and datasets that were made apart become one archive, row for row the one that a single run would have
/// made of all the papers. The order in which they come does not matter, nor does one that comes twice.
///
/// Where two have a paper, one reading of it stays: one that succeeded before one that failed, then that of the newer
/// program, then that with fewer options (compared as text), then that with more figures. These rules look at the two
/// readings alone, so any order gives the same archive.
namespace scrutineer {

struct MergeCounts {
    std::size_t added = 0;      ///< papers that were not there
    std::size_t same = 0;       ///< there already, with the same rows
    std::size_t replaced = 0;   ///< there, and the other reading is preferred
    std::size_t kept = 0;       ///< there, and preferred to the other reading
    std::size_t unusable = 0;   ///< papers of a dataset that cannot be taken over
    std::size_t failed = 0;     ///< of those added and replaced: papers that could not be read where they were read
    std::size_t records = 0;    ///< of those added and replaced
    std::size_t decisions = 0;  ///< of people, that were not there
    std::size_t conflicts = 0;  ///< as `conflict` says
    MergeCounts& operator+=(const MergeCounts& other);
};

struct MergeEvents {
    /// After each paper.
    std::function<void(const MergeCounts&)> progress;
    /// The same paper was read in two ways, or two people decided otherwise: what, and which of the two stays.
    std::function<void(const std::string& what)> conflict;
    /// A paper of a dataset that cannot be taken over; see ShardEvents.
    std::function<void(const std::string& where, const std::string& message)> unusable;
};

/// Stores what `from` holds in `into`, each paper in one transaction: stopped at any moment, the next run completes it.
/// After the last of several, `update_links` (archive/linking.hpp) makes the links. Throws ArchiveError.
MergeCounts merge_archive(Archive& into, const Archive& from, const MergeEvents& events = {});

/// The same with a dataset (archive/shard.hpp). Throws ArchiveError, and std::runtime_error where it is no dataset.
MergeCounts merge_dataset(Archive& into, std::istream& from, const MergeEvents& events = {});

namespace archived {

/// Which of two readings of one paper stays.
enum class BetterReading { same, first, second };
BetterReading better_reading(const Dataset& first, const Reading& how_first, const Dataset& second,
                             const Reading& how_second);

}  // namespace archived
}  // namespace scrutineer
