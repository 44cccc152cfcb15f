// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/reading_options.hpp"
#include "parsers/layout_set.hpp"

namespace scrutineer::cli {

void add_layouts_command(CLI::App& program, int& exit_code) {
    CLI::App* command = program.add_subcommand("layouts", "List the layouts that tables are read by");
    const auto folder = std::make_shared<std::string>();
    command->footer(R"(Examples:
  scrutineer layouts                        the built-in layouts
  scrutineer layouts --layouts my-council/  those and the folder's own, each checked

A layout says, as data, how a council heads its columns and shapes its rows; docs/layouts.md shows how to write one.
A layout file that cannot be used gives an error with the file, the line and the field.

Exit codes: 0 fine, 2 a layout cannot be used.)");
    command->add_option("--layouts", *folder, "Folder with layout files (*.json) beside the built-in ones")
        ->type_name("DIR")
        ->check(existing_folder());
    command->callback([folder, &exit_code] {
        const auto layouts = folder->empty() ? LayoutSet::built_in() : LayoutSet::with_folder(*folder);
        Output output("-");
        for (const std::string& name : layouts->names()) output.write(name + "\n");
        output.finish();
        exit_code = fine;
    });
}

}  // namespace scrutineer::cli
