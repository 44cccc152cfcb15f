// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <system_error>

#include "archive/archive.hpp"
#include "cli/commands.hpp"
#include "cli/messages.hpp"
#include "cli/paper_paths.hpp"
#include "cli/progress.hpp"
#include "cli/reading_options.hpp"
#include "cli/version.hpp"
#include "extract/digest.hpp"
#include "normalise/dataset_json.hpp"
#include "parsers/layout_set.hpp"
#include "workers/process_pool.hpp"
#include "workers/sandbox.hpp"

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

Exit codes: 0 all papers read or there already, 1 some not read, 2 wrong usage, 3 none read.)";

struct Options {
    std::vector<std::string> paths;
    std::string archive = "scrutineer.db";
    bool refresh = false;
    bool retry = false;
    bool quiet = false;
    ReadingOptions reading;
    WorkerOptions workers;
};

/// One file to be read.
struct Task {
    std::string path;
    std::string id;
};

/// What of the options changes the result. The password's digest tells one from another without giving it away.
std::string reading_options(const ReadingOptions& options) {
    std::string text;
    if (!options.layouts_folder.empty()) {
        std::map<std::string, std::string> files;
        for (const auto& entry : std::filesystem::directory_iterator(options.layouts_folder))
            if (entry.path().extension() == ".json")
                files.emplace(entry.path().filename().string(), sha256_of_file(entry.path().string()));
        std::string all;
        for (const auto& [name, digest] : files) all.append(name).append(digest);
        text += "layouts=" + sha256(all).substr(0, 16);
    }
    if (!options.password.empty())
        text += (text.empty() ? "" : " ") + ("password=" + sha256(options.password).substr(0, 16));
    return text;
}

class Ingest {
public:
    explicit Ingest(const Options& options)
        : options_(options),
          reading_options_(reading_options(options.reading)),
          paper_options_(paper_options(options.reading)),
          archive_(options.archive, Archive::Mode::write),
          progress_(!options.quiet) {}

    ExitCode run() {
        const PaperPaths paths = find_papers(options_.paths, std::cin);
        for (const std::string& missing : paths.missing) say_error(missing, "no such file, folder or match", "");
        missing_ = paths.missing.size();
        for (const std::string& path : paths.files) plan(path);
        if (!tasks_.empty()) read();
        progress_.clear();
        if (!options_.quiet) summarise();
        if (failed_ + missing_ == 0) return fine;
        return stored_ + skipped_ == 0 ? nothing_read : some_failed;
    }

private:
    void plan(const std::string& path) {
        try {
            Task task{path, sha256_of_file(path)};
            if (is_wanted(task.id) && planned_.emplace(task.id, path).second)
                tasks_.push_back(std::move(task));
            else
                ++skipped_;
        } catch (const std::system_error& error) {
            ++missing_;
            say_error(path, "cannot be read: " + error.code().message(), "");
        }
    }

    bool is_wanted(const std::string& id) {
        const std::optional<Reading> there = archive_.reading_of(id);
        if (!there) return true;
        if (there->failed && options_.retry) return true;
        const bool same_options = there->options == reading_options_;
        if (there->program == SCRUTINEER_VERSION && same_options) return false;
        if (options_.refresh || !same_options) return true;
        ++older_;
        return false;
    }

    void read() {
        PoolOptions pool;
        pool.workers = options_.workers.jobs;
        pool.limits.memory = std::size_t{options_.workers.memory_megabytes} << 20;
        pool.limits.wall = std::chrono::seconds(options_.workers.timeout_seconds);
        pool.limits.processor = std::chrono::seconds(options_.workers.timeout_seconds);
        const SandboxSupport support = sandbox_support();
        if (support.available)
            pool.start = [] { enter_sandbox(); };
        else
            say_warning("papers are read without a sandbox: " + support.reason);
        start_ = std::chrono::steady_clock::now();
        show_progress();
        run_tasks(
            tasks_.size(), [this](std::size_t index) { return read_paper(tasks_[index]); },
            [this](TaskResult&& result) { take(std::move(result)); }, pool);
    }

    /// In a worker process.
    std::string read_paper(const Task& task) const {
        try {
            PdfDocument document = PdfDocument::open(task.path, paper_options_.read);
            return to_json(read_dataset(document, paper_options_)).dump();
        } catch (const ReadError& error) {
            return to_json(failure(task, error.code(), error.what())).dump();
        }
    }

