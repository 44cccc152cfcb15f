// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "archive/archive.hpp"
#include "pipeline/isolated.hpp"

/// Many papers into one archive: each whole or not at all, each read in a process of its own.
namespace scrutineer {

struct IngestOptions {
    std::string program;          ///< version, stored with each document
    std::string reading_options;  ///< the options that change what is read, stored with each document
    bool refresh = false;         ///< read again what another version read
    bool retry = false;           ///< read again what could not be read
    Isolation isolation;          ///< how papers are read
};

struct IngestCounts {
    std::size_t planned = 0;        ///< to be read in this run
    std::size_t stored = 0;         ///< read and stored
    std::size_t skipped = 0;        ///< there already, or the same bytes under another name
    std::size_t older = 0;          ///< of those skipped: read by another version of the program
    std::size_t failed = 0;         ///< could not be read; stored with the diagnostic that says why
    std::size_t failed_before = 0;  ///< of those skipped: could not be read in an earlier run
    std::size_t missing = 0;        ///< no file, or one that cannot be opened: nothing to store
    std::size_t records = 0;
};

struct IngestEvents {
    /// After each paper, and once before the first.
    std::function<void(const IngestCounts&)> progress;
    /// A paper was stored.
    std::function<void(const std::string& path, const PaperAccount& account)> stored;
    /// A paper that could not be read: `code` is a ReadError's or a PaperFailure's.
    std::function<void(const std::string& path, const std::string& code, const std::string& message)> failure;
};

/// Reads one paper in a worker process: one document with what was read from it. Throws ReadError.
using PaperReader = std::function<Dataset(const std::string& path, PaperAccount& account)>;

/// Reads the files that are not in the archive yet and stores each in one transaction. Killed at any moment it leaves
/// an archive that another run completes; two runs at once on one archive wait for one another. Throws ArchiveError.
IngestCounts ingest(Archive& archive, const std::vector<std::string>& files, const PaperReader& read,
                    const IngestOptions& options, const IngestEvents& events = {});

}  // namespace scrutineer
