// SPDX-License-Identifier: GPL-3.0-or-later
// Part of cli/commands.hpp
#include "archive/series.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "archive/csv.hpp"
#include "cli/archive_options.hpp"
#include "cli/commands.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "cli/series_text.hpp"
#include "cli/terminal.hpp"
#include "cli/text_table.hpp"
#include "words/text.hpp"

namespace scrutineer::cli {
namespace {

constexpr const char* series_help = R"(Examples:
  scrutineer series fly-tipping                  how the number of incidents moved, over all papers
  scrutineer series "household waste" --authority Durham
  scrutineer series sickness --choose 2          the second of several that match
  scrutineer series fly-tipping --csv > fly-tipping.csv
  scrutineer series "council tax" --all          targets and comparators as lines of their own, too

A table for each measure, version, aspect and area that is published of it (actual; budget, original; budget, revised);
in it one row a period, oldest first: the figure as it was first published, its target, rating and comparators, and the
paper and page it is from. "revised" marks a figure that another paper prints otherwise, "the paper also has" one that
its own paper does, "break" a change of unit or of the length of the period, across which figures are not to be compared,
"the paper's period" a figure without a period of its own, "corrected" what a person decided (`scrutineer correct`).
Months, quarters and years that go on side by side stand apart, one kind after the other. `scrutineer show RECORD` shows
the printed row. On a terminal the tables fit its width (or that of the environment variable COLUMNS).

Exit codes: 0 found, 1 nothing found or the archive cannot be read, 2 wrong usage.)";

constexpr const char* search_help = R"(Examples:
  scrutineer search school                       all indicators with "school" in a name
  scrutineer search "household waste" --authority Durham
  scrutineer search "" --format csv              everything there is

Exit codes: 0 found, 1 nothing found or the archive cannot be read, 2 wrong usage.)";

struct Options {
    ArchiveOptions archive;
    std::string query, authority;
    std::size_t choose = 1;
    std::size_t most = 40;
    bool all = false;  ///< lines of targets and comparators too
};

std::vector<ArchivedIndicator> matches(const Archive& archive, const Options& options) {
    if (links_are_behind(archive)) say_warning(behind_message);
    // The id of one, as search and show give it, means that one.
    if (std::optional<ArchivedIndicator> one = indicator_with_id(archive, options.query)) return {std::move(*one)};
    std::vector<ArchivedIndicator> found = find_indicators(archive, options.query);
    std::erase_if(found, [&](const ArchivedIndicator& i) {
        return lower_case(i.authority).find(lower_case(options.authority)) == std::string::npos;
    });
    return found;
}

std::string span(const ArchivedIndicator& i) {
    if (i.first_period_end.empty()) return "";
    return i.first_period_end.substr(0, 7) + " – " + i.last_period_end.substr(0, 7);
}

std::string search_text(const std::vector<ArchivedIndicator>& found, const std::string& format, std::size_t most,
                        std::size_t columns) {
    if (format == "json") {
        nlohmann::ordered_json all = nlohmann::ordered_json::array();
        for (const ArchivedIndicator& i : found) all.push_back(indicator_json(i));
        return all.dump(1) + "\n";
    }
    if (format == "csv") {
        std::string text =
            csv_line({"id", "authority", "name", "unit", "papers", "first_period_end", "last_period_end"});
        for (const ArchivedIndicator& i : found)
            text += csv_line({i.id, i.authority, i.names.front(), i.unit, std::to_string(i.papers), i.first_period_end,
                              i.last_period_end});
        return text;
    }
    using Align = TextTable::Align;
    TextTable table({{"", Align::right, 5},
                     {"Indicator", Align::left, 64, 24},
                     {"Authority", Align::left, 26, 12},
                     {"Unit", Align::left, 9, 0, 2},
                     {"Papers", Align::right, 6},
                     {"Figures for", Align::left, 20, 0, 1}});
    for (std::size_t n = 0; n < std::min(found.size(), most); ++n) {
        const ArchivedIndicator& i = found[n];
        table.add_row({std::to_string(n + 1), i.names.front(), i.authority, i.unit, std::to_string(i.papers), span(i)});
    }
    std::string text = table.text(columns);
    if (found.size() > most) text += fmt::format("… and {} more; --most N shows more of them\n", found.size() - most);
    return text;
}

int search(const Options& options) {
    const Archive archive = open_archive(options.archive.archive, Archive::Mode::read);
    const std::vector<ArchivedIndicator> found = matches(archive, options);
    if (found.empty()) {
        say_error("no indicator has \"" + options.query + "\" in its name");
        return some_failed;
    }
    Output output("-");
    output.write(search_text(found, options.archive.format, options.most, terminal_columns()));
    output.finish();
    return fine;
}

int show_series(const Options& options) {
    const Archive archive = open_archive(options.archive.archive, Archive::Mode::read);
    const std::vector<ArchivedIndicator> found = matches(archive, options);
    if (found.size() < options.choose || options.choose == 0) {
        say_error(found.empty()
                      ? "no indicator has \"" + options.query + "\" in its name; `scrutineer search \"\"` lists all"
                      : fmt::format("only {} indicators match", found.size()));
        return some_failed;
    }
    const ArchivedIndicator& chosen = found[options.choose - 1];
    const std::vector<SeriesLine> lines = series_lines(archive, chosen);
    if (lines.empty()) {
        say_error("no figure of \"" + chosen.names.front() + "\" is read; `scrutineer show` shows its records");
        return some_failed;
    }
    Output output("-");
    const std::size_t columns = terminal_columns();
    std::string text = options.archive.format == "json"  ? series_json(chosen, lines)
                       : options.archive.format == "csv" ? series_csv(chosen, lines)
                                                         : series_table(chosen, lines, columns, options.all);
    if (options.archive.format == "text" && found.size() > 1) {
        text += fmt::format("\n{} indicators match; this is number {}. The first of them, --choose N shows another:\n",
                            found.size(), options.choose);
        text += search_text(found, "text", 8, columns);
    }
    output.write(text);
    output.finish();
    return fine;
}

void add_query_options(CLI::App& command, Options& options) {
    command.add_option("WORDS", options.query, "Words of the indicator's name, its code, or its id")->required();
    command.add_option("--authority", options.authority, "Only this authority (a part of its name)")->type_name("NAME");
    add_archive_options(command, options.archive);
}

}  // namespace

void add_series_command(CLI::App& program, int& exit_code) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand("series", "Show how one indicator moved over the years (archive)");
    command->footer(series_help);
    add_query_options(*command, *options);
    command->add_option("--choose", options->choose, "Which one, where several match (default: 1)")->type_name("N");
    command->add_flag("--all", options->all, "Lines of targets and comparators too");
    command->callback(
        [options, &exit_code] { exit_code = guarded(options->archive, [&] { return show_series(*options); }); });
}

void add_search_command(CLI::App& program, int& exit_code) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand("search", "Find indicators by words of their names (archive)");
    command->footer(search_help);
    add_query_options(*command, *options);
    command->add_option("--most", options->most, "How many lines to show (default: 40)")->type_name("N");
    command->callback(
        [options, &exit_code] { exit_code = guarded(options->archive, [&] { return search(*options); }); });
}

}  // namespace scrutineer::cli
