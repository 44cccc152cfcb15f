// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>
#include <iostream>
#include <memory>

#include "cli/commands.hpp"
#include "cli/reading_options.hpp"
#include "extract/ocr.hpp"
#include "extract/page_json.hpp"
#include "extract/pdf_reader.hpp"

namespace scrutineer::cli {
namespace {

struct Arguments {
    std::string paper;
    std::string output;
    std::string password;
    int page = 1;
    OcrOptions ocr;
};

int run(const Arguments& arguments) {
    try {
        ReadOptions options;
        options.password = arguments.password;
        PdfDocument document = PdfDocument::open(arguments.paper, options);
        if (arguments.page > document.page_count()) {
            std::cerr << "scrutineer: " << arguments.paper << ": has " << document.page_count() << " pages, not "
                      << arguments.page << "\n";
            return wrong_usage;
        }
        const std::string text = page_to_json(OcrReader(arguments.ocr).read(document, document.read_page(arguments.page))).dump(1);
        if (arguments.output.empty() || arguments.output == "-") {
            std::cout << text << "\n";
            return std::cout.good() ? fine : some_failed;
        }
        std::ofstream file(arguments.output, std::ios::binary);
        file << text << "\n";
        file.close();
        if (!file) {
            std::cerr << "scrutineer: " << arguments.output << ": cannot be written\n";
            return some_failed;
        }
        return fine;
    } catch (const OcrError& error) {
        std::cerr << "scrutineer: " << error.what() << "\n";
        return wrong_usage;
    } catch (const ReadError& error) {
        std::cerr << "scrutineer: " << error.file() << ": " << error.what() << " [" << error.code() << "]\n";
        return nothing_read;
    }
}

}  // namespace

void add_page_command(CLI::App& program, int& exit_code) {
    CLI::App* command = program.add_subcommand("page", "Shows what was seen on one page of a paper, as JSON");
    auto arguments = std::make_shared<Arguments>();
    command->footer(R"(Examples:
  scrutineer page paper.pdf --page 7 > page7.json     words, rules, fills and symbols, each with its box

Exit codes: 0 shown, 1 the output could not be written, 2 no such page, 3 the paper could not be read.)");
    command->add_option("paper", arguments->paper, "The PDF; - for standard input")->required();
    command->add_option("--page,-p", arguments->page, "The page's number, from 1")
        ->capture_default_str()
        ->check(CLI::PositiveNumber);
    command->add_option("--output,-o", arguments->output, "Where to write to instead of standard output");
    command->add_option("--password", arguments->password, "The password of an encrypted paper");
    add_ocr_options(*command, arguments->ocr);
    command->callback([arguments, &exit_code] { exit_code = run(*arguments); });
}

}  // namespace scrutineer::cli
