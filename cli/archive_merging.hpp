// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "archive/merge.hpp"

/// What `archive merge` and `ingest` have in common: datasets and other archives into an archive.
namespace scrutineer::cli {

struct Merging {
    MergeCounts counts;
    std::size_t unusable = 0;  ///< files that are neither archives nor datasets, or cannot be read
};

/// Stores what these files hold in `into`, whose file is `path`. "-" is a dataset on standard input. What cannot be
/// taken over is said, and the others go on. Throws ArchiveError where `into` cannot be written.
Merging merge_files(Archive& into, const std::string& path, const std::vector<std::string>& files, bool quiet);

/// Says what was taken over.
void say_merged(const Merging& merging, const std::string& archive);

}  // namespace scrutineer::cli
