// SPDX-License-Identifier: GPL-3.0-or-later
// Part of cli/commands.hpp
#include <memory>

#include "cli/archive_merging.hpp"
#include "cli/archive_options.hpp"
#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "cli/messages.hpp"
#include "cli/reading_options.hpp"

namespace scrutineer::cli {
namespace {

constexpr const char* help = R"(Examples:
  scrutineer archive merge all.db north.db south.db     archives made apart become one
  scrutineer archive merge all.db shards/*.ndjson       so do datasets that extract wrote, on whatever machine
  scrutineer extract papers/ --format ndjson | scrutineer archive merge all.db -

The result is, row for row, the archive that one ingest of all the papers would have made, in whatever order they come
and however often. Of a paper that was read in two ways one reading stays: of the newer program, then with fewer options,
then with more figures; where the program was the same, both are named. What people decided is merged too.

Exit codes: 0 done, 1 something could not be taken over, 2 wrong usage, 3 nothing could.)";

struct Options {
    std::string into;
    std::vector<std::string> from;
    bool quiet = false;
};

int run(const Options& options) {
    set_interrupt_message("what was merged until then is in the archive; the same command goes on from there");
    Archive into = open_archive(options.into, Archive::Mode::write);
    const Merging merging = merge_files(into, options.into, options.from, options.quiet);
    if (!options.quiet) say_merged(merging, options.into);
    if (merging.unusable == options.from.size()) return nothing_read;
    return merging.unusable + merging.counts.unusable == 0 ? fine : some_failed;
}

}  // namespace

void add_archive_command(CLI::App& program, int& exit_code) {
    CLI::App* command = program.add_subcommand("archive", "Put archives and datasets together");
    command->require_subcommand(1);
    command->footer(help);
    CLI::App* merge = command->add_subcommand("merge", "Store what other archives and datasets hold in an archive");
    merge->footer(help);
    const auto options = std::make_shared<Options>();
    merge->add_option("INTO", options->into, "The archive, made where it is not there")->required();
    merge->add_option("FROM", options->from, "Archives and datasets (JSON or NDJSON); - is standard input")->required();
    merge->add_flag("-q,--quiet", options->quiet, "No progress and no summary, errors only");
    add_log_options(*merge);
    merge->callback(
        [options, &exit_code] { exit_code = guarded({.archive = options->into}, [&] { return run(*options); }); });
}

}  // namespace scrutineer::cli
