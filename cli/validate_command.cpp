// SPDX-License-Identifier: GPL-3.0-or-later
// Part of cli/commands.hpp
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>

#include "archive/archive.hpp"
#include "archive/identity.hpp"
#include "archive/indicators.hpp"
#include "cli/commands.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "cli/paper_paths.hpp"
#include "cli/paper_reading.hpp"
#include "cli/progress.hpp"
#include "cli/reading_options.hpp"
#include "dataset/dataset_json.hpp"
#include "parsers/layouts/layout_set.hpp"
#include "pipeline/prose_json.hpp"
#include "validate/finding_pictures.hpp"
#include "validate/findings_json.hpp"
#include "validate/findings_text.hpp"
#include "validate/html_report.hpp"
#include "validate/rules.hpp"
#include "validate/validate.hpp"
#include "workers/packing.hpp"
#include "workers/worker.hpp"

namespace scrutineer::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* help = R"(Examples:
  scrutineer validate paper.pdf                     what in a paper does not hold, each with its page
  scrutineer validate papers/                       papers of several years: what was revised since, too
  scrutineer validate --archive council.db          all that an archive holds
  scrutineer validate new.pdf --archive council.db  a new paper, held against the years before
  scrutineer validate paper.pdf --html report.html  with a picture of each place
  scrutineer validate paper.pdf --format json | jq '.findings[].explanation'
  scrutineer validate papers/ --write-baseline known.json
  scrutineer validate papers/ --baseline known.json   later: only what is new

What is looked for (docs/validation.md says how much rounding each rule allows):
)";
constexpr const char* help_after_rules = R"(
A contradiction says that two printed figures cannot both be right, not which of them is wrong. Look at the page.
A dataset of scrutineer extract (*.json) may stand in a paper's place; its prose is not looked at then.

Exit codes: 0 no contradiction, 1 a contradiction, 2 an error (wrong usage, a paper that cannot be read).)";

struct Options {
    PaperNames names;
    std::vector<std::string> papers;  ///< those of the names
    std::string archive, format = "text", output, html, baseline, write_baseline;
    bool cannot_tell = false;
    bool quiet = false;
    ReadingOptions reading;
    Isolation isolation;
};

constexpr int none = 0, contradictions = 1, trouble = 2;

class InputError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

std::string file_bytes(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) throw InputError(path + ": cannot be opened");
    return {std::istreambuf_iterator<char>(stream), {}};
}

Json json_of_file(const std::string& path) {
    try {
        return Json::parse(file_bytes(path));
    } catch (const Json::exception& error) {
        throw InputError(path + ": is not JSON: " + error.what());
    }
}

bool is_dataset(const std::string& path) { return std::filesystem::path(path).extension() == ".json"; }

/// Everything that is held against each other, and what of it was asked for.
struct Material {
    Dataset dataset;
    std::vector<PaperProse> prose;
    ValidateOptions validate;
    std::map<std::string, std::string> paths;  ///< of papers by document id, for pictures of their pages
    std::set<std::string> asked;               ///< documents whose findings are wanted; empty for all
    bool failed = false;

    /// A document that is there already is not added again.
    void add(Dataset&& paper) {
        std::set<std::string> added;
        for (Document& document : paper.documents)
            if (there_.insert(document.id).second) {
                added.insert(document.id);
                dataset.documents.push_back(std::move(document));
            }
        for (Record& record : paper.records)
            if (added.count(record.document) != 0) dataset.records.push_back(std::move(record));
    }

private:
    std::set<std::string> there_;
};

