// SPDX-License-Identifier: GPL-3.0-or-later
// Part of cli/commands.hpp
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/commands.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "cli/paper_paths.hpp"
#include "cli/paper_reading.hpp"
#include "cli/reading_options.hpp"
#include "extract/page/page_json.hpp"
#include "parsers/tables/table_finder.hpp"
#include "pipeline/paper.hpp"
#include "words/unicode.hpp"
#include "workers/packing.hpp"

namespace scrutineer::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* help = R"(Examples:
  scrutineer tables paper.pdf                            as JSON, with boxes, spans and fills
  scrutineer tables --format markdown paper.pdf          to look at
  scrutineer tables --format html -o tables.html *.pdf

JSON has one entry for each page that a table is on; "continues" is the number of the entry that it goes on from. The
other formats join such tables into one.

Exit codes: 0 all papers read, 1 some not read (or the output not written), 2 wrong usage, 3 none read.)";

struct Options {
    PaperNames names;
    std::vector<std::string> files;  ///< those of the names
    std::string format = "json";
    std::string output;
    ReadingOptions reading;
    Isolation isolation;
};

Json box_json(const Box& box) {
    const auto round = [](double v) { return std::round(v * 100) / 100; };
    return Json::array({round(box.x0), round(box.y0), round(box.x1), round(box.y1)});
}

const char* ruling_name(Table::Ruling ruling) {
    switch (ruling) {
        case Table::Ruling::full:
            return "full";
        case Table::Ruling::partial:
            return "partial";
        case Table::Ruling::none:
            break;
    }
    return "none";
}

Json table_json(const Table& table, const std::string& file, int number, int continues) {
    Json cells = Json::array();
    for (const Cell& cell : table.cells)
        cells.push_back({{"row", cell.row},
                         {"col", cell.column},
                         {"row_span", cell.row_span},
                         {"col_span", cell.column_span},
                         {"page", cell.page},
                         {"text", cell.text},
                         {"bbox", box_json(cell.text_box.area() > 0 ? cell.text_box : cell.box)},
                         {"fill", cell.fill ? Json(colour_to_text(*cell.fill)) : Json()},
                         {"header", cell.header},
                         {"confidence", std::round(cell.confidence * 1000) / 1000}});
    return {{"file", file},
            {"number", number},
            {"continues", continues > 0 ? Json(continues) : Json()},
            {"page", table.page},
            {"bbox", box_json(table.box)},
            {"rows", table.rows},
            {"cols", table.columns},
            {"header_rows", table.header_rows},
            {"method", table.source == TextSource::ocr ? "ocr" : "text"},
            {"ruling", ruling_name(table.ruling)},
            {"confidence", std::round(table.confidence * 1000) / 1000},
            {"cells", std::move(cells)}};
}

/// The cells by position; what a merged cell covers besides its first position is null.
std::vector<std::vector<const Cell*>> positions(const Table& table) {
    std::vector<std::vector<const Cell*>> rows(
        static_cast<std::size_t>(table.rows),
        std::vector<const Cell*>(static_cast<std::size_t>(table.columns), nullptr));
    for (const Cell& cell : table.cells)
        rows[static_cast<std::size_t>(cell.row)][static_cast<std::size_t>(cell.column)] = &cell;
    return rows;
}

std::string replaced(std::string text, const std::vector<std::pair<char, std::string>>& replacements) {
    std::string out;
    for (const char c : text) {
        const auto it =
            std::find_if(replacements.begin(), replacements.end(), [&](const auto& r) { return r.first == c; });
        if (it == replacements.end())
            out += c;
        else
            out += it->second;
    }
    return out;
}

void write_csv(std::ostream& out, const Table& table) {
    for (const auto& row : positions(table)) {
        for (std::size_t c = 0; c < row.size(); ++c) {
            std::string text = row[c] ? row[c]->text : "";
            if (text.find_first_of(",\"\n\r") != std::string::npos) text = '"' + replaced(text, {{'"', "\"\""}}) + '"';
            out << (c > 0 ? "," : "") << text;
        }
        out << "\r\n";
    }
}

void write_markdown(std::ostream& out, const Table& table) {
    int number = 0;
    for (const auto& row : positions(table)) {
        out << '|';
        for (const Cell* cell : row) out << ' ' << (cell ? replaced(cell->text, {{'|', "\\|"}}) : "") << " |";
        out << '\n';
        // Markdown has one header row; a table without one gets its first row there.
        if (++number == std::max(table.header_rows, 1)) {
            out << '|';
            for (std::size_t c = 0; c < row.size(); ++c) out << " --- |";
            out << '\n';
        }
    }
}

void write_html(std::ostream& out, const Table& table) {
    out << "<table>\n";
    int row = -1;
    for (const Cell& cell : table.cells) {
        while (row < cell.row) {
            if (row >= 0) out << "</tr>\n";
            out << "<tr>";
            ++row;
        }
        const char* tag = cell.header ? "th" : "td";
        out << '<' << tag;
        if (cell.row_span > 1) out << fmt::format(" rowspan=\"{}\"", cell.row_span);
        if (cell.column_span > 1) out << fmt::format(" colspan=\"{}\"", cell.column_span);
        if (cell.fill) out << fmt::format(" style=\"background:{}\"", colour_to_text(*cell.fill));
        out << '>' << escaped_for_markup(cell.text) << "</" << tag << '>';
    }
    out << (row >= 0 ? "</tr>\n" : "") << "</table>\n";
}

