// SPDX-License-Identifier: GPL-3.0-or-later
// Part of cli/commands.hpp
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>

#include "archive/csv.hpp"
#include "archive/decided.hpp"
#include "archive/decisions/decision_fields.hpp"
#include "cli/archive_options.hpp"
#include "cli/commands.hpp"
#include "cli/decision_text.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "normalise/periods/period.hpp"

namespace scrutineer::cli {
namespace {

constexpr const char* help = R"(Examples:
  scrutineer correct 1f0c9a07d3e2 --figure 2 --value 57.1 --because "misprint, see the annex"
  scrutineer correct 1f0c9a07d3e2 --figure 2 --period "Q1 2019/20" --measure target
  scrutineer correct 1f0c9a07d3e2 --figure 3 --wrong      it is no figure: it counts nowhere any more
  scrutineer correct 1f0c9a07d3e2 --figure 1 --right      looked at, and as printed: confidence 1
  scrutineer correct 1f0c9a07d3e2 --rating 1 --is amber
  scrutineer correct 1f0c9a07d3e2 --name "Calls answered in time"
  scrutineer correct --list                               what was decided, what has lost its place first
  scrutineer correct --undo 8c1d                          takes a decision back: what was read stands again
  scrutineer correct --export decisions.json              for another office
  scrutineer correct --import decisions.json              adds theirs; conflicts are named and ours stay

RECORD is the id that series, search and exports give; figures and ratings count from 1 as `scrutineer show RECORD` lists
them. A decision is bound to what is printed (the PDF's bytes, page, box and text): it stays when the paper is read again
with other options or by a newer version, and is listed where its place is not read any more. `scrutineer paper` corrects
a paper's council, period and date. docs/corrections.md says what holds.

Exit codes: 0 done, 1 no such record or decision, a conflict, or the archive cannot be used, 2 wrong usage.)";

struct Options {
    ArchiveOptions archive;
    std::string record;
    std::size_t figure = 0, rating = 0;  ///< from 1; 0 for none
    /// By field; what is there was asked for.
    std::vector<std::pair<std::string, std::string>> fields;
    std::string because, by;
    bool list = false, theirs = false;
    std::vector<std::string> undo;
    std::string export_file, import_file;
};

std::string json_text(const DecisionFile& file) { return to_json(file).dump(1) + "\n"; }

std::string listing(const Archive& archive, const std::string& format) {
    std::vector<Decision> all = decisions(archive);
    std::stable_partition(all.begin(), all.end(),
                          [](const Decision& d) { return d.state == DecisionState::not_found; });
    if (format == "json") return json_text(export_decisions(archive));
    if (format == "csv") {
        std::string text = csv_line(
            {"id", "state", "subject", "document", "page", "text", "about", "field", "value", "because", "by", "at"});
        for (const Decision& d : all)
            text += csv_line({decision_id(d), std::string(to_text(d.state)), std::string(to_text(d.subject)),
                              d.place.document, std::to_string(d.place.page), d.place.text, d.about, d.field, d.value,
                              d.because, d.by, d.at});
        return text;
    }
    std::map<std::string, std::string> files;
    for (const DocumentSummary& document : archive.documents()) files[document.id] = document.file;
    std::string text;
    for (const Decision& d : all) text += decision_text(d, files[d.place.document]) + "\n";
    const auto lost =
        std::count_if(all.begin(), all.end(), [](const Decision& d) { return d.state == DecisionState::not_found; });
    text += counted(all.size(), "decision");
    if (lost > 0) text += fmt::format(", {} of them without a place: look at these pages again", lost);
    return text + "\n";
}

int take_back(Archive& archive, const std::vector<std::string>& beginnings) {
    std::vector<std::string> ids;
    for (const std::string& beginning : beginnings) {
        std::vector<std::string> found;
        for (const Decision& d : decisions_with_id(archive, beginning, most_ids)) found.push_back(decision_id(d));
        const std::string id = complete_id(found, beginning, "decision", "`scrutineer correct --list` lists them");
        if (id.empty()) return some_failed;
        ids.push_back(id);
    }
    remove_decisions(archive, ids);
    return fine;
}

int import_file(Archive& archive, const Options& options) {
    std::ifstream in(options.import_file, std::ios::binary);
    if (!in) {
        say_error(options.import_file, "cannot be opened", "");
        return some_failed;
    }
    DecisionImport result;
    try {
        result = import_decisions(archive, decisions_from_json(nlohmann::ordered_json::parse(in)),
                                  options.theirs ? Preference::theirs : Preference::ours);
    } catch (const nlohmann::ordered_json::exception& error) {
        throw DecisionError(options.import_file + ": is not JSON: " + error.what());
    }
    std::string text = fmt::format("{} added, {} there already\n", counted(result.added, "decision"), result.same);
    for (const auto& [ours, theirs] : result.conflicts)
        text += fmt::format("conflict: {} of \"{}\", page {}: ours {} ({}), theirs {} ({}); {} stands\n", ours.field,
                            ours.place.text, ours.place.page, value_text(ours), ours.by, value_text(theirs), theirs.by,
                            options.theirs ? "theirs" : "ours");
    for (const auto& [ours, theirs] : result.link_conflicts)
        text += fmt::format("conflict: {} and {}: ours {}, theirs {}; {} stands\n", ours.identity_a, ours.identity_b,
                            ours.verdict, theirs.verdict, options.theirs ? "theirs" : "ours");
    Output output("-");
    output.write(text);
    output.finish();
    return result.conflicts.empty() && result.link_conflicts.empty() ? fine : some_failed;
}

/// The period as a decision holds it, read by what the paper itself reports on.
std::string typed_period(const std::string& text, const Document& document) {
    if (text.empty()) return "";
    PeriodContext context;
    context.reported = document.period;
    context.year_hint = document.meeting_date;
    const auto period = parse_period(text, context);
    if (!period) throw DecisionError("\"" + text + "\" is no period, such as \"Q3 2024/25\" or \"2024/25\"");
    return period_field(period);
}

int decide_record(Archive& archive, const Options& options) {
    const std::string id = complete_id(archive.record_ids(options.record, most_ids), options.record, "record",
                                       "`scrutineer series` shows ids");
    if (id.empty()) return some_failed;
    const Dataset paper = load_as_read(archive, archive.load_record(id).documents.front().id);
    const Record& record =
        *std::find_if(paper.records.begin(), paper.records.end(), [&](const Record& r) { return r.id == id; });
    if (options.figure > record.observations.size() || options.rating > record.assessments.size())
        throw DecisionError(fmt::format("the record has {} figures and {} ratings; `scrutineer show {}` lists them",
                                        record.observations.size(), record.assessments.size(), id));
    Decision decision = options.figure > 0   ? decision_on_figure(paper, record, options.figure - 1)
                        : options.rating > 0 ? decision_on_rating(record, options.rating - 1)
                                             : decision_on_record(record);
    decision.because = options.because;
    decision.by = decided_by(options.by);
    decision.at = decided_now();
    std::vector<Decision> all;
    for (const auto& [field, value] : options.fields) {
        decision.field = field;
        decision.value = field == "period"                    ? typed_period(value, paper.documents.front())
                         : field == "value" && !value.empty() ? value_field(value)
                                                              : value;
        all.push_back(decision);
    }
    add_decisions(archive, all);
    std::string text;
    for (const Decision& d : all)
        text += decision_text(decisions_with_id(archive, decision_id(d), 1).at(0), paper.documents.front().file);
    Output output("-");
    output.write(text);
    output.finish();
    return fine;
}

int run(const Options& options) {
    if (options.list || !options.export_file.empty()) {
        const Archive archive = open_archive(options.archive.archive, Archive::Mode::read);
        Output output(options.list ? "-" : options.export_file);
        output.write(options.list ? listing(archive, options.archive.format) : json_text(export_decisions(archive)));
        output.finish();
        return fine;
    }
    if (options.undo.empty() && options.import_file.empty() && (options.record.empty() || options.fields.empty())) {
        say_error(options.record.empty() ? "name a record, or --list, --undo, --export or --import"
                                         : "say what it is: --value, --name, --right, --wrong…; --help lists them");
        return wrong_usage;
    }
    Archive archive = open_archive(options.archive.archive, Archive::Mode::write);
    try {
        if (!options.undo.empty()) return take_back(archive, options.undo);
        if (!options.import_file.empty()) return import_file(archive, options);
        return decide_record(archive, options);
    } catch (const DecisionError& error) {
        say_error(error.what());
        return wrong_usage;
    }
}

/// The options that say what a thing is: name, field, what for.
struct FieldOption {
    const char* option;
    const char* field;
    const char* description;
};

constexpr std::array field_options{
    FieldOption{"--value", "value", "The figure, in base units (63400000 for 63,400 under £000); \"\" for none"},
    FieldOption{"--status", "status", "Why there is no number: not-available, suppressed, pending…"},
    FieldOption{"--unit", "unit", "percent, count, rate, ratio, score, currency, days or duration"},
    FieldOption{"--measure", "measure", "actual, target, budget, outturn, forecast, variance…"},
    FieldOption{"--version", "version", "original, approved, revised, current…; \"\" for none"},
    FieldOption{"--aspect", "aspect", "gross, income, net, staffing…; \"\" for none"},
    FieldOption{"--basis", "basis", "latest, previous, year-earlier, series, annual, year-to-date or plan"},
    FieldOption{"--area", "area", "authority, country, region, neighbours or other"},
    FieldOption{"--period", "period", "The period as it might be printed (\"Q3 2024/25\"); \"\" for none"},
    FieldOption{"--name", "name", "The indicator's name"},
    FieldOption{"--group", "group", "The headings above it, outermost first, separated by \" > \""},
    FieldOption{"--ref", "ref", "Its printed reference number"},
    FieldOption{"--code", "code", "Its printed code"},
    FieldOption{"--polarity", "polarity", "higher or lower is better"},
    FieldOption{"--is", "rating", "The rating: green, amber, red, none, improving, worsening or stable"},
    FieldOption{"--against", "against", "What it is rated against: target, previous, england…"}};

}  // namespace

void add_correct_command(CLI::App& program, int& exit_code) {
    const auto options = std::make_shared<Options>();
    CLI::App* command =
        program.add_subcommand("correct", "Correct, accept or reject what was read, for good (archive)");
    command->footer(help);
    command->add_option("RECORD", options->record, "The record's id, or its beginning");
    auto* figure = command->add_option("--figure", options->figure, "This figure of it, from 1")
                       ->type_name("N")
                       ->check(CLI::PositiveNumber.description(""));
    command->add_option("--rating", options->rating, "This rating of it, from 1")
        ->type_name("N")
        ->check(CLI::PositiveNumber.description(""))
        ->excludes(figure);
    for (const FieldOption& field : field_options)
        command
            ->add_option_function<std::string>(
                field.option,
                [options, name = field.field](const std::string& text) { options->fields.emplace_back(name, text); },
                field.description)
            ->type_name("TEXT");
    for (const auto& [flag, verdict, description] :
         {std::tuple{"--right", verdict_right, "Looked at, and as printed: confidence 1"},
          std::tuple{"--wrong", verdict_wrong, "No figure, rating or indicator: left out of every answer"}})
        command->add_flag_callback(
            flag, [options, text = std::string(verdict)] { options->fields.emplace_back(verdict_field, text); },
            description);
    command->add_option("--because", options->because, "Why")->type_name("TEXT");
    command->add_option("--by", options->by, "Who decides (default: the user's name)")
        ->type_name("NAME")
        ->envname("SCRUTINEER_BY");
    command->add_flag("--list", options->list, "What was decided");
    command->add_option("--undo", options->undo, "Take decisions back, by the ids that --list gives")->type_name("ID");
    command->add_option("--export", options->export_file, "Write all decisions into FILE; - for standard output")
        ->type_name("FILE");
    command->add_option("--import", options->import_file, "Add the decisions of another office")->type_name("FILE");
    command->add_flag("--theirs", options->theirs, "In a conflict theirs stand (with --import)");
    add_archive_options(*command, options->archive);
    command->callback([options, &exit_code] { exit_code = guarded(options->archive, [&] { return run(*options); }); });
}

}  // namespace scrutineer::cli
