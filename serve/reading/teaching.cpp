// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/reading/teaching.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "archive/decisions/decision.hpp"
#include "extract/page/digest.hpp"
#include "parsers/layouts/layout_set.hpp"
#include "pipeline/paper.hpp"
#include "serve/reading/taught_layouts.hpp"
#include "words/unicode.hpp"
#include "workers/packing.hpp"

namespace scrutineer::serve {
namespace {

using Json = nlohmann::ordered_json;
using meaning::Role;

/// A taught layout is for tables with just these headings: where it fits, it is meant.
constexpr int priority = 50;
constexpr double weight = 5;

/// The word of `column_meanings` that says what a column was taken for.
std::string meaning_of(const meaning::SectionMeaning& section, std::size_t at) {
    const meaning::Column& column = section.roles.columns[at];
    switch (column.role) {
        case Role::name:
            return "name";
        case Role::reference:
            return "ref";
        case Role::code:
            return "code";
        case Role::group:
            return "group";
        case Role::unit:
            return "unit";
        case Role::period:
            return "period";
        case Role::updated:
            return "updated";
        case Role::rating:
            return at < section.against.size() && section.against[at] == Against::trend      ? "trend"
                   : at < section.against.size() && section.against[at] == Against::previous ? "rating-previous"
                                                                                             : "rating-target";
        case Role::figure:
            break;
        default:
            return "ignore";
    }
    if (at >= section.figures.size()) return "actual";
    const meaning::FigureMeaning& figure = section.figures[at];
    if (figure.area == AreaKind::country) return "england";
    if (figure.area == AreaKind::region) return "region";
    if (figure.area == AreaKind::neighbours) return "neighbours";
    if (figure.measure != Measure::actual) return std::string(to_text(figure.measure));
    if (figure.basis == Basis::previous || figure.basis == Basis::year_earlier)
        return std::string(to_text(figure.basis));
    return "actual";
}

/// Where a table's columns lie, by its cells; nothing where it was put together from others that were found.
void place_columns(InferredTable& table, const std::vector<Table>& found) {
    for (const Table& at : found) {
        if (at.page != table.page || shared_part(at.box, table.box) < 0.9) continue;
        for (const Cell& cell : at.cells) {
            const auto column = static_cast<std::size_t>(cell.column);
            if (cell.column_span != 1 || cell.page != table.page || column >= table.columns.size()) continue;
            InferredColumn& placed = table.columns[column];
            const bool first = placed.right <= placed.left;
            placed.left = first ? cell.box.x0 : std::min(placed.left, cell.box.x0);
            placed.right = first ? cell.box.x1 : std::max(placed.right, cell.box.x1);
        }
        return;
    }
}

std::vector<InferredTable> inferred(PdfDocument& document, int page, const PaperOptions& options) {
    std::vector<InferredTable> tables;
    std::vector<Diagnostic> ignored;
    const std::vector<Table> found = read_tables(read_pages(document, options), ignored);
    for (const meaning::ExplainedTable& explained : explain_tables(document, options)) {
        if (explained.page != page) continue;
        InferredTable table;
        table.page = explained.page;
        table.number = explained.number;
        table.box = explained.box;
        table.read_by = explained.read_by;
        // A heading that stands once holds for the sections below it too.
        for (const meaning::SectionMeaning& section : explained.sections) {
            if (section.carried || section.roles.columns.empty()) continue;
            for (std::size_t c = 0; c < section.roles.columns.size(); ++c) {
                const meaning::Column& column = section.roles.columns[c];
                InferredColumn made;
                made.heading = column.label;
                made.meaning = meaning_of(section, c);
                made.role = meaning::to_text(column.role);
                made.probability = column.probability;
                made.runner_up = meaning::to_text(column.runner_up);
                table.columns.push_back(std::move(made));
            }
            break;
        }
        place_columns(table, found);
        tables.push_back(std::move(table));
    }
    return tables;
}

/// A heading as an expression that finds it, whatever its numbers are.
std::string pattern_of(const std::string& heading) {
    std::string plain;
    for (std::size_t at = 0; at < heading.size();) append_plain(plain, next_character(heading, at));
    std::string pattern = "^";
    for (std::size_t i = 0; i < plain.size(); ++i) {
        const char c = plain[i];
        if (c >= '0' && c <= '9') {
            pattern += "\\d+";
            while (i + 1 < plain.size() && plain[i + 1] >= '0' && plain[i + 1] <= '9') ++i;
        } else {
            constexpr std::string_view special = "\\^$.|?*+()[]{}";
            if (special.find(c) != std::string_view::npos) pattern += '\\';
            pattern += c;
        }
    }
    return pattern + "$";
}

Json rule_of(const InferredColumn& column) {
    const std::string& word = column.meaning;
    Json rule;
    const auto figure = [&](const char* measure) {
        rule["role"] = "figure";
        rule["measure"] = measure;
    };
    if (word == "previous" || word == "year-earlier") {
        figure("actual");
        rule["basis"] = word;
        rule["against"] = word;
    } else if (word == "england" || word == "region" || word == "neighbours") {
        figure("actual");
        rule["area"] = word == "england" ? "country" : word;
        rule["against"] = word;
    } else if (word == "actual") {
        figure("actual");
        rule["basis"] = "latest";
    } else if (word == "rating-target" || word == "rating-previous" || word == "trend") {
        rule["role"] = "rating";
        rule["against"] = word == "rating-target" ? "target" : word == "trend" ? "trend" : "previous";
    } else if (measure_from_text(word)) {
        figure(word.c_str());
        if (word == "target") rule["against"] = "target";
    } else {
        rule["role"] = word;
    }
    rule["header"] = Json::array({pattern_of(column.heading)});
    if (word == "name" || rule["role"] == "figure") rule["required"] = true;
    rule["repeat"] = true;
    rule["weight"] = weight;
    return rule;
}

}  // namespace

const std::vector<ColumnMeaning>& column_meanings() {
    static const std::vector<ColumnMeaning> all{{"name", "the indicator's name"},
                                                {"ref", "its reference number"},
                                                {"code", "its code"},
                                                {"group", "a heading of several rows"},
                                                {"actual", "its latest figure"},
                                                {"previous", "the figure of the period before"},
                                                {"year-earlier", "the figure a year earlier"},
                                                {"target", "its target"},
                                                {"floor", "its floor"},
                                                {"limit", "a limit"},
                                                {"budget", "a budget"},
                                                {"outturn", "an outturn"},
                                                {"forecast", "a forecast"},
                                                {"variance", "a variance"},
                                                {"england", "England's figure"},
                                                {"region", "the region's figure"},
                                                {"neighbours", "the neighbours' figure"},
                                                {"other", "another figure"},
                                                {"rating-target", "a rating against target"},
                                                {"rating-previous", "a rating against the period before"},
                                                {"trend", "the direction of travel"},
                                                {"unit", "the unit"},
                                                {"period", "the period"},
                                                {"updated", "updated or not"},
                                                {"ignore", "none of these"}};
    return all;
}

std::vector<InferredTable> infer_tables(const TablesAsked& asked, const Isolation& isolation) {
    return unpacked_inferred_tables(read_isolated(
        asked.path,
        [&](PaperAccount& account) {
            PdfDocument paper = PdfDocument::open(asked.path);
            paper_opened(paper, account);
            if (paper.sha256() != asked.document)
                throw ReadError("cannot-open", asked.path, "the file has changed since it was read into the archive");
            PaperOptions options;
            options.account = &account;
            if (has_layouts(asked.layouts_folder)) options.layouts = LayoutSet::with_folder(asked.layouts_folder);
            return packed(inferred(paper, asked.page, options));
        },
        isolation));
}

std::string layout_name_of(const std::vector<InferredColumn>& columns) {
    std::string headings;
    for (const InferredColumn& column : columns) headings += pattern_of(column.heading) + "\n";
    return "taught-" + sha256(headings).substr(0, 12);
}

std::string layout_of(const std::vector<InferredColumn>& columns, const std::string& title) {
    Json layout;
    layout["title"] = title;
    layout["base"] = "council-words";
    layout["shape"] = "rows";
    layout["kind"] = "kpi-row";
    layout["priority"] = priority;
    layout["least_score"] = 1;
    layout["columns"] = Json::array();
    for (const InferredColumn& column : columns)
        if (!column.heading.empty()) layout["columns"].push_back(rule_of(column));
    return layout.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string packed(const TablesAsked& asked) {
    return pack({asked.document, asked.path, asked.layouts_folder, std::to_string(asked.page)});
}

TablesAsked unpacked_tables_asked(std::string_view bytes) {
    const std::vector<std::string> parts = unpack(bytes);
    if (parts.size() != 4) throw std::runtime_error("what is passed between processes is not whole");
    return {parts[0], parts[1], parts[2], std::stoi(parts[3])};
}

std::string packed(const std::vector<InferredTable>& tables) {
    Json all = Json::array();
    for (const InferredTable& table : tables) {
        Json columns = Json::array();
        for (const InferredColumn& c : table.columns)
            columns.push_back({c.heading, c.meaning, c.role, c.probability, c.runner_up, c.left, c.right});
        all.push_back(
            {table.page, table.number, table.box.x0, table.box.y0, table.box.x1, table.box.y1, table.read_by, columns});
    }
    return all.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<InferredTable> unpacked_inferred_tables(std::string_view bytes) {
    std::vector<InferredTable> tables;
    for (const Json& from : Json::parse(bytes)) {
        InferredTable table;
        table.page = from.at(0).get<int>();
        table.number = from.at(1).get<int>();
        table.box = {from.at(2).get<double>(), from.at(3).get<double>(), from.at(4).get<double>(),
                     from.at(5).get<double>()};
        table.read_by = from.at(6).get<std::string>();
        for (const Json& c : from.at(7))
            table.columns.push_back({c.at(0).get<std::string>(), c.at(1).get<std::string>(), c.at(2).get<std::string>(),
                                     c.at(3).get<double>(), c.at(4).get<std::string>(), c.at(5).get<double>(),
                                     c.at(6).get<double>()});
        tables.push_back(std::move(table));
    }
    return tables;
}

}  // namespace scrutineer::serve
