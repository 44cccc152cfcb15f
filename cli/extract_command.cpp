// SPDX-License-Identifier: GPL-3.0-or-later
// Part of cli/commands.hpp
#include <cstdio>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <system_error>

#include "cli/commands.hpp"
#include "cli/dataset_parts.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "cli/paper_paths.hpp"
#include "cli/paper_reading.hpp"
#include "cli/progress.hpp"
#include "cli/reading_options.hpp"
#include "cli/text_table.hpp"
#include "cli/version.hpp"
#include "dataset/accounts_text.hpp"
#include "normalise/confidence/evidence_json.hpp"
#include "workers/process_pool.hpp"

namespace scrutineer::cli {
namespace {

constexpr const char* help = R"(Examples:
  scrutineer extract paper.pdf                      the dataset on standard output
  scrutineer extract papers/ -o dataset.json        a folder of papers, one dataset, and a summary
  scrutineer extract papers/ --format ndjson        a line for each document, record and diagnostic, as they are read
  curl -s https://…/paper.pdf | scrutineer extract -
  scrutineer extract paper.pdf | jq '.records[].indicator.name'
  scrutineer extract paper.pdf --layouts my-council/

A dataset has the papers ("documents"), one record for each indicator row with its figures and ratings and the page and
box they are printed in, and diagnostics: whatever was doubtful or could not be read. docs/dataset.md describes it,
`scrutineer schema` prints its JSON Schema. A paper that cannot be read is a diagnostic too, and the others go on.

Exit codes: 0 all papers read, 1 some not read (or the output not written), 2 wrong usage, 3 none read.)";

struct Options {
    PaperNames names;
    std::vector<std::string> papers;  ///< those of the names
    std::string output;
    std::string ledger;    ///< what became of every cell that looks like a figure goes there; empty for nowhere
    std::string evidence;  ///< what the confidence of every figure was told from, likewise
    bool pretty = false;
    bool stream = false;  ///< an object a line, each paper as soon as it is read
    bool summary = false;
    bool quiet = false;
    ReadingOptions reading;
    Isolation isolation;
};

/// A diagnostic about a paper that was not read is told by the file's name, since it has no id.
Dataset dataset_of_failure(const std::string& file, const std::string& code, const std::string& message) {
    Diagnostic diagnostic;
    diagnostic.severity = Diagnostic::Severity::error;
    diagnostic.code = code;
    const std::string_view advice = remedy(code);
    diagnostic.message = file + ": " + message + (advice.empty() ? "" : " (" + std::string(advice) + ")");
    Dataset dataset;
    dataset.diagnostics.push_back({"", file, diagnostic});
    return dataset;
}

class Extraction {
public:
    explicit Extraction(const Options& options)
        : options_(options),
          form_(options.stream   ? JsonForm::stream
                : options.pretty ? JsonForm::indented
                                 : JsonForm::lines),
          paper_options_(paper_options(options.reading)),
          options_text_(options_text(options.reading)),
          progress_(!options.quiet) {}

    ExitCode run() {
        // Opened before the work, so that a wrong name is told at once.
        Output output(options_.output);
        output_ = &output;
        const std::unique_ptr<Output> ledger = file_for(options_.ledger);
        const std::unique_ptr<Output> evidence = file_for(options_.evidence);
        ledger_ = ledger.get();
        evidence_ = evidence.get();
        log_event("info", "start", {{"command", "extract"}, {"papers", options_.papers.size()}});
        read_all();
        progress_.clear();
        if (!options_.stream) write_dataset(output, papers_, ends_, form_);
        output.finish();
        for (Output* file : {ledger_, evidence_})
            if (file) file->finish();
        if (log_is_json())
            log_end();
        else if (options_.summary || (on_terminal() && !options_.quiet))
            summarise();
        if (failed_ == 0) return fine;
        return failed_ == options_.papers.size() ? nothing_read : some_failed;
    }

private:
    void read_all() {
        open_.emplace(options_.papers, paper_options_.read);
        read_isolated(
            {options_.papers.size(),
             [this](std::size_t index, PaperAccount& account) {
                 PdfDocument document = (*open_)(options_.papers[index], account);
                 return read_one(document, account);
             },
             [this](IsolatedPaper&& paper) { take(std::move(paper)); },
             [this](std::size_t index, std::string_view message) { show_progress(options_.papers[index], message); },
             options_.papers},
            options_.isolation);
    }

