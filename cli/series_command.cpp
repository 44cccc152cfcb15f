// SPDX-License-Identifier: GPL-3.0-or-later
// Part of cli/commands.hpp
#include "archive/series.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>

#include "archive/csv.hpp"
#include "cli/archive_options.hpp"
#include "cli/commands.hpp"
#include "cli/figure_text.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "cli/text_table.hpp"
#include "words/text.hpp"

namespace scrutineer::cli {
namespace {

constexpr const char* series_help = R"(Examples:
  scrutineer series fly-tipping                  how the number of incidents moved, over all papers
  scrutineer series "household waste" --authority Durham
  scrutineer series sickness --choose 2          the second of several that match
  scrutineer series fly-tipping --format csv > fly-tipping.csv

One line a period, oldest first: the figure as it was first published, its target, rating and comparators, and the paper
and page it is from. "revised" marks a figure that a later paper prints otherwise, "break" a change of unit or of the
length of the period, across which figures are not to be compared. Months, quarters and years that go on side by side
stand apart, one kind after the other. `scrutineer show RECORD` shows the printed row.

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

nlohmann::ordered_json to_json(const ArchivedIndicator& i) {
    return {{"id", i.id},
            {"authority", i.authority},
            {"names", i.names},
            {"family", i.family},
            {"unit", i.unit},
            {"papers", i.papers},
            {"first_period_end", i.first_period_end},
            {"last_period_end", i.last_period_end}};
}

std::string search_text(const std::vector<ArchivedIndicator>& found, const std::string& format, std::size_t most) {
    if (format == "json") {
        nlohmann::ordered_json all = nlohmann::ordered_json::array();
        for (const ArchivedIndicator& i : found) all.push_back(to_json(i));
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
                     {"Indicator", Align::left, 64},
                     {"Authority", Align::left, 26},
                     {"Unit", Align::left, 9},
                     {"Papers", Align::right, 6},
                     {"Figures for", Align::left, 20}});
    for (std::size_t n = 0; n < std::min(found.size(), most); ++n) {
        const ArchivedIndicator& i = found[n];
        table.add_row({std::to_string(n + 1), i.names.front(), i.authority, i.unit, std::to_string(i.papers), span(i)});
    }
    std::string text = table.text();
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
    output.write(search_text(found, options.archive.format, options.most));
    output.finish();
    return fine;
}

std::string bar(double value, double lowest, double highest) {
    // From zero where all are positive, so that a bar's length is its share; from the lowest where some are not.
    const double from = std::min(0.0, lowest);
    constexpr int cells = 20;
    constexpr const char* eighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    const int parts = highest > from ? static_cast<int>(std::lround((value - from) / (highest - from) * cells * 8)) : 0;
    std::string text;
    for (int i = 0; i < parts / 8; ++i) text += "█";
    return text + eighths[parts % 8];
}

/// How long a point's period is, in months; 0 for a day.
int months_of(const SeriesPoint& point) {
    if (point.start.size() != 10 || point.end.size() != 10 || point.start == point.end) return 0;
    const auto month = [](const std::string& day) {
        return 12 * std::atoi(day.substr(0, 4).c_str()) + std::atoi(day.substr(5, 2).c_str());
    };
    return month(point.end) - month(point.start) + 1;
}

/// Months, quarters and years that go on side by side are put one kind after the other, so that like stands below like;
/// where one kind follows another (years, then quarters) time goes on.
std::vector<std::vector<SeriesPoint>> comparable(const std::vector<SeriesPoint>& points) {
    std::vector<int> kinds;
    bool side_by_side = false;
    for (const SeriesPoint& p : points) {
        const auto at = std::find(kinds.begin(), kinds.end(), months_of(p));
        side_by_side = side_by_side || (at != kinds.end() && at + 1 != kinds.end());
        if (at == kinds.end()) kinds.push_back(months_of(p));
    }
    if (!side_by_side) return {points};
    std::vector<std::vector<SeriesPoint>> groups(kinds.size());
    for (const SeriesPoint& p : points)
        groups[static_cast<std::size_t>(std::find(kinds.begin(), kinds.end(), months_of(p)) - kinds.begin())].push_back(
            p);
    for (std::vector<SeriesPoint>& group : groups)
        for (std::size_t i = 0; i < group.size(); ++i)
            group[i].break_before =
                i > 0 && !group[i].unit.empty() && !group[i - 1].unit.empty() && group[i].unit != group[i - 1].unit;
    return groups;
}

std::string series_table(const ArchivedIndicator& indicator, const std::vector<SeriesPoint>& points) {
    std::string text = indicator.names.front() + "\n" + indicator.authority;
    if (!indicator.unit.empty()) text += " · " + indicator.unit;
    text += " · " + counted(static_cast<std::size_t>(indicator.papers), "paper") + "\n";
    for (std::size_t i = 1; i < indicator.names.size(); ++i) text += "  also printed as: " + indicator.names[i] + "\n";
    text += "\n";
    double lowest = HUGE_VAL, highest = -HUGE_VAL;
    for (const SeriesPoint& p : points)
        if (p.value) {
            lowest = std::min(lowest, *p.value);
            highest = std::max(highest, *p.value);
        }
    using Align = TextTable::Align;
    TextTable table({{"Period", Align::left, 26},
                     {"Ends", Align::left, 10},
                     {"Figure", Align::right, 22},
                     {"", Align::left, 20},
                     {"Target", Align::right, 9},
                     {"Rating", Align::left, 9},
                     {"England", Align::right, 9},
                     {"Region", Align::right, 9},
                     {"Paper, page", Align::left, 40},
                     {"Record", Align::left, 12},
                     {"", Align::left, 40}});
    bool first = true;
    for (const std::vector<SeriesPoint>& group : comparable(points)) {
        if (!first) table.add_line();
        first = false;
        for (const SeriesPoint& p : group) {
            std::string remark;
            if (p.break_before) remark = "break";
            for (const FigureSource& other : p.others)
                if (p.revised && other.text != p.text) {
                    remark += (remark.empty() ? "" : "; ") +
                              fmt::format("revised: {} in {}, p. {}", other.text, other.file, other.page);
                    break;
                }
            if (p.paper_period) remark += std::string(remark.empty() ? "" : "; ") + "the paper's period";
            if (p.source.basis == "year-earlier")
                remark += std::string(remark.empty() ? "" : "; ") + "as \"12 months earlier\"";
            if (p.confidence < 0.9)
                remark += std::string(remark.empty() ? "" : "; ") + fmt::format("confidence {:.2f}", p.confidence);
            table.add_row({p.period, p.end, figure_text(p.text, p.value), p.value ? bar(*p.value, lowest, highest) : "",
                           number_text(p.target), p.rating, number_text(p.country), number_text(p.region),
                           fmt::format("{}, p. {}", p.source.file, p.source.page), p.source.record.substr(0, 12),
                           remark});
        }
    }
    return text + table.text();
}

nlohmann::ordered_json source_json(const FigureSource& s) {
    nlohmann::ordered_json json{{"file", s.file},     {"document", s.document}, {"page", s.page},
                                {"record", s.record}, {"basis", s.basis},       {"text", s.text}};
    json["value"] = s.value ? nlohmann::ordered_json(*s.value) : nlohmann::ordered_json(nullptr);
    return json;
}

std::string series_text(const ArchivedIndicator& indicator, const std::vector<SeriesPoint>& points,
                        const std::string& format) {
    const auto or_null = [](const std::optional<double>& v) {
        return v ? nlohmann::ordered_json(*v) : nlohmann::ordered_json(nullptr);
    };
    if (format == "json") {
        nlohmann::ordered_json json = to_json(indicator);
        json["points"] = nlohmann::ordered_json::array();
        for (const SeriesPoint& p : points) {
            nlohmann::ordered_json point{{"period", p.period},
                                         {"start", p.start},
                                         {"end", p.end},
                                         {"value", or_null(p.value)},
                                         {"status", p.status},
                                         {"unit", p.unit},
                                         {"target", or_null(p.target)},
                                         {"rating", p.rating},
                                         {"country", or_null(p.country)},
                                         {"region", or_null(p.region)},
                                         {"neighbours", or_null(p.neighbours)},
                                         {"paper_period", p.paper_period},
                                         {"revised", p.revised},
                                         {"break_before", p.break_before},
                                         {"confidence", p.confidence},
                                         {"source", source_json(p.source)}};
            point["others"] = nlohmann::ordered_json::array();
            for (const FigureSource& other : p.others) point["others"].push_back(source_json(other));
            json["points"].push_back(std::move(point));
        }
        return json.dump(1) + "\n";
    }
    if (format == "csv") {
        std::string text = csv_line({"authority", "indicator", "period", "start", "end", "value", "unit", "status",
                                     "text", "target", "rating", "country", "region", "neighbours", "revised",
                                     "break_before", "file", "page", "record"});
        for (const SeriesPoint& p : points)
            text += csv_line({indicator.authority, indicator.names.front(), p.period, p.start, p.end,
                              number_text(p.value), p.unit, p.status, p.text, number_text(p.target), p.rating,
                              number_text(p.country), number_text(p.region), number_text(p.neighbours),
                              p.revised ? "true" : "false", p.break_before ? "true" : "false", p.source.file,
                              std::to_string(p.source.page), p.source.record});
        return text;
    }
    return series_table(indicator, points);
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
    const std::vector<SeriesPoint> points = series(archive, chosen);
    if (points.empty()) {
        say_error("no figure of \"" + chosen.names.front() +
                  "\" has a known period; `scrutineer documents` lists papers " + "without one");
        return some_failed;
    }
    Output output("-");
    std::string text = series_text(chosen, points, options.archive.format);
    if (options.archive.format == "text" && found.size() > 1) {
        text += fmt::format("\n{} indicators match; this is number {}. The first of them, --choose N shows another:\n",
                            found.size(), options.choose);
        text += search_text(found, "text", 8);
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
