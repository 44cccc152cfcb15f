// SPDX-License-Identifier: GPL-3.0-or-later
// Part of cli/commands.hpp
#include <fmt/format.h>

#include <memory>

#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/paper_reading.hpp"
#include "cli/reading_options.hpp"
#include "cli/text_table.hpp"
#include "normalise/units/unit.hpp"
#include "parsers/layouts/layout_set.hpp"
#include "parsers/rows/layout_suggestion.hpp"
#include "pipeline/paper.hpp"

namespace scrutineer::cli {
namespace {

void print(const std::string& text) {
    Output output("-");
    output.write(text);
    output.finish();
}

void list(const std::string& folder) {
    const auto layouts = folder.empty() ? LayoutSet::built_in() : LayoutSet::with_folder(folder);
    TextTable table({{"layout"}, {"shape"}, {"for", TextTable::Align::left, 70}});
    for (const LayoutSet::Summary& layout : layouts->summaries())
        table.add_row({layout.name, layout.shape.empty() ? "(base of others)" : layout.shape, layout.title});
    print(table.text());
}

void show(const std::string& name) {
    const auto source = LayoutSet::built_in_source(name);
    if (!source)
        throw LayoutError("there is no built-in layout \"" + name + "\"; scrutineer layouts list names all of them");
    print(*source);
}

/// What a unit is only the stage that reads values knows: a layout's reader takes any text.
void require_known_units(const LayoutSet::Summary& layout) {
    for (const std::string& text : layout.units) {
        const UnitReading unit = read_unit_text(text);
        if (!unit.unit && unit.power_of_ten == 0)
            throw LayoutError(layout.file + ": \"unit\": \"" + text +
                              "\" is no unit that figures can be read in (docs/layouts.md)");
    }
}

void check(const std::vector<std::string>& files) {
    const auto layouts = LayoutSet::with_files(files);
    std::string text;
    for (const std::string& file : files)
        for (const LayoutSet::Summary& layout : layouts->summaries())
            if (layout.file == file) {
                require_known_units(layout);
                text += fmt::format("{}: can be used: {}, {} rules{}\n", file,
                                    layout.shape.empty() ? "a base of others" : "shape " + layout.shape, layout.rules,
                                    LayoutSet::built_in_source(layout.name) ? "; replaces the built-in one" : "");
            }
    print(text);
}

/// Of `layouts suggest` and `layouts try`.
struct PaperArguments {
    std::string paper;
    std::string layout;  ///< the file to try
    std::string output;
    int page = 0;
    int table = 0;
    ReadingOptions reading;
    Isolation isolation{.jobs = 1};
};

ExitCode write(const PaperArguments& arguments, const PaperOptions& options,
               const std::function<std::string(PdfDocument&)>& make) {
    Output output(arguments.output);
    return write_of_paper(arguments.paper, options.read, arguments.isolation, make, output) ? nothing_read : fine;
}

ExitCode suggest(const PaperArguments& arguments) {
    const PaperOptions options = paper_options(arguments.reading);
    const std::string title = fmt::format("{}, page {}: as the general reader takes it; to be corrected",
                                          paper_name(arguments.paper), arguments.page);
    return write(arguments, options, [&](PdfDocument& paper) -> std::string {
        const auto tables = explain_tables(paper, options);
        const meaning::ExplainedTable* table = table_to_suggest(tables, arguments.page, arguments.table);
        const auto layout = table ? suggested_layout(*table, title) : std::nullopt;
        return layout.value_or("No table with headings was found there; scrutineer tables shows what is seen.\n");
    });
}

ExitCode try_file(const PaperArguments& arguments) {
    PaperOptions options = paper_options(arguments.reading);
    options.layouts = LayoutSet::with_files({arguments.layout});
    std::string name;
    for (const LayoutSet::Summary& layout : options.layouts->summaries())
        if (layout.file == arguments.layout) {
            require_known_units(layout);
            name = layout.name;
        }
    return write(arguments, options, [&](PdfDocument& paper) {
        const std::string text = trials_text(try_layout(paper, options, name), arguments.page);
        return text.empty() ? std::string("No table was found there.\n") : text;
    });
}

void add_paper_options(CLI::App& command, PaperArguments& arguments) {
    command.add_option("--output,-o", arguments.output, "Where to write to instead of standard output");
    add_reading_options(command, arguments.reading);
    add_isolation_options(command, arguments.isolation);
}

void add_suggest(CLI::App& command, int& exit_code) {
    CLI::App* suggesting = command.add_subcommand("suggest", "Write what was inferred of a table as a layout file");
    suggesting->footer(R"(Examples:
  scrutineer layouts suggest paper.pdf --page 7 -o my-council/indicators.json
  scrutineer layouts suggest paper.pdf --page 7 --table 2

Correct the file, see with scrutineer layouts try what it does, and read with --layouts my-council/.

Exit codes: 0 written, 1 the output could not be written, 2 wrong usage, 3 the paper could not be read.)");
    const auto arguments = std::make_shared<PaperArguments>();
    suggesting->add_option("paper", arguments->paper, "The PDF; - for standard input")->required();
    suggesting->add_option("--page,-p", arguments->page, "The page that the table is on, from 1")
        ->required()
        ->check(CLI::Range(1, 1'000'000).description(""));
    suggesting->add_option("--table,-t", arguments->table, "This table of the page, from 1")
        ->check(CLI::Range(1, 1'000'000).description(""));
    add_paper_options(*suggesting, *arguments);
    suggesting->callback([arguments, &exit_code] { exit_code = suggest(*arguments); });
}

void add_try(CLI::App& command, int& exit_code) {
    CLI::App* trying = command.add_subcommand("try", "Say what each rule of a layout file finds in a paper");
    trying->footer(R"(Example:
  scrutineer layouts try my-council/indicators.json paper.pdf --page 7

For each table: whether the layout fits and if not, why; what each rule found or missed; columns without a rule; and what
read the table in the end.

Exit codes: 0 shown, 1 the output could not be written, 2 the layout cannot be used, 3 the paper could not be read.)");
    const auto arguments = std::make_shared<PaperArguments>();
    trying->add_option("FILE", arguments->layout, "The layout file")->required();
    trying->add_option("paper", arguments->paper, "The PDF; - for standard input")->required();
    trying->add_option("--page,-p", arguments->page, "Only the tables of this page, from 1")
        ->check(CLI::Range(1, 1'000'000).description(""));
    add_paper_options(*trying, *arguments);
    trying->callback([arguments, &exit_code] { exit_code = try_file(*arguments); });
}

}  // namespace

void add_layouts_command(CLI::App& program, int& exit_code) {
    CLI::App* command =
        program.add_subcommand("layouts", "The layouts that tables are read by: list, show, check, suggest, try");
    command->footer(R"(Examples:
  scrutineer layouts list                        the built-in layouts
  scrutineer layouts --layouts my-council/       those and the folder's own, each checked
  scrutineer layouts show generic-indicators     one as JSON, to begin a new one from
  scrutineer layouts check northshire.json       can it be used? if not: file, line and field
  scrutineer layouts suggest paper.pdf -p 7      what was inferred of a table, as a layout to correct
  scrutineer layouts try northshire.json paper.pdf   what each of its rules finds

A layout says, as data, how a council heads its columns and shapes its rows; docs/layouts.md shows how to write one.

Exit codes: 0 fine, 2 a layout cannot be used, or none has that name.)");
    command->require_subcommand(0, 1);

    const auto folder = std::make_shared<std::string>();
    const auto add_folder = [&folder](CLI::App* to) {
        to->add_option("--layouts", *folder, "Folder with layout files (*.json) beside the built-in ones")
            ->type_name("DIR")
            ->check(existing_folder());
    };
    add_folder(command);
    command->callback([command, folder, &exit_code] {
        if (!command->get_subcommands().empty()) return;
        list(*folder);
        exit_code = fine;
    });

    CLI::App* listing = command->add_subcommand("list", "List the layouts with their shapes");
    listing->footer(
        "Example:\n  scrutineer layouts list --layouts my-council/\n\nExit codes: 0 fine, 2 a layout "
        "cannot be used.");
    add_folder(listing);
    listing->callback([folder, &exit_code] {
        list(*folder);
        exit_code = fine;
    });

    CLI::App* showing = command->add_subcommand("show", "Print a built-in layout's JSON");
    showing->footer(
        "Example:\n  scrutineer layouts show finance > my-council/finance.json\n\nExit codes: 0 printed, 2 "
        "none has that name.");
    const auto name = std::make_shared<std::string>();
    showing->add_option("NAME", *name, "Its name, as scrutineer layouts list gives it")->required();
    showing->callback([name, &exit_code] {
        show(*name);
        exit_code = fine;
    });

    CLI::App* checking = command->add_subcommand("check", "Say whether layout files can be used");
    checking->footer(
        "Example:\n  scrutineer layouts check my-council/*.json\n\nExit codes: 0 they can, 2 one cannot: "
        "the error names file, line and field.");
    const auto files = std::make_shared<std::vector<std::string>>();
    checking->add_option("FILE", *files, "Layout files; a base may be among them")->required();
    checking->callback([files, &exit_code] {
        check(*files);
        exit_code = fine;
    });
    add_suggest(*command, exit_code);
    add_try(*command, exit_code);
}

}  // namespace scrutineer::cli