    /// In a worker process.
    std::string read_one(PdfDocument& document, PaperAccount& account) const {
        PaperOptions options = paper_options_;
        options.account = &account;
        options.page_workers = page_workers(options_.isolation, options_.papers.size());
        if (!options_.quiet)
            options.progress = [](int done, int all) {
                report_progress("page " + std::to_string(done) + " of " + std::to_string(all));
            };
        const PaperReading reading = read_tables_of_paper(document, options);
        DatasetParts parts = to_parts(reading.dataset, form_);
        if (ledger_) parts.ledger = ledger_text(reading.ledger, parts.id);
        if (evidence_) parts.evidence = confidence::evidence_text(reading.dataset, reading.evidence);
        return packed(parts);
    }

    void show_progress(const std::string& path, std::string_view message) {
        progress_.show("[" + std::to_string(papers_.size()) + "/" + std::to_string(options_.papers.size()) + "] " +
                       paper_name(path) + " " + std::string(message));
    }

    void take(IsolatedPaper&& paper) {
        const std::string& path = options_.papers[paper.index];
        progress_.clear();
        if (paper.failure) {
            ++failed_;
            say_failure(path, *paper.failure);
            keep(to_parts(dataset_of_failure(paper_name(path), paper.failure->code, paper.failure->message), form_),
                 end_of(path, "failed", digest_of_failed(path), *paper.failure));
            return;
        }
        say_account(path, paper.account);
        DatasetParts parts = parts_from_packed(paper.bytes);
        const auto [first, is_new] = first_of_.emplace(parts.id, path);
        if (!is_new) parts = same_as(first->second, path);
        keep(std::move(parts), end_of(path, is_new ? "read" : "same", first->first));
    }

    static std::unique_ptr<Output> file_for(const std::string& path) {
        return path.empty() ? nullptr : std::make_unique<Output>(path);
    }

    PaperEnd end_of(const std::string& path, const char* outcome, const std::string& document,
                    const PaperFailure& failure = {}) const {
        return {path, outcome, document, SCRUTINEER_VERSION, options_text_, failure.code, failure.message};
    }

    /// Empty where the bytes cannot be read.
    std::string digest_of_failed(const std::string& path) const {
        try {
            return open_->digest(path);
        } catch (const std::system_error&) {
            return "";
        }
    }

    /// What is streamed is written and forgotten, all but what the summary says of it. A last line ends each paper, so
    /// that a reader knows which paper the lines before it are of, and that no more of it will come.
    void keep(DatasetParts&& parts, const PaperEnd& end) {
        if (ledger_) ledger_->write(parts.ledger);
        if (evidence_) evidence_->write(parts.evidence);
        parts.ledger = {};
        parts.evidence = {};
        if (options_.stream) {
            for (std::string* elements : {&parts.documents, &parts.records, &parts.diagnostics}) {
                output_->write(*elements);
                *elements = {};
            }
            output_->write("{\"paper\":" + paper_end_text(end) + "}\n");
            output_->flush();
        } else {
            ends_.push_back(paper_end_text(end));
        }
        papers_.push_back(std::move(parts));
    }

    /// Ids are of the bytes: the same paper under two names is in a dataset once.
    DatasetParts same_as(const std::string& first_path, const std::string& path) const {
        Dataset dataset =
            dataset_of_failure(paper_name(path), "same-document",
                               "has the same bytes as " + paper_name(first_path) + " and is in the dataset once");
        dataset.diagnostics.front().diagnostic.severity = Diagnostic::Severity::info;
        return to_parts(dataset, form_);
    }

    void log_end() const {
        DatasetCounts all;
        for (const DatasetParts& paper : papers_) all += paper.counts;
        log_event("info", "end",
                  {{"papers", options_.papers.size()},
                   {"failed", failed_},
                   {"records", all.records},
                   {"figures", all.figures},
                   {"ratings", all.ratings}});
    }

