// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/commands.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "cli/reading_options.hpp"
#include "extract/page_json.hpp"
#include "parsers/table_finder.hpp"
#include "pipeline/paper.hpp"

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
    std::vector<std::string> files;
    std::string format = "json";
    std::string output;
    std::string password;
    OcrOptions ocr;
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
    const auto escaped = [](const std::string& text) {
        return replaced(text, {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}});
    };
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
        out << '>' << escaped(cell.text) << "</" << tag << '>';
    }
    out << (row >= 0 ? "</tr>\n" : "") << "</table>\n";
}

struct Found {
    std::string file;
    std::vector<Page> pages;
    std::vector<Table> tables;
};

Found find_in(const std::string& path, const Options& options) {
    PaperOptions paper;
    paper.read.password = options.password;
    paper.ocr = options.ocr;
    PdfDocument pdf = PdfDocument::open(path, paper.read);
    Found found;
    found.file = pdf.file();
    std::vector<Diagnostic> diagnostics = pdf.diagnostics();
    found.pages = read_pages(pdf, paper);
    for (const Page& page : found.pages) {
        diagnostics.insert(diagnostics.end(), page.diagnostics.begin(), page.diagnostics.end());
        for (Table& table : find_tables(page, diagnostics)) found.tables.push_back(std::move(table));
    }
    for (const Diagnostic& diagnostic : diagnostics)
        if (diagnostic.severity != Diagnostic::Severity::info)
            say_warning(fmt::format("{}{}: {} [{}]", found.file,
                                    diagnostic.page ? fmt::format(", page {}", *diagnostic.page) : "",
                                    diagnostic.message, diagnostic.code));
    return found;
}

void add_json(Json& document, const Found& found) {
    // One entry for each page that a table is on, so that an entry's cells are all on its page.
    const std::vector<int> from = continued_from(found.tables, found.pages);
    const auto before = static_cast<int>(document["tables"].size());
    for (std::size_t i = 0; i < found.tables.size(); ++i)
        document["tables"].push_back(table_json(found.tables[i], found.file, before + static_cast<int>(i) + 1,
                                                from[i] < 0 ? 0 : before + from[i] + 1));
}

void write_tables(std::ostream& out, const Options& options, Found found) {
    for (const Table& table : join_continued(std::move(found.tables), found.pages)) {
        const std::string title = fmt::format("{}, page {}", found.file, table.page);
        if (options.format == "csv") {
            write_csv(out, table);
            out << "\r\n";
        } else if (options.format == "markdown") {
            out << "## " << title << "\n\n";
            write_markdown(out, table);
            out << '\n';
        } else {
            out << "<h2>" << replaced(title, {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}}) << "</h2>\n";
            write_html(out, table);
        }
    }
}

int run(const Options& options) {
    Output output(options.output);
    Json document = {{"schema", "scrutineer/tables/1"}, {"tables", Json::array()}};
    std::ostringstream text;
    if (options.format == "html") text << "<!doctype html>\n<meta charset=\"utf-8\">\n";
    std::size_t failed = 0;
    for (const std::string& path : options.files) {
        try {
            Found found = find_in(path, options);
            if (options.format == "json")
                add_json(document, found);
            else
                write_tables(text, options, std::move(found));
        } catch (const ReadError& error) {
            say_error(error);
            ++failed;
        }
    }
    if (failed == options.files.size()) return nothing_read;
    if (options.format == "json") text << document.dump(1, ' ', false, Json::error_handler_t::replace) << '\n';
    output.write(text.str());
    output.finish();
    return failed > 0 ? some_failed : fine;
}

}  // namespace

void add_tables_command(CLI::App& program, int& exit_code) {
    auto options = std::make_shared<Options>();
    CLI::App* command =
        program.add_subcommand("tables", "Prints the tables of papers as they stand, before any meaning.");
    command->footer(help);
    command->add_option("PAPER", options->files, "PDF files; - is standard input")->required();
    command->add_option("--format", options->format, "json (with boxes, spans and fills), csv, html or markdown")
        ->check(CLI::IsMember({"json", "csv", "html", "markdown"}))
        ->capture_default_str();
    command->add_option("-o,--output", options->output, "Write to FILE (whole or not at all)")->type_name("FILE");
    command->add_option("--password", options->password, "Password of an encrypted paper");
    add_ocr_options(*command, options->ocr);
    command->callback([options, &exit_code] {
        try {
            exit_code = run(*options);
        } catch (const OutputError& error) {
            say_error(error.what());
            exit_code = some_failed;
        }
    });
}

}  // namespace scrutineer::cli
