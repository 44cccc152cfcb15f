// SPDX-License-Identifier: GPL-3.0-or-later
// Part of cli/commands.hpp
#include <memory>
#include <nlohmann/json.hpp>

#include "archive/archive.hpp"
#include "archive/csv.hpp"
#include "cli/archive_options.hpp"
#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/text_table.hpp"

namespace scrutineer::cli {
namespace {

constexpr const char* help = R"(Examples:
  scrutineer documents                             what is in the archive
  scrutineer documents --format csv > papers.csv

Exit codes: 0 listed, 1 the archive cannot be read, 2 wrong usage.)";

std::string listing(const std::vector<DocumentSummary>& documents, const std::string& format) {
    if (format == "json") {
        nlohmann::ordered_json json = nlohmann::ordered_json::array();
        for (const DocumentSummary& d : documents)
            json.push_back({{"id", d.id},
                            {"file", d.file},
                            {"path", d.path},
                            {"authority", d.authority},
                            {"title", d.title},
                            {"meeting_date", d.meeting_date},
                            {"period", d.period},
                            {"pages", d.pages},
                            {"records", d.records},
                            {"figures", d.figures},
                            {"diagnostics", d.diagnostics},
                            {"outcome", d.outcome}});
        return json.dump(1) + "\n";
    }
    if (format == "csv") {
        std::string text = csv_line({"id", "file", "path", "authority", "title", "meeting_date", "period", "pages",
                                     "records", "figures", "diagnostics", "outcome"});
        for (const DocumentSummary& d : documents)
            text += csv_line({d.id, d.file, d.path, d.authority, d.title, d.meeting_date, d.period,
                              std::to_string(d.pages), std::to_string(d.records), std::to_string(d.figures),
                              std::to_string(d.diagnostics), d.outcome});
        return text;
    }
    using Align = TextTable::Align;
    TextTable table({{"Paper", Align::left, 44},
                     {"Authority", Align::left, 26},
                     {"Meeting", Align::left, 10},
                     {"Period", Align::left, 24},
                     {"Pages", Align::right, 6},
                     {"Records", Align::right, 7},
                     {"Figures", Align::right, 7},
                     {"Diagnostics", Align::right, 11},
                     {"", Align::left, 6}});
    for (const DocumentSummary& d : documents)
        table.add_row({d.file, d.authority, d.meeting_date, d.period, std::to_string(d.pages),
                       std::to_string(d.records), std::to_string(d.figures), std::to_string(d.diagnostics),
                       d.outcome == "failed" ? "failed" : ""});
    return table.text();
}

}  // namespace

void add_documents_command(CLI::App& program, int& exit_code) {
    const auto options = std::make_shared<ArchiveOptions>();
    CLI::App* command = program.add_subcommand("documents", "List the papers of an archive");
    command->footer(help);
    add_archive_options(*command, *options);
    command->callback([options, &exit_code] {
        exit_code = guarded(*options, [&] {
            const Archive archive = open_archive(options->archive, Archive::Mode::read);
            Output output("-");
            output.write(listing(archive.documents(), options->format));
            output.finish();
            return fine;
        });
    });
}

}  // namespace scrutineer::cli
