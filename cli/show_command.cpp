// SPDX-License-Identifier: GPL-3.0-or-later
// Part of cli/commands.hpp
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "archive/csv.hpp"
#include "archive/decided.hpp"
#include "archive/indicators.hpp"
#include "cli/archive_options.hpp"
#include "cli/commands.hpp"
#include "cli/decision_text.hpp"
#include "cli/figure_text.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "cli/reading_options.hpp"
#include "cli/text_table.hpp"
#include "dataset/dataset_json.hpp"
#include "pipeline/isolated.hpp"
#include "validate/png.hpp"

namespace scrutineer::cli {
namespace {

constexpr const char* help = R"(Examples:
  scrutineer show 1f0c9a07d3e2                      one printed row: its figures, ratings and notes
  scrutineer show 1f0c9a07d3e2 --png row.png        the row as the paper shows it
  scrutineer show 1f0c9a07d3e2 --figure 2 --png cell.png
                                                    one figure's own place
  scrutineer show 1f0c9a07d3e2 --format json        a dataset of that one record

RECORD is the id that series and exports give, or as much of its beginning as tells it from others. For a picture the
paper has to be where it was when it was read, or be named with --paper; it is only taken if its bytes are the same.

Exit codes: 0 shown, 1 no such record, or the archive or the paper cannot be read, 2 wrong usage.)";

struct Options {
    ArchiveOptions archive;
    std::string record, png, paper, password;
    std::size_t figure = 0;  ///< from 1; 0 for the whole row
    int dpi = 150;
    Isolation isolation;
};

std::string figures_csv(const Document& document, const Record& record) {
    std::string text =
        csv_line({"record", "indicator", "measure", "basis", "area_kind", "area", "period", "period_start",
                  "period_end", "value", "unit", "status", "text", "label", "file", "page", "confidence"});
    for (const Observation& o : record.observations)
        text +=
            csv_line({record.id, record.indicator.name, std::string(to_text(o.measure)), std::string(to_text(o.basis)),
                      std::string(to_text(o.area.kind)), o.area.name, o.period ? o.period->label : "",
                      o.period ? o.period->start : "", o.period ? o.period->end : "", number_text(o.value),
                      o.unit ? std::string(to_text(*o.unit)) : "", std::string(to_text(o.status)), o.text, o.label,
                      document.file, std::to_string(o.page), number_text(o.confidence)});
    return text;
}

/// A record as it stands, with the numbers that its figures and ratings had when they were read.
struct Shown {
    const Document& document;
    const Record& record;
    std::vector<Correction> corrections;

