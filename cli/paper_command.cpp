// SPDX-License-Identifier: GPL-3.0-or-later
// Part of cli/commands.hpp
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>
#include <memory>
#include <nlohmann/json.hpp>

#include "archive/decided.hpp"
#include "archive/decisions/decision_fields.hpp"
#include "archive/paper_contents.hpp"
#include "cli/archive_options.hpp"
#include "cli/commands.hpp"
#include "cli/decision_text.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "cli/terminal.hpp"
#include "cli/text_table.hpp"
#include "normalise/periods/period.hpp"
#include "validate/validate.hpp"

namespace scrutineer::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* help = R"(Examples:
  scrutineer paper q3-report.pdf                   what it holds: what is new, doubtful, not read, found
  scrutineer paper q3-report.pdf --json
  scrutineer paper q3-report.pdf --authority Kent --because "the title page is a picture"
  scrutineer paper q3-report.pdf --period "Q3 2024/25" --meeting-date 2025-03-04
  scrutineer paper q3-report.pdf --settled figures-not-read     looked at: nothing to do about these

PAPER is a file name, or the beginning of its id, of a paper in the archive. "New" are indicators that no earlier paper of
its council has; "doubtful" are figures of less than 0.9 confidence, least sure first; "found" is what `scrutineer
validate` says of the paper by itself. What is corrected here stays, as with `scrutineer correct`.

Exit codes: 0 done, 1 no such paper or the archive cannot be used, 2 wrong usage.)";

struct Options {
    ArchiveOptions archive;
    std::string paper;
    std::vector<std::pair<std::string, std::string>> fields;
    std::vector<std::string> settled;  ///< codes of diagnostics
    std::string because, by;
    std::size_t most = 12;
};

std::vector<Finding> contradictions_of(const Archive& archive, const std::string& document) {
    std::vector<Finding> found = validate(archive.load({document})).findings;
    std::erase_if(found, [](const Finding& f) { return f.verdict == Verdict::cannot_tell; });
    return found;
}

Json to_json(const PaperContents& paper, const std::vector<Finding>& found) {
    const auto item = [](const PaperItem& i) {
        return Json{{"record", i.record}, {"indicator", i.indicator}, {"name", i.name}, {"page", i.page}};
    };
    Json json{{"document", paper.document.id},
              {"file", paper.document.file},
              {"authority", paper.document.authority_name},
              {"meeting_date", paper.document.meeting_date},
              {"period", paper.document.period ? paper.document.period->label : ""},
              {"pages", paper.document.pages},
              {"records", paper.records},
              {"figures", paper.figures},
              {"ratings", paper.ratings},
              {"printed", paper.document.accounts.printed},
              {"not_read_cells", paper.document.accounts.not_read},
              {"first_of_authority", paper.first_of_authority},
              {"new", Json::array()},
              {"doubtful", Json::array()},
              {"not_read", Json::array()},
              {"found", Json::array()}};
    for (const PaperItem& i : paper.fresh) json["new"].push_back(item(i));
    for (const FigureToCheck& d : paper.doubtful) {
        Json one = item(d.item);
        one["figure"] = d.number + 1;
        one["measure"] = d.measure;
        one["period"] = d.period;
        one["text"] = d.text;
        one["confidence"] = d.confidence;
        json["doubtful"].push_back(std::move(one));
    }
    for (const DocumentDiagnostic& d : paper.not_read)
        json["not_read"].push_back({{"code", d.diagnostic.code},
                                    {"message", d.diagnostic.message},
                                    {"page", d.diagnostic.page ? Json(*d.diagnostic.page) : Json(nullptr)}});
    for (const Finding& f : found) json["found"].push_back(scrutineer::to_json(f));
    json["decisions"] = scrutineer::to_json(DecisionFile{paper.decisions, {}}).at("decisions");
    return json;
}

/// Writes the part of a list that is shown, and how many more there are.
class Report {
public:
    Report(std::size_t most, std::size_t columns) : most_(most), columns_(columns) {}

    void line(const std::string& text) { text_ += (columns_ > 0 ? shortened(text, columns_) : text) + "\n"; }

    template <typename Items, typename Text>
    void list(const std::string& title, const Items& items, const Text& text_of) {
        if (items.empty()) return;
        line("");
        line(fmt::format("{}: {}", title, items.size()));
        for (std::size_t i = 0; i < std::min(most_, items.size()); ++i) line("  " + text_of(items[i]));
        if (items.size() > most_)
            line(fmt::format("  … and {} more; --most N shows more of them", items.size() - most_));
    }

    const std::string& text() const { return text_; }

private:
    std::size_t most_, columns_;
    std::string text_;
};

