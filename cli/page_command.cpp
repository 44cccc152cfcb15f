// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include "cli/commands.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "cli/page_svg.hpp"
#include "cli/reading_options.hpp"
#include "extract/ocr.hpp"
#include "extract/page_json.hpp"
#include "extract/pdf_reader.hpp"
#include "parsers/table_finder.hpp"

namespace scrutineer::cli {
namespace {

struct Arguments {
    std::string paper;
    std::string output;
    std::string password;
    int page = 1;
    bool svg = false;
    OcrOptions ocr;
};

int run(const Arguments& arguments) {
    try {
        ReadOptions options;
        options.password = arguments.password;
        PdfDocument document = PdfDocument::open(arguments.paper, options);
        if (arguments.page > document.page_count()) {
            say_error(arguments.paper,
                      "has " + std::to_string(document.page_count()) + " pages, not " + std::to_string(arguments.page),
                      "");
            return wrong_usage;
        }
        const Page page = OcrReader(arguments.ocr).read(document, document.read_page(arguments.page));
        Output output(arguments.output);
        if (arguments.svg) {
            std::vector<Diagnostic> diagnostics;
            output.write(page_svg(page, find_tables(page, diagnostics)));
        } else {
            output.write(page_to_json(page).dump(1) + "\n");
        }
        output.finish();
        return fine;
    } catch (const ReadError& error) {
        say_error(error);
        return nothing_read;
    } catch (const OcrError& error) {
        say_error(error.what());
        return wrong_usage;
    } catch (const OutputError& error) {
        say_error(error.what());
        return some_failed;
    }
}

}  // namespace

void add_page_command(CLI::App& program, int& exit_code) {
    CLI::App* command =
        program.add_subcommand("page", "Shows what was seen on one page of a paper, as JSON or as a drawing");
    auto arguments = std::make_shared<Arguments>();
    command->footer(R"(Examples:
  scrutineer page paper.pdf --page 7 > page7.json     words, rules, fills and symbols, each with its box
  scrutineer page paper.pdf --page 7 --svg -o 7.svg   the same as a drawing, with the table cells found outlined
  scrutineer page - --page 1 < paper.pdf              from standard input

Boxes are in points (1/72 inch) from the top left of the page as displayed.

Exit codes: 0 shown, 1 the output could not be written, 2 no such page, 3 the paper could not be read.)");
    command->add_option("paper", arguments->paper, "The PDF; - for standard input")->required();
    command->add_option("--page,-p", arguments->page, "The page's number, from 1")
        ->capture_default_str()
        ->check(CLI::PositiveNumber);
    command->add_flag("--svg", arguments->svg, "Draw what was seen instead of listing it");
    command->add_option("--output,-o", arguments->output, "Where to write to instead of standard output");
    command->add_option("--password", arguments->password, "The password of an encrypted paper");
    add_ocr_options(*command, arguments->ocr);
    command->callback([arguments, &exit_code] { exit_code = run(*arguments); });
}

}  // namespace scrutineer::cli
