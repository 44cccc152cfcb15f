// SPDX-License-Identifier: GPL-3.0-or-later
#include <spdlog/spdlog.h>

#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "extract/page_json.hpp"
#include "parsers/table_finder.hpp"
#include "pipeline/paper.hpp"

namespace scrutineer::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
    std::vector<std::string> files;
    std::string format = "json";
    std::string output;
    std::string password;
};

Json box_json(const Box& box) {
    const auto round = [](double v) { return std::round(v * 100) / 100; };
    return Json::array({round(box.x0), round(box.y0), round(box.x1), round(box.y1)});
}

Json table_json(const Table& table) {
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
                         {"confidence", std::round(cell.confidence * 1000) / 1000}});
    return {{"page", table.page},
            {"bbox", box_json(table.box)},
            {"rows", table.rows},
            {"cols", table.columns},
            {"header_rows", table.header_rows},
            {"method", table.source == TextSource::ocr ? "ocr" : "text"},
            {"confidence", std::round(table.confidence * 1000) / 1000},
            {"cells", std::move(cells)}};
}

int run(const Options& options) {
    Json document = {{"schema", "scrutineer/tables/1"}, {"tables", Json::array()}};
    std::size_t failed = 0;
    for (const std::string& file : options.files) {
        try {
            ReadOptions read;
            read.password = options.password;
            PdfDocument pdf = PdfDocument::open(file, read);
            std::vector<Diagnostic> diagnostics;
            for (int number = 1; number <= pdf.page_count(); ++number)
                for (const Table& table : find_tables(pdf.read_page(number), diagnostics))
                    document["tables"].push_back(table_json(table));
        } catch (const ReadError& error) {
            spdlog::error("{}: {} [{}]", error.file(), error.what(), error.code());
            ++failed;
        }
    }
    if (failed == options.files.size()) return nothing_read;
    std::cout << document.dump(1, ' ', false, Json::error_handler_t::replace) << '\n';
    return failed > 0 ? some_failed : fine;
}

}  // namespace

void add_tables_command(CLI::App& program, int& exit_code) {
    auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand("tables", "Prints the tables of papers, before any meaning.");
    command->footer(R"(Examples:
  scrutineer tables paper.pdf | jq '.tables[0].cells[].text'

Exit codes: 0 all papers read, 1 some not read, 2 wrong usage, 3 none read.)");
    command->add_option("files", options->files, "PDF files; - is standard input")->required();
    command->add_option("--password", options->password, "password of an encrypted file");
    command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace scrutineer::cli