    static Dataset failure(const Task& task, const std::string& code, const std::string& message) {
        Dataset dataset;
        Document document;
        document.id = task.id;
        document.file = std::filesystem::path(task.path).filename().string();
        dataset.diagnostics.push_back(
            {task.id, document.file, {Diagnostic::Severity::error, code, document.file + ": " + message, {}, {}}});
        // Without a page: what tells a document that could not be read from one that has no tables.
        document.pages = 0;
        dataset.documents.push_back(std::move(document));
        return dataset;
    }

    void take(TaskResult&& result) {
        const Task& task = tasks_[result.index];
        Dataset dataset = result.failure ? failure(task, std::string(to_text(result.failure->kind)),
                                                   "reading it " + result.failure->message)
                                         : dataset_from_json(nlohmann::ordered_json::parse(result.bytes));
        const bool failed = !dataset.diagnostics.empty() && dataset.documents.at(0).pages == 0 &&
                            dataset.diagnostics.front().diagnostic.severity == Diagnostic::Severity::error;
        if (failed) {
            ++failed_;
            progress_.clear();
            const Diagnostic& why = dataset.diagnostics.front().diagnostic;
            say_error(task.path, why.message, remedy(why.code));
        } else {
            ++stored_;
            records_ += dataset.records.size();
        }
        // The file was changed between planning and reading: what was read is what counts, under its own id.
        archive_.store(dataset, {task.path, SCRUTINEER_VERSION, reading_options_, failed});
        show_progress();
    }

    void show_progress() {
        const std::size_t done = stored_ + failed_;
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
        const double rate = seconds > 0 ? static_cast<double>(done) / seconds : 0;
        constexpr std::size_t cells = 24;
        const std::size_t filled = tasks_.empty() ? cells : done * cells / tasks_.size();
        std::string line = "[";
        for (std::size_t i = 0; i < cells; ++i) line += i < filled ? "█" : "·";
        line += "] " + std::to_string(done) + "/" + std::to_string(tasks_.size());
        if (rate > 0) {
            char text[64];
            const double left = static_cast<double>(tasks_.size() - done) / rate;
            std::snprintf(text, sizeof text, "  %.1f papers/s  %d:%02d left", rate, static_cast<int>(left) / 60,
                          static_cast<int>(left) % 60);
            line += text;
        }
        if (failed_ > 0) line += "  " + std::to_string(failed_) + " failed";
        progress_.show(line);
    }

    void summarise() const {
        std::string text = std::to_string(stored_) + " papers read (" + std::to_string(records_) + " records), " +
                           std::to_string(skipped_) + " there already, " + std::to_string(failed_ + missing_) +
                           " failed; archive " + options_.archive + "\n";
        if (older_ > 0)
            text +=
                std::to_string(older_) + " of those there were read by another version; --refresh reads them again\n";
        std::fwrite(text.data(), 1, text.size(), stderr);
    }

    const Options& options_;
    std::string reading_options_;
    PaperOptions paper_options_;
    Archive archive_;
    Progress progress_;
    std::vector<Task> tasks_;
    std::map<std::string, std::string> planned_;  ///< document id to the path it is read from
    std::size_t stored_ = 0, skipped_ = 0, failed_ = 0, missing_ = 0, older_ = 0, records_ = 0;
    std::chrono::steady_clock::time_point start_;
};

}  // namespace

void add_ingest_command(CLI::App& program, int& exit_code) {
    const auto options = std::make_shared<Options>();
    options->workers.timeout_seconds = 600;
    CLI::App* command = program.add_subcommand("ingest", "Read papers into an archive that grows over the years");
    command->footer(help);
    command->add_option("PATH", options->paths, "PDF files, folders, patterns; - for a list of names on standard input")
        ->required();
    command->add_option("--archive", options->archive, "The archive (default: scrutineer.db)")
        ->type_name("FILE")
        ->envname("SCRUTINEER_ARCHIVE");
    command->add_flag("--refresh", options->refresh, "Read again what another version of the program read");
    command->add_flag("--retry", options->retry, "Read again what could not be read");
    command->add_flag("-q,--quiet", options->quiet, "No progress and no summary, errors only");
    add_reading_options(*command, options->reading);
    add_worker_options(*command, options->workers);
    command->callback([options, &exit_code] {
        try {
            exit_code = Ingest(*options).run();
        } catch (const LayoutError& error) {
            say_error(error.what());
            exit_code = wrong_usage;
        } catch (const ArchiveError& error) {
            say_error(options->archive, error.what(), "");
            exit_code = some_failed;
        }
    });
}

}  // namespace scrutineer::cli
