// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.hpp"

int main(int argc, char** argv) {
    using namespace scrutineer::cli;
    CLI::App program{"Reads the performance tables in UK council committee papers.", "scrutineer"};
    program.require_subcommand(1);
    int exit_code = fine;
    add_extract_command(program, exit_code);
    add_tables_command(program, exit_code);
    add_page_command(program, exit_code);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return program.exit(error) == 0 ? fine : wrong_usage;
    }
    return exit_code;
}
