// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

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

/// Runs a subcommand's work and gives its exit code; what an archive or an output refuses is said and gives 1.
int guarded(const ArchiveOptions& options, const std::function<int()>& work);

/// One line of a CSV (RFC 4180), with its end.
std::string csv_line(const std::vector<std::string>& fields);

/// A number with the digits that give the same double, "" for none.
std::string number_text(std::optional<double> value);

}  // namespace scrutineer::cli
