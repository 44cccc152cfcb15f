// SPDX-License-Identifier: GPL-3.0-or-later
// Part of cli/commands.hpp
#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <system_error>

#include "archive/ingest.hpp"
#include "archive/shard.hpp"
#include "cli/archive_merging.hpp"
#include "cli/archive_options.hpp"
#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "cli/messages.hpp"
#include "cli/paper_paths.hpp"
#include "cli/paper_reading.hpp"
#include "cli/progress.hpp"
#include "cli/reading_options.hpp"
#include "cli/version.hpp"
#include "extract/page/digest.hpp"

namespace scrutineer::cli {
namespace {

constexpr const char* help = R"(Examples:
  scrutineer ingest papers/                          every *.pdf in a folder and the folders inside it
  scrutineer ingest papers/ --archive council.db     into an archive of another name
  scrutineer ingest 'papers/*/cabinet-*.pdf'         a pattern
  find papers -name '*.pdf' -newer last | scrutineer ingest -
  scrutineer ingest north.ndjson south.json          datasets that extract wrote elsewhere, as if read here
  scrutineer ingest papers/ --refresh                after an upgrade: reads again what another version read

Papers that are there already are skipped, so the same command can be run again at any time, and after being stopped it
goes on where it was. Each paper is stored whole or not at all. Papers are read in processes of their own that can
neither use the network nor write files; one that crashes or takes too much is a diagnostic, and the others go on.

Exit codes: 0 all papers read or there already, 1 some not read (now or before), 2 wrong usage, 3 none read.)";

struct Options {
    PaperNames names;
    std::string archive = "scrutineer.db";
    bool refresh = false;
    bool retry = false;
    bool quiet = false;
    ReadingOptions reading;
    Isolation isolation;
};

/// Takes out of `files` those that are datasets.
std::vector<std::string> take_datasets(std::vector<std::string>& files) {
    std::vector<std::string> datasets, papers;
    for (std::string& file : files) {
        bool is_dataset = false;
        try {
            is_dataset = kind_of_file(file) == FileKind::dataset;
        } catch (const std::system_error&) {
            // It is told of when it is to be read.
        }
        (is_dataset ? datasets : papers).push_back(std::move(file));
    }
    files = std::move(papers);
    return datasets;
}

/// What of the options changes the result. The password's digest tells one from another without giving it away.
std::string reading_options(const ReadingOptions& options) {
    std::string text = options_text(options);
    if (!options.password.empty())
        text += (text.empty() ? "" : " ") + ("password=" + sha256(options.password).substr(0, 16));
    return text;
}

/// "[████····] 12/40  3.1 papers/s  0:09 left  1 failed"
std::string progress_line(const IngestCounts& counts, double seconds) {
    const std::size_t done = counts.stored + counts.failed;
    constexpr std::size_t cells = 24;
    std::string line;
    if (on_terminal()) {
        line = "[";
        for (std::size_t i = 0; i < cells; ++i) line += i < done * cells / counts.planned ? "█" : "·";
        line += "] ";
    }
    line += fmt::format("{}/{}", done, counts.planned);
    if (done > 0 && seconds > 0) {
        const double rate = static_cast<double>(done) / seconds;
        const int left = static_cast<int>(static_cast<double>(counts.planned - done) / rate);
        line += fmt::format("  {:.1f} papers/s  {}:{:02} left", rate, left / 60, left % 60);
    }
    if (counts.failed > 0) line += fmt::format("  {} failed", counts.failed);
    return line;
}

void summarise(const IngestCounts& counts, const std::string& archive) {
    if (log_is_json())
        return log_event("info", "end",
                         {{"archive", archive},
                          {"papers", counts.stored},
                          {"records", counts.records},
                          {"there_already", counts.skipped},
                          {"failed", counts.failed + counts.missing},
                          {"failed_before", counts.failed_before},
                          {"of_another_version", counts.older}});
    std::string text =
        fmt::format("{} read ({}), {} there already, {} failed; the archive is {}\n", counted(counts.stored, "paper"),
                    counted(counts.records, "record"), counts.skipped, counts.failed + counts.missing, archive);
    if (counts.older > 0)
        text +=
            fmt::format("{} of those there were read by another version; --refresh reads them again\n", counts.older);
    if (counts.failed_before > 0)
        text += fmt::format("{} of those there could not be read before; --retry tries again, documents lists them\n",
                            counts.failed_before);
    std::fwrite(text.data(), 1, text.size(), stderr);
}

ExitCode run(const Options& options) {
    PaperPaths paths = find_papers(options.names.all(), std::cin);
    say_missing(paths);
    // Where there is nothing to store, no archive is made.
    if (paths.files.empty()) return nothing_read;
    const std::vector<std::string> datasets = take_datasets(paths.files);

    const PaperOptions reading = paper_options(options.reading);
    const auto read = [&](const std::string& path, PaperAccount& account) {
        PdfDocument document = PdfDocument::open(path, reading.read);
        paper_opened(document, account);
        PaperOptions ours = reading;
        ours.account = &account;
        ours.page_workers = page_workers(options.isolation, paths.files.size());
        return read_dataset(document, ours);
    };
    IngestOptions ingesting;
    ingesting.program = SCRUTINEER_VERSION;
    ingesting.reading_options = reading_options(options.reading);
    ingesting.refresh = options.refresh;
    ingesting.retry = options.retry;
    ingesting.isolation = options.isolation;

    set_interrupt_message("what was read until then is in the archive; the same command goes on from there");
    Progress progress(!options.quiet);
    const auto start = std::chrono::steady_clock::now();
    IngestEvents events;
    events.progress = [&](const IngestCounts& counts) {
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
        progress.show(progress_line(counts, taken.count()));
    };
    events.stored = [&](const std::string& path, const PaperAccount& account) {
        progress.clear();
        say_account(path, account);
    };
    events.failure = [&](const std::string& path, const std::string& code, const std::string& message) {
        progress.clear();
        say_failure(path, {code, message});
    };
    Archive archive = open_archive(options.archive, Archive::Mode::write);
    const Merging merging = merge_files(archive, options.archive, datasets, options.quiet);
    if (!datasets.empty() && !options.quiet) say_merged(merging, options.archive);
    log_event("info", "start", {{"command", "ingest"}, {"archive", options.archive}, {"papers", paths.files.size()}});
    IngestCounts counts = ingest(archive, paths.files, read, ingesting, events);
    counts.missing += paths.missing.size() + paths.empty.size();
    progress.clear();
    if ((!options.quiet || log_is_json()) && (datasets.empty() || !paths.files.empty()))
        summarise(counts, options.archive);
    const MergeCounts& merged = merging.counts;
    if (counts.failed + counts.missing + counts.failed_before + merging.unusable + merged.unusable + merged.failed == 0)
        return fine;
    const bool any_merged = merged.added + merged.replaced + merged.same + merged.kept > merged.failed;
    return counts.stored + counts.skipped == counts.failed_before && !any_merged ? nothing_read : some_failed;
}

}  // namespace

void add_ingest_command(CLI::App& program, int& exit_code) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand("ingest", "Read papers into an archive that grows over the years");
    command->footer(help);
    add_paper_names(
        *command, options->names,
        "PDF files, folders, patterns, datasets that extract wrote; - for a list of names on standard input");
    command->add_option("--archive", options->archive, "The archive (default: scrutineer.db)")
        ->type_name("FILE")
        ->envname("SCRUTINEER_ARCHIVE");
    command->add_flag("--refresh", options->refresh, "Read again what another version of the program read");
    command->add_flag("--retry", options->retry, "Read again what could not be read");
    command->add_flag("-q,--quiet", options->quiet, "No progress and no summary, errors only");
    add_reading_options(*command, options->reading);
    add_isolation_options(*command, options->isolation);
    command->callback(
        [options, &exit_code] { exit_code = guarded({.archive = options->archive}, [&] { return run(*options); }); });
}

}  // namespace scrutineer::cli
