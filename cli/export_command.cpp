// SPDX-License-Identifier: GPL-3.0-or-later
// Part of cli/commands.hpp
#include "archive/export.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
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
  scrutineer export --format xlsx figures/ --authority Kent --since 2019 --until 2023 --indicator "school"

The tables are documents, indicators, records, observations (one figure a row), ratings, diagnostics, links and decisions;
every column is described in the export itself. Every row says which paper, page and place it is from. The workbook
begins with Years: one row an indicator, one column a period, cells in the colour of their rating, a note with target,
paper and page, and a link that opens the paper there.

Exit codes: 0 written, 1 the archive cannot be read or the folder not be written, 2 wrong usage.)";

struct Options {
    ArchiveOptions archive;
    std::string format, folder;
    ExportFilter filter;
    bool quiet = false;
};

int run(const Options& options) {
    Archive archive = open_archive(options.archive.archive, Archive::Mode::read);
    if (links_are_behind(archive)) say_warning(behind_message);
    std::string text;
    for (const ExportedFile& file :
         export_archive(archive, *export_format_from_text(options.format), options.folder, options.filter))
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
    command->add_option("--authority", options->filter.authority, "Only this authority's papers (a part of its name)")
        ->type_name("NAME");
    const auto day = CLI::Validator(
        [](const std::string& text) -> std::string {
            const bool fits =
                (text.size() == 4 || text.size() == 7 || text.size() == 10) &&
                std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || c == '-'; });
            return fits ? "" : "\"" + text + "\" is no day, month or year such as 2019-04-01, 2019-04 or 2019";
        },
        "");
    command
        ->add_option("--since", options->filter.since, "Only papers of this day or later (2019, 2019-04, 2019-04-01)")
        ->type_name("DATE")
        ->check(day);
    command
        ->add_option("--until", options->filter.until, "Only papers of this day or earlier (2021 is all of that year)")
        ->type_name("DATE")
        ->check(day);
    command
        ->add_option("--indicator", options->filter.indicator, "Only indicators with these words, this code or this id")
        ->type_name("WORDS");
    command->add_flag("-q,--quiet", options->quiet, "No list of what was written");
    add_archive_options(*command, options->archive, false);
    command->callback([options, &exit_code] { exit_code = guarded(options->archive, [&] { return run(*options); }); });
}

}  // namespace scrutineer::cli