struct Found {
    std::string file;
    std::vector<Page> pages;
    std::vector<Table> tables;
    std::vector<Diagnostic> diagnostics;
};

Found find_in(PdfDocument& pdf, const PaperOptions& options) {
    Found found;
    found.file = pdf.file();
    found.diagnostics = pdf.diagnostics();
    found.pages = read_pages(pdf, options);
    for (const Page& page : found.pages) {
        found.diagnostics.insert(found.diagnostics.end(), page.diagnostics.begin(), page.diagnostics.end());
        for (Table& table : find_tables(page, found.diagnostics)) found.tables.push_back(std::move(table));
    }
    return found;
}

std::vector<std::string> warnings(const Found& found) {
    std::vector<std::string> lines;
    for (const Diagnostic& diagnostic : found.diagnostics)
        if (diagnostic.severity != Diagnostic::Severity::info)
            lines.push_back(fmt::format("{}{}: {} [{}]", found.file,
                                        diagnostic.page ? fmt::format(", page {}", *diagnostic.page) : "",
                                        diagnostic.message, diagnostic.code));
    return lines;
}

/// One entry for each page that a table is on, so that an entry's cells are all on its page. Numbered from 1.
Json entries(const Found& found) {
    Json list = Json::array();
    const std::vector<int> from = continued_from(found.tables, found.pages);
    for (std::size_t i = 0; i < found.tables.size(); ++i)
        list.push_back(table_json(found.tables[i], found.file, static_cast<int>(i) + 1, from[i] + 1));
    return list;
}

std::string text(Found found, const std::string& format) {
    std::ostringstream out;
    for (const Table& table : join_continued(std::move(found.tables), found.pages)) {
        const std::string title = fmt::format("{}, page {}", found.file, table.page);
        if (format == "csv") {
            write_csv(out, table);
            out << "\r\n";
        } else if (format == "markdown") {
            out << "## " << title << "\n\n";
            write_markdown(out, table);
            out << '\n';
        } else {
            out << "<h2>" << escaped_for_markup(title) << "</h2>\n";
            write_html(out, table);
        }
    }
    return out.str();
}

/// One paper's entries behind those of the papers before it, whose numbers go on.
void append(Json& tables, Json&& paper) {
    const auto before = static_cast<int>(tables.size());
    for (Json& entry : paper) {
        entry["number"] = entry["number"].get<int>() + before;
        if (!entry["continues"].is_null()) entry["continues"] = entry["continues"].get<int>() + before;
        tables.push_back(std::move(entry));
    }
}

ExitCode run(const Options& options) {
    const bool as_json = options.format == "json";
    PaperOptions paper_options = cli::paper_options(options.reading);
    paper_options.page_workers = page_workers(options.isolation, options.files.size());
    Output output(options.output);
    Json document = {{"schema", "scrutineer/tables/1"}, {"tables", Json::array()}};
    std::string all = options.format == "html" ? "<!doctype html>\n<meta charset=\"utf-8\">\n" : "";
    std::size_t failed = 0;
    const PaperOpener open(options.files, paper_options.read);
    // From a worker come the tables as they are to be written, and warnings.
    const auto read = [&](std::size_t index, PaperAccount& account) {
        PdfDocument pdf = open(options.files[index], account);
        PaperOptions reading = paper_options;
        reading.account = &account;
        Found found = find_in(pdf, reading);
        account.tables = found.tables.size();
        std::vector<std::string> parts = warnings(found);
        parts.push_back(as_json ? entries(found).dump(-1, ' ', false, Json::error_handler_t::replace)
                                : text(std::move(found), options.format));
        return pack(parts);
    };
    const auto deliver = [&](IsolatedPaper&& paper) {
        if (paper.failure) {
            say_failure(options.files[paper.index], *paper.failure);
            ++failed;
            return;
        }
        say_account(options.files[paper.index], paper.account);
        std::vector<std::string> parts = unpack(paper.bytes);
        const std::string found = std::move(parts.back());
        parts.pop_back();
        for (const std::string& line : parts) say_warning(line);
        if (as_json)
            append(document["tables"], Json::parse(found));
        else
            all += found;
    };
    read_isolated({options.files.size(), read, deliver, {}, options.files}, options.isolation);
    if (failed == options.files.size()) return nothing_read;
    output.write(as_json ? document.dump(1) + "\n" : all);
    output.finish();
    return failed > 0 ? some_failed : fine;
}

}  // namespace

void add_tables_command(CLI::App& program, int& exit_code) {
    auto options = std::make_shared<Options>();
    CLI::App* command =
        program.add_subcommand("tables", "Print the tables of papers as they stand, before any meaning");
    command->footer(help);
    add_paper_names(*command, options->names, "PDF files, folders and patterns; - is standard input");
    command->add_option("--format", options->format, "json (with boxes, spans and fills), csv, html or markdown")
        ->check(CLI::IsMember({"json", "csv", "html", "markdown"}))
        ->capture_default_str();
    command->add_option("-o,--output", options->output, "Write to FILE (whole or not at all)")->type_name("FILE");
    add_page_reading_options(*command, options->reading);
    add_isolation_options(*command, options->isolation);
    command->callback([options, &exit_code] {
        options->files = papers_of(options->names.all());
        exit_code = run(*options);
    });
}

}  // namespace scrutineer::cli