void load_archive(const std::string& path, Material& material) {
    if (!std::filesystem::exists(path))
        throw InputError(path + ": no such archive; make one with: scrutineer ingest PAPERS --archive " + path);
    const Archive archive(path, Archive::Mode::read);
    material.add(archive.load_all());
    std::map<std::string, std::string> authority_of;
    for (const Document& document : material.dataset.documents) {
        authority_of.emplace(document.id, document.authority_name);
        if (const auto reading = archive.reading_of(document.id); reading && std::filesystem::exists(reading->path))
            material.paths.emplace(document.id, reading->path);
    }
    std::map<std::string, std::string> indicator_of;  ///< by identity, each asked for once
    for (const Record& record : material.dataset.records) {
        const std::string identity = identity_of(record, authority_of[record.document]).id;
        auto known = indicator_of.find(identity);
        if (known == indicator_of.end()) {
            const auto indicator = indicator_with_id(archive, identity);
            known = indicator_of.emplace(identity, indicator ? indicator->id : "").first;
        }
        if (!known->second.empty()) material.validate.known_indicators.emplace(record.id, known->second);
    }
    if (links_are_behind(archive)) say_warning(path + ": its newest papers are not linked yet: run scrutineer link");
}

class Reader {
public:
    Reader(const Options& options, const PaperOptions& paper_options, Material& material)
        : options_(options), material_(material), progress_(!options.quiet), paper_options_(paper_options) {}

    void read(const std::vector<std::string>& papers) {
        const PaperOpener open(papers, paper_options_.read);
        read_isolated({papers.size(),
                       [&](std::size_t index, PaperAccount& account) {
                           PdfDocument document = open(papers[index], account);
                           return read_one(document, account, papers.size());
                       },
                       [&](IsolatedPaper&& paper) { take(papers[paper.index], paper); },
                       [&](std::size_t index, std::string_view message) {
                           progress_.show("[" + std::to_string(done_) + "/" + std::to_string(papers.size()) + "] " +
                                          paper_name(papers[index]) + " " + std::string(message));
                       },
                       papers},
                      options_.isolation);
        progress_.clear();
    }

private:
    /// In a worker process: the dataset and the prose.
    std::string read_one(PdfDocument& document, PaperAccount& account, std::size_t papers) const {
        PaperOptions options = paper_options_;
        options.account = &account;
        options.page_workers = page_workers(options_.isolation, papers);
        options.progress = [](int done, int all) {
            report_progress("page " + std::to_string(done) + " of " + std::to_string(all));
        };
        const PaperReading reading = read_paper(document, options);
        constexpr auto replace = Json::error_handler_t::replace;
        return pack({to_json(reading.dataset).dump(-1, ' ', false, replace),
                     prose_to_json(reading.prose).dump(-1, ' ', false, replace)});
    }

    void take(const std::string& path, const IsolatedPaper& paper) {
        ++done_;
        progress_.clear();
        if (paper.failure) {
            say_failure(path, *paper.failure);
            material_.failed = true;
            return;
        }
        say_account(path, paper.account);
        const std::vector<std::string> parts = unpack(paper.bytes);
        Dataset dataset = dataset_from_json(Json::parse(parts.at(0)));
        const std::string id = dataset.documents.at(0).id;
        material_.asked.insert(id);
        if (material_.paths.count(id) == 0 || prose_of_.insert(id).second)
            material_.prose.push_back({id, prose_from_json(Json::parse(parts.at(1)))});
        material_.paths[id] = path;
        material_.add(std::move(dataset));
    }

    const Options& options_;
    Material& material_;
    Progress progress_;
    const PaperOptions& paper_options_;
    std::set<std::string> prose_of_;
    std::size_t done_ = 0;
};

Material gather(const Options& options) {
    Material material;
    if (!options.archive.empty()) load_archive(options.archive, material);
    std::vector<std::string> named, datasets;
    for (const std::string& paper : options.papers) (is_dataset(paper) ? datasets : named).push_back(paper);
    const PaperPaths found = find_papers(named, std::cin);
    material.failed = say_missing(found);
    const PaperOptions reading = paper_options(options.reading);
    const std::shared_ptr<const LayoutSet> layouts = reading.layouts ? reading.layouts : LayoutSet::built_in();
    material.validate.stated_polarity = [layouts](const Record& record) {
        return layouts->stated_polarity(record.layout, record.indicator.name);
    };
    Reader(options, reading, material).read(found.files);
    for (const std::string& path : datasets) {
        try {
            Dataset dataset = dataset_from_json(json_of_file(path));
            for (const Document& document : dataset.documents) material.asked.insert(document.id);
            material.add(std::move(dataset));
        } catch (const std::runtime_error& error) {
            throw InputError(path + ": " + error.what());
        }
    }
    return material;
}

