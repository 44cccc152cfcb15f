// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <istream>
#include <string>

#include "archive/reading.hpp"
#include "dataset/dataset.hpp"

/// Datasets that `scrutineer extract` wrote, here or on another machine, read back a paper at a time.
namespace scrutineer {

/// One paper of a dataset, as an archive stores it.
struct ShardPaper {
    Dataset dataset;  ///< one document and all that was read from it
    Reading reading;
};

struct ShardEvents {
    std::function<void(ShardPaper&& paper)> paper;
    /// A paper that cannot be taken over: a line that is no JSON, words that no dataset has, an end in its middle.
    /// `where` is a line ("line 12") or a name. The papers after it are read.
    std::function<void(const std::string& where, const std::string& message)> failure;
};

/// What a file is, by its first bytes.
enum class FileKind { dataset, archive, other };

/// Throws std::system_error where it cannot be read.
FileKind kind_of_file(const std::string& path);

/// Reads a dataset: a stream (`--format ndjson`), of which one paper is held at a time, or one JSON document, which is
/// held as a whole. A paper of a stream counts from the line that ends it: what a run that was stopped left unfinished
/// is a failure. Papers that could not be opened are passed over, and so are those that are the same as another.
void read_shard(std::istream& in, const ShardEvents& events);

}  // namespace scrutineer
