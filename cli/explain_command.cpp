// SPDX-License-Identifier: GPL-3.0-or-later
// Part of cli/commands.hpp
#include <fmt/format.h>

#include <memory>

#include "cli/commands.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "cli/paper_reading.hpp"
#include "cli/reading_options.hpp"
#include "pipeline/paper.hpp"

namespace scrutineer::cli {
namespace {

struct Arguments {
    std::string paper;
    std::string output;
    int page = 0;
    int table = 0;
    bool weights = false;
    ReadingOptions reading;
    Isolation isolation{.jobs = 1};
};

/// In a worker process: the explanation as it is to be written.
std::string explain_one(PdfDocument& paper, const Arguments& arguments, const PaperOptions& options) {
    std::string out;
    for (const meaning::ExplainedTable& table : explain_tables(paper, options)) {
        if (arguments.page > 0 && (arguments.page < table.page || arguments.page > table.last_page)) continue;
        if (arguments.table > 0 && table.number != arguments.table) continue;
        out += meaning::explanation_text(table, arguments.weights);
    }
    return out.empty() ? "No table was found there.\n" : out;
}

ExitCode run(const Arguments& arguments) {
    const PaperOptions options = paper_options(arguments.reading);
    Output output(arguments.output);
    const bool failed = write_of_paper(
                            arguments.paper, options.read, arguments.isolation,
                            [&](PdfDocument& paper) { return explain_one(paper, arguments, options); }, output)
                            .has_value();
    return failed ? nothing_read : fine;
}

}  // namespace

void add_explain_command(CLI::App& program, int& exit_code) {
    CLI::App* command = program.add_subcommand("explain", "Say why the tables of a paper were read as they were");
    auto arguments = std::make_shared<Arguments>();
    command->footer(R"(Examples:
  scrutineer explain paper.pdf --page 7                each column: heading, evidence, role, runner-up
  scrutineer explain paper.pdf --page 7 --table 2 --weights
  scrutineer explain --layouts none paper.pdf          as the tables' own headings and cells tell it

Exit codes: 0 shown, 1 the output could not be written, 2 wrong usage, 3 the paper could not be read.)");
    command->add_option("paper", arguments->paper, "The PDF; - for standard input")->required();
    command->add_option("--page,-p", arguments->page, "Only the tables of this page, from 1")
        ->check(CLI::Range(1, 1'000'000).description(""));
    command->add_option("--table,-t", arguments->table, "Only this table of a page, from 1")
        ->check(CLI::Range(1, 1'000'000).description(""));
    command->add_flag("--weights", arguments->weights, "What each piece of evidence contributed");
    command->add_option("--output,-o", arguments->output, "Where to write to instead of standard output");
    add_reading_options(*command, arguments->reading);
    add_isolation_options(*command, arguments->isolation);
    command->callback([arguments, &exit_code] { exit_code = run(*arguments); });
}

}  // namespace scrutineer::cli
