// SPDX-License-Identifier: GPL-3.0-or-later
// Part of cli/commands.hpp
#include <fmt/format.h>

#include <memory>

#include "cli/commands.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "cli/page_svg.hpp"
#include "cli/paper_reading.hpp"
#include "cli/reading_options.hpp"
#include "extract/ocr/ocr.hpp"
#include "extract/page/page_json.hpp"
#include "extract/pdf/document.hpp"
#include "parsers/tables/table_finder.hpp"

namespace scrutineer::cli {
namespace {

struct Arguments {
    std::string paper;
    std::string output;
    int page = 1;
    bool svg = false;
    ReadingOptions reading;
    Isolation isolation{.jobs = 1};
};

constexpr const char* no_such_page = "no-such-page";

/// In a worker process: the page as it is to be written.
std::string read_one(PdfDocument& paper, const Arguments& arguments, const PaperOptions& options) {
    if (arguments.page > paper.page_count())
        throw ReadError(no_such_page, paper.file(),
                        fmt::format("has {} pages, not {}", paper.page_count(), arguments.page));
    const Page page = OcrReader(options.ocr).read(paper, paper.read_page(arguments.page));
    if (!arguments.svg) return page_to_json(page).dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
    std::vector<Diagnostic> diagnostics;
    return page_svg(page, find_tables(page, diagnostics));
}

ExitCode run(const Arguments& arguments) {
    const PaperOptions options = paper_options(arguments.reading);
    Output output(arguments.output);
    const std::optional<PaperFailure> failure = write_of_paper(
        arguments.paper, options.read, arguments.isolation,
        [&](PdfDocument& paper) { return read_one(paper, arguments, options); }, output);
    if (!failure) return fine;
    return failure->code == no_such_page ? wrong_usage : nothing_read;
}

}  // namespace

void add_page_command(CLI::App& program, int& exit_code) {
    CLI::App* command =
        program.add_subcommand("page", "Show what was seen on one page of a paper, as JSON or as a drawing");
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
        ->check(CLI::Range(1, 1'000'000).description(""));
    command->add_flag("--svg", arguments->svg, "Draw what was seen instead of listing it");
    command->add_option("--output,-o", arguments->output, "Where to write to instead of standard output");
    add_page_reading_options(*command, arguments->reading);
    add_isolation_options(*command, arguments->isolation);
    command->callback([arguments, &exit_code] { exit_code = run(*arguments); });
}

}  // namespace scrutineer::cli
