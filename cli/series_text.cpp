// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/series_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "archive/csv.hpp"
#include "cli/figure_text.hpp"
#include "cli/messages.hpp"
#include "cli/text_table.hpp"

namespace scrutineer::cli {
namespace {

using Json = nlohmann::ordered_json;

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

/// "budget, revised, gross, Parking", and whose it is where it is not the authority's own.
std::string line_title(const SeriesLine& line) {
    std::string text = line.measure;
    for (const std::string* part : {&line.version, &line.aspect, &line.dimension})
        if (!part->empty()) text += ", " + *part;
    if (line.area_kind != "authority") text += " · " + (line.area_name.empty() ? line.area_kind : line.area_name);
    return text;
}

/// What a reader has to know of a point, most telling first.
std::string remarks(const SeriesPoint& p) {
    std::string text;
    const auto add = [&](const std::string& remark) { text += (text.empty() ? "" : "; ") + remark; };
    if (p.correction)
        add(fmt::format("corrected, read as {}{}", p.correction->as_read.empty() ? "nothing" : p.correction->as_read,
                        p.correction->because.empty() ? "" : ": " + p.correction->because));
    if (p.break_before) add("break");
    const auto other = [&](bool same_paper) {
        return std::find_if(p.others.begin(), p.others.end(), [&](const FigureSource& o) {
            return (o.document == p.source.document) == same_paper && o.value != p.value;
        });
    };
    if (const auto at = other(false); p.revised && at != p.others.end())
        add(fmt::format("revised: {} in {}, p. {}", figure_text(at->text, at->value), at->file, at->page));
    if (const auto at = other(true); p.differs_in_paper && at != p.others.end())
        add(fmt::format("the paper also has {} on p. {}", figure_text(at->text, at->value), at->page));
    if (p.paper_period && !p.end.empty()) add("the paper's period");
    if (p.source.basis == "year-earlier") add("as \"12 months earlier\"");
    constexpr double sure = 0.9;
    if (p.confidence < sure) add(fmt::format("confidence {:.2f}", p.confidence));
    return text;
}

std::string line_table(const SeriesLine& line, std::size_t columns) {
    double lowest = HUGE_VAL, highest = -HUGE_VAL;
    for (const SeriesPoint& p : line.points)
        if (p.value) {
            lowest = std::min(lowest, *p.value);
            highest = std::max(highest, *p.value);
        }
    using Align = TextTable::Align;
    // A column that no row fills has no heading either, and is left out.
    const auto heading = [&](const char* text, const auto& has) {
        return std::any_of(line.points.begin(), line.points.end(), has) ? text : "";
    };
    TextTable table(
        {{"Period", Align::left, 26, 16},
         {"Ends", Align::left, 10, 0, 5},
         {"Figure", Align::right, 22, 12},
         {"", Align::left, 20, 0, 6},
         {heading("Target", [](const SeriesPoint& p) { return p.target.has_value(); }), Align::right, 9},
         {heading("Rating", [](const SeriesPoint& p) { return !p.rating.empty(); }), Align::left, 9},
         {heading("England", [](const SeriesPoint& p) { return p.country.has_value(); }), Align::right, 9, 0, 2},
         {heading("Region", [](const SeriesPoint& p) { return p.region.has_value(); }), Align::right, 9, 0, 2},
         {heading("Like", [](const SeriesPoint& p) { return p.neighbours.has_value(); }), Align::right, 9, 0, 2},
         {"Paper", Align::left, 40, 14},
         {"Page", Align::right, 4},
         {"Record", Align::left, 12, 0, 4},
         {"", Align::left, 60, 20, 3}});
    bool first = true;
    for (const std::vector<SeriesPoint>& group : comparable(line.points)) {
        if (!first) table.add_line();
        first = false;
        for (const SeriesPoint& p : group)
            table.add_row({p.period, p.end, figure_text(p.text, p.value), p.value ? bar(*p.value, lowest, highest) : "",
                           number_text(p.target), p.rating, number_text(p.country), number_text(p.region),
                           number_text(p.neighbours), p.source.file, std::to_string(p.source.page),
                           p.source.record.substr(0, 12), remarks(p)});
    }
    return table.text(columns);
}

Json or_null(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }

Json source_json(const FigureSource& s) {
    return {{"file", s.file},     {"document", s.document}, {"page", s.page}, {"record", s.record},
            {"number", s.number}, {"basis", s.basis},       {"text", s.text}, {"value", or_null(s.value)}};
}

Json point_json(const SeriesPoint& p) {
    Json point{{"period", p.period},
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
               {"differs_in_paper", p.differs_in_paper},
               {"break_before", p.break_before},
               {"confidence", p.confidence},
               {"source", source_json(p.source)}};
    point["others"] = Json::array();
    for (const FigureSource& other : p.others) point["others"].push_back(source_json(other));
    point["correction"] = nullptr;
    if (const auto& c = p.correction)
        point["correction"] = {{"as_read", c->as_read}, {"because", c->because}, {"by", c->by}, {"at", c->at}};
    return point;
}

/// Is it shown beside another line's points?
bool stands_beside(const SeriesLine& line) {
    return line.measure == "target" || line.measure == "floor" || line.measure == "limit" ||
           line.area_kind == "country" || line.area_kind == "region" || line.area_kind == "neighbours";
}

}  // namespace

Json indicator_json(const ArchivedIndicator& i) {
    return {{"id", i.id},
            {"authority", i.authority},
            {"names", i.names},
            {"family", i.family},
            {"unit", i.unit},
            {"papers", i.papers},
            {"first_period_end", i.first_period_end},
            {"last_period_end", i.last_period_end}};
}

std::string series_table(const ArchivedIndicator& indicator, const std::vector<SeriesLine>& lines, std::size_t columns,
                         bool all) {
    const auto fit = [&](const std::string& text) { return columns > 0 ? shortened(text, columns) : text; };
    std::string text = fit(indicator.names.front()) + "\n" + indicator.authority;
    if (!indicator.unit.empty()) text += " · " + indicator.unit;
    text += " · " + counted(static_cast<std::size_t>(indicator.papers), "paper") + "\n";
    for (std::size_t i = 1; i < indicator.names.size(); ++i)
        text += fit("  also printed as: " + indicator.names[i]) + "\n";
    std::size_t beside = 0;
    bool first = true;
    for (const SeriesLine& line : lines) {
        if (!all && !first && stands_beside(line)) {
            ++beside;
            continue;
        }
        // A paper with one sort of figure needs no heading that says so.
        text += "\n";
        if (!first || line_title(line) != "actual") text += fit(line_title(line)) + "\n";
        text += line_table(line, columns);
        if (line.undated > 0)
            text += fit(fmt::format("{} without a period of their own, printed as earlier ones: not shown",
                                    counted(line.undated, "figure"))) +
                    "\n";
        first = false;
    }
    if (beside > 0)
        text += fit(fmt::format("\n{} of targets and comparators; --all shows them", counted(beside, "line"))) + "\n";
    return text;
}

std::string series_json(const ArchivedIndicator& indicator, const std::vector<SeriesLine>& lines) {
    Json json = indicator_json(indicator);
    json["points"] = Json::array();
    if (!lines.empty())
        for (const SeriesPoint& p : lines.front().points) json["points"].push_back(point_json(p));
    json["lines"] = Json::array();
    for (const SeriesLine& line : lines) {
        Json one{{"measure", line.measure},     {"version", line.version},     {"aspect", line.aspect},
                 {"dimension", line.dimension}, {"area_kind", line.area_kind}, {"area", line.area_name},
                 {"undated", line.undated},     {"points", Json::array()}};
        for (const SeriesPoint& p : line.points) one["points"].push_back(point_json(p));
        json["lines"].push_back(std::move(one));
    }
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string series_csv(const ArchivedIndicator& indicator, const std::vector<SeriesLine>& lines) {
    std::string text = csv_line({"authority",
                                 "indicator",
                                 "measure",
                                 "version",
                                 "aspect",
                                 "dimension",
                                 "area_kind",
                                 "area",
                                 "period",
                                 "start",
                                 "end",
                                 "value",
                                 "unit",
                                 "status",
                                 "text",
                                 "target",
                                 "rating",
                                 "country",
                                 "region",
                                 "neighbours",
                                 "paper_period",
                                 "revised",
                                 "differs_in_paper",
                                 "break_before",
                                 "confidence",
                                 "as_read",
                                 "because",
                                 "file",
                                 "page",
                                 "record"});
    const auto truth = [](bool value) { return std::string(value ? "true" : "false"); };
    for (const SeriesLine& line : lines)
        for (const SeriesPoint& p : line.points)
            text += csv_line({indicator.authority,
                              indicator.names.front(),
                              line.measure,
                              line.version,
                              line.aspect,
                              line.dimension,
                              line.area_kind,
                              line.area_name,
                              p.period,
                              p.start,
                              p.end,
                              number_text(p.value),
                              p.unit,
                              p.status,
                              p.text,
                              number_text(p.target),
                              p.rating,
                              number_text(p.country),
                              number_text(p.region),
                              number_text(p.neighbours),
                              truth(p.paper_period),
                              truth(p.revised),
                              truth(p.differs_in_paper),
                              truth(p.break_before),
                              number_text(p.confidence),
                              p.correction ? p.correction->as_read : "",
                              p.correction ? p.correction->because : "",
                              p.source.file,
                              std::to_string(p.source.page),
                              p.source.record});
    return text;
}

}  // namespace scrutineer::cli
