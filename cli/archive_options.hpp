// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.hpp"

namespace CLI {
class App;
}

namespace scrutineer::cli {

/// The options of every subcommand that asks an archive.
struct ArchiveOptions {
    std::string archive = "scrutineer.db";
    std::string format = "text";  ///< text, json or csv
};

void add_archive_options(CLI::App& command, ArchiveOptions& options, bool with_format = true);

/// Opens it, and says so where another program holds it and there is some waiting to do. Throws ArchiveError.
Archive open_archive(const std::string& path, Archive::Mode mode);

/// The one id of `ids` (of which there need be no more than six) that begins with `beginning`; empty, and said why,
/// where there is none or more than one. `what` has such ids, and `where` tells how to find them.
std::string complete_id(const std::vector<std::string>& ids, const std::string& beginning, std::string_view what,
                        std::string_view where);
constexpr std::size_t most_ids = 6;

/// Said where archive/indicators.hpp says that links are behind.
inline constexpr const char* behind_message =
    "an ingest is under way, or was stopped: the newest papers are not linked yet; running ingest again links them";

/// Runs a subcommand's work and gives its exit code; what an archive or an output refuses is said and gives 1.
int guarded(const ArchiveOptions& options, const std::function<int()>& work);

}  // namespace scrutineer::cli