    void summarise() const {
        using Align = TextTable::Align;
        TextTable table({{"Paper", Align::left, 44},
                         {"Authority", Align::left, 30},
                         {"Period", Align::left, 24},
                         {"Records", Align::right, 9},
                         {"Figures", Align::right, 9},
                         {"Ratings", Align::right, 9},
                         {"Errors", Align::right, 9},
                         {"Warnings", Align::right, 9},
                         {"Notes", Align::right, 9}});
        const auto add = [&](const std::string& file, const std::string& authority, const std::string& period,
                             const DatasetCounts& counts) {
            table.add_row({file, authority, period, std::to_string(counts.records), std::to_string(counts.figures),
                           std::to_string(counts.ratings), std::to_string(counts.errors),
                           std::to_string(counts.warnings), std::to_string(counts.notes)});
        };
        DatasetCounts all;
        Accounts accounts;
        for (const DatasetParts& paper : papers_) {
            add(paper.file, paper.authority, paper.period, paper.counts);
            all += paper.counts;
            accounts += paper.accounts;
        }
        if (papers_.size() > 1) {
            table.add_line();
            add(counted(papers_.size(), "paper"), "", "", all);
        }
        std::string text = table.text();
        text += in_words(accounts) + "\n";
        for (const DatasetParts& paper : papers_) {
            std::size_t at = 0;
            while (at < paper.diagnostic_lines.size()) {
                const std::size_t end = paper.diagnostic_lines.find('\n', at);
                text += paper.file + ": " + paper.diagnostic_lines.substr(at, end - at) + "\n";
                at = end + 1;
            }
        }
        if (!options_.output.empty() && options_.output != "-") text += "The dataset is in " + options_.output + "\n";
        std::fwrite(text.data(), 1, text.size(), stderr);
    }

    const Options& options_;
    Output* output_ = nullptr;
    Output* ledger_ = nullptr;    ///< null where it is not wanted
    Output* evidence_ = nullptr;  ///< likewise
    JsonForm form_;
    PaperOptions paper_options_;
    std::string options_text_;
    std::optional<PaperOpener> open_;
    Progress progress_;
    std::vector<DatasetParts> papers_;
    std::vector<std::string> ends_;                ///< what became of each paper, for the end of the dataset
    std::map<std::string, std::string> first_of_;  ///< document id to the path it was first read from
    std::size_t failed_ = 0;
};

}  // namespace

void add_extract_command(CLI::App& program, int& exit_code) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand("extract", "Read papers into one dataset (JSON)");
    command->footer(help);
    add_paper_names(*command, options->names,
                    "PDF files, folders and patterns in the order wanted; - is standard input");
    command->add_option("-o,--output", options->output, "Write the dataset to FILE (whole or not at all)")
        ->type_name("FILE");
    command
        ->add_option("--ledger", options->ledger,
                     "Write what became of every cell that looks like a figure to FILE, a JSON object a line")
        ->type_name("FILE");
    command
        ->add_option("--evidence", options->evidence,
                     "Write what the confidence of every figure was told from to FILE, a JSON object a line")
        ->type_name("FILE");
    command
        ->add_option_function<std::string>(
            "--format", [options](const std::string& format) { options->stream = format == "ndjson"; },
            "json (one document, default) or ndjson (an object a line: each paper as soon as it is read)")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"json", "ndjson"}).description(""));
    command->add_flag("--pretty", options->pretty, "Indented JSON instead of one record a line");
    command->add_flag("--summary", options->summary,
                      "Print what was found as a table on standard error (done anyway on a terminal)");
    command->add_flag("-q,--quiet", options->quiet, "No progress and no summary, errors only");
    add_reading_options(*command, options->reading);
    add_isolation_options(*command, options->isolation);
    command->callback([options, &exit_code] {
        options->papers = papers_of(options->names.all());
        exit_code = Extraction(*options).run();
    });
}

}  // namespace scrutineer::cli
