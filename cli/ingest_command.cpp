// SPDX-License-Identifier: GPL-3.0-or-later
// Part of cli/commands.hpp
#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <map>
#include <memory>

#include "archive/ingest.hpp"
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
#include "parsers/layouts/layout_set.hpp"

namespace scrutineer::cli {
namespace {

constexpr const char* help = R"(Examples:
  scrutineer ingest papers/                          every *.pdf in a folder and the folders inside it
  scrutineer ingest papers/ --archive council.db     into an archive of another name
  scrutineer ingest 'papers/*/cabinet-*.pdf'         a pattern
  find papers -name '*.pdf' -newer last | scrutineer ingest -
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

/// What of the options changes the result. The password's digest tells one from another without giving it away.
std::string reading_options(const ReadingOptions& options) {
    std::string text;
    if (options.layouts_folder == "none") {
        text += "layouts=none";
    } else if (!options.layouts_folder.empty()) {
        std::map<std::string, std::string> files;
        for (const auto& entry : std::filesystem::directory_iterator(options.layouts_folder))
            if (entry.path().extension() == ".json")
                files.emplace(entry.path().filename().string(), sha256_of_file(entry.path().string()));
        std::string all;
        for (const auto& [name, digest] : files) all.append(name).append(digest);
        text += "layouts=" + sha256(all).substr(0, 16);
    }
    const auto add = [&](const char* name, const std::string& value) {
        if (!value.empty()) text += (text.empty() ? "" : " ") + (name + ("=" + value));
    };
    add("authority", options.known.authority_code);
    add("period", options.known.period);
    add("meeting-date", options.known.meeting_date);
    const OcrOptions usual;
    if (options.ocr.mode != usual.mode || options.ocr.dpi != usual.dpi || options.ocr.language != usual.language ||
        options.ocr.page_timeout != usual.page_timeout)
        text += (text.empty() ? "" : " ") +
                ("ocr=" + std::to_string(static_cast<int>(options.ocr.mode)) + "," + std::to_string(options.ocr.dpi) +
                 "," + options.ocr.language + "," + std::to_string(options.ocr.page_timeout.count()));
    if (!options.password.empty())
        text += (text.empty() ? "" : " ") + ("password=" + sha256(options.password).substr(0, 16));
    return text;
}

/// "[████····] 12/40  3.1 papers/s  0:09 left  1 failed"
std::string progress_line(const IngestCounts& counts, double seconds) {
    const std::size_t done = counts.stored + counts.failed;
    constexpr std::size_t cells = 24;
    std::string line = "[";
    for (std::size_t i = 0; i < cells; ++i) line += i < done * cells / counts.planned ? "█" : "·";
    line += fmt::format("] {}/{}", done, counts.planned);
    if (done > 0 && seconds > 0) {
        const double rate = static_cast<double>(done) / seconds;
        const int left = static_cast<int>(static_cast<double>(counts.planned - done) / rate);
        line += fmt::format("  {:.1f} papers/s  {}:{:02} left", rate, left / 60, left % 60);
    }
    if (counts.failed > 0) line += fmt::format("  {} failed", counts.failed);
    return line;
}

void summarise(const IngestCounts& counts, const std::string& archive) {
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
        say_error(path, message, remedy(code));
    };
    Archive archive = open_archive(options.archive, Archive::Mode::write);
    IngestCounts counts = ingest(archive, paths.files, read, ingesting, events);
    counts.missing += paths.missing.size() + paths.empty.size();
    progress.clear();
    if (!options.quiet) summarise(counts, options.archive);
    if (counts.failed + counts.missing + counts.failed_before == 0) return fine;
    return counts.stored + counts.skipped == counts.failed_before ? nothing_read : some_failed;
}

}  // namespace

void add_ingest_command(CLI::App& program, int& exit_code) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand("ingest", "Read papers into an archive that grows over the years");
    command->footer(help);
    add_paper_names(*command, options->names, "PDF files, folders, patterns; - for a list of names on standard input");
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
