// SPDX-License-Identifier: GPL-3.0-or-later
// Part of cli/commands.hpp
#include "archive/councils.hpp"

#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "archive/csv.hpp"
#include "cli/archive_options.hpp"
#include "cli/commands.hpp"
#include "cli/figure_text.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "cli/terminal.hpp"
#include "cli/text_table.hpp"

namespace scrutineer::cli {
namespace {

constexpr const char* help = R"(Examples:
  scrutineer compare sickness                    councils side by side, for the newest period that most of them have
  scrutineer compare "council tax" --csv > council-tax.csv

Only indicators of the same name and unit are laid side by side (spelling, abbreviations and "percentage of" evened out).
The same name need not mean the same definition: look at the papers. A council without a figure for that period stands
below the others with its newest one.

Exit codes: 0 found, 1 no two councils have such an indicator or the archive cannot be read, 2 wrong usage.)";

struct Options {
    ArchiveOptions archive;
    std::string query;
    std::size_t most = 10;
};

std::string table_of(const CouncilComparison& c) {
    using Align = TextTable::Align;
    TextTable table({{"Council", Align::left, 40, 16},
                     {"Figure", Align::right, 22, 10},
                     {"Target", Align::right, 9},
                     {"Rating", Align::left, 9},
                     {"Period", Align::left, 26, 12, 1},
                     {"Paper", Align::left, 36, 12},
                     {"Page", Align::right, 4},
                     {"Record", Align::left, 12, 0, 2}});
    for (const ComparedCouncil& council : c.councils) {
        const SeriesPoint& p = council.point;
        table.add_row({council.indicator.authority, figure_text(p.text, p.value), number_text(p.target), p.rating,
                       council.same_period ? p.period : p.period + " (another)", p.source.file,
                       std::to_string(p.source.page), p.source.record.substr(0, 12)});
    }
    return table.text(terminal_columns());
}

std::string text_of(const std::vector<CouncilComparison>& all, const Options& options) {
    if (options.archive.format == "json") {
        nlohmann::ordered_json json = nlohmann::ordered_json::array();
        for (const CouncilComparison& c : all) {
            nlohmann::ordered_json councils = nlohmann::ordered_json::array();
            for (const ComparedCouncil& council : c.councils)
                councils.push_back({{"authority", council.indicator.authority},
                                    {"indicator", council.indicator.id},
                                    {"value", *council.point.value},
                                    {"text", council.point.text},
                                    {"target", council.point.target ? nlohmann::ordered_json(*council.point.target)
                                                                    : nlohmann::ordered_json(nullptr)},
                                    {"rating", council.point.rating},
                                    {"start", council.point.start},
                                    {"end", council.point.end},
                                    {"same_period", council.same_period},
                                    {"file", council.point.source.file},
                                    {"page", council.point.source.page},
                                    {"record", council.point.source.record}});
            json.push_back({{"name", c.name},
                            {"unit", c.unit},
                            {"measure", c.measure},
                            {"start", c.start},
                            {"end", c.end},
                            {"councils", std::move(councils)}});
        }
        return json.dump(1) + "\n";
    }
    if (options.archive.format == "csv") {
        std::string text = csv_line({"indicator", "unit", "measure", "authority", "value", "text", "target", "rating",
                                     "start", "end", "same_period", "file", "page", "record"});
        for (const CouncilComparison& c : all)
            for (const ComparedCouncil& council : c.councils)
                text += csv_line({c.name, c.unit, c.measure, council.indicator.authority,
                                  number_text(council.point.value), council.point.text,
                                  number_text(council.point.target), council.point.rating, council.point.start,
                                  council.point.end, council.same_period ? "true" : "false", council.point.source.file,
                                  std::to_string(council.point.source.page), council.point.source.record});
        return text;
    }
    std::string text;
    for (std::size_t i = 0; i < std::min(all.size(), options.most); ++i)
        text += fmt::format("{}{}\n{}{} · {} councils · {}\n\n{}", i > 0 ? "\n" : "", all[i].name,
                            all[i].unit.empty() ? "" : all[i].unit + " · ", all[i].measure, all[i].councils.size(),
                            all[i].period, table_of(all[i]));
    if (all.size() > options.most)
        text += fmt::format("\n… and {} more; --most N shows more of them\n", all.size() - options.most);
    return text;
}

int run(const Options& options) {
    const Archive archive = open_archive(options.archive.archive, Archive::Mode::read);
    const std::vector<CouncilComparison> all = compare_councils(archive, options.query);
    if (all.empty()) {
        say_error("no two councils have an indicator of one name and unit with \"" + options.query + "\" in it");
        return some_failed;
    }
    Output output("-");
    output.write(text_of(all, options));
    output.finish();
    return fine;
}

}  // namespace

void add_compare_command(CLI::App& program, int& exit_code) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand("compare", "Lay councils side by side on one indicator (archive)");
    command->footer(help);
    command->add_option("WORDS", options->query, "Words of the indicator's name, or its code")->required();
    command->add_option("--most", options->most, "How many indicators to show (default: 10)")->type_name("N");
    add_archive_options(*command, options->archive);
    command->callback([options, &exit_code] { exit_code = guarded(options->archive, [&] { return run(*options); }); });
}

}  // namespace scrutineer::cli