    /// How many were read, before any was decided to be none.
    std::size_t read(DecisionSubject subject) const {
        const std::size_t standing =
            subject == DecisionSubject::figure ? record.observations.size() : record.assessments.size();
        return standing +
               static_cast<std::size_t>(std::count_if(corrections.begin(), corrections.end(), [&](const Correction& c) {
                   return c.subject == subject && is_left_out(c);
               }));
    }
    bool is_left_out(DecisionSubject subject, std::size_t number) const {
        return std::any_of(corrections.begin(), corrections.end(), [&](const Correction& c) {
            return c.subject == subject && c.number == number && is_left_out(c);
        });
    }
    std::string decided(DecisionSubject subject, std::size_t number) const {
        return correction_text(corrections, subject, number);
    }

private:
    static bool is_left_out(const Correction& c) { return c.field == verdict_field && c.stands == verdict_wrong; }
};

std::string figures_table(const Shown& shown) {
    using Align = TextTable::Align;
    TextTable table({{"", Align::right, 4},
                     {"Figure", Align::right, 24},
                     {"Measure", Align::left, 12},
                     {"Of", Align::left, 30},
                     {"Period", Align::left, 28},
                     {"Value", Align::right, 14},
                     {"Status", Align::left, 14},
                     {"Column", Align::left, 40},
                     {"Page", Align::right, 4},
                     {"Sure", Align::right, 4},
                     {"", Align::left, 60}});
    auto next = shown.record.observations.begin();
    for (std::size_t number = 0; number < shown.read(DecisionSubject::figure); ++number) {
        const std::string decided = shown.decided(DecisionSubject::figure, number);
        if (shown.is_left_out(DecisionSubject::figure, number)) {
            table.add_row({std::to_string(number + 1), "", "", "", "", "", "", "", "", "", decided});
            continue;
        }
        const Observation& o = *next++;
        table.add_row(
            {std::to_string(number + 1), figure_text(o.text, o.value),
             std::string(to_text(o.measure)) + (o.basis == Basis::latest ? "" : ", " + std::string(to_text(o.basis))),
             o.area.kind == AreaKind::authority ? "itself"
             : o.area.name.empty()              ? std::string(to_text(o.area.kind))
                                                : o.area.name,
             !o.period           ? ""
             : o.period->derived ? "a year before " + o.period->label
                                 : o.period->label,
             number_text(o.value), std::string(to_text(o.status)), o.label, std::to_string(o.page),
             fmt::format("{:.2f}", o.confidence), decided});
    }
    return table.text();
}

std::string ratings_table(const Shown& shown) {
    using Align = TextTable::Align;
    TextTable table(
        {{"", Align::right, 4}, {"Rating"}, {"Against"}, {"Printed as"}, {"Seen as"}, {"", Align::left, 60}});
    auto next = shown.record.assessments.begin();
    for (std::size_t number = 0; number < shown.read(DecisionSubject::rating); ++number) {
        const std::string decided = shown.decided(DecisionSubject::rating, number);
        if (shown.is_left_out(DecisionSubject::rating, number)) {
            table.add_row({std::to_string(number + 1), "", "", "", "", decided});
            continue;
        }
        const Assessment& a = *next++;
        table.add_row({std::to_string(number + 1), std::string(to_text(a.rating)), std::string(to_text(a.against)),
                       a.text, std::string(to_text(a.evidence)), decided});
    }
    return table.text();
}

std::string text_of(const Archive& archive, const Shown& shown) {
    const Document& document = shown.document;
    const Record& record = shown.record;
    std::string text = (record.indicator.name.empty() ? "(a row without a name)" : record.indicator.name) + "\n";
    for (const std::string& heading : record.indicator.group) text += "  under: " + heading + "\n";
    for (const std::string& note : record.notes) text += "  note: " + note + "\n";
    text += fmt::format("{}, page {}, table {}, row {}", document.file, record.source.page, record.source.table,
                        record.source.row);
    if (!document.authority_name.empty()) text += " · " + document.authority_name;
    if (!document.meeting_date.empty()) text += " · meeting of " + document.meeting_date;
    if (!record.indicator.ref.empty()) text += " · ref " + record.indicator.ref;
    if (!record.indicator.code.empty()) text += " · code " + record.indicator.code;
    text += fmt::format("\nread from {}, confidence {:.2f} · record {}\n\n",
                        record.source.method == TextSource::ocr ? "the picture by character recognition" : "the text",
                        record.source.confidence, record.id);
    if (const std::string decided = shown.decided(DecisionSubject::record, 0); !decided.empty())
        text += "decided: " + decided + "\n\n";
    text += figures_table(shown);
    if (shown.read(DecisionSubject::rating) > 0) text += "\n" + ratings_table(shown);
    const std::optional<ArchivedIndicator> indicator = indicator_of_record(archive, record.id);
    if (indicator && indicator->papers > 1)
        text += fmt::format("\nIn {} papers: scrutineer series {}\n", indicator->papers, indicator->id);
    return text;
}

/// Where the paper is now: as named, as it was read, or as seen from the archive's own folder.
std::string find_paper(const Options& options, const std::string& stored) {
    namespace fs = std::filesystem;
    if (!options.paper.empty()) return options.paper;
    const fs::path beside = fs::path(options.archive.archive).parent_path() / stored;
    std::error_code ignored;
    return !fs::exists(stored, ignored) && fs::exists(beside, ignored) ? beside.string() : stored;
}

/// The page's part as a PNG. The paper is a file from outside: it is opened in a process that can do no harm.
int write_picture(const Options& options, const std::string& path, const Document& document, int page, Box box) {
    constexpr double margin = 6;  // points
    const Box region{std::max(0.0, box.x0 - margin), std::max(0.0, box.y0 - margin), box.x1 + margin, box.y1 + margin};
    const auto draw = [&](PaperAccount& account) {
        ReadOptions reading;
        reading.password = options.password;
        PdfDocument paper = PdfDocument::open(path, reading);
        paper_opened(paper, account);
        if (paper.sha256() != document.id)
            throw ReadError("cannot-open", path, "the file has changed since it was read into the archive");
        return to_png(paper.render(page, options.dpi, region));
    };
    std::string picture;
    try {
        picture = read_isolated(path, draw, options.isolation);
    } catch (const ReadError& error) {
        say_error(path, error.what(), "name the paper with --paper");
        return some_failed;
    }
    Output output(options.png);
    output.write(picture);
    output.finish();
    return fine;
}

int run(const Options& options) {
    const Archive archive = open_archive(options.archive.archive, Archive::Mode::read);
    const std::string id = complete_id(archive.record_ids(options.record, most_ids), options.record, "record",
                                       "`scrutineer series` shows ids");
    if (id.empty()) return some_failed;
    const Dataset dataset = archive.load_record(id);
    const Document& document = dataset.documents.front();
    const Record& record = dataset.records.front();
    const Shown shown{document, record, corrections_of(archive, document.id, record.id)};
    if (options.figure > shown.read(DecisionSubject::figure)) {
        say_error(
            fmt::format("the record has {} figures, not {}", shown.read(DecisionSubject::figure), options.figure));
        return wrong_usage;
    }
    if (!options.png.empty()) {
        const bool whole = options.figure == 0;
        // Also the place of one that was decided to be none.
        const Dataset read = whole || shown.corrections.empty() ? dataset : load_as_read(archive, document.id);
        const Record& as_read =
            *std::find_if(read.records.begin(), read.records.end(), [&](const Record& r) { return r.id == record.id; });
        const int page = whole ? record.source.page : as_read.observations.at(options.figure - 1).page;
        const Box box = whole ? record.source.box : as_read.observations.at(options.figure - 1).box;
        const std::optional<Reading> reading = archive.reading_of(document.id);
        const std::string path = find_paper(options, reading ? reading->path : document.file);
        if (const int code = write_picture(options, path, document, page, box); code != fine) return code;
        if (options.png == "-") return fine;
    }
    Output output("-");
    if (options.archive.format == "json")
        output.write(to_json(dataset).dump(1) + "\n");
    else if (options.archive.format == "csv")
        output.write(figures_csv(document, record));
    else
        output.write(text_of(archive, shown));
    output.finish();
    return fine;
}

}  // namespace

void add_show_command(CLI::App& program, int& exit_code) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand("show", "Show one printed row, also as a picture (archive)");
    command->footer(help);
    command->add_option("RECORD", options->record, "The record's id, or its beginning")->required();
    command->add_option("--png", options->png, "Cut its place out of the page, into this file; - for standard output")
        ->type_name("FILE");
    command->add_option("--figure", options->figure, "The place of this figure alone, by its number from 1")
        ->type_name("N")
        ->check(CLI::PositiveNumber.description(""));
    command->add_option("--dpi", options->dpi, "The picture's resolution (default: 150)")
        ->type_name("N")
        ->check(CLI::Range(20, 1200).description(""));
    command->add_option("--paper", options->paper, "The paper's PDF, where it is not where it was read")
        ->type_name("FILE");
    command->add_option("--password", options->password, "The password of an encrypted paper");
    add_isolation_options(*command, options->isolation);
    add_archive_options(*command, options->archive);
    command->callback([options, &exit_code] { exit_code = guarded(options->archive, [&] { return run(*options); }); });
}

}  // namespace scrutineer::cli
