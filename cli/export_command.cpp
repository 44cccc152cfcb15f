// SPDX-License-Identifier: GPL-3.0-or-later
// Part of cli/commands.hpp
#include "archive/export.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "archive/indicators.hpp"
#include "cli/archive_options.hpp"
#include "cli/commands.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"

namespace scrutineer::cli {
namespace {

constexpr const char* help = R"(Examples:
  scrutineer export --format csv figures/            a CSV a table: observations.csv has one figure a row
  scrutineer export --format xlsx figures/           figures/figures.xlsx, ratings in their colours
  scrutineer export --format datapackage figures/    CSV with a description that programs read (Frictionless v2)
  scrutineer export --format sqlite figures/         figures/figures.db, for Datasette and the like

The tables are documents, indicators, records, observations (one figure a row), ratings, diagnostics and links; every
column is described in the export itself. Every row says which paper, page and place it is from.

Exit codes: 0 written, 1 the archive cannot be read or the folder not be written, 2 wrong usage.)";

struct Options {
    ArchiveOptions archive;
    std::string format, folder;
    bool quiet = false;
};

int run(const Options& options) {
    Archive archive = open_archive(options.archive.archive, Archive::Mode::read);
    if (links_are_behind(archive)) say_warning(behind_message);
    std::string text;
    for (const ExportedFile& file : export_archive(archive, *export_format_from_text(options.format), options.folder))
        text += file.rows > 0 ? fmt::format("{:>9} rows  {}\n", file.rows, file.path)
                              : fmt::format("{:>14}  {}\n", "", file.path);
    if (options.quiet) return fine;
    Output output("-");
    output.write(text);
    output.finish();
    return fine;
}

}  // namespace

void add_export_command(CLI::App& program, int& exit_code) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand("export", "Write an archive's figures for other programs");
    command->footer(help);
    command->add_option("DIR", options->folder, "Folder to write into; made where it is not there")->required();
    command->add_option("--format", options->format, "csv, jsonl, xlsx, datapackage or sqlite")
        ->type_name("FORMAT")
        ->required()
        ->check(CLI::IsMember({"csv", "jsonl", "xlsx", "datapackage", "sqlite"}).description(""));
    command->add_flag("-q,--quiet", options->quiet, "No list of what was written");
    add_archive_options(*command, options->archive, false);
    command->callback([options, &exit_code] { exit_code = guarded(options->archive, [&] { return run(*options); }); });
}

}  // namespace scrutineer::cli