std::string text_of(const PaperContents& paper, const std::vector<Finding>& found, std::size_t most) {
    Report report(most, terminal_columns());
    const Document& d = paper.document;
    report.line(d.file + (d.title.empty() ? "" : " · " + d.title));
    report.line(fmt::format("{} · {} · {} · {}", d.authority_name.empty() ? "council not known" : d.authority_name,
                            d.meeting_date.empty() ? "no day of a meeting" : "meeting of " + d.meeting_date,
                            d.period ? d.period->label : "no period",
                            counted(static_cast<std::size_t>(d.pages), "page")));
    report.line(fmt::format("{}, {}, {}; of {} cells that look like figures {} were not read",
                            counted(static_cast<std::size_t>(paper.records), "record"),
                            counted(static_cast<std::size_t>(paper.figures), "figure"),
                            counted(static_cast<std::size_t>(paper.ratings), "rating"), d.accounts.printed,
                            d.accounts.not_read));
    if (paper.reading.failed) report.line("The file could not be read.");
    report.list("Not read", paper.not_read, [](const DocumentDiagnostic& g) {
        return (g.diagnostic.page ? fmt::format("p. {}  ", *g.diagnostic.page) : "") + g.diagnostic.message + " (" +
               g.diagnostic.code + ")";
    });
    report.list("Found", found, [](const Finding& f) {
        return (f.sources.empty() ? "" : fmt::format("p. {}  ", f.sources.front().page)) + f.explanation + " (" +
               std::string(to_text(f.check)) + ")";
    });
    report.list("Doubtful figures", paper.doubtful, [](const FigureToCheck& f) {
        return fmt::format("p. {}  {:.2f}  {} {} · {} (record {}, figure {})", f.item.page, f.confidence, f.measure,
                           f.text, shortened(f.item.name, 50), f.item.record.substr(0, 12), f.number + 1);
    });
    if (paper.first_of_authority)
        report.line("\nNo earlier paper of this council is in the archive: all of it is new.");
    else
        report.list("New indicators", paper.fresh, [](const PaperItem& i) {
            return fmt::format("p. {}  {} (record {})", i.page, shortened(i.name, 70), i.record.substr(0, 12));
        });
    report.list("Decided", paper.decisions, [&](const Decision& decision) {
        const std::string text = decision_text(decision, d.file);
        return text.substr(0, text.find('\n')) +
               (decision.state == DecisionState::not_found ? "; not read any more: not applied" : "");
    });
    return report.text();
}

/// The decisions that the options ask for.
std::vector<Decision> wanted(const Archive& archive, const Options& options, const std::string& id) {
    const Dataset paper = load_as_read(archive, id);
    const Document& document = paper.documents.front();
    std::vector<Decision> all;
    const auto add = [&](Decision d, const std::string& field, const std::string& value) {
        d.field = field;
        d.value = value;
        d.because = options.because;
        d.by = decided_by(options.by);
        d.at = decided_now();
        all.push_back(std::move(d));
    };
    for (const auto& [field, typed] : options.fields) {
        std::string value = typed;
        if (field == "meeting_date" && !typed.empty()) value = parse_date(typed).empty() ? typed : parse_date(typed);
        if (field == "period" && !typed.empty()) {
            PeriodContext context;
            context.year_hint = document.meeting_date;
            const auto period = parse_period(typed, context);
            if (!period) throw DecisionError("\"" + typed + "\" is no period, such as \"Q3 2024/25\" or \"2024/25\"");
            value = period_field(period);
        }
        add(decision_on_paper(document), field, value);
    }
    for (const std::string& code : options.settled)
        for (const DocumentDiagnostic& diagnostic : paper.diagnostics)
            if (diagnostic.diagnostic.code == code)
                add(decision_on_diagnostic(diagnostic), std::string(verdict_field), std::string(verdict_settled));
    return all;
}

int run(const Options& options) {
    const bool writes = !options.fields.empty() || !options.settled.empty();
    Archive archive = open_archive(options.archive.archive, writes ? Archive::Mode::write : Archive::Mode::read);
    const std::string id = complete_id(papers_named(archive, options.paper, most_ids), options.paper, "paper",
                                       "`scrutineer documents` lists them");
    if (id.empty()) return some_failed;
    if (writes) {
        try {
            add_decisions(archive, wanted(archive, options, id));
        } catch (const DecisionError& error) {
            say_error(error.what());
            return wrong_usage;
        }
    }
    const PaperContents paper = *paper_contents(archive, id);
    const std::vector<Finding> found = contradictions_of(archive, id);
    Output output("-");
    output.write(options.archive.format == "json"
                     ? to_json(paper, found).dump(1, ' ', false, Json::error_handler_t::replace) + "\n"
                     : text_of(paper, found, options.most));
    output.finish();
    return fine;
}

}  // namespace

void add_paper_command(CLI::App& program, int& exit_code) {
    const auto options = std::make_shared<Options>();
    CLI::App* command =
        program.add_subcommand("paper", "Show what one paper holds, and correct its council, period or day (archive)");
    command->footer(help);
    command->add_option("PAPER", options->paper, "File name, or the beginning of its id")->required();
    const auto field = [&](const char* option, const char* name, const char* description) {
        command
            ->add_option_function<std::string>(
                option, [options, name](const std::string& text) { options->fields.emplace_back(name, text); },
                description)
            ->type_name("TEXT");
    };
    field("--authority", "authority", "Its council is this one (a name of the register)");
    field("--period", "period", "The period it reports on (\"Q3 2024/25\")");
    field("--meeting-date", "meeting_date", "The day of its meeting (\"2025-03-04\")");
    field("--title", "title", "Its title");
    field("--committee", "committee", "Its committee");
    command->add_option("--settled", options->settled, "Diagnostics of this code are looked at: nothing to do")
        ->type_name("CODE");
    command->add_option("--because", options->because, "Why")->type_name("TEXT");
    command->add_option("--by", options->by, "Who decides (default: the user's name)")
        ->type_name("NAME")
        ->envname("SCRUTINEER_BY");
    command->add_option("--most", options->most, "How many lines of each list to show (default: 12)")->type_name("N");
    add_archive_options(*command, options->archive, false);
    command->add_option("--format", options->archive.format, "text for people (default), or json")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"text", "json"}).description(""));
    command->add_flag_callback(
        "--json", [options] { options->archive.format = "json"; }, "The same as --format json");
    command->callback([options, &exit_code] { exit_code = guarded(options->archive, [&] { return run(*options); }); });
}

}  // namespace scrutineer::cli
