// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

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

/// Said where archive/indicators.hpp says that links are behind.
inline constexpr const char* behind_message =
    "an ingest is under way, or was stopped: the newest papers are not linked yet; running ingest again links them";

/// Runs a subcommand's work and gives its exit code; what an archive or an output refuses is said and gives 1.
int guarded(const ArchiveOptions& options, const std::function<int()>& work);

}  // namespace scrutineer::cli
