// SPDX-License-Identifier: GPL-3.0-or-later
// Part of cli/commands.hpp
#include <fmt/format.h>

#include <memory>

#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/reading_options.hpp"
#include "cli/text_table.hpp"
#include "normalise/units/unit.hpp"
#include "parsers/layouts/layout_set.hpp"

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

}  // namespace

void add_layouts_command(CLI::App& program, int& exit_code) {
    CLI::App* command = program.add_subcommand("layouts", "The layouts that tables are read by: list, show, check");
    command->footer(R"(Examples:
  scrutineer layouts list                        the built-in layouts
  scrutineer layouts --layouts my-council/       those and the folder's own, each checked
  scrutineer layouts show generic-indicators     one as JSON, to begin a new one from
  scrutineer layouts check northshire.json       can it be used? if not: file, line and field

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
}

}  // namespace scrutineer::cli