void write(const std::string& path, const std::string& bytes) {
    Output output(path);
    output.write(bytes);
    output.finish();
}

std::string json_text(const Validation& validation, const Dataset& dataset) {
    return findings_json(validation, dataset).dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

void write_html(const Options& options, const Validation& validation, const Material& material) {
    PictureOptions pictures;
    pictures.read = paper_options(options.reading).read;
    pictures.isolation = options.isolation;
    write(options.html,
          html_report(validation, material.dataset, draw_findings(validation.findings, material.paths, pictures),
                      options.papers.empty() ? std::set<std::string>() : material.asked));
}

int run(const Options& options) {
    std::set<std::string> known;
    if (!options.baseline.empty()) {
        try {
            known = fingerprints_of(json_of_file(options.baseline));
        } catch (const std::runtime_error& error) {
            throw InputError(options.baseline + ": " + error.what());
        }
    }
    Material material = gather(options);
    // Nothing was looked at: nothing can be said.
    if (material.failed && material.dataset.documents.empty()) return trouble;
    Validation validation = validate(material.dataset, material.prose, material.validate);
    if (!options.papers.empty()) {
        auto& findings = validation.findings;
        findings.erase(std::remove_if(findings.begin(), findings.end(),
                                      [&](const Finding& finding) {
                                          return finding.sources.empty() ||
                                                 material.asked.count(finding.sources.front().document) == 0;
                                      }),
                       findings.end());
    }
    if (!options.write_baseline.empty()) write(options.write_baseline, json_text(validation, material.dataset));
    FindingsTextOptions text;
    text.cannot_tell = options.cannot_tell;
    text.known = drop_known(validation.findings, known);
    if (!options.html.empty()) write_html(options, validation, material);
    write(options.output, options.format == "json" ? json_text(validation, material.dataset)
                                                   : findings_text(validation, material.dataset, text));
    if (material.failed) return trouble;
    const bool any = std::any_of(validation.findings.begin(), validation.findings.end(),
                                 [](const Finding& finding) { return finding.verdict == Verdict::contradiction; });
    return any ? contradictions : none;
}

}  // namespace

void add_validate_command(CLI::App& program, int& exit_code) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand("validate", "Find published figures that do not hold");
    command->footer(help + checks::rules_text() + help_after_rules);
    add_paper_names(*command, options->names, "PDF files, folders, patterns; - for a list on standard input");
    command->add_option("--archive", options->archive, "Hold them against the papers of an archive, or check it all")
        ->type_name("FILE");
    command->add_option("--format", options->format, "text (default) or json")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"text", "json"}));
    command->add_option("--html", options->html, "Write a page that shows each finding beside a picture of its place")
        ->type_name("FILE");
    command->add_option("-o,--output", options->output, "Write to FILE (whole or not at all)")->type_name("FILE");
    command->add_option("--baseline", options->baseline, "Leave out the findings of an earlier --write-baseline")
        ->type_name("FILE");
    command->add_option("--write-baseline", options->write_baseline, "Write all findings as known ones for later runs")
        ->type_name("FILE");
    command->add_flag("--cannot-tell", options->cannot_tell, "Print what cannot be told, too (JSON always has it)");
    command->add_flag("-q,--quiet", options->quiet, "No progress");
    add_reading_options(*command, options->reading);
    add_isolation_options(*command, options->isolation);
    command->callback([options, &exit_code] {
        exit_code = trouble;
        try {
            const bool named = !options->names.named.empty() || !options->names.list.empty();
            if (named) options->papers = options->names.all();
            if (!named && options->archive.empty())
                say_error("name papers, or an archive: scrutineer validate --help");
            else
                exit_code = run(*options);
        } catch (const std::exception& error) {
            say_error(error.what());
        }
    });
}

}  // namespace scrutineer::cli
